//! Staff whom somebody else signs in: known by issuer and subject, made at their first sign-in.

use jiff::Timestamp;
use sqlx::Row;

use super::staff::read;
use super::{Store, StoreError};
use crate::staff::{Member, Role};
use crate::tokens;

/// So many members may want the same name.
const NAMESAKES: u8 = 20;

impl Store {
    /// The member whom an issuer calls so, with the role that it gives them now; made if there is none yet, under the name
    /// that they wish or one like it. Nothing if they were removed: they stay out.
    pub async fn staff_of_issuer(
        &self,
        issuer: &str,
        subject: &str,
        wish: &str,
        role: Role,
        now: Timestamp,
    ) -> Result<Option<Member>, StoreError> {
        self.add_staff_of_issuer(issuer, subject, wish, role, now).await?;
        let update = "UPDATE staff SET role = $3 WHERE issuer = $1 AND subject = $2 AND removed_at IS NULL \
                      RETURNING id, name, role";
        let row = sqlx::query(update).bind(issuer).bind(subject).bind(role.as_str()).fetch_optional(&self.pool).await?;
        row.as_ref().map(read).transpose()
    }

    /// Takes the role of a lead from a member whom their issuer gives no role any more, and ends their sessions: what they made as
    /// a lead rests until they are one again.
    pub async fn disown_staff_of_issuer(&self, issuer: &str, subject: &str) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        let update = "UPDATE staff SET role = $1 WHERE issuer = $2 AND subject = $3 RETURNING id";
        let update = sqlx::query(update).bind(Role::Agent.as_str()).bind(issuer).bind(subject);
        if let Some(row) = update.fetch_optional(&mut *transaction).await? {
            let delete = sqlx::query("DELETE FROM staff_sessions WHERE staff_id = $1");
            delete.bind(row.try_get::<String, _>("id")?).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Adds them, unless they are there. Names of others are never taken over.
    async fn add_staff_of_issuer(
        &self,
        issuer: &str,
        subject: &str,
        wish: &str,
        role: Role,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let insert = "INSERT INTO staff (id, name, role, issuer, subject, created_at) SELECT $1, $2, $3, $4, $5, $6 \
                      WHERE NOT EXISTS (SELECT 1 FROM staff WHERE issuer = $4 AND subject = $5) \
                      AND NOT EXISTS (SELECT 1 FROM staff WHERE name = $2) ON CONFLICT DO NOTHING";
        for number in 1..=NAMESAKES {
            let added = sqlx::query(insert)
                .bind(tokens::new_id(now))
                .bind(numbered(wish, number))
                .bind(role.as_str())
                .bind(issuer)
                .bind(subject)
                .bind(now.as_second())
                .execute(&self.pool)
                .await?;
            if added.rows_affected() == 1 || self.knows(issuer, subject).await? {
                return Ok(());
            }
        }
        Ok(())
    }

    async fn knows(&self, issuer: &str, subject: &str) -> Result<bool, StoreError> {
        let select = sqlx::query("SELECT 1 FROM staff WHERE issuer = $1 AND subject = $2");
        Ok(select.bind(issuer).bind(subject).fetch_optional(&self.pool).await?.is_some())
    }
}

/// `ada`, `ada-2`, `ada-3`, …
fn numbered(wish: &str, number: u8) -> String {
    let short: String = wish.chars().take(60).collect();
    if number == 1 { wish.to_owned() } else { format!("{short}-{number}") }
}
