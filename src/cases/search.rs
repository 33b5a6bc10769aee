//! How is a name found that somebody heard on the phone? Letters without their marks, in lower case; German umlauts also as
//! they are spelt without them.

use unicode_normalization::UnicodeNormalization;

use crate::words::unmarked;

/// No more of a text, in letters: PostgreSQL's indexes hold rows of 2,704 bytes at most, and folding makes some letters 18.
const FOLDED: usize = 200;

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

/// Patterns for `LIKE` of what was typed, word by word, in any order; all that follows the second word is one. For what is
/// missing, anything fits. Signs that mean something in a pattern part words, because `ESCAPE` takes twice as long; nothing fits
/// if nothing else was typed.
pub(super) fn patterns(typed: &str) -> [String; 3] {
    let folded = fold(typed);
    let parted = folded.replace(['%', '_', '\\'], " ");
    let words: Vec<&str> = parted.split_whitespace().collect();
    let pattern = |words: &[&str]| if words.is_empty() { "%".to_owned() } else { format!("%{}%", words.join("%")) };
    match words.as_slice() {
        [] if folded.is_empty() => ["%", "%", "%"].map(str::to_owned),
        [] => ["", "", ""].map(str::to_owned),
        [first, rest @ ..] => {
            let (second, rest) = rest.split_at(rest.len().min(1));
            [pattern(&[*first]), pattern(second), pattern(rest)]
        }
    }
}

fn fold(text: &str) -> String {
    let plain = unmarked(text).replace('\0', ""); // PostgreSQL has no NUL
    plain.to_lowercase().replace('ß', "ss").trim().chars().take(FOLDED).collect()
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
    fn words_are_looked_for_in_any_order() {
        assert_eq!(patterns("  Müller   söhne "), ["%muller%", "%sohne%", "%"]);
        assert_eq!(patterns("a b c d"), ["%a%", "%b%", "%c%d%"]);
        assert_eq!(patterns("100%_\\ b_c"), ["%100%", "%b%", "%c%"]);
        assert_eq!(patterns(" \n"), ["%", "%", "%"]);
        assert_eq!(patterns("%"), ["", "", ""]);
    }
}
