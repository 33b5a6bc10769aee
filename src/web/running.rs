//! Is the same thing being done already? One lock for each visit and act, so that a double click does it once, at whichever
//! replica its two halves arrive.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedMutexGuard;

use crate::cases::{Lock, Store};

type Locks = HashMap<String, Arc<tokio::sync::Mutex<()>>>;

/// The acts that run now.
pub(super) struct Running {
    here: Mutex<Locks>,
    store: Store,
}

/// Nobody else does this act.
pub(super) struct Alone {
    _elsewhere: Option<Lock>,
    _here: OwnedMutexGuard<()>,
}

impl Running {
    /// Shared with whoever shares the database.
    pub(super) fn new(store: Store) -> Self {
        Self { here: Mutex::default(), store }
    }

    /// Waits until nobody else does this act, and keeps others waiting until the guard is dropped. While the database is away
    /// nothing keeps other replicas out; nothing that anybody does can be saved then.
    pub(super) async fn alone(&self, act: &str) -> Alone {
        let lock = {
            let mut locks = self.here.lock().unwrap_or_else(PoisonError::into_inner);
            locks.retain(|_, lock| Arc::strong_count(lock) > 1);
            Arc::clone(locks.entry(act.to_owned()).or_default())
        };
        let here = lock.lock_owned().await;
        let elsewhere = self.store.lock(act).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "other replicas cannot be kept out");
            None
        });
        Alone { _elsewhere: elsewhere, _here: here }
    }
}
