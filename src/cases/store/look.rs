//! What is in a database that is only looked at? Its version; nothing is made, changed or brought up to date.

use std::path::Path;
use std::time::Duration;

use sqlx::{AnyConnection, Connection};

use super::migrations::{newest, version};
use super::open::refused;
use super::{StoreError, file, server};
use crate::config::DatabaseUrl;

/// So long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

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
            let mut connection = connect(&read_only(path))
                .await
                .map_err(|why| refused(format!("the database cannot be read: {why}"), "run this as its user"))?;
            file::check_integrity(&mut connection).await?;
            connection
        }
        None => look_at_server(url).await?,
    };
    let version = version(&mut connection).await?;
    connection.close().await?;
    Ok(Some(Looked { version, newest: newest() }))
}

async fn look_at_server(url: &DatabaseUrl) -> Result<AnyConnection, StoreError> {
    let secret = url.to_secret();
    server::refuse_environment(secret.expose())?;
    let cannot = |why: String| {
        refused(format!("{url} cannot be reached: {why}"), "check database_url, the server, and its pg_hba.conf")
    };
    let mut connection = connect(secret.expose()).await.map_err(cannot)?;
    server::check(&mut connection).await?;
    Ok(connection)
}

async fn connect(url: &str) -> Result<AnyConnection, String> {
    match tokio::time::timeout(PATIENCE, AnyConnection::connect(url)).await {
        Ok(connected) => connected.map_err(|error| error.to_string()),
        Err(_) => Err("no connection in time".to_owned()),
    }
}

/// Where no write-ahead log lies beside it, nobody writes, and nothing needs to be made beside it to read.
fn read_only(path: &Path) -> String {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let immutable = if Path::new(&log).exists() { "" } else { "&immutable=true" };
    format!("sqlite://{}?mode=ro{immutable}", path.display())
}
