//! Messages on their way to endpoints: claimed by one of all replicas, and what came of it. Whoever dies in between leaves a
//! lease that runs out.

use jiff::{SignedDuration, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::{Store, StoreError, time};
use crate::cases::delivery::{Attempt, Claimed, Verdict};
use crate::tokens;

/// Says once more what it looks for, so that of two claims at once the second finds that the row has changed.
/// The day of a message begins with its first attempt, however long it waited for that.
const CLAIM: &str = "UPDATE webhook_deliveries SET lease = $1, leased_until = $2, tries = tries + 1, attempts = attempts + 1, \
                     began_at = CASE WHEN tries = 0 THEN $3 ELSE began_at END \
                     WHERE state = 'waiting' AND due_at <= $3 AND leased_until <= $3 AND id = \
                     (SELECT id FROM webhook_deliveries WHERE endpoint = $4 AND state = 'waiting' AND due_at <= $3 \
                     AND leased_until <= $3 AND NOT EXISTS \
                     (SELECT 1 FROM webhook_endpoints WHERE name = $4 AND paused_at IS NOT NULL) \
                     ORDER BY due_at, id LIMIT 1) \
                     RETURNING id, message_id, tries, attempts, began_at";

impl Store {
    /// The next delivery to an endpoint that is due, which nobody else gets while the lease lasts.
    pub async fn claim_delivery(
        &self,
        endpoint: &str,
        now: Timestamp,
        lasts: SignedDuration,
    ) -> Result<Option<Claimed>, StoreError> {
        let lease = tokens::new_id(now);
        let until = (now + lasts).as_second();
        let claim = sqlx::query(CLAIM).bind(&lease).bind(until).bind(now.as_second()).bind(endpoint);
        let Some(row) = claim.fetch_optional(&self.pool).await? else { return Ok(None) };
        let message_id: String = row.try_get("message_id")?;
        let select = sqlx::query("SELECT topic, body FROM webhook_messages WHERE id = $1").bind(&message_id);
        // gone, if its case was deleted this very moment
        let Some(message) = select.fetch_optional(&self.pool).await? else { return Ok(None) };
        read(&row, &message, message_id, lease).map(Some)
    }

    /// Writes down what came of an attempt, unless its lease ran out, or its case was deleted, meanwhile: whether it did.
    pub async fn settle_delivery(
        &self,
        claimed: &Claimed,
        endpoint: &str,
        attempt: &Attempt,
        verdict: Verdict,
    ) -> Result<bool, StoreError> {
        let (state, due_at, ended_at) = match verdict {
            Verdict::Delivered => ("delivered", None, Some(attempt.at)),
            Verdict::Again(due_at) => ("waiting", Some(due_at), None),
            Verdict::GivenUp | Verdict::Gone => ("failed", None, Some(attempt.at)),
        };
        let mut transaction = self.pool.begin().await?;
        let update = "UPDATE webhook_deliveries SET state = $1, due_at = COALESCE($2, due_at), ended_at = $3, \
                      lease = '', leased_until = 0 WHERE id = $4 AND lease = $5";
        let update = sqlx::query(update)
            .bind(state)
            .bind(due_at.map(Timestamp::as_second))
            .bind(ended_at.map(Timestamp::as_second))
            .bind(&claimed.id)
            .bind(&claimed.lease);
        if update.execute(&mut *transaction).await?.rows_affected() != 1 {
            return Ok(false);
        }
        note_attempt(&mut transaction, &claimed.id, attempt).await?;
        note_health(&mut transaction, endpoint, attempt.at, verdict).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Forgets messages from before a time, delivered or not.
    pub(super) async fn sweep_webhooks(&self, before: Timestamp) -> Result<(), StoreError> {
        let delete = sqlx::query("DELETE FROM webhook_messages WHERE at < $1").bind(before.as_second());
        delete.execute(&self.pool).await?;
        Ok(())
    }
}

async fn note_attempt(connection: &mut AnyConnection, id: &str, attempt: &Attempt) -> Result<(), StoreError> {
    let insert = "INSERT INTO webhook_attempts (delivery_id, number, at, status, milliseconds, problem) \
                  VALUES ($1, $2, $3, $4, $5, $6)";
    sqlx::query(insert)
        .bind(id)
        .bind(attempt.number)
        .bind(attempt.at.as_second())
        .bind(attempt.status.map(i64::from))
        .bind(attempt.milliseconds)
        .bind(attempt.problem.as_deref())
        .execute(connection)
        .await?;
    Ok(())
}

async fn note_health(
    connection: &mut AnyConnection,
    endpoint: &str,
    at: Timestamp,
    verdict: Verdict,
) -> Result<(), StoreError> {
    let upsert = match verdict {
        Verdict::Delivered => {
            "INSERT INTO webhook_endpoints (name, succeeded_at) VALUES ($1, $2) \
             ON CONFLICT (name) DO UPDATE SET succeeded_at = excluded.succeeded_at, failing_since = NULL"
        }
        Verdict::Again(_) | Verdict::GivenUp => {
            "INSERT INTO webhook_endpoints (name, failing_since) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE \
             SET failing_since = COALESCE(webhook_endpoints.failing_since, excluded.failing_since)"
        }
        Verdict::Gone => {
            "INSERT INTO webhook_endpoints (name, failing_since, paused_at) VALUES ($1, $2, $2) \
             ON CONFLICT (name) DO UPDATE SET paused_at = excluded.paused_at, \
             failing_since = COALESCE(webhook_endpoints.failing_since, excluded.failing_since)"
        }
    };
    sqlx::query(upsert).bind(endpoint).bind(at.as_second()).execute(connection).await?;
    Ok(())
}

fn read(row: &AnyRow, message: &AnyRow, message_id: String, lease: String) -> Result<Claimed, StoreError> {
    Ok(Claimed {
        id: row.try_get("id")?,
        lease,
        message_id,
        topic: message.try_get("topic")?,
        body: message.try_get("body")?,
        number: row.try_get("attempts")?,
        tries: row.try_get("tries")?,
        began_at: time(row.try_get("began_at")?, "webhook_deliveries")?,
    })
}
