//! Where do cases live? In `SQLite`, through sqlx's `Any` driver; each table's statements stand in a file of their own.

mod audit;
mod budget;
mod cases;
mod look;
mod custody;
mod deliveries;
mod deliveries_desk;
mod desk;
mod events;
mod half_links;
mod hand_in;
mod invitation_changes;
mod invitations;
mod notes;
mod open;
mod outbox;
mod packages;
mod recipients;
mod sign_in;
mod staff;
mod staff_elsewhere;
mod staff_sessions;
mod tests;
mod visits;

use std::sync::Arc;

use jiff::Timestamp;
use sqlx::AnyPool;

use super::live::Live;
use crate::webhooks::Subscriptions;

pub use audit::Act;
pub use budget::Budget;
pub use hand_in::{AtWork, HandIn, HandedIn};
pub use look::{Looked, look};
pub use open::path_of as database_file;
pub use staff_sessions::{OwnSession, StaffSession};

/// The database. Clones share the pool.
#[derive(Clone)]
pub struct Store {
    pool: AnyPool,
    live: Live,
    subscriptions: Arc<Subscriptions>,
}

impl Store {
    /// The same, with other programs that are told what happens.
    #[must_use]
    pub fn telling(self, subscriptions: Subscriptions) -> Self {
        Self { subscriptions: Arc::new(subscriptions), ..self }
    }

    /// Tells what changes.
    pub fn live(&self) -> &Live {
        &self.live
    }
}

/// The database failed; the reason is never the visitor's.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It cannot be opened.
    #[error("{problem}; {remedy}")]
    Open {
        /// What is wrong.
        problem: String,
        /// What to do.
        remedy: &'static str,
    },
    /// A statement failed. Statements carry no values, so neither does this.
    #[error("the database refused a statement: {0}")]
    Statement(sqlx::Error),
    /// What was to be saved belongs to a case or a visit that was deleted meanwhile.
    #[error("the case or the visit was deleted meanwhile")]
    Gone,
    /// A row does not read as what was written.
    #[error("a row of {0} cannot be read")]
    Row(&'static str),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        // every foreign key leads to a case or a visit
        let is_orphan = error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_foreign_key_violation);
        if is_orphan { Self::Gone } else { Self::Statement(error) }
    }
}

/// A column's seconds since the epoch.
fn time(seconds: i64, table: &'static str) -> Result<Timestamp, StoreError> {
    Timestamp::from_second(seconds).map_err(|_| StoreError::Row(table))
}
