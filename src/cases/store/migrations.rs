//! How do the tables come up to date? The migrations, embedded, in both dialects; one process at a time.

use std::borrow::Cow;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AnyConnection, Row};

use super::StoreError;
use super::engine::{Engine, lock_number};
use super::refused;
use super::server::without_haste;

/// Both dialects of one migration.
macro_rules! both {
    ($file:literal) => {
        [include_str!(concat!("../migrations/sqlite/", $file)), include_str!(concat!("../migrations/postgres/", $file))]
    };
}

const MIGRATIONS: &[(i64, &str, [&str; 2])] = &[
    (1, "cases", both!("0001_cases.sql")),
    (2, "notes", both!("0002_notes.sql")),
    (3, "package answers", both!("0003_package_answers.sql")),
    (4, "handover", both!("0004_handover.sql")),
    (5, "support", both!("0005_support.sql")),
    (6, "search", both!("0006_search.sql")),
    (7, "api", both!("0007_api.sql")),
    (8, "webhooks", both!("0008_webhooks.sql")),
    (9, "copied", both!("0009_copied.sql")),
    (10, "lists", both!("0010_lists.sql")),
    (11, "expiries", both!("0011_expiries.sql")),
    (13, "salt", both!("0013_salt.sql")),
];

/// The last one that this program knows.
pub(super) fn newest() -> i64 {
    MIGRATIONS.iter().map(|(version, ..)| *version).max().unwrap_or_default()
}

/// The last one that a database has seen; 0 for an empty one.
pub(super) async fn version(connection: &mut AnyConnection) -> Result<i64, StoreError> {
    let table = match Engine::of(connection) {
        Engine::Sqlite => "SELECT count(*) FROM sqlite_master WHERE name = '_sqlx_migrations'",
        Engine::Postgres => {
            "SELECT count(*) FROM pg_class WHERE relname = '_sqlx_migrations' AND pg_table_is_visible(oid)"
        }
    };
    let tables: i64 = sqlx::query(table).fetch_one(&mut *connection).await?.try_get(0)?;
    if tables == 0 {
        return Ok(0);
    }
    let last = "SELECT coalesce(max(version), 0) FROM _sqlx_migrations WHERE success";
    Ok(sqlx::query(last).fetch_one(connection).await?.try_get(0)?)
}

/// Runs the migrations up to this one.
pub(super) async fn run(connection: &mut AnyConnection, last: i64) -> Result<(), StoreError> {
    let engine = Engine::of(connection);
    let wanted = MIGRATIONS.iter().filter(|(version, ..)| *version <= last);
    let migrations = wanted.map(|(version, name, [sqlite, postgres])| {
        let sql = sqlx::SqlStr::from_static(if engine == Engine::Sqlite { sqlite } else { postgres });
        Migration::new(*version, Cow::Borrowed(*name), MigrationType::Simple, sql, false)
    });
    let migrator = Migrator::with_migrations(migrations.collect());
    migrator
        .run_direct(None, connection, false) // of run's future, the compiler does not see that it may change threads
        .await
        .map_err(|error| refused(format!("the tables cannot be brought up to date: {error}"), "use the newest version"))
}

/// As long as it takes: another replica may be at it.
pub(super) async fn wait_for_turn(connection: &mut AnyConnection) -> Result<(), StoreError> {
    if Engine::of(connection) == Engine::Postgres {
        without_haste(connection).await?;
        let lock = sqlx::query("SELECT pg_advisory_lock($1)").bind(lock_number("gong-onboarding migrations"));
        lock.execute(connection).await?;
    }
    Ok(())
}
