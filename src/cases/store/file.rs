//! How is a file of `SQLite` opened? Mode 0600, WAL, synchronous FULL, a version without the WAL-reset fault, and a check
//! of what is in it.

use std::path::Path;

use sqlx::{AnyConnection, Row};

use super::StoreError;
use super::refused;
use crate::io_error::in_words;

/// The first version of `SQLite` whose write-ahead log cannot lose a commit when two connections checkpoint at once.
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];

pub(super) const PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                                  PRAGMA busy_timeout = 5000; PRAGMA secure_delete = ON;";

/// `SQLite` would make the file readable for everybody; its log files take over the mode that they find.
pub(super) fn create_private(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::OpenOptionsExt;
    let opened = std::fs::OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path);
    opened.map(drop).map_err(|error| {
        refused(
            format!("the database file cannot be written ({})", in_words(&error)),
            "check database_url and its folder",
        )
    })
}

/// Whether it is well, and read by a `SQLite` that keeps it so.
pub(super) async fn check(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let version: String = sqlx::query("SELECT sqlite_version()").fetch_one(&mut *connection).await?.try_get(0)?;
    let parts: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    if parts.as_slice() < OLDEST_SQLITE.as_slice() {
        return Err(refused(
            format!("SQLite {version} can lose commits"),
            "build with the SQLite that Cargo.lock names",
        ));
    }
    check_integrity(connection).await
}

pub(super) async fn check_integrity(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let answer: String = sqlx::query("PRAGMA quick_check(1)").fetch_one(connection).await?.try_get(0)?;
    if answer == "ok" {
        Ok(())
    } else {
        Err(refused("the database file is damaged".to_owned(), "restore it from a backup"))
    }
}
