//! What does a browser keep while it is at the provider? What has to come back from there, and where it goes on.

use jiff::{SignedDuration, Timestamp};
use openidconnect::{CsrfToken, Nonce, PkceCodeVerifier};
use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use crate::secret::Secret;
use crate::tokens;

/// So long may somebody be at the provider.
const LIFETIME: SignedDuration = SignedDuration::from_mins(10);

/// A sign-in that has begun; sealed into a cookie.
#[derive(Serialize, Deserialize)]
pub struct Flow {
    kind: Kind,
    state: String,
    nonce: String,
    verifier: String,
    /// Where to go afterwards.
    pub next: String,
    expires_at: Timestamp,
}

/// What a sealed value is: it opens nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Kind {
    #[serde(rename = "oidc/1")]
    Oidc,
}

impl Flow {
    pub(super) fn new(
        state: &CsrfToken,
        nonce: &Nonce,
        verifier: &PkceCodeVerifier,
        next: &str,
        now: Timestamp,
    ) -> Self {
        Self {
            kind: Kind::Oidc,
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
            next: next.to_owned(),
            expires_at: now + LIFETIME,
        }
    }

    /// As it is sealed; nothing if it cannot be written.
    pub fn to_secret(&self) -> Option<Secret> {
        serde_json::to_string(self).ok().map(Secret::new)
    }

    /// Reads what [`Self::to_secret`] wrote, if its time is not over and the state is the one that came back.
    pub fn parse(text: &Secret, state: &str, now: Timestamp) -> Option<Self> {
        let flow: Self = serde_json::from_str(text.expose()).ok()?;
        // hashes are compared, so that the time it takes says nothing of the state
        let is_same = tokens::token_hash(&flow.state) == tokens::token_hash(state);
        (flow.expires_at > now && is_same).then_some(flow)
    }

    pub(super) fn nonce(&self) -> Nonce {
        Nonce::new(self.nonce.clone())
    }

    pub(super) fn verifier(&self) -> PkceCodeVerifier {
        PkceCodeVerifier::new(self.verifier.clone())
    }
}

impl Drop for Flow {
    fn drop(&mut self) {
        self.state.zeroize();
        self.nonce.zeroize();
        self.verifier.zeroize();
    }
}
