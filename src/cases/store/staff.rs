//! Who is staff of the desk? Added, listed, removed; a removed name may be added again.

use jiff::Timestamp;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Store, StoreError, maybe_time};
use crate::staff::{Account, Member, Role};
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

    /// Adds a member of staff with a password and a second factor, which is sealed; false if the name is taken. Whoever was
    /// removed keeps their id. The name of somebody whom a provider signs in stays theirs, so that they stay out.
    pub async fn add_local_staff(
        &self,
        name: &str,
        role: Role,
        password_hash: &str,
        totp_secret: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let insert = "INSERT INTO staff (id, name, role, password_hash, totp_secret, created_at) \
                      VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (name) DO UPDATE SET role = excluded.role, \
                      password_hash = excluded.password_hash, totp_secret = excluded.totp_secret, totp_step = 0, \
                      created_at = excluded.created_at, removed_at = NULL \
                      WHERE staff.removed_at IS NOT NULL AND staff.issuer IS NULL";
        let added = sqlx::query(insert)
            .bind(tokens::new_id(now))
            .bind(name)
            .bind(role.as_str())
            .bind(password_hash)
            .bind(totp_secret)
            .bind(now.as_second())
            .execute(&self.pool)
            .await?;
        Ok(added.rows_affected() == 1)
    }

    /// Everybody who is or was staff, by name.
    pub async fn all_staff(&self, now: Timestamp) -> Result<Vec<Account>, StoreError> {
        let select = "SELECT id, name, role, password_hash, issuer, signed_in_at, removed_at, (SELECT COUNT(*) FROM staff_sessions WHERE staff_id = staff.id \
                      AND idle_expires_at > $1 AND expires_at > $1) AS sessions FROM staff ORDER BY name";
        let rows = sqlx::query(select).bind(now.as_second()).fetch_all(&self.pool).await?;
        rows.iter().map(account).collect()
    }

    /// Removes a member: they cannot sign in any more, and their sessions and tokens end. Nothing if there is none of this id.
    pub async fn remove_staff(&self, id: &str, now: Timestamp) -> Result<Option<Member>, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let update = "UPDATE staff SET removed_at = $2, password_hash = NULL, totp_secret = NULL \
                      WHERE id = $1 AND removed_at IS NULL RETURNING id, name, role";
        let row = sqlx::query(update).bind(id).bind(now.as_second()).fetch_optional(&mut *transaction).await?;
        let delete = sqlx::query("DELETE FROM staff_sessions WHERE staff_id = $1");
        delete.bind(id).execute(&mut *transaction).await?;
        // for good: whoever comes back under this name makes new ones
        let revoke = "UPDATE api_tokens SET revoked_at = $1 WHERE made_by = $2 AND revoked_at IS NULL";
        sqlx::query(revoke).bind(now.as_second()).bind(id).execute(&mut *transaction).await?;
        transaction.commit().await?;
        row.as_ref().map(read).transpose()
    }
}

/// Id, name and role of a row.
pub(super) fn read(row: &AnyRow) -> Result<Member, StoreError> {
    let role: String = row.try_get("role")?;
    let role = Role::parse(&role).ok_or(StoreError::Row("staff"))?;
    Ok(Member { id: row.try_get("id")?, name: row.try_get("name")?, role })
}

fn account(row: &AnyRow) -> Result<Account, StoreError> {
    let at = |column| maybe_time(row, column, "staff");
    Ok(Account {
        member: read(row)?,
        has_password: row.try_get::<Option<String>, _>("password_hash")?.is_some(),
        issuer: row.try_get("issuer")?,
        signed_in_at: at("signed_in_at")?,
        sessions: u64::try_from(row.try_get::<i64, _>("sessions")?).unwrap_or_default(),
        removed_at: at("removed_at")?,
    })
}
