//! Is the same thing being done already? One lock for each visit and act, so that a double click does it once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedMutexGuard;

type Locks = HashMap<String, Arc<tokio::sync::Mutex<()>>>;

/// The acts that run now.
#[derive(Default)]
pub(super) struct Running(Mutex<Locks>);

impl Running {
    /// Waits until nobody else does this act, and keeps others waiting until the guard is dropped.
    pub(super) async fn alone(&self, act: &str) -> OwnedMutexGuard<()> {
        let lock = {
            let mut locks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            locks.retain(|_, lock| Arc::strong_count(lock) > 1);
            Arc::clone(locks.entry(act.to_owned()).or_default())
        };
        lock.lock_owned().await
    }
}
