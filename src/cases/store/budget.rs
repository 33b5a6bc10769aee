//! How often was something done? Counted in the database, so that a restart forgives nothing.

use jiff::{SignedDuration, Timestamp};
use sqlx::AnyConnection;

use super::{Store, StoreError};

/// One budget: so many attempts of a kind, by one subject, within a time.
#[derive(Clone, Copy, Debug)]
pub struct Budget<'a> {
    /// What is attempted, such as `test-of-case`.
    pub kind: &'static str,
    /// By whom: a case's id or a client's address.
    pub subject: &'a str,
    /// How many are allowed …
    pub limit: u64,
    /// … within this time.
    pub window: SignedDuration,
}

impl Store {
    /// Counts an attempt if every budget allows it: whether they do. If one does not, none is spent.
    pub async fn spend(&self, budgets: &[Budget<'_>], now: Timestamp) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await?;
        for budget in budgets {
            if !spend(&mut transaction, *budget, now).await? {
                transaction.rollback().await?;
                return Ok(false);
            }
        }
        transaction.commit().await?;
        Ok(true)
    }
}

/// Counting and recording are one statement.
async fn spend(connection: &mut AnyConnection, budget: Budget<'_>, now: Timestamp) -> Result<bool, StoreError> {
    let insert = "INSERT INTO attempts (kind, subject, at) SELECT $1, $2, $3 WHERE \
                      (SELECT COUNT(*) FROM attempts WHERE kind = $1 AND subject = $2 AND at > $4) < $5";
    let spent = sqlx::query(insert)
        .bind(budget.kind)
        .bind(budget.subject)
        .bind(now.as_second())
        .bind((now - budget.window).as_second())
        .bind(i64::try_from(budget.limit).unwrap_or(i64::MAX))
        .execute(connection)
        .await?;
    Ok(spent.rows_affected() == 1)
}
