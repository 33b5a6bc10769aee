//! What may reach a terminal? Text in which nothing moves the cursor, recolours or reorders.

/// The text with control characters, and those that reorder or hide text, written as `\u{…}`; line breaks too.
pub(super) fn visible(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    for c in text.chars() {
        if hides(c) {
            seen.extend(c.escape_unicode());
        } else {
            seen.push(c);
        }
    }
    seen
}

/// Control characters, line and paragraph separators, and the invisible ones that change order or join
/// (Unicode's `Bidi_Control`, zero width characters, tags).
fn hides(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn nothing_that_a_terminal_obeys_passes() {
        assert_eq!(visible("Müller & Söhne 株式会社"), "Müller & Söhne 株式会社");
        assert_eq!(visible("\x1b[31mred\x07\r\n"), "\\u{1b}[31mred\\u{7}\\u{d}\\u{a}");
        assert_eq!(visible("\u{9b}31m \u{202e}gnoG \u{200b}"), "\\u{9b}31m \\u{202e}gnoG \\u{200b}");
    }
}
