//! What is a package's file called?

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use crate::words::unmarked;

/// The longest part that the company takes in the name.
const MAX_COMPANY: usize = 40;

/// How letters are written without them that are no letter with a mark, or that German writes otherwise.
const SPELT: [(char, &str); 12] = [
    ('ä', "ae"),
    ('ö', "oe"),
    ('ü', "ue"),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ł', "l"),
    ('ı', "i"),
];

/// `gong-8x8-{company}-{yyyymmdd}.age`: the company as lower-case ASCII letters, digits and hyphens, letters
/// without their marks and German ones as they are written without them. Every other run of characters becomes one hyphen; a company of nothing else is called
/// `customer`.
pub fn file_name(company: &str, date: Date) -> String {
    format!("gong-8x8-{}-{}.age", slug(company), date.strftime("%Y%m%d"))
}

fn slug(company: &str) -> String {
    let whole: String = company.nfc().collect();
    let spelt = SPELT.iter().fold(whole.to_lowercase(), |text, (letter, ascii)| text.replace(*letter, ascii));
    let lower = unmarked(&spelt).to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug: String = words.collect::<Vec<_>>().join("-").chars().take(MAX_COMPANY).collect();
    match slug.trim_end_matches('-') {
        "" => "customer".to_owned(),
        slug => slug.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::file_name;

    #[test]
    fn names_are_plain_and_short() {
        let day = date(2026, 11, 24);
        for (company, name) in [
            ("Acme", "acme"),
            ("Acme & Sons, Ltd.", "acme-sons-ltd"),
            ("../../etc/passwd", "etc-passwd"),
            ("Müller & Söhne GmbH", "mueller-soehne-gmbh"),
            ("Mu\u{308}ller", "mueller"),
            ("Société Générale", "societe-generale"),
            ("Łódź & Ångström, Đuro Ærø", "lodz-angstroem-duro-aero"),
            ("İstanbul Ağı", "istanbul-agi"),
            ("株式会社", "customer"),
            ("", "customer"),
            ("a\r\nX-Evil: \"1\"", "a-x-evil-1"),
            (&format!("{} b", "a".repeat(39)), &"a".repeat(39)),
            (&"a".repeat(50), &"a".repeat(40)),
        ] {
            assert_eq!(file_name(company, day), format!("gong-8x8-{name}-20261124.age"));
        }
    }
}
