//! What changed, for those who watch? Whoever writes down what happened to a case says here that it did; what it was is
//! read from the database.

use tokio::sync::broadcast::{self, Receiver, Sender};

/// So many changes may pass unread by a slow watcher; it then reads everything once more.
const BACKLOG: usize = 256;

/// Tells watchers of changes. Clones share it.
#[derive(Clone)]
pub struct Live(Sender<String>);

impl Default for Live {
    fn default() -> Self {
        Self(broadcast::channel(BACKLOG).0)
    }
}

impl Live {
    /// Something happened to the case of this id.
    pub fn tell(&self, case_id: &str) {
        let _ = self.0.send(case_id.to_owned()); // nobody watches
    }

    /// The ids of cases to which something happens from now on.
    pub fn watch(&self) -> Receiver<String> {
        self.0.subscribe()
    }
}
