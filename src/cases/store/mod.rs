//! Where do cases live? In `SQLite` or PostgreSQL, through sqlx's `Any` driver; each table's statements stand in a file of
//! their own, and are the same for both.

mod api_creations;
mod api_tokens;
mod audit;
mod backup;
mod budget;
mod cases;
mod changed_cases;
mod copy;
mod custody;
mod deliveries;
mod deliveries_desk;
mod desk;
mod engine;
mod events;
mod file;
mod feed;
mod half_links;
mod hand_in;
mod invitation_changes;
mod invitations;
mod locks;
mod look;
mod migrations;
mod moving;
mod notes;
mod open;
mod outbox;
mod packages;
mod recipients;
mod relay;
mod server;
mod searched;
mod sign_in;
mod staff;
mod staff_elsewhere;
mod staff_sessions;
mod tables;
mod tally;
mod tests;
mod visits;

use std::sync::Arc;

use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyPool, Row};

use super::live::Live;
use crate::config::DatabaseUrl;
use crate::webhooks::Subscriptions;

pub use api_creations::{Created, Creation};
pub use api_tokens::{Admission, ApiTokenMade, NewApiToken};
pub use audit::Act;
pub use budget::Budget;
pub use changed_cases::Changed;
pub use copy::Copied;
pub use feed::{Feed, FeedOf, Placed};
pub use hand_in::{AtWork, HandIn, HandedIn};
pub use invitations::NewInvitation;
pub use locks::Lock;
pub use look::{Looked, look};
pub use moving::move_up;
pub use staff_sessions::{OwnSession, StaffSession};

/// The database. Clones share the pool.
#[derive(Clone)]
pub struct Store {
    pool: AnyPool,
    live: Live,
    url: DatabaseUrl,
    /// What keeps other processes out, where there can be any.
    locks: Option<locks::Locks>,
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

/// Why a database is not opened, and what to do.
fn refused(problem: String, remedy: &'static str) -> StoreError {
    StoreError::Open { problem, remedy }
}

/// A column's seconds since the epoch.
fn time(seconds: i64, table: &'static str) -> Result<Timestamp, StoreError> {
    Timestamp::from_second(seconds).map_err(|_| StoreError::Row(table))
}

/// The same of a column that may be empty.
fn maybe_time(row: &AnyRow, column: &str, table: &'static str) -> Result<Option<Timestamp>, StoreError> {
    let seconds: Option<i64> = row.try_get(column)?;
    seconds.map(|seconds| time(seconds, table)).transpose()
}
