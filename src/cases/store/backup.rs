//! What was there before a migration? A file of `SQLite` of mode 0600, whatever the engine is: beside the database if that is
//! a file, else in the data directory.

use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use sqlx::{AnyConnection, Connection, Executor};

use super::copy::{self, Mark, Source};
use super::refused;
use super::{StoreError, file, migrations};
use crate::config::DatabaseUrl;
use crate::io_error::in_words;

/// Where backups go, and when they are made.
pub(super) struct Backups<'a> {
    pub(super) url: &'a DatabaseUrl,
    pub(super) folder: &'a Path,
    pub(super) now: Timestamp,
}

impl Backups<'_> {
    /// Keeps what a database of this version holds.
    pub(super) async fn make(&self, connection: &mut AnyConnection, version: i64) -> Result<(), StoreError> {
        let path = self.path(version);
        let cannot =
            |why: String| refused(format!("{} cannot be made ({why})", path.display()), "see that its folder has room");
        private(&path).map_err(|error| cannot(in_words(&error)))?;
        let made = match self.url.file() {
            Some(_) => vacuum(connection, &path).await,
            None => copy_into(connection, &path, version).await,
        };
        made.map_err(|error| cannot(error.to_string()))?;
        tracing::info!(file = %path.display(), version, "the database was backed up before its tables change");
        Ok(())
    }

    /// `portal.db.v5-20261130T130000Z`.
    fn path(&self, version: i64) -> PathBuf {
        let before = self.url.file().map_or_else(|| self.folder.join("postgres.db"), Path::to_owned);
        let mut name = before.into_os_string();
        name.push(format!(".v{version}-{}", self.now.strftime("%Y%m%dT%H%M%SZ")));
        name.into()
    }
}

/// A new, empty file that nobody else may read.
fn private(path: &Path) -> std::io::Result<()> {
    std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map(drop)
}

async fn vacuum(connection: &mut AnyConnection, path: &Path) -> Result<(), StoreError> {
    sqlx::query("VACUUM INTO $1").bind(path.display().to_string()).execute(connection).await?;
    Ok(())
}

async fn copy_into(connection: &mut AnyConnection, path: &Path, version: i64) -> Result<(), StoreError> {
    let url = DatabaseUrl::of_file(path).to_secret();
    let mut target = AnyConnection::connect(url.expose()).await?;
    target.execute(file::PRAGMAS).await?;
    migrations::run(&mut target, version).await?;
    copy::copy(Source(connection), &mut target, Mark::Nothing).await?;
    // one file, without a log beside it
    target.execute("PRAGMA journal_mode = DELETE").await?;
    target.close().await?;
    Ok(())
}
