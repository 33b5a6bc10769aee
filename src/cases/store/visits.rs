//! Visits and return links: begun, kept alive, ended, swept.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use sqlx::{AnyConnection, Row};

use super::audit::note;
use super::engine::hold_case;
use super::{Act, Store, StoreError, time};
use crate::cases::case::Visit;
use crate::cases::event::Event;
use crate::cases::half::Half;
use crate::cases::half_link::HalfLink;

/// Cases that are over since a time, and on which nobody is at work.
macro_rules! select_over {
    ($rest:literal) => {
        concat!(
            "SELECT id, code FROM cases WHERE (completed_at < $1 OR (completed_at IS NULL AND active_at < $1)) \
             AND NOT EXISTS (SELECT 1 FROM visits WHERE visits.case_id = cases.id) ",
            $rest
        )
    };
}

/// Whether a case is over; it stays so until the transaction ends.
pub(super) async fn hold_if_over(
    connection: &mut AnyConnection,
    case_id: &str,
    before: Timestamp,
) -> Result<bool, StoreError> {
    hold_case(connection, case_id).await?;
    let select = sqlx::query(select_over!("AND id = $2")).bind(before.as_second()).bind(case_id);
    Ok(select.fetch_optional(connection).await?.is_some())
}

impl Store {
    /// Records a visit. None begins on a case whose invitation was revoked, however early the button was pressed.
    pub async fn begin_visit(&self, visit: &Visit, now: Timestamp) -> Result<(), StoreError> {
        let insert = "INSERT INTO visits \
                      (id, case_id, recipient, started_at, idle_expires_at, expires_at, half_link_id, half) \
                      SELECT $1, $2, $3, $4, $5, $6, $7, $8 WHERE NOT EXISTS \
                      (SELECT 1 FROM invitations WHERE case_id = $2 AND revoked_at IS NOT NULL)";
        let mut transaction = self.pool.begin().await?;
        if !hold_case(&mut transaction, &visit.case_id).await? {
            return Err(StoreError::Gone);
        }
        let (half_link, half) = visit.by_half_link.as_ref().map(|(id, half)| (id.as_str(), half.as_str())).unzip();
        let begun = sqlx::query(insert)
            .bind(&visit.id)
            .bind(&visit.case_id)
            .bind(&visit.recipient)
            .bind(now.as_second())
            .bind(visit.idle_expires_at.as_second())
            .bind(visit.expires_at.as_second())
            .bind(half_link)
            .bind(half)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        if begun.rows_affected() == 1 { Ok(()) } else { Err(StoreError::Gone) }
    }

    /// The visit of an id, whether it has expired or not. One that began while its half-link was withdrawn is none.
    pub async fn visit(&self, id: &str) -> Result<Option<Visit>, StoreError> {
        let select = "SELECT visits.id, visits.case_id, recipient, idle_expires_at, visits.expires_at, half_link_id, \
                      visits.half FROM visits LEFT JOIN half_links ON half_links.id = visits.half_link_id \
                      WHERE visits.id = $1 AND half_links.revoked_at IS NULL";
        let row = sqlx::query(select).bind(id).fetch_optional(&self.pool).await?;
        let read = |row: sqlx::any::AnyRow| {
            let text = |column| row.try_get::<Option<String>, _>(column);
            let half = text("half")?.as_deref().and_then(Half::parse);
            Ok(Visit {
                id: row.try_get("id")?,
                case_id: row.try_get("case_id")?,
                recipient: row.try_get("recipient")?,
                idle_expires_at: time(row.try_get("idle_expires_at")?, "visits")?,
                expires_at: time(row.try_get("expires_at")?, "visits")?,
                by_half_link: text("half_link_id")?.zip(half),
            })
        };
        row.map(read).transpose()
    }

    /// Moves the idle expiry of a visit.
    pub async fn touch_visit(&self, id: &str, idle_expires_at: Timestamp) -> Result<(), StoreError> {
        let update = sqlx::query("UPDATE visits SET idle_expires_at = $1 WHERE id = $2");
        update.bind(idle_expires_at.as_second()).bind(id).execute(&self.pool).await?;
        Ok(())
    }

