//! What was pasted as a Key, a Secret or a token? Cleaning at its ends, and the shapes that cannot be a value at all.
//!
//! 8x8 does not document the shape of these values: nothing here refuses one for not looking like one.

use serde::{Deserialize, Serialize};

use crate::secret::Secret;

/// The longest credential that is sent anywhere: 8 KiB.
const MAX_CREDENTIAL: usize = 8 * 1024;

/// What was cut from the ends of a pasted value; said on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Removed {
    /// Blanks and tabs.
    Blanks,
    /// Line breaks.
    LineBreaks,
    /// Quotation marks of any kind.
    Quotes,
    /// Characters without width: zero-width space and joiners, byte order mark, soft hyphen.
    ZeroWidth,
    /// A leading `Bearer `.
    Bearer,
}

impl Removed {
    /// Message id of its name.
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Blanks => "removed-blanks",
            Self::LineBreaks => "removed-line-breaks",
            Self::Quotes => "removed-quotes",
            Self::ZeroWidth => "removed-zero-width",
            Self::Bearer => "removed-bearer",
        }
    }

    fn of(c: char) -> Option<Self> {
        match c {
            '\r' | '\n' | '\u{2028}' | '\u{2029}' => Some(Self::LineBreaks),
            '"' | '\'' | '`' | '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => Some(Self::Quotes),
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => Some(Self::ZeroWidth),
            c if c.is_whitespace() => Some(Self::Blanks),
            _ => None,
        }
    }
}

/// Whether a character has no width: it is pasted along without being seen.
pub(super) fn is_invisible(c: char) -> bool {
    Removed::of(c) == Some(Removed::ZeroWidth)
}

/// A pasted value that can be sent, and what was cut from it.
#[derive(Debug)]
pub struct Cleaned {
    /// Visible ASCII only.
    pub value: Secret,
    /// In the order of [`Removed`], each once.
    pub removed: Vec<Removed>,
}

/// Why a pasted value cannot be a Key, a Secret or a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Malformed {
    /// Nothing was left.
    Empty,
    /// The masked display was copied: `••••` or `****`.
    Bullets,
    /// A whole JSON answer or object.
    Json,
    /// A whole curl command.
    Curl,
    /// Over 8 KiB.
    TooLong,
    /// A blank, a line break or another control character inside.
    Control,
    /// Characters beyond ASCII inside.
    NonAscii,
}

impl Malformed {
    /// The name under which findings and messages know it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Bullets => "bullets",
            Self::Json => "json",
            Self::Curl => "curl",
            Self::TooLong => "too-long",
            Self::Control => "control",
            Self::NonAscii => "non-ascii",
        }
    }
}

/// Cleans a pasted credential at its ends; says why if what is left cannot be one.
pub fn clean_credential(pasted: &Secret) -> Result<Cleaned, Malformed> {
    let mut removed = Vec::new();
    let mut rest = trim(pasted.expose(), &mut removed);
    if let Some(after) = strip_bearer(rest) {
        removed.push(Removed::Bearer);
        rest = trim(after, &mut removed);
    }
    removed.sort_unstable();
    removed.dedup();
    judge(rest)?;
    Ok(Cleaned { value: Secret::new(rest), removed })
}

fn trim<'a>(value: &'a str, removed: &mut Vec<Removed>) -> &'a str {
    value.trim_matches(|c| Removed::of(c).inspect(|what| removed.push(*what)).is_some())
}

fn strip_bearer(value: &str) -> Option<&str> {
    let (head, rest) = value.split_at_checked(7)?;
    head.eq_ignore_ascii_case("bearer ").then_some(rest)
}

fn judge(value: &str) -> Result<(), Malformed> {
    let bullet = |c| matches!(c, '•' | '●' | '∙' | '·' | '*' | '⁕' | '∗' | '◦' | '⬤');
    match value {
        "" => Err(Malformed::Empty),
        v if v.len() > MAX_CREDENTIAL => Err(Malformed::TooLong),
        v if v.chars().all(bullet) => Err(Malformed::Bullets),
        v if v.starts_with(['{', '[']) => Err(Malformed::Json),
        v if v.starts_with("curl ") => Err(Malformed::Curl),
        v if v.contains(['•', '●']) => Err(Malformed::Bullets),
        v if v.chars().any(|c| c.is_control() || c.is_whitespace()) => Err(Malformed::Control),
        v if !v.is_ascii() => Err(Malformed::NonAscii),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(pasted: &str) -> Result<(String, Vec<Removed>), Malformed> {
        clean_credential(&Secret::new(pasted)).map(|cleaned| (cleaned.value.expose().to_owned(), cleaned.removed))
    }

    #[test]
    fn pasted_values_are_cleaned_at_their_ends_and_it_is_said() {
        assert_eq!(clean("abc"), Ok(("abc".into(), vec![])));
        assert_eq!(clean(" \t abc\r\n"), Ok(("abc".into(), vec![Removed::Blanks, Removed::LineBreaks])));
        assert_eq!(clean("“abc”\u{200b}"), Ok(("abc".into(), vec![Removed::Quotes, Removed::ZeroWidth])));
        assert_eq!(
            clean("\"bearer  abc\""),
            Ok(("abc".into(), vec![Removed::Blanks, Removed::Quotes, Removed::Bearer]))
        );
    }

    #[test]
    fn only_what_cannot_be_a_value_is_refused() {
        assert_eq!(clean("  "), Err(Malformed::Empty));
        assert_eq!(clean("••••••••"), Err(Malformed::Bullets));
        assert_eq!(clean("{\"access_token\":\"x\"}"), Err(Malformed::Json));
        assert_eq!(clean("curl -u key:secret https://api.8x8.com"), Err(Malformed::Curl));
        assert_eq!(clean("a\0b"), Err(Malformed::Control));
        assert_eq!(clean("a b"), Err(Malformed::Control));
        assert_eq!(clean("schlüssel"), Err(Malformed::NonAscii));
        assert_eq!(clean(&"a".repeat(MAX_CREDENTIAL + 1)), Err(Malformed::TooLong));
        assert!(clean(&"a".repeat(MAX_CREDENTIAL)).is_ok());
        assert!(clean("x").is_ok());
    }
}
