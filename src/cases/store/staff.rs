//! Staff of the desk and their sessions.

use jiff::Timestamp;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Store, StoreError};
use crate::staff::{Member, Role};
use crate::tokens;

impl Store {
    /// Adds a member of staff who cannot sign in yet; nothing if the name is taken.
    pub async fn add_staff(&self, name: &str, role: Role, now: Timestamp) -> Result<Option<Member>, StoreError> {
        let member = Member { id: tokens::new_id(now), name: name.to_owned(), role };
        let insert = "INSERT INTO staff (id, name, role, created_at) VALUES ($1, $2, $3, $4) \
                      ON CONFLICT (name) DO NOTHING";
        let added = sqlx::query(insert)
            .bind(&member.id)
            .bind(&member.name)
            .bind(role.as_str())
            .bind(now.as_second())
            .execute(&self.pool)
            .await?;
        Ok((added.rows_affected() == 1).then_some(member))
    }

    /// Begins a session of a member, known by the hash of its token.
    pub async fn begin_staff_session(
        &self,
        hash: &str,
        staff_id: &str,
        now: Timestamp,
        idle_expires_at: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let insert = "INSERT INTO staff_sessions (token_hash, staff_id, started_at, idle_expires_at, expires_at) \
                      VALUES ($1, $2, $3, $4, $5)";
        sqlx::query(insert)
            .bind(hash)
            .bind(staff_id)
            .bind(now.as_second())
            .bind(idle_expires_at.as_second())
            .bind(expires_at.as_second())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Whose session this is, if it runs and they were not removed.
    pub async fn staff_of_session(&self, hash: &str, now: Timestamp) -> Result<Option<Member>, StoreError> {
        let select = "SELECT staff.id, staff.name, staff.role FROM staff_sessions \
                      JOIN staff ON staff.id = staff_sessions.staff_id \
                      WHERE token_hash = $1 AND idle_expires_at > $2 AND expires_at > $2 AND removed_at IS NULL";
        let row = sqlx::query(select).bind(hash).bind(now.as_second()).fetch_optional(&self.pool).await?;
        row.as_ref().map(read).transpose()
    }

    /// Ends a session.
    pub async fn end_staff_session(&self, hash: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM staff_sessions WHERE token_hash = $1").bind(hash).execute(&self.pool).await?;
        Ok(())
    }
}

fn read(row: &AnyRow) -> Result<Member, StoreError> {
    let role: String = row.try_get("role")?;
    let role = Role::parse(&role).ok_or(StoreError::Row("staff"))?;
    Ok(Member { id: row.try_get("id")?, name: row.try_get("name")?, role })
}
