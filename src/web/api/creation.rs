//! How is the same invitation not made twice? By the program's own key (`Idempotency-Key`, draft-ietf-httpapi-idempotency-key).
//! The link of the first answer is nowhere kept: it is derived from the program's token, which the portal does not have, and
//! from a salt, which nobody else has and which goes after a day. So it can be derived again while the program may come again.

use axum::http::HeaderMap;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::caller::Caller;
use super::kind::Kind;
use super::problem::Refusal;
use crate::secret::Secret;
use crate::tokens;

/// The longest key.
const LONGEST: usize = 255;

/// A program's key and what came with it, as far as anything of it is kept.
pub(super) struct Once {
    pub(super) key_hash: String,
    pub(super) request_hash: String,
    /// For the link of an invitation that is made now.
    pub(super) salt: String,
}

impl Once {
    /// Of a request, if it names a key.
    pub(super) fn of(headers: &HeaderMap, caller: &Caller, request: &str) -> Result<Option<Self>, Refusal> {
        let mut all = headers.get_all("idempotency-key").iter();
        let Some(only) = all.next() else { return Ok(None) };
        let key = only.to_str().ok().map(unquoted).filter(|key| is_key(key) && all.next().is_none());
        let key = key.ok_or_else(|| Refusal::new(Kind::BadKey))?;
        Ok(Some(Self {
            key_hash: tokens::sha256_hex(key.as_bytes()),
            request_hash: URL_SAFE_NO_PAD.encode(keyed(&caller.token, &["request", request])),
            salt: tokens::random_token().expose().to_owned(),
        }))
    }

    /// The token of the link of an invitation: 128 bits, as of any other.
    pub(super) fn link_token(&self, caller: &Caller, salt: &str, invitation_id: &str) -> Secret {
        let whole = keyed(&caller.token, &["link", &self.key_hash, salt, invitation_id]);
        let (half, _) = whole.split_at(16);
        Secret::new(URL_SAFE_NO_PAD.encode(half))
    }
}

/// As the draft writes it, in quotation marks, or bare.
fn unquoted(value: &str) -> &str {
    let value = value.trim();
    value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value)
}

fn is_key(key: &str) -> bool {
    (1..=LONGEST).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic())
}

/// HMAC-SHA-256 under the program's token; each part is ended, so that none runs into the next.
fn keyed(token: &Secret, parts: &[&str]) -> [u8; 32] {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(token.expose().as_bytes()) else {
        return rand::random(); // HMAC takes keys of any length
    };
    for part in parts {
        mac.update(part.as_bytes());
        mac.update(&[0]);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;
    use crate::cases::ApiCaller;

    fn caller(token: &str) -> Caller {
        let known = ApiCaller { id: "id".into(), name: "crm".into(), scopes: Vec::new() };
        Caller { known, token: Secret::new(token) }
    }

    fn once(key: &str, request: &str) -> Option<Once> {
        let headers = HeaderMap::from_iter([("idempotency-key".parse().unwrap(), HeaderValue::from_str(key).unwrap())]);
        Once::of(&headers, &caller("token"), request).ok().flatten()
    }

    #[test]
    fn a_key_may_stand_in_quotation_marks() {
        assert_eq!(once("\"a-1\"", "x").unwrap().key_hash, once(" a-1 ", "x").unwrap().key_hash);
        for wrong in ["", "\"\"", "a b", "a\tb", &"a".repeat(256)] {
            assert!(once(wrong, "x").is_none(), "{wrong}");
        }
        assert!(once(&"a".repeat(255), "x").is_some());
        assert!(Once::of(&HeaderMap::new(), &caller("token"), "x").unwrap().is_none());
    }

    #[test]
    fn a_link_belongs_to_token_key_salt_and_invitation() {
        let link =
            |token, key, salt, id| once(key, "x").unwrap().link_token(&caller(token), salt, id).expose().to_owned();
        let first = link("token", "key", "salt", "id");
        assert_eq!((first.len(), &first), (22, &link("token", "key", "salt", "id")));
        for [token, key, salt, id] in [
            ["other", "key", "salt", "id"],
            ["token", "other", "salt", "id"],
            ["token", "key", "other", "id"],
            ["token", "key", "salt", "other"],
        ] {
            assert_ne!(first, link(token, key, salt, id));
        }
        let request = |request| once("key", request).unwrap().request_hash;
        assert!(request("a") == request("a") && request("a") != request("b"));
    }
}
