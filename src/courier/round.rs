//! When does a message go out, and what becomes of it then? Whatever is due, at once when something happened here, and every
//! few seconds for what happened elsewhere or waits.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use reqwest::Certificate;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::TryRecvError;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::post::{Answer, NoClient, Post};
use crate::cases::{Attempt, Change, Claimed, Store, StoreError, Verdict};
use crate::clock::Clock;
use crate::config::{Endpoint, Webhooks};
use crate::egress::{Lookup, SystemLookup};
use crate::webhooks;

/// How often the database is asked what is due.
const LOOK: Duration = Duration::from_secs(5);
/// Beyond the time of an attempt, so long nobody else tries.
const SPARE: SignedDuration = SignedDuration::from_secs(30);

/// Carries messages. Clones share connections.
#[derive(Clone)]
pub struct Courier {
    store: Store,
    clock: Clock,
    post: Post,
    endpoints: Arc<[Endpoint]>,
    lease: SignedDuration,
}

impl Courier {
    /// One that asks the system's resolver and trusts the system's root certificates.
    pub fn new(store: Store, clock: Clock, settings: &Webhooks) -> Result<Self, NoClient> {
        Self::with_resolver(store, clock, settings, Arc::new(SystemLookup), Vec::new())
    }

    /// The same with another source of addresses, and further roots.
    pub fn with_resolver(
        store: Store,
        clock: Clock,
        settings: &Webhooks,
        lookup: Arc<dyn Lookup>,
        roots: Vec<Certificate>,
    ) -> Result<Self, NoClient> {
        let post = Post::new(settings, clock.clone(), lookup, roots)?;
        let lease = SignedDuration::try_from(settings.rules.timeout).unwrap_or(SPARE) + SPARE;
        Ok(Self { store, clock, post, endpoints: settings.endpoints.as_slice().into(), lease })
    }

    /// Carries until the portal stops; an attempt that runs then may end.
    pub async fn run(self) {
        let mut tasks = JoinSet::new();
        let mut attended = HashMap::new();
        for endpoint in self.endpoints.iter() {
            attended.insert(tasks.spawn(self.clone().attend(endpoint.clone())).id(), endpoint);
        }
        while let Some(ended) = tasks.join_next_with_id().await {
            let Err(cause) = ended else { continue };
            let Some(endpoint) = attended.remove(&cause.id()).filter(|_| cause.is_panic()) else { continue };
            // what a panic says may hold anything; the hook of the command line logs its place
            tracing::error!(endpoint = endpoint.name, "a defect ended the webhooks of this endpoint: they begin anew");
            attended.insert(tasks.spawn(self.clone().attend_later(endpoint.clone())).id(), endpoint);
        }
    }

    /// Not at once: what broke may do so again.
    async fn attend_later(self, endpoint: Endpoint) {
        tokio::time::sleep(LOOK).await;
        self.attend(endpoint).await;
    }

    /// Sends whatever is due now, to every endpoint: how many attempts that were.
    pub async fn round(&self) -> Result<u64, StoreError> {
        let mut attempts = 0;
        for endpoint in self.endpoints.iter() {
            while self.carry(endpoint).await? {
                attempts += 1;
            }
        }
        Ok(attempts)
    }

    async fn attend(self, endpoint: Endpoint) {
        let mut changes = self.store.live().watch();
        while !is_stopping(&mut changes) {
            match self.carry(&endpoint).await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(cause) => tracing::error!(%cause, endpoint = endpoint.name, "webhooks could not be looked for"),
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                change = changes.recv() => if change == Ok(Change::Stopping) { return },
            }
        }
    }

    /// Sends the next message to an endpoint, if one is due: whether there was one.
    async fn carry(&self, endpoint: &Endpoint) -> Result<bool, StoreError> {
        let claimed = self.store.claim_delivery(&endpoint.name, self.clock.now(), self.lease).await?;
        let Some(claimed) = claimed else { return Ok(false) };
        let began = Instant::now();
        let answer = self.post.send(endpoint, &claimed).await;
        let milliseconds = i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX);
        let verdict = self.judge(&claimed, &answer);
        let attempt = Attempt {
            number: claimed.number,
            at: self.clock.now(),
            status: answer.status,
            milliseconds,
            problem: answer.problem.map(str::to_owned),
        };
        if self.store.settle_delivery(&claimed, &endpoint.name, &attempt, verdict).await? {
            note(endpoint, &claimed, &attempt, verdict);
        } else {
            let id = claimed.message_id;
            tracing::warn!(
                endpoint = endpoint.name,
                id,
                "nobody waited for what came of a webhook: it took too long, or its case is gone"
            );
        }
        Ok(true)
    }

    fn judge(&self, claimed: &Claimed, answer: &Answer) -> Verdict {
        if answer.problem.is_none() {
            return Verdict::Delivered;
        }
        if answer.is_gone() {
            return Verdict::Gone;
        }
        let (now, jitter) = (self.clock.now(), rand::random::<f64>());
        let next = webhooks::next(claimed.tries, claimed.began_at, now, answer.asked, jitter);
        next.map_or(Verdict::GivenUp, Verdict::Again)
    }
}

/// Whether the portal stops, by what was told until now.
fn is_stopping(changes: &mut Receiver<Change>) -> bool {
    loop {
        match changes.try_recv() {
            Ok(Change::Stopping) => return true,
            Ok(_) | Err(TryRecvError::Lagged(_)) => {}
            Err(TryRecvError::Empty | TryRecvError::Closed) => return false,
        }
    }
}

/// Log and metrics know endpoints by name; where they are is a matter of the settings alone.
fn note(endpoint: &Endpoint, claimed: &Claimed, attempt: &Attempt, verdict: Verdict) {
    let outcome = match verdict {
        Verdict::Delivered => "delivered",
        Verdict::Again(_) => "retry",
        Verdict::GivenUp => "given_up",
        Verdict::Gone => "gone",
    };
    metrics::counter!("webhook_deliveries_total", "endpoint" => endpoint.name.clone(), "outcome" => outcome)
        .increment(1);
    let (name, topic, id) = (&endpoint.name, &claimed.topic, &claimed.message_id);
    let (attempt, status, problem) = (attempt.number, attempt.status, attempt.problem.as_deref());
    match verdict {
        Verdict::Delivered => tracing::info!(endpoint = name, topic, id, attempt, status, "a webhook was delivered"),
        _ => {
            tracing::warn!(
                endpoint = name,
                topic,
                id,
                attempt,
                status,
                problem,
                outcome,
                "a webhook was not delivered"
            );
        }
    }
}
