//! How do the processes at one PostgreSQL tell each other what changed? By NOTIFY: the kind of change and the case's id, and
//! nothing of the case. Who could not listen for a while takes it that anything may have changed.

use std::time::Duration;

use sqlx::postgres::{PgListener, PgPoolOptions};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use super::Store;
use super::server::in_time;
use crate::cases::live::{Change, Live};
use crate::tokens;

const CHANNEL: &str = "gong_onboarding";
/// So long after a failure it is tried again.
const PAUSE: Duration = Duration::from_millis(500);
/// So long connecting may take.
const PATIENCE: Duration = Duration::from_secs(3);
/// After so much silence it is asked whether the other end is still there: a connection may hang without being broken.
const SILENCE: Duration = Duration::from_secs(15);

impl Store {
    /// Tells other processes what changes here and hears what changes there, for ever; returns at once where there can be no
    /// other process.
    pub async fn relay(&self) {
        if self.locks.is_none() {
            return;
        }
        let me = tokens::new_id(jiff::Timestamp::UNIX_EPOCH);
        let changes = self.live.to_tell();
        tokio::join!(self.speak(&me, changes), self.hear(&me));
    }

    async fn speak(&self, me: &str, mut changes: Receiver<Change>) {
        loop {
            let change = match changes.recv().await {
                Ok(change) => change,
                Err(RecvError::Lagged(_)) => Change::Anything,
                Err(RecvError::Closed) => return,
            };
            let words = write(me, &change);
            while let Err(error) = self.notify(&words).await {
                tracing::warn!(%error, "other replicas cannot be told of a change yet");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }

    async fn notify(&self, words: &str) -> Result<(), sqlx::Error> {
        let notify = sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(words);
        notify.execute(&self.pool).await.map(drop)
    }

    async fn hear(&self, me: &str) {
        loop {
            match in_time(self.listener()).await {
                Ok(listener) => {
                    self.live.heard(Change::Anything);
                    pass_on(listener, me, &self.live).await;
                }
                Err(error) => tracing::warn!(%error, "changes of other replicas cannot be heard yet"),
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn listener(&self) -> Result<PgListener, sqlx::Error> {
        let pool = PgPoolOptions::new().max_connections(1).acquire_timeout(PATIENCE);
        let pool = pool.max_lifetime(None).idle_timeout(None).connect(self.url.to_secret().expose()).await?;
        let mut listener = PgListener::connect_with(&pool).await?;
        listener.ignore_pool_close_event(true);
        listener.listen(CHANNEL).await?;
        Ok(listener)
    }
}

/// Until the connection breaks, or hangs.
async fn pass_on(mut listener: PgListener, me: &str, live: &Live) {
    loop {
        let said = match tokio::time::timeout(SILENCE, listener.try_recv()).await {
            Ok(said) => said,
            Err(_) => match in_time(sqlx::query("SELECT 1").execute(&mut listener)).await {
                Ok(_) => continue,
                Err(error) => Err(error),
            },
        };
        match said {
            Ok(Some(said)) => {
                if let Some(change) = read(me, said.payload()) {
                    live.heard(change);
                }
            }
            Ok(None) => live.heard(Change::Anything), // it broke, and is there again
            Err(error) => {
                tracing::warn!(%error, "changes of other replicas are not heard for a moment");
                return;
            }
        }
    }
}

fn write(me: &str, change: &Change) -> String {
    match change {
        Change::Case(id) => format!("{me} case {id}"),
        Change::News(id) => format!("{me} news {id}"),
        Change::Anything | Change::Told | Change::Minute | Change::Stopping => format!("{me} anything"),
    }
}

/// Nothing for what this process said itself, and for what a later version may say.
fn read(me: &str, words: &str) -> Option<Change> {
    let mut parts = words.split(' ');
    if parts.next()? == me {
        return None;
    }
    match (parts.next()?, parts.next()) {
        ("case", Some(id)) => Some(Change::Case(id.to_owned())),
        ("news", Some(id)) => Some(Change::News(id.to_owned())),
        ("anything", None) => Some(Change::Anything),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_writes_the_others_read() {
        for change in [Change::Case("1".to_owned()), Change::News("1".to_owned()), Change::Anything] {
            assert_eq!(read("b", &write("a", &change)), Some(change.clone()));
            assert_eq!(read("a", &write("a", &change)), None);
        }
        assert_eq!(read("b", "a something-new 1"), None);
    }
}
