//! What did the customer type? Cleaning at the ends, the shapes that cannot be a value at all, and the choices.
//!
//! 8x8 does not document the shape of Key, Secret and token: nothing here refuses a value for not looking like one.

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
    /// Over [`MAX_CREDENTIAL`].
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

/// Why a line of plain text (company, name) is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextProblem {
    /// Nothing was left after trimming.
    Empty,
    /// Over 200 characters.
    TooLong,
    /// Control characters inside, or the mark of bytes that are not UTF-8.
    Unreadable,
    /// It looks like a credential: nothing of the kind may land in a field that is kept in clear.
    Credential,
    /// Not a mail address.
    NotAnAddress,
}

impl TextProblem {
    /// The name under which messages know it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too-long",
            Self::Unreadable => "unreadable",
            Self::Credential => "credential",
            Self::NotAnAddress => "not-an-address",
        }
    }
}

/// A line of plain text, trimmed: 1 to 200 characters, nothing that looks like a credential.
pub fn clean_text(typed: &str) -> Result<String, TextProblem> {
    let text = typed.trim_matches(|c: char| c.is_whitespace() || Removed::of(c) == Some(Removed::ZeroWidth));
    match text {
        "" => Err(TextProblem::Empty),
        // first of all: whatever else is wrong with it, a credential is never shown again
        t if t.split(|c: char| c.is_whitespace() || is_unreadable(c)).any(looks_like_credential) => {
            Err(TextProblem::Credential)
        }
        t if t.contains(is_unreadable) => Err(TextProblem::Unreadable),
        t if t.chars().count() > 200 => Err(TextProblem::TooLong),
        t => Ok(t.to_owned()),
    }
}

/// Control characters, and the mark of bytes that are not UTF-8.
fn is_unreadable(c: char) -> bool {
    c.is_control() || c == '\u{fffd}'
}

/// A mail address, as far as one can tell by looking: something, one `@`, a domain.
pub fn email_address(typed: &str) -> Result<String, TextProblem> {
    let address = clean_text(typed)?;
    let shaped = address.split_once('@').is_some_and(|(user, domain)| {
        !user.is_empty() && !domain.is_empty() && !domain.contains('@') && !address.contains(char::is_whitespace)
    });
    if shaped { Ok(address) } else { Err(TextProblem::NotAnAddress) }
}

/// A word of letters and digits mixed that no name has: `eght_…`, a JWT, or 32 characters and more of both kinds.
fn looks_like_credential(word: &str) -> bool {
    let run = word.split(|c: char| !c.is_ascii_alphanumeric() && !"+/=_-".contains(c)).max_by_key(|run| run.len());
    let long = run.is_some_and(|run| {
        run.len() >= 32 && run.contains(|c: char| c.is_ascii_digit()) && run.contains(|c: char| c.is_ascii_alphabetic())
    });
    long || word.starts_with("eght_") || (word.starts_with("eyJ") && word.len() > 20)
}

/// Which provider is selected in Admin Console today (`scim_provider`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// None: SCIM is not in use yet.
    None,
    /// Microsoft Azure AD.
    AzureAd,
    /// Okta.
    Okta,
    /// Other SCIM Provider.
    Other,
}

impl Provider {
    /// All, in the order in which the page offers them.
    pub const ALL: [Self; 4] = [Self::None, Self::AzureAd, Self::Okta, Self::Other];

    /// As forms, packages and rows write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::AzureAd => "azure_ad",
            Self::Okta => "okta",
            Self::Other => "other",
        }
    }

    /// Reads what [`Self::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|provider| provider.as_str() == text)
    }

    /// Whether a directory provisions users today, so that its settings must not be disturbed.
    pub const fn is_in_use(self) -> bool {
        !matches!(self, Self::None)
    }
}

/// Were users created by hand in Admin Console (`manual_users`)?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ManualUsers {
    /// Some or all.
    Yes,
    /// None.
    No,
}

impl ManualUsers {
    /// As forms and rows write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
        }
    }

    /// Reads what [`Self::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Yes, Self::No].into_iter().find(|answer| answer.as_str() == text)
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

    #[test]
    fn what_is_kept_in_clear_may_not_look_like_a_credential() {
        assert_eq!(clean_text(" Acme & Sons Ltd "), Ok("Acme & Sons Ltd".into()));
        assert_eq!(clean_text("eght_Zjk0"), Err(TextProblem::Credential));
        assert_eq!(clean_text("Acme 4f2a9c8b7d6e5f4a3b2c1d0e9f8a7b6c"), Err(TextProblem::Credential));
        assert_eq!(clean_text("Donaudampfschifffahrtsgesellschaft"), Ok("Donaudampfschifffahrtsgesellschaft".into()));
        assert_eq!(clean_text("a\0b"), Err(TextProblem::Unreadable));
        assert_eq!(clean_text("App\teght_Zjk0\tx"), Err(TextProblem::Credential));
        assert_eq!(clean_text(&"ä ".repeat(150)), Err(TextProblem::TooLong));
        assert_eq!(email_address("it@acme.example"), Ok("it@acme.example".into()));
        assert_eq!(email_address("acme.example"), Err(TextProblem::NotAnAddress));
    }
}
