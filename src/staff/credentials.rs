//! Are these the password and the code of somebody? Always the same work: where there is nobody, or nothing to compare
//! with, a hash and a secret that nobody knows are tried, and the answer is no.

use jiff::Timestamp;

use super::{Member, TotpSecret, password};
use crate::secret::Secret;

/// What is kept of somebody with a local account.
pub struct Credentials {
    /// Who it is.
    pub member: Member,
    /// As a PHC string; none for whoever signs in elsewhere.
    pub password_hash: Option<String>,
    /// Sealed.
    pub totp_secret: Option<String>,
}

/// What password and code came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The password is right.
    pub knows_password: bool,
    /// The step of the code, if both are right; it must not count a second time.
    pub step: Option<i64>,
}

/// Looks at both, whatever the first of them is.
pub async fn prove(
    password: Secret,
    code: &Secret,
    hash: Option<String>,
    totp: Option<TotpSecret>,
    now: Timestamp,
) -> Proof {
    let is_known = totp.is_some();
    let step = totp.unwrap_or_else(TotpSecret::generate).step_of(code, now);
    let fits = password::verify(password, hash).await;
    let knows_password = fits && is_known;
    Proof { knows_password, step: step.filter(|_| knows_password) }
}
