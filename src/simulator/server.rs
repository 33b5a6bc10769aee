//! What is simulated? One server with the three APIs of 8x8 under one address. It is read only: whatever would write is
//! refused and remembered, so that a test can see that nothing tried.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request as Incoming, State};
use axum::http::Method;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use jiff::Timestamp;

use super::record::{Record, Request};
use super::refusal::Refusal;
use super::scenario::Trouble;
use super::tokens::Tokens;
use super::{oauth, scim, storage};

/// A simulated 8x8 with the customers of [`super::SCENARIOS`]. Clones share tokens and the record of requests.
#[derive(Clone)]
pub struct Simulator {
    now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    tokens: Arc<Tokens>,
    record: Arc<Record>,
    slowness: Duration,
}

impl Simulator {
    /// A simulator that asks `now` for the time.
    pub fn new(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        let slowness = Duration::from_mins(1);
        Self { now: Arc::new(now), tokens: Arc::default(), record: Arc::default(), slowness }
    }

    /// The same with another time that the slow scenario waits before it answers; 60 seconds unless told.
    #[must_use]
    pub fn with_slowness(self, delay: Duration) -> Self {
        Self { slowness: delay, ..self }
    }

    /// `/oauth/v2/token`, `/storage/{region}/v3/…` and `/udi/customers/{id}/scim/v2/…`.
    pub fn router(&self) -> Router {
        Router::new()
            .merge(oauth::routes())
            .merge(storage::routes())
            .merge(scim::routes())
            .fallback(nothing_here)
            .layer(from_fn_with_state(self.clone(), remember))
            .with_state(self.clone())
    }

    /// The last 10,000 requests, oldest first, also the refused ones.
    pub fn requests(&self) -> Vec<Request> {
        self.record.all()
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

async fn remember(State(simulator): State<Simulator>, request: Incoming, next: Next) -> Response {
    simulator.record.add(request.method(), request.uri());
    next.run(request).await
}

async fn nothing_here(method: Method) -> Refusal {
    if matches!(method, Method::GET | Method::HEAD) { Refusal::NotFound } else { Refusal::ReadOnly }
}
