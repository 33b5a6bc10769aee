//! Sessions of staff: known by the hash of their token, ended by time, by whoever they belong to, or by a lead.

use jiff::Timestamp;
use sqlx::Row;

use super::staff::read;
use super::{Store, StoreError, time};
use crate::staff::Member;

/// A session that runs.
pub struct StaffSession {
    /// Whose it is.
    pub member: Member,
    /// When it ends without a further request.
    pub idle_expires_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
}

/// A session, as the member sees it whose it is.
pub struct OwnSession {
    /// Hash of its token.
    pub hash: String,
    /// When they signed in.
    pub started_at: Timestamp,
    /// When it ends without a further request.
    pub idle_expires_at: Timestamp,
}

impl Store {
    /// Begins a session of a member, known by the hash of its token.
    pub async fn begin_staff_session(
        &self,
        hash: &str,
        staff_id: &str,
        now: Timestamp,
        idle_expires_at: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        let insert = "INSERT INTO staff_sessions (token_hash, staff_id, started_at, idle_expires_at, expires_at) \
                      VALUES ($1, $2, $3, $4, $5)";
        sqlx::query(insert)
            .bind(hash)
            .bind(staff_id)
            .bind(now.as_second())
            .bind(idle_expires_at.as_second())
            .bind(expires_at.as_second())
            .execute(&mut *transaction)
            .await?;
        let update = sqlx::query("UPDATE staff SET signed_in_at = $2 WHERE id = $1");
        update.bind(staff_id).bind(now.as_second()).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The session of a token, if it runs and the member was not removed.
    pub async fn staff_session(&self, hash: &str, now: Timestamp) -> Result<Option<StaffSession>, StoreError> {
        let select = "SELECT staff.id, staff.name, staff.role, idle_expires_at, expires_at FROM staff_sessions \
                      JOIN staff ON staff.id = staff_sessions.staff_id \
                      WHERE token_hash = $1 AND idle_expires_at > $2 AND expires_at > $2 AND removed_at IS NULL";
        let row = sqlx::query(select).bind(hash).bind(now.as_second()).fetch_optional(&self.pool).await?;
        let Some(row) = row else { return Ok(None) };
        let at = |column: &str| time(row.try_get(column)?, "staff_sessions");
        let (idle_expires_at, expires_at) = (at("idle_expires_at")?, at("expires_at")?);
        Ok(Some(StaffSession { member: read(&row)?, idle_expires_at, expires_at }))
    }

    /// Puts off the end of a session that idles.
    pub async fn renew_staff_session(&self, hash: &str, idle_expires_at: Timestamp) -> Result<(), StoreError> {
        let update = sqlx::query("UPDATE staff_sessions SET idle_expires_at = $2 WHERE token_hash = $1");
        update.bind(hash).bind(idle_expires_at.as_second()).execute(&self.pool).await?;
        Ok(())
    }

    /// The running sessions of a member, the newest first.
    pub async fn sessions_of(&self, staff_id: &str, now: Timestamp) -> Result<Vec<OwnSession>, StoreError> {
        let select = "SELECT token_hash, started_at, idle_expires_at FROM staff_sessions \
                      WHERE staff_id = $1 AND idle_expires_at > $2 AND expires_at > $2 ORDER BY started_at DESC";
        let rows = sqlx::query(select).bind(staff_id).bind(now.as_second()).fetch_all(&self.pool).await?;
        let read = |row: &sqlx::any::AnyRow| {
            let at = |column: &str| time(row.try_get(column)?, "staff_sessions");
            let (started_at, idle_expires_at) = (at("started_at")?, at("idle_expires_at")?);
            Ok(OwnSession { hash: row.try_get("token_hash")?, started_at, idle_expires_at })
        };
        rows.iter().map(read).collect()
    }

    /// Ends a session.
    pub async fn end_staff_session(&self, hash: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM staff_sessions WHERE token_hash = $1").bind(hash).execute(&self.pool).await?;
        Ok(())
    }

    /// Ends all sessions of a member but one, if one is named; how many there were.
    pub async fn end_sessions_of(&self, staff_id: &str, but: Option<&str>) -> Result<u64, StoreError> {
        let delete = "DELETE FROM staff_sessions WHERE staff_id = $1 AND token_hash <> $2";
        let ended = sqlx::query(delete).bind(staff_id).bind(but.unwrap_or_default()).execute(&self.pool).await?;
        Ok(ended.rows_affected())
    }

    /// Deletes sessions that are over.
    pub(super) async fn sweep_staff_sessions(&self, now: Timestamp) -> Result<(), StoreError> {
        let delete = sqlx::query("DELETE FROM staff_sessions WHERE idle_expires_at <= $1 OR expires_at <= $1");
        delete.bind(now.as_second()).execute(&self.pool).await?;
        Ok(())
    }
}
