//! Which engine keeps the rows, and what has to be said differently to each? `SQLite` lets one write at a time; PostgreSQL
//! lets many, each seeing what was committed when its statement began, so whoever counts before writing waits here first.

use sqlx::AnyConnection;

use super::StoreError;
use crate::tokens;

/// The two engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    /// The engine at the other end of a connection.
    pub(super) fn of(connection: &AnyConnection) -> Self {
        if connection.backend_name() == "PostgreSQL" { Self::Postgres } else { Self::Sqlite }
    }
}

/// The number under which PostgreSQL knows a lock of this name.
pub(super) fn lock_number(name: &str) -> i64 {
    let digest = tokens::sha256_hex(name.as_bytes());
    let first = digest.get(..16).and_then(|digits| u64::from_str_radix(digits, 16).ok());
    first.unwrap_or_default().cast_signed()
}

/// Waits until no other transaction is in its part of this name, and keeps others out of it until this one ends. What
/// follows sees what they committed. In `SQLite` the first write of a transaction does the same.
pub(super) async fn alone_in(connection: &mut AnyConnection, name: &str) -> Result<(), StoreError> {
    if Engine::of(connection) == Engine::Postgres {
        let lock = sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(lock_number(name));
        lock.execute(connection).await?;
    }
    Ok(())
}

/// The same for everything that happens to one case: whether it is there. A row that somebody locks is a row that nobody
/// else deletes.
pub(super) async fn hold_case(connection: &mut AnyConnection, case_id: &str) -> Result<bool, StoreError> {
    let update = sqlx::query("UPDATE cases SET active_at = active_at WHERE id = $1").bind(case_id);
    Ok(update.execute(connection).await?.rows_affected() == 1)
}
