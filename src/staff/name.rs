//! What may somebody at the desk be called?

/// Reads a name as it was typed: 2 to 64 letters, digits and `. _ @ -`; capitals become small.
pub fn parse(typed: &str) -> Option<String> {
    let name = typed.trim().to_ascii_lowercase();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '@' | '-');
    ((2..=64).contains(&name.len()) && name.chars().all(fits)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn names_are_short_and_plain() {
        assert_eq!(parse(" Ada.Lovelace@example.com ").as_deref(), Some("ada.lovelace@example.com"));
        assert_eq!(parse(&"a".repeat(64)).map(|name| name.len()), Some(64));
        for typed in ["", "a", &"a".repeat(65), "ada lovelace", "adä", "a/b", "a\0b", "the portal"] {
            assert_eq!(parse(typed), None, "{typed:?}");
        }
    }
}
