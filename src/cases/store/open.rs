//! How is the database opened? WAL, synchronous FULL, file mode 0600, a version of `SQLite` without the WAL-reset fault,
//! a check of what is there, and the migrations, which are embedded.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AnyConnection, AnyPool, Executor, Row};

use super::{Store, StoreError};
use crate::cases::live::Live;

/// The first version of `SQLite` whose write-ahead log cannot lose a commit when two connections checkpoint at once.
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];

pub(super) const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "cases", include_str!("../migrations/sqlite/0001_cases.sql")),
    (2, "notes", include_str!("../migrations/sqlite/0002_notes.sql")),
    (3, "package answers", include_str!("../migrations/sqlite/0003_package_answers.sql")),
    (4, "handover", include_str!("../migrations/sqlite/0004_handover.sql")),
    (5, "support", include_str!("../migrations/sqlite/0005_support.sql")),
    (8, "webhooks", include_str!("../migrations/sqlite/0008_webhooks.sql")),
];

const PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                       PRAGMA busy_timeout = 5000; PRAGMA secure_delete = ON;";

impl Store {
    /// Opens the database at a `sqlite:` URL, makes it if it is missing, and brings its tables up to date.
    pub async fn open(database_url: &str) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        create_private_file(database_url)?;
        let pool = AnyPoolOptions::new()
            .max_connections(8)
            .acquire_timeout(Duration::from_secs(3))
            .after_connect(|connection, _| Box::pin(async move { connection.execute(PRAGMAS).await.map(drop) }))
            .connect(database_url)
            .await
            .map_err(|error| {
                refused(format!("the database cannot be opened: {error}"), "check database_url and its folder")
            })?;
        let mut connection = pool.acquire().await?;
        check_version(&mut connection).await?;
        check_integrity(&mut connection).await?;
        drop(connection);
        migrate(&pool).await?;
        Ok(Self { pool, live: Live::default(), subscriptions: Arc::default() })
    }

    /// Whether the database answers.
    pub async fn is_reachable(&self) -> bool {
        sqlx::query("SELECT 1").execute(&self.pool).await.is_ok()
    }

    /// Closes the pool, after which the file is whole by itself.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

pub(super) fn refused(problem: String, remedy: &'static str) -> StoreError {
    StoreError::Open { problem, remedy }
}

/// The file that a `sqlite:` URL names.
pub fn path_of(database_url: &str) -> PathBuf {
    let path = database_url.trim_start_matches("sqlite:").trim_start_matches("//").split('?').next();
    PathBuf::from(path.unwrap_or_default())
}

/// `SQLite` would make the file readable for everybody; its log files take over the mode that they find.
fn create_private_file(database_url: &str) -> Result<(), StoreError> {
    use std::os::unix::fs::OpenOptionsExt;
    let opened =
        std::fs::OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path_of(database_url));
    opened.map(drop).map_err(|error| {
        refused(format!("the database file cannot be written ({})", error.kind()), "check database_url and its folder")
    })
}

async fn check_version(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let version: String = sqlx::query("SELECT sqlite_version()").fetch_one(connection).await?.try_get(0)?;
    let parts: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    if parts.as_slice() < OLDEST_SQLITE.as_slice() {
        return Err(refused(
            format!("SQLite {version} can lose commits"),
            "build with the SQLite that Cargo.lock names",
        ));
    }
    Ok(())
}

pub(super) async fn check_integrity(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let answer: String = sqlx::query("PRAGMA quick_check(1)").fetch_one(connection).await?.try_get(0)?;
    if answer == "ok" {
        Ok(())
    } else {
        Err(refused("the database file is damaged".to_owned(), "restore it from a backup"))
    }
}

async fn migrate(pool: &AnyPool) -> Result<(), StoreError> {
    let migrations = MIGRATIONS.iter().map(|(version, name, sql)| {
        let sql = sqlx::SqlStr::from_static(sql);
        Migration::new(*version, Cow::Borrowed(*name), MigrationType::Simple, sql, false)
    });
    Migrator::with_migrations(migrations.collect())
        .run(pool)
        .await
        .map_err(|error| refused(format!("the tables cannot be brought up to date: {error}"), "use the newest version"))
}
