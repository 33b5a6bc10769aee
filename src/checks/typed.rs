//! Can what was typed be a value at all? Judged before anything is sent; pure.

use jiff::Timestamp;

use super::finding::{Code, Fact, Finding};
use crate::config::EightByEight;
use crate::eight_by_eight::{ScimUrl, ScimUrlProblem};
use crate::procedure::{Cleaned, clean_credential};
use crate::secret::Secret;

/// How Keys seen in public code begin; a hint, never a reason to refuse.
const KEY_BEGINS: &str = "eght_";

/// A pasted Key.
pub fn key(pasted: &Secret, at: Timestamp) -> Result<Cleaned, Finding> {
    credential(pasted, Code::StorageKeyMalformed, at)
}

/// A pasted Secret.
pub fn secret(pasted: &Secret, at: Timestamp) -> Result<Cleaned, Finding> {
    credential(pasted, Code::StorageSecretMalformed, at)
}

/// A pasted 8x8 API Token.
pub fn token(pasted: &Secret, at: Timestamp) -> Result<Cleaned, Finding> {
    credential(pasted, Code::ScimTokenMalformed, at)
}

/// A pasted 8x8 URL.
pub fn scim_url(pasted: &Secret, settings: &EightByEight, at: Timestamp) -> Result<ScimUrl, Finding> {
    ScimUrl::parse(pasted.expose(), settings).map_err(|problem| {
        let code = match problem {
            ScimUrlProblem::Not8x8 | ScimUrlProblem::WebPage => Code::ScimUrlNot8x8,
            _ => Code::ScimUrlMalformed,
        };
        Finding::new(code, at).with("why", Fact::word(problem.as_str()))
    })
}

/// Whether Key and Secret seem to stand in each other's field.
pub fn swapped(key: &Secret, secret: &Secret, at: Timestamp) -> Option<Finding> {
    let is_key = |value: &Secret| value.expose().trim_start().starts_with(KEY_BEGINS);
    (is_key(secret) && !is_key(key)).then(|| Finding::new(Code::StorageValuesSwapped, at))
}

fn credential(pasted: &Secret, code: Code, at: Timestamp) -> Result<Cleaned, Finding> {
    clean_credential(pasted).map_err(|why| Finding::new(code, at).with("why", Fact::word(why.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> Timestamp {
        "2026-11-24T08:00:00Z".parse().unwrap()
    }

    #[test]
    fn the_reason_is_a_fact() {
        let finding = token(&Secret::new("••••••••"), at()).unwrap_err();
        assert_eq!((finding.code, &finding.facts["why"]), (Code::ScimTokenMalformed, &Fact::word("bullets")));
        assert_eq!(key(&Secret::new(" "), at()).unwrap_err().code, Code::StorageKeyMalformed);
        assert_eq!(secret(&Secret::new("{}"), at()).unwrap_err().code, Code::StorageSecretMalformed);
        assert_eq!(key(&Secret::new(" abc\n"), at()).unwrap().value.expose(), "abc");
    }

    #[test]
    fn only_a_key_in_the_secrets_field_is_swapped() {
        for (first, second, is) in
            [("abc", "eght_x", true), ("eght_x", "abc", false), ("eght_x", "eght_y", false), ("a", "b", false)]
        {
            assert_eq!(swapped(&Secret::new(first), &Secret::new(second), at()).is_some(), is, "{first} {second}");
        }
    }
}
