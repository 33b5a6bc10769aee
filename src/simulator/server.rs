//! What does a simulated 8x8 know? The time, the tokens that it gave out, and the requests that it received.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{Method, Uri};
use jiff::Timestamp;

use super::fault::Fault;
use super::record::{Record, Request};
use super::refusal::Refusal;
use super::scenario::Trouble;
use super::tokens::Tokens;

/// A simulated 8x8 with the customers of [`super::SCENARIOS`]. Clones share tokens and the record of requests.
#[derive(Clone)]
pub struct Simulator {
    now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    tokens: Arc<Tokens>,
    record: Arc<Record>,
    slowness: Duration,
    elsewhere: Arc<str>,
}

impl Simulator {
    /// A simulator that asks `now` for the time.
    pub fn new(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        let slowness = Duration::from_mins(1);
        Self {
            now: Arc::new(now),
            tokens: Arc::default(),
            record: Arc::default(),
            slowness,
            elsewhere: "/elsewhere".into(),
        }
    }

    /// The same with another time that the slow scenario waits before it answers; 60 seconds unless told.
    #[must_use]
    pub fn with_slowness(self, delay: Duration) -> Self {
        Self { slowness: delay, ..self }
    }

    /// The same with another address to which redirects lead.
    #[must_use]
    pub fn with_redirects_to(self, address: &str) -> Self {
        Self { elsewhere: address.into(), ..self }
    }

    /// The last 10,000 requests, oldest first, also the refused ones.
    pub fn requests(&self) -> Vec<Request> {
        self.record.all()
    }

    pub(super) fn remember(&self, method: &Method, uri: &Uri, fault: Option<Fault>) {
        self.record.add(method, uri, fault);
    }

    pub(super) fn elsewhere(&self) -> &str {
        &self.elsewhere
    }

    pub(super) fn now(&self) -> Timestamp {
        (self.now)()
    }

    pub(super) fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// Lets a request be in trouble. `Ok` means that the answer may follow now.
    pub(super) async fn suffer(&self, trouble: Trouble, retry_after: String) -> Result<(), Refusal> {
        match trouble {
            Trouble::RateLimited => Err(Refusal::TooMany { retry_after }),
            Trouble::Failing => Err(Refusal::Failing),
            Trouble::Slow => {
                tokio::time::sleep(self.slowness).await;
                Ok(())
            }
        }
    }
}
