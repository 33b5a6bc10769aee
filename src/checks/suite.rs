//! The tests of both halves, and of both together: what may be run, within which time.

use std::time::Duration;

use jiff::Timestamp;
use tokio::time::timeout;

use super::credentials::{ScimCredentials, StorageCredentials};
use super::evidence::{ScimEvidence, StorageEvidence};
use super::finding::Finding;
use super::notes::{Notes, OnProgress, Tested};
use super::{accounts, failing, scim, storage};
use crate::clock::Clock;
use crate::config::EightByEight;
use crate::eight_by_eight::Http;

/// Runs tests of credentials against 8x8. Clones share the one HTTP client.
#[derive(Clone)]
pub struct Checks {
    http: Http,
    settings: EightByEight,
    clock: Clock,
}

impl Checks {
    /// Nothing is asked yet.
    pub fn new(http: Http, settings: EightByEight, clock: Clock) -> Self {
        Self { http, settings, clock }
    }

    /// Tests Key and Secret: token, products, regions, recordings. At most 2 requests and 2 more per region.
    pub async fn storage(&self, credentials: &StorageCredentials, on: OnProgress<'_>) -> Tested<StorageEvidence> {
        let mut notes = Notes::new(on);
        let test = storage::Test { http: &self.http, settings: &self.settings, clock: &self.clock };
        let ended = timeout(self.settings.test_timeout, test.run(credentials, &mut notes)).await;
        notes.end(
            ended.unwrap_or_else(|_| Err(failing::out_of_time(failing::host(&self.settings.token_url), self.now()))),
        )
    }

    /// Tests 8x8 URL and token: one request and the further pages of users.
    pub async fn scim(&self, credentials: &ScimCredentials, on: OnProgress<'_>) -> Tested<ScimEvidence> {
        let mut notes = Notes::new(on);
        let paging: Duration = self.settings.test_timeout / 2;
        let test = scim::Test { http: &self.http, clock: &self.clock, paging };
        let ended = timeout(self.settings.test_timeout, test.run(credentials, &mut notes)).await;
        notes.end(ended.unwrap_or_else(|_| Err(failing::out_of_time(credentials.url.host(), self.now()))))
    }

    /// Compares both halves; asks nobody.
    pub fn accounts(&self, storage: Option<&StorageEvidence>, scim: Option<&ScimEvidence>) -> Vec<Finding> {
        accounts::compare(storage, scim, self.now())
    }

    /// Where 8x8 is, and how long it may take.
    pub fn settings(&self) -> &EightByEight {
        &self.settings
    }

    /// What the findings' times are told by.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }
}
