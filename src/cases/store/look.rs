//! What is in a database that is only looked at? Its version; nothing is made, changed or brought up to date.

use std::path::Path;

use sqlx::{AnyConnection, Connection, Row};

use super::StoreError;
use super::open::{MIGRATIONS, check_integrity, path_of, refused};

/// A database as it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looked {
    /// The last migration that it has seen; 0 for an empty file.
    pub version: i64,
    /// The last one that this program knows.
    pub newest: i64,
}

/// Looks at the database at a `sqlite:` URL; none if there is no file yet.
pub async fn look(database_url: &str) -> Result<Option<Looked>, StoreError> {
    let path = path_of(database_url);
    if !path.exists() {
        return Ok(None);
    }
    sqlx::any::install_default_drivers();
    let cannot = |error: sqlx::Error| refused(format!("the database cannot be read: {error}"), "run this as its user");
    let mut connection = AnyConnection::connect(&read_only(&path)).await.map_err(cannot)?;
    check_integrity(&mut connection).await?;
    let newest = MIGRATIONS.iter().map(|(version, ..)| *version).max().unwrap_or_default();
    let version = version(&mut connection).await?;
    connection.close().await?;
    Ok(Some(Looked { version, newest }))
}

/// Where no write-ahead log lies beside it, nobody writes, and nothing needs to be made beside it to read.
fn read_only(path: &Path) -> String {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let immutable = if Path::new(&log).exists() { "" } else { "&immutable=true" };
    format!("sqlite://{}?mode=ro{immutable}", path.display())
}

async fn version(connection: &mut AnyConnection) -> Result<i64, StoreError> {
    let table = "SELECT count(*) FROM sqlite_master WHERE name = '_sqlx_migrations'";
    let tables: i64 = sqlx::query(table).fetch_one(&mut *connection).await?.try_get(0)?;
    if tables == 0 {
        return Ok(0);
    }
    let last = "SELECT coalesce(max(version), 0) FROM _sqlx_migrations WHERE success";
    Ok(sqlx::query(last).fetch_one(connection).await?.try_get(0)?)
}
