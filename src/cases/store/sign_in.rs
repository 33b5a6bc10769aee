//! What is kept to let staff in? Hashes of passwords, sealed second factors, and which code was used last.

use sqlx::Row;

use super::staff::read;
use super::{Store, StoreError};
use crate::staff::Credentials;

impl Store {
    /// What is kept of the member of a name, unless they were removed.
    pub async fn credentials_of(&self, name: &str) -> Result<Option<Credentials>, StoreError> {
        let select = "SELECT id, name, role, password_hash, totp_secret FROM staff \
                      WHERE name = $1 AND removed_at IS NULL";
        let row = sqlx::query(select).bind(name).fetch_optional(&self.pool).await?;
        let Some(row) = row else { return Ok(None) };
        let (password_hash, totp_secret) = (row.try_get("password_hash")?, row.try_get("totp_secret")?);
        Ok(Some(Credentials { member: read(&row)?, password_hash, totp_secret }))
    }

    /// Uses up the code of a step; false if it, or a later one, was used before. One statement: of two at once, one wins.
    pub async fn use_totp_step(&self, staff_id: &str, step: i64) -> Result<bool, StoreError> {
        let update = sqlx::query("UPDATE staff SET totp_step = $2 WHERE id = $1 AND totp_step < $2");
        Ok(update.bind(staff_id).bind(step).execute(&self.pool).await?.rows_affected() == 1)
    }

    /// The sealed second factor of everybody who has one, by name.
    pub async fn totp_secrets(&self) -> Result<Vec<(String, String)>, StoreError> {
        let select = "SELECT name, totp_secret FROM staff WHERE totp_secret IS NOT NULL";
        let rows = sqlx::query(select).fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok((row.try_get("name")?, row.try_get("totp_secret")?))).collect()
    }

    /// Puts the same second factor, sealed anew, in the place of one that is still there.
    pub async fn reseal_totp(&self, name: &str, before: &str, sealed: &str) -> Result<(), StoreError> {
        let update = sqlx::query("UPDATE staff SET totp_secret = $3 WHERE name = $1 AND totp_secret = $2");
        update.bind(name).bind(before).bind(sealed).execute(&self.pool).await?;
        Ok(())
    }
}
