//! What did the customer type in clear? Lines of text, which must not hold a credential, and the choices.

use serde::{Deserialize, Serialize};

use super::pasted::is_invisible;

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
    let text = typed.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
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

/// Control characters, the mark of bytes that are not UTF-8, and what turns the direction of the text after it.
pub(super) fn is_unreadable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{fffd}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
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

    #[test]
    fn what_is_kept_in_clear_may_not_look_like_a_credential() {
        assert_eq!(clean_text(" Acme & Sons Ltd "), Ok("Acme & Sons Ltd".into()));
        assert_eq!(clean_text("eght_Zjk0"), Err(TextProblem::Credential));
        assert_eq!(clean_text("Acme 4f2a9c8b7d6e5f4a3b2c1d0e9f8a7b6c"), Err(TextProblem::Credential));
        assert_eq!(clean_text("Donaudampfschifffahrtsgesellschaft"), Ok("Donaudampfschifffahrtsgesellschaft".into()));
        assert_eq!(clean_text("a\0b"), Err(TextProblem::Unreadable));
        assert_eq!(clean_text("Acme \u{202e}dtL"), Err(TextProblem::Unreadable));
        assert_eq!(clean_text("App\teght_Zjk0\tx"), Err(TextProblem::Credential));
        assert_eq!(clean_text(&"ä ".repeat(150)), Err(TextProblem::TooLong));
        assert_eq!(email_address("it@acme.example"), Ok("it@acme.example".into()));
        assert_eq!(email_address("acme.example"), Err(TextProblem::NotAnAddress));
    }
}
