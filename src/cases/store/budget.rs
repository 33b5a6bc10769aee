//! How often was something done, and when may it be done again? Counted in the database, so that a restart forgives
//! nothing and replicas share it.

use jiff::{SignedDuration, Timestamp};
use sqlx::{AnyConnection, Row};

use super::engine::alone_in;
use super::{Store, StoreError, time};

/// The first delay; each further failure doubles it,
const FIRST_DELAY: SignedDuration = SignedDuration::from_secs(30);
/// up to this.
const LONGEST_DELAY: SignedDuration = SignedDuration::from_hours(1);

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
    /// Counts an attempt if every budget allows it. If one does not, none is spent, and the answer is from when on it
    /// will allow one.
    pub async fn spend(&self, budgets: &[Budget<'_>], now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let mut transaction = self.pool.begin().await?;
        for budget in budgets {
            if !spend(&mut transaction, *budget, now).await? {
                let from = allowed_from(&mut transaction, *budget, now).await?;
                transaction.rollback().await?;
                return Ok(Some(from));
            }
        }
        transaction.commit().await?;
        Ok(None)
    }

    /// Records how an attempt ended: failures in a row are counted, a success forgives them.
    pub async fn note_ending(
        &self,
        kind: &'static str,
        subject: &str,
        failed: bool,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let query = if failed {
            let insert = sqlx::query("INSERT INTO attempts (kind, subject, at) VALUES ($1, $2, $3)");
            insert.bind(kind).bind(subject).bind(now.as_second())
        } else {
            sqlx::query("DELETE FROM attempts WHERE kind = $1 AND subject = $2").bind(kind).bind(subject)
        };
        query.execute(&self.pool).await?;
        Ok(())
    }

    /// From when on another attempt is allowed after so many failures in a row, of which the first `free` cost nothing.
    pub async fn delayed_until(
        &self,
        kind: &'static str,
        subject: &str,
        free: u64,
    ) -> Result<Option<Timestamp>, StoreError> {
        let select = "SELECT COUNT(*), COALESCE(MAX(at), 0) FROM attempts WHERE kind = $1 AND subject = $2";
        let row = sqlx::query(select).bind(kind).bind(subject).fetch_one(&self.pool).await?;
        let (failures, last): (i64, i64) = (row.try_get(0)?, row.try_get(1)?);
        let beyond = u64::try_from(failures).unwrap_or_default().checked_sub(free);
        beyond.map(|beyond| Ok(time(last, "attempts")? + delay(beyond))).transpose()
    }
}

/// 30 seconds, one minute, two, four, … an hour.
fn delay(beyond: u64) -> SignedDuration {
    let doubled = i32::try_from(beyond).ok().and_then(|beyond| 2_i32.checked_pow(u32::try_from(beyond).ok()?));
    doubled.and_then(|times| FIRST_DELAY.checked_mul(times)).unwrap_or(LONGEST_DELAY).min(LONGEST_DELAY)
}

/// Counting and recording are one statement, and whoever spends of the same budget meanwhile waits.
async fn spend(connection: &mut AnyConnection, budget: Budget<'_>, now: Timestamp) -> Result<bool, StoreError> {
    alone_in(connection, &format!("{}/{}", budget.kind, budget.subject)).await?;
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

/// When the attempt that fills the budget leaves the window.
async fn allowed_from(
    connection: &mut AnyConnection,
    budget: Budget<'_>,
    now: Timestamp,
) -> Result<Timestamp, StoreError> {
    let select = "SELECT at FROM attempts WHERE kind = $1 AND subject = $2 ORDER BY at DESC LIMIT 1 OFFSET $3";
    let before = i64::try_from(budget.limit.saturating_sub(1)).unwrap_or(i64::MAX);
    let row = sqlx::query(select).bind(budget.kind).bind(budget.subject).bind(before);
    let filling = row.fetch_optional(connection).await?.map(|row| row.try_get(0)).transpose()?;
    let filling = filling.map_or(Ok(now), |at| time(at, "attempts"))?;
    Ok(filling + budget.window)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_grow_to_an_hour() {
        let seconds = [0, 1, 2, 6, 7, 31, 32, u64::MAX].map(|beyond| delay(beyond).as_secs());
        assert_eq!(seconds, [30, 60, 120, 1920, 3600, 3600, 3600, 3600]);
    }
}
