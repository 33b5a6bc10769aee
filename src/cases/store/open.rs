//! How is the database opened? A file of `SQLite`, made if it is missing, or a database of PostgreSQL; then its tables are
//! brought up to date.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool, Connection, Executor};

use super::backup::{Backups, forget};
use super::engine::Engine;
use super::locks::Locks;
use super::migrations::{newest, run, version, wait_for_turn};
use super::searched::fill_searched;
use super::{Store, StoreError, file, refused, server};
use crate::cases::live::Live;
use crate::config::DatabaseUrl;

/// The connections of one process at most, beside two that PostgreSQL gets: one listens, one holds locks.
const CONNECTIONS: u32 = 8;
/// So long a page waits for a connection before it says that the database is away.
const PATIENCE: Duration = Duration::from_secs(3);

impl Store {
    /// Opens the database, makes the file if it is one and missing, and brings the tables up to date. What was there before
    /// a migration is kept in a backup, in this folder unless the database is a file.
    pub async fn open(url: &DatabaseUrl, folder: &Path, now: Timestamp) -> Result<Self, StoreError> {
        let pool = match url.file() {
            Some(path) => open_file(path, url).await?,
            None => open_server(url).await?,
        };
        let mut connection = pool.acquire().await?.detach(); // what is set and locked on it, goes with it
        let engine = Engine::of(&connection);
        match engine {
            Engine::Sqlite => file::check(&mut connection).await?,
            Engine::Postgres => server::check(&mut connection).await?,
        }
        bring_up_to_date(&mut connection, &Backups { url, folder, now }).await?;
        connection.close().await?;
        let locks = (engine == Engine::Postgres).then(|| Locks::new(url.clone()));
        Ok(Self { pool, live: Live::default(), url: url.clone(), locks, subscriptions: Arc::default() })
    }

    /// Whether the database answers.
    pub async fn is_reachable(&self) -> bool {
        sqlx::query("SELECT 1").execute(&self.pool).await.is_ok()
    }

    /// Closes the pool, after which a file is whole by itself.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Brings the tables up to date; whoever comes meanwhile waits. The connection should be closed afterwards.
async fn bring_up_to_date(connection: &mut AnyConnection, backups: &Backups<'_>) -> Result<(), StoreError> {
    wait_for_turn(connection).await?;
    let before = version(connection).await?;
    if before > newest() {
        return Err(refused(
            format!("its tables are of version {before}, this program knows {}", newest()),
            "use the newest version",
        ));
    }
    let backup = if before > 0 && before < newest() { Some(backups.make(connection, before).await?) } else { None };
    let migrated = run(connection, newest()).await;
    if let (Err(_), Some(backup)) = (&migrated, backup)
        && version(connection).await.is_ok_and(|after| after == before)
        && let Err(error) = forget(&backup)
    {
        // nothing has changed, and whoever tries again makes another
        tracing::warn!(file = %backup.display(), %error, "a backup that nobody needs could not be taken away");
    }
    migrated?;
    fill_searched(connection).await
}

async fn open_file(path: &Path, url: &DatabaseUrl) -> Result<AnyPool, StoreError> {
    file::create_private(path)?;
    let options = options()
        .after_connect(|connection, _| Box::pin(async move { connection.execute(file::PRAGMAS).await.map(drop) }));
    options.connect(url.to_secret().expose()).await.map_err(|error| {
        refused(format!("the database cannot be opened: {error}"), "check database_url and its folder")
    })
}

async fn open_server(url: &DatabaseUrl) -> Result<AnyPool, StoreError> {
    server::connect(url).await?.close().await?;
    let pool = options().connect(url.to_secret().expose()).await;
    pool.map_err(|error| refused(format!("{url} cannot be reached: {error}"), "check database_url and the server"))
}

fn options() -> AnyPoolOptions {
    sqlx::any::install_default_drivers();
    AnyPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE)
}