    /// Ends a visit of this case, and its credentials with it: whether there was one. Nobody is named if the customer did it;
    /// what a member of staff did gets into the audit too.
    pub async fn end_visit(
        &self,
        case_id: &str,
        id: &str,
        by: Option<&str>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let delete = sqlx::query("DELETE FROM visits WHERE id = $1 AND case_id = $2").bind(id).bind(case_id);
        if delete.execute(&mut *transaction).await?.rows_affected() != 1 {
            return Ok(false);
        }
        if let Some(who) = by {
            let code = sqlx::query("SELECT code FROM cases WHERE id = $1").bind(case_id);
            let code: String = code.fetch_one(&mut *transaction).await?.try_get("code")?;
            note(&mut transaction, now, (who, "visit.ended", &code), &json!({})).await?;
        }
        let ended = Event::VisitEnded { by: by.map(str::to_owned) };
        self.write(&mut transaction, case_id, &ended, now).await?;
        transaction.commit().await?;
        self.tell_of(case_id, &ended);
        self.forget_log().await?;
        Ok(true)
    }

    /// Empties the write-ahead log, in which deleted rows would live on until it is written over. While another
    /// connection reads, it stays: the next call empties it.
    pub(super) async fn forget_log(&self) -> Result<(), StoreError> {
        if self.url.file().is_some() {
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&self.pool).await?;
        }
        Ok(())
    }

    /// Stores the hash of a return link.
    pub async fn save_return_link(&self, hash: &str, case_id: &str, expires_at: Timestamp) -> Result<(), StoreError> {
        let insert = "INSERT INTO return_links (token_hash, case_id, expires_at) SELECT $1, $2, $3 WHERE NOT EXISTS \
                      (SELECT 1 FROM invitations WHERE case_id = $2 AND revoked_at IS NOT NULL)";
        let mut transaction = self.pool.begin().await?;
        hold_case(&mut transaction, case_id).await?;
        let insert = sqlx::query(insert).bind(hash).bind(case_id).bind(expires_at.as_second());
        let saved = insert.execute(&mut *transaction).await?.rows_affected();
        transaction.commit().await?;
        if saved == 1 { Ok(()) } else { Err(StoreError::Gone) }
    }

    /// The case of a return link that has not expired.
    pub async fn case_of_return_link(&self, hash: &str, now: Timestamp) -> Result<Option<String>, StoreError> {
        let select = sqlx::query("SELECT case_id FROM return_links WHERE token_hash = $1 AND expires_at > $2");
        let row = select.bind(hash).bind(now.as_second()).fetch_optional(&self.pool).await?;
        Ok(row.map(|row| row.try_get("case_id")).transpose()?)
    }

    /// Deletes the cases whose last package was made before a time, and those without one to which nothing has happened
    /// since; not while somebody is at work on them. What was told other programs before that is forgotten too. Their codes, which the audit gets too.
    pub async fn retire(&self, before: Timestamp, now: Timestamp) -> Result<Vec<String>, StoreError> {
        let rows = sqlx::query(select_over!("LIMIT 500")).bind(before.as_second()).fetch_all(&self.pool).await?;
        self.sweep_webhooks(before).await?;
        let mut retired = Vec::new();
        for row in rows {
            let (id, code): (String, String) = (row.try_get("id")?, row.try_get("code")?);
            // of several replicas, one deletes it
            match self.delete_case_if_over(&id, Some(before), Some((Act::PORTAL, "case.retired")), now).await {
                Ok(true) => retired.push(code),
                Ok(false) => {}
                Err(cause) => tracing::error!(%cause, case = id, "an old case could not be deleted"),
            }
        }
        Ok(retired)
    }

    /// Deletes what has expired: visits with their credentials, return links, half-links a month after their end, and
    /// attempts older than a day, and invitations that came to nothing.
    /// Returns how many visits ended.
    pub async fn sweep(&self, now: Timestamp) -> Result<u64, StoreError> {
        let expired = sqlx::query("DELETE FROM visits WHERE idle_expires_at <= $1 OR expires_at <= $1");
        let ended = expired.bind(now.as_second()).execute(&self.pool).await?.rows_affected();
        let links = sqlx::query("DELETE FROM return_links WHERE expires_at <= $1");
        links.bind(now.as_second()).execute(&self.pool).await?;
        let forgotten = now - HalfLink::REMEMBERED;
        sqlx::query("DELETE FROM half_links WHERE expires_at <= $1")
            .bind(forgotten.as_second())
            .execute(&self.pool)
            .await?;
        let day_ago = now - SignedDuration::from_hours(24);
        let attempts = sqlx::query("DELETE FROM attempts WHERE at <= $1");
        attempts.bind(day_ago.as_second()).execute(&self.pool).await?;
        self.sweep_invitations(now).await?;
        self.sweep_creations(now).await?;
        self.sweep_staff_sessions(now).await?;
        if ended > 0 {
            self.forget_log().await?;
        }
        Ok(ended)
    }
}
