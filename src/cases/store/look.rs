//! What is in a database that is only looked at? Its version; nothing is made, changed or brought up to date.

use std::path::Path;

use sqlx::{AnyConnection, Connection};

use super::migrations::{newest, version};
use super::refused;
use super::{StoreError, file, server};
use crate::config::DatabaseUrl;

/// A database as it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looked {
    /// The last migration that it has seen; 0 for an empty one.
    pub version: i64,
    /// The last one that this program knows.
    pub newest: i64,
}

/// Looks at a database; none if it is a file that is not there yet.
pub async fn look(url: &DatabaseUrl) -> Result<Option<Looked>, StoreError> {
    sqlx::any::install_default_drivers();
    let mut connection = match url.file() {
        Some(path) if !path.exists() => return Ok(None),
        Some(path) => {
            let cannot =
                |why: sqlx::Error| refused(format!("the database cannot be read: {why}"), "run this as its user");
            let mut connection = AnyConnection::connect(&read_only(path)).await.map_err(cannot)?;
            file::check_integrity(&mut connection).await?;
            connection
        }
        None => {
            let mut connection = server::connect(url).await?;
            server::check(&mut connection).await?;
            connection
        }
    };
    let version = version(&mut connection).await?;
    connection.close().await?;
    Ok(Some(Looked { version, newest: newest() }))
}

/// Where no write-ahead log lies beside it, nobody writes, and nothing needs to be made beside it to read.
fn read_only(path: &Path) -> String {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let immutable = if Path::new(&log).exists() { "" } else { "&immutable=true" };
    format!("sqlite://{}?mode=ro{immutable}", path.display())
}
