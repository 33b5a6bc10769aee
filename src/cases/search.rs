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

/// Patterns for `LIKE … ESCAPE '\'` of what was typed, word by word, in any order; all that follows the second word is one. For
/// what is missing, anything fits. What was typed is meant as it is.
pub(super) fn patterns(typed: &str) -> [String; 3] {
    let escaped = fold(typed).replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let mut words = escaped.split_whitespace();
    let first = [words.next(), words.next()];
    let rest: Vec<&str> = words.collect();
    let [first, second] = first.map(|word| word.map_or_else(|| "%".to_owned(), |word| format!("%{word}%")));
    [first, second, if rest.is_empty() { "%".to_owned() } else { format!("%{}%", rest.join("%")) }]
}

fn fold(text: &str) -> String {
    let plain: String = text.nfkd().filter(|letter| !is_combining_mark(*letter) && *letter != '\0').collect(); // PostgreSQL has no NUL
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
        assert_eq!(patterns("  Müller   söhne "), ["%muller%", "%sohne%", "%"]);
        assert_eq!(patterns("a b c d"), ["%a%", "%b%", "%c%d%"]);
        assert_eq!(patterns("100%_\\"), ["%100\\%\\_\\\\%", "%", "%"]);
        assert_eq!(patterns(" \n"), ["%", "%", "%"]);
    }
}
