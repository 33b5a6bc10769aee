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

/// Whether password and code are right; if so, the step of the code, which must not count a second time.
pub async fn prove(
    password: Secret,
    code: &Secret,
    hash: Option<String>,
    totp: Option<TotpSecret>,
    now: Timestamp,
) -> Option<i64> {
    let is_known = totp.is_some();
    let step = totp.unwrap_or_else(TotpSecret::generate).step_of(code, now);
    let fits = password::verify(password, hash).await;
    step.filter(|_| fits && is_known)
}
