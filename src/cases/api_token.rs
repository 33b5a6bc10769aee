//! By which token does a program use the API, and for what? Of a token itself only the hash is kept, by the store.

use std::fmt::Write;

use jiff::Timestamp;

use crate::secret::Secret;
use crate::tokens::sha256_hex;

/// What a token is known by, for people and for those who look for leaked ones: `gobt_`, then 72 hexadecimal digits.
const PREFIX: &str = "gobt_";
/// So many digits are random: 256 bits.
const RANDOM: usize = 64;
/// So many more tell a token from a typing error, and from anything that merely looks like one.
const CHECK: usize = 8;

/// What a program may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ApiScope {
    /// Look at invitations.
    InvitationsRead,
    /// Make, renew, extend and revoke them.
    InvitationsWrite,
    /// Look at cases.
    CasesRead,
    /// Follow what happens to them.
    EventsRead,
    /// Give the receipts of packages.
    ReceiptsWrite,
}

impl ApiScope {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::InvitationsRead, Self::InvitationsWrite, Self::CasesRead, Self::EventsRead, Self::ReceiptsWrite];

    /// As rows, forms and answers write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvitationsRead => "invitations:read",
            Self::InvitationsWrite => "invitations:write",
            Self::CasesRead => "cases:read",
            Self::EventsRead => "events:read",
            Self::ReceiptsWrite => "receipts:write",
        }
    }

    /// Reads what [`Self::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == text)
    }
}

/// A token, as its list says it.
#[derive(Clone, Debug)]
pub struct ApiToken {
    /// UUID v7.
    pub id: String,
    /// What it is for; the audit calls it so.
    pub name: String,
    /// What it allows.
    pub scopes: Vec<ApiScope>,
    /// Who made it.
    pub made_by_name: String,
    /// Whether they are leads of the desk still, by what is known: without them it allows nothing.
    pub is_vouched_for: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// From then on it allows nothing.
    pub expires_at: Timestamp,
    /// When it was last used, to five minutes.
    pub last_used_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

impl ApiToken {
    /// It is valid for one day at least,
    pub const LEAST_DAYS: i64 = 1;
    /// and for a year at most.
    pub const MOST_DAYS: i64 = 365;

    /// Whether it works, or may do so again: one that rests works as soon as its maker is a lead again.
    pub fn can_be_revoked(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && self.expires_at > now
    }
}

/// The program that asks, known by its token.
#[derive(Clone, Debug)]
pub struct ApiCaller {
    /// The token's id.
    pub id: String,
    /// The token's name.
    pub name: String,
    /// What it allows.
    pub scopes: Vec<ApiScope>,
}

impl ApiCaller {
    /// Who it is in the audit and on pages of the desk. No name of staff has blanks, so none looks like this.
    pub fn who(&self) -> String {
        format!("token {}", self.name)
    }
}

/// A new token.
pub fn generate() -> Secret {
    let random = rand::random::<[u8; RANDOM / 2]>().iter().fold(String::with_capacity(RANDOM), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    Secret::new(format!("{PREFIX}{random}{}", check(&random)))
}

/// Whether a text has the shape of a token, its check included: nothing else needs to be looked for.
pub fn is_shaped(text: &str) -> bool {
    let digits = text.strip_prefix(PREFIX).filter(|digits| digits.len() == RANDOM + CHECK);
    digits.and_then(|digits| digits.split_at_checked(RANDOM)).is_some_and(|(random, given)| given == check(random))
}

fn check(random: &str) -> String {
    sha256_hex(format!("{PREFIX}{random}").as_bytes()).chars().take(CHECK).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_by_its_shape() {
        let token = generate();
        assert_eq!((token.expose().len(), &token.expose()[..5]), (77, "gobt_"));
        assert!(is_shaped(token.expose()));
        assert_ne!(token, generate());
        let text = token.expose();
        let mistyped = if text.ends_with('0') { "1" } else { "0" };
        for wrong in ["", "gobt_", &text[1..], &text[..76], &format!("{}{mistyped}", &text[..76]), &format!("{text}0")]
        {
            assert!(!is_shaped(wrong), "{wrong}");
        }
        assert!(!is_shaped(&format!("gobt_{}", "ä".repeat(36))));
    }

    #[test]
    fn scopes_are_read_as_they_are_written() {
        for scope in ApiScope::ALL {
            assert_eq!(ApiScope::parse(scope.as_str()), Some(scope));
        }
        assert_eq!(ApiScope::parse("cases:write"), None);
    }
}
