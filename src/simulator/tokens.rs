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
    /// When each scenario's app was first seen.
    first: HashMap<&'static str, Timestamp>,
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

    /// For how long this app has been asking. After ten minutes it is new again, for the next rehearsal.
    pub(super) fn age(&self, scenario: &'static Scenario, now: Timestamp) -> SignedDuration {
        let mut issued = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let first = issued.first.entry(scenario.name).or_insert(now);
        if now.duration_since(*first) > SignedDuration::from_mins(10) {
            *first = now;
        }
        now.duration_since(*first)
    }

    /// Whose valid token this is.
    pub(super) fn owner(&self, token: &str, now: Timestamp) -> Option<&'static Scenario> {
        let issued = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        issued.valid.get(token).filter(|(_, expires)| *expires > now).map(|(scenario, _)| *scenario)
    }
}
