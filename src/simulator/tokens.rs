//! Which access tokens are valid, whose are they, and until when?

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use super::scenario::Scenario;

/// How long an access token is valid, in seconds.
pub(super) const LIFETIME: i64 = 3599;

/// The access tokens that were issued and have not expired.
#[derive(Default)]
pub(super) struct Tokens(Mutex<Issued>);

#[derive(Default)]
struct Issued {
    count: u64,
    valid: HashMap<String, (&'static Scenario, Timestamp)>,
}

impl Tokens {
    /// A new access token for the scenario's app. Old ones that expired are forgotten.
    pub(super) fn issue(&self, scenario: &'static Scenario, now: Timestamp) -> String {
        let mut issued = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        issued.valid.retain(|_, (_, expires)| *expires > now);
        issued.count += 1;
        let token = format!("SampleAccessToken{:011}", issued.count);
        issued.valid.insert(token.clone(), (scenario, now + SignedDuration::from_secs(LIFETIME)));
        token
    }

    /// Whose valid token this is.
    pub(super) fn owner(&self, token: &str, now: Timestamp) -> Option<&'static Scenario> {
        let issued = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        issued.valid.get(token).filter(|(_, expires)| *expires > now).map(|(scenario, _)| *scenario)
    }
}
