//! How is a name found that somebody heard on the phone? Letters without their marks, in lower case; German umlauts also as
//! they are spelt without them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a row is found by: each of its texts folded, and once more spelt out where that is something else.
pub(super) fn searched(texts: &[&str]) -> String {
    let mut folded: Vec<String> = Vec::new();
    for text in texts {
        for text in [fold(text), fold(&spelt_out(text))] {
            if !text.is_empty() && !folded.contains(&text) {
                folded.push(text);
            }
        }
    }
    folded.join("\n")
}

/// The pattern for `LIKE … ESCAPE '\'` of what was typed; empty for nothing. Between words anything may stand; everything
/// else is meant as it is.
pub(super) fn pattern(typed: &str) -> String {
    let escaped = fold(typed).replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let words: Vec<&str> = escaped.split_whitespace().collect();
    if words.is_empty() { String::new() } else { format!("%{}%", words.join("%")) }
}

fn fold(text: &str) -> String {
    let plain: String = text.nfkd().filter(|letter| !is_combining_mark(*letter)).collect();
    plain.to_lowercase().replace('ß', "ss").trim().to_owned()
}

fn spelt_out(text: &str) -> String {
    let text: String = text.nfc().collect();
    text.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ø', "oe").replace('å', "aa")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_case_and_spelling_make_no_difference() {
        assert_eq!(
            searched(&["K7Q-2MD", "Müller & Söhne", "Žofie Nováková"]),
            "k7q-2md\nmuller & sohne\nmueller & soehne\nzofie novakova"
        );
        assert_eq!(searched(&["Weiß", ""]), "weiss");
        assert_eq!(searched(&["Mu\u{308}ller"]), searched(&["MÜLLER"]), "however it is encoded");
    }

    #[test]
    fn what_was_typed_is_meant_as_it_is() {
        assert_eq!(pattern("  Müller   söhne "), "%muller%sohne%");
        assert_eq!(pattern("100%_\\"), "%100\\%\\_\\\\%");
        assert_eq!(pattern(" \n"), "");
    }
}
