//! Does another replica do the same thing? Locks that all processes at one PostgreSQL share. They belong to one connection of
//! each process, so the end of a process, however hard, ends its locks.

use std::sync::Arc;
use std::time::Duration;

use sqlx::{AnyConnection, Connection, Row};
use tokio::sync::Mutex;

use super::engine::lock_number;
use super::server::in_time;
use super::{Store, StoreError};
use crate::config::DatabaseUrl;

/// How often somebody who waits looks again.
const LOOK: Duration = Duration::from_millis(50);

/// The connection that holds the locks of this process, made when the first is wanted.
#[derive(Clone)]
pub(super) struct Locks(Arc<Held>);

struct Held {
    url: DatabaseUrl,
    connection: Mutex<Option<AnyConnection>>,
}

/// A lock that is held until this is dropped.
pub struct Lock {
    locks: Locks,
    number: i64,
}

impl Store {
    /// Waits until no other process does this act, and keeps others waiting until the lock is dropped. Within one process it
    /// keeps nobody out: whoever asks has to be the only one there. Where no other process can be, there is nothing to hold.
    pub async fn lock(&self, act: &str) -> Result<Option<Lock>, StoreError> {
        let Some(locks) = &self.locks else { return Ok(None) };
        let number = lock_number(act);
        loop {
            if let Some(lock) = locks.clone().attempt(number).await? {
                return Ok(Some(lock));
            }
            tokio::time::sleep(LOOK).await;
        }
    }
}

impl Locks {
    pub(super) fn new(url: DatabaseUrl) -> Self {
        Self(Arc::new(Held { url, connection: Mutex::default() }))
    }

    /// A task of its own: whoever waits for it may go away, and the connection has to stay whole for all others.
    async fn attempt(self, number: i64) -> Result<Option<Lock>, StoreError> {
        let attempt = async move {
            let is_ours = self.ask("SELECT pg_try_advisory_lock($1)", number).await?;
            Ok(is_ours.then(|| Lock { locks: self, number })) // dropped, and let go, if nobody takes it
        };
        tokio::spawn(attempt).await.map_err(|_| StoreError::Row("locks"))?
    }

    /// After a failure the connection is given up, and every lock with it. One that was there before may have broken long ago:
    /// then a new one is asked at once.
    async fn ask(&self, statement: &'static str, number: i64) -> Result<bool, StoreError> {
        let mut held = self.0.connection.lock().await;
        if let Some(connection) = held.take()
            && let Ok((connection, answer)) = in_time(asked(connection, statement, number)).await
        {
            *held = Some(connection);
            return Ok(answer);
        }
        let url = self.0.url.to_secret();
        let anew = async { asked(AnyConnection::connect(url.expose()).await?, statement, number).await };
        let (connection, answer) = in_time(anew).await?;
        *held = Some(connection);
        Ok(answer)
    }
}

/// The answer, and the connection if it is still whole.
async fn asked(
    mut connection: AnyConnection,
    statement: &'static str,
    number: i64,
) -> Result<(AnyConnection, bool), sqlx::Error> {
    let answer = sqlx::query(statement).bind(number).fetch_one(&mut connection).await?.try_get(0)?;
    Ok((connection, answer))
}

impl Drop for Lock {
    fn drop(&mut self) {
        let (locks, number) = (self.locks.clone(), self.number);
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { locks.ask("SELECT pg_advisory_unlock($1)", number).await });
        }
    }
}
