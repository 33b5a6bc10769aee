//! What changed, for those who watch? Whoever writes down what happened to a case says here that it did; what it was is
//! read from the database. Other processes are told by `store::relay`.

use tokio::sync::broadcast::{self, Receiver, Sender};

/// So many changes may pass unread by a slow watcher; it then reads everything once more.
const BACKLOG: usize = 256;

/// Something changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Something happened to this case that its customer did, or need not be told.
    Case(String),
    /// There is news for the customer of this case.
    News(String),
    /// Something may have happened to any case: nobody could be told for a while.
    Anything,
    /// A message waits for other programs that no change of a case comes with.
    Told,
    /// A minute has gone by: whoever has listened for long is looked at again.
    Minute,
    /// The portal stops: nobody has anything more to wait for.
    Stopping,
}

/// Tells watchers of changes. Clones share it.
#[derive(Clone)]
pub struct Live {
    here: Sender<Change>,
    elsewhere: Sender<Change>,
}

impl Default for Live {
    fn default() -> Self {
        Self { here: broadcast::channel(BACKLOG).0, elsewhere: broadcast::channel(BACKLOG).0 }
    }
}

impl Live {
    /// Something changed.
    pub fn tell(&self, change: Change) {
        if matches!(change, Change::Case(_) | Change::News(_)) {
            let _ = self.elsewhere.send(change.clone()); // there are no other processes
        }
        self.heard(change);
    }

    /// Another process said that something changed.
    pub fn heard(&self, change: Change) {
        let _ = self.here.send(change); // nobody watches
    }

    /// What changes from now on.
    pub fn watch(&self) -> Receiver<Change> {
        self.here.subscribe()
    }

    /// What other processes have to be told from now on.
    pub fn to_tell(&self) -> Receiver<Change> {
        self.elsewhere.subscribe()
    }
}
