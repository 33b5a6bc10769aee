//! What was there before a migration? A file of `SQLite` of mode 0600, whatever the engine is: beside the database if that is
//! a file, else in the data directory.

use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
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
    /// Keeps what a database of this version holds: where. The file has its name once it is whole; of what was interrupted
    /// nothing stays but the folder of the last attempt, which the next one takes away.
    pub(super) async fn make(&self, connection: &mut AnyConnection, version: i64) -> Result<PathBuf, StoreError> {
        let path = self.path(&format!("v{version}-{}", self.now.strftime("%Y%m%dT%H%M%SZ")));
        let cannot =
            |why: String| refused(format!("{} cannot be made ({why})", path.display()), "see that its folder has room");
        let unwritten = |error: std::io::Error| cannot(in_words(&error));
        let folder = self.path("unfinished");
        let begun = folder.join("backup");
        forget(&folder).and_then(|()| private(&folder, &begun)).map_err(unwritten)?;
        let made = match self.url.file() {
            Some(_) => vacuum(connection, &begun).await,
            None => copy_into(connection, &begun, version).await,
        };
        let made = made.map_err(|error| cannot(error.to_string()));
        let kept = made.and_then(|()| std::fs::rename(&begun, &path).map_err(unwritten));
        forget(&folder).map_err(unwritten)?;
        kept?;
        tracing::info!(file = %path.display(), version, "the database was backed up before its tables change");
        Ok(path)
    }

    /// `portal.db.v5-20261130T130000Z`.
    fn path(&self, ending: &str) -> PathBuf {
        let before = self.url.file().map_or_else(|| self.folder.join("postgres.db"), Path::to_owned);
        let mut name = before.into_os_string();
        name.push(format!(".{ending}"));
        name.into()
    }
}

/// Takes away a backup that nobody needs, or what there is of one.
pub(super) fn forget(path: &Path) -> std::io::Result<()> {
    let gone = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
    gone.or_else(|error| if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

/// A new, empty file that nobody else may read, in a folder of its own: `SQLite` makes others beside it.
fn private(folder: &Path, file: &Path) -> std::io::Result<()> {
    std::fs::DirBuilder::new().mode(0o700).create(folder)?;
    std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file).map(drop)
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
    let to = copy::begin_alone(&mut target).await?;
    copy::copy(Source(connection), to, Mark::Nothing).await?;
    // one file, without a log beside it
    target.execute("PRAGMA journal_mode = DELETE").await?;
    target.close().await?;
    Ok(())
}
