//! How does a portal move to another database? Everything is copied and compared; into an empty one, or into one that holds
//! what was copied before and nothing that anybody wrote since.

use std::path::Path;

use jiff::Timestamp;
use sqlx::{AnyConnection, Connection, Row};

use super::copy::{Copied, Mark, Source, amount, begin_alone, copy};
use super::migrations::{newest, version};
use super::refused;
use super::server::without_haste;
use super::{Store, StoreError, server};
use crate::config::DatabaseUrl;

/// Copies everything from one database to another, whose tables are brought up to date first.
pub async fn move_up(
    from: &DatabaseUrl,
    to: &DatabaseUrl,
    folder: &Path,
    now: Timestamp,
) -> Result<Copied, StoreError> {
    if from == to {
        return Err(refused("both are the same database".to_owned(), "name the present one, and the new one"));
    }
    let mut source = source(from).await?;
    let store = Store::open(to, folder, now).await?;
    let mut target = store.pool.acquire().await?.detach();
    without_haste(&mut source).await?;
    without_haste(&mut target).await?;
    let mut to = begin_alone(&mut target).await?;
    fits(&mut to).await?;
    let copied = copy(Source(&mut source), to, Mark::Copied).await?;
    source.close().await?;
    target.close().await?;
    store.close().await;
    Ok(copied)
}

/// The present database, as it is: only a portal of this version brings it up to date.
async fn source(url: &DatabaseUrl) -> Result<AnyConnection, StoreError> {
    if url.file().is_some_and(|path| !path.exists()) {
        return Err(refused(format!("there is no {url}"), "name the file of the present database"));
    }
    let mut connection = if url.file().is_some() { open_file(url).await? } else { server::connect(url).await? };
    match version(&mut connection).await? {
        found if found == newest() => Ok(connection),
        found => Err(refused(
            format!("the tables of {url} are of version {found}, this program knows {}", newest()),
            "start the portal of this version on it once, and stop it",
        )),
    }
}

async fn open_file(url: &DatabaseUrl) -> Result<AnyConnection, StoreError> {
    sqlx::any::install_default_drivers();
    let cannot =
        |why: sqlx::Error| refused(format!("{url} cannot be read: {why}"), "run this as the user of the portal");
    AnyConnection::connect(url.to_secret().expose()).await.map_err(cannot)
}

/// Whether nothing would be lost or mixed.
async fn fits(target: &mut AnyConnection) -> Result<(), StoreError> {
    let (digest, rows) = amount(target).await?;
    let select = sqlx::query("SELECT digest FROM copied").fetch_optional(target).await?;
    let copied: Option<String> = select.map(|row| row.try_get("digest")).transpose()?;
    if rows == 0 || copied.is_some_and(|copied| copied == digest) {
        return Ok(());
    }
    Err(refused(
        format!("the new database holds {rows} rows that were not copied into it, or have changed since"),
        "give an empty database",
    ))
}
