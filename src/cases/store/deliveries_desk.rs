//! What does the desk see of messages for other programs, and what can leads do? Lists, one delivery with its attempts, once
//! more, and an endpoint that is resumed.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Store, StoreError, maybe_time, time};
use crate::cases::delivery::{Attempt, Delivery, Health, Progress};
use crate::cases::live::Change;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT webhook_deliveries.id, message_id, endpoint, topic, case_id, at, state, due_at, attempts, ended_at \
             FROM webhook_deliveries JOIN webhook_messages ON webhook_messages.id = webhook_deliveries.message_id ",
            $rest
        )
    };
}

impl Store {
    /// The newest deliveries, at most `count`, before the one of this id; of an endpoint and as far as named, if they are.
    pub async fn deliveries(
        &self,
        endpoint: Option<&str>,
        progress: Option<Progress>,
        before: Option<&str>,
        count: u16,
    ) -> Result<Vec<Delivery>, StoreError> {
        // one statement for both would find no index for one of them
        let select = if progress.is_some() {
            select!(
                "WHERE webhook_deliveries.id < $1 AND ($2 = '' OR endpoint = $2) AND state = $3 \
                 ORDER BY webhook_deliveries.id DESC LIMIT $4"
            )
        } else {
            select!(
                "WHERE webhook_deliveries.id < $1 AND ($2 = '' OR endpoint = $2) AND $3 = '' \
                 ORDER BY webhook_deliveries.id DESC LIMIT $4"
            )
        };
        let rows = sqlx::query(select)
            .bind(before.unwrap_or("~"))
            .bind(endpoint.unwrap_or_default())
            .bind(progress.map_or("", Progress::as_str))
            .bind(i64::from(count))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(read).collect()
    }

    /// The delivery of an id, with the body of its message.
    pub async fn delivery(&self, id: &str) -> Result<Option<(Delivery, String)>, StoreError> {
        let row = sqlx::query(select!("WHERE webhook_deliveries.id = $1")).bind(id).fetch_optional(&self.pool).await?;
        let Some(delivery) = row.as_ref().map(read).transpose()? else { return Ok(None) };
        let body = sqlx::query("SELECT body FROM webhook_messages WHERE id = $1").bind(&delivery.message_id);
        let Some(body) = body.fetch_optional(&self.pool).await? else { return Ok(None) };
        Ok(Some((delivery, body.try_get("body")?)))
    }

    /// What came of each attempt, oldest first.
    pub async fn attempts_of(&self, delivery_id: &str) -> Result<Vec<Attempt>, StoreError> {
        let select = "SELECT number, at, status, milliseconds, problem FROM webhook_attempts \
                      WHERE delivery_id = $1 ORDER BY number";
        let select = sqlx::query(select);
        select.bind(delivery_id).fetch_all(&self.pool).await?.iter().map(read_attempt).collect()
    }

    /// How each endpoint fares of which anything is known, by name.
    pub async fn health_of_endpoints(&self) -> Result<BTreeMap<String, Health>, StoreError> {
        let health = "SELECT name, succeeded_at, failing_since, paused_at FROM webhook_endpoints";
        let rows = sqlx::query(health).fetch_all(&self.pool).await?;
        let mut all: BTreeMap<String, Health> = rows.iter().map(read_health).collect::<Result<_, _>>()?;
        let waiting =
            "SELECT endpoint, COUNT(*) AS count FROM webhook_deliveries WHERE state = 'waiting' GROUP BY endpoint";
        for row in sqlx::query(waiting).fetch_all(&self.pool).await? {
            all.entry(row.try_get("endpoint")?).or_default().waiting = row.try_get("count")?;
        }
        Ok(all)
    }

    /// Lets a delivery begin anew, or at once if it waits. `seen` is how many attempts there were when somebody asked for it:
    /// whoever asks twice asks once. Says whether it was done.
    pub async fn send_again(&self, id: &str, seen: Option<i64>, now: Timestamp) -> Result<bool, StoreError> {
        let update = "UPDATE webhook_deliveries SET state = 'waiting', due_at = $1, tries = 0, ended_at = NULL \
                      WHERE id = $2 AND leased_until <= $1 AND ($3 < 0 OR attempts = $3) \
                      AND NOT (state = 'waiting' AND due_at <= $1)";
        let update = sqlx::query(update).bind(now.as_second()).bind(id).bind(seen.unwrap_or(-1));
        let is_done = update.execute(&self.pool).await?.rows_affected() == 1;
        if is_done {
            self.live().tell(Change::Told);
        }
        Ok(is_done)
    }

    /// Sends to an endpoint again that said that it is gone, and lets what waits for it begin anew: whether nothing was sent to
    /// it until now.
    pub async fn resume_endpoint(&self, name: &str, now: Timestamp) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let update =
            sqlx::query("UPDATE webhook_endpoints SET paused_at = NULL WHERE name = $1 AND paused_at IS NOT NULL");
        let is_done = update.bind(name).execute(&mut *transaction).await?.rows_affected() == 1;
        if is_done {
            let anew = "UPDATE webhook_deliveries SET due_at = $1, tries = 0 \
                        WHERE endpoint = $2 AND state = 'waiting' AND leased_until <= $1";
            sqlx::query(anew).bind(now.as_second()).bind(name).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        if is_done {
            self.live().tell(Change::Told);
        }
        Ok(is_done)
    }
}

fn read(row: &AnyRow) -> Result<Delivery, StoreError> {
    const TABLE: &str = "webhook_deliveries";
    Ok(Delivery {
        id: row.try_get("id")?,
        message_id: row.try_get("message_id")?,
        endpoint: row.try_get("endpoint")?,
        topic: row.try_get("topic")?,
        case_id: row.try_get("case_id")?,
        at: time(row.try_get("at")?, TABLE)?,
        progress: Progress::parse(&row.try_get::<String, _>("state")?).ok_or(StoreError::Row(TABLE))?,
        due_at: time(row.try_get("due_at")?, TABLE)?,
        attempts: row.try_get("attempts")?,
        ended_at: maybe_time(row, "ended_at", TABLE)?,
    })
}

fn read_attempt(row: &AnyRow) -> Result<Attempt, StoreError> {
    Ok(Attempt {
        number: row.try_get("number")?,
        at: time(row.try_get("at")?, "webhook_attempts")?,
        status: row.try_get::<Option<i64>, _>("status")?.and_then(|status| u16::try_from(status).ok()),
        milliseconds: row.try_get("milliseconds")?,
        problem: row.try_get("problem")?,
    })
}

fn read_health(row: &AnyRow) -> Result<(String, Health), StoreError> {
    let at = |column| maybe_time(row, column, "webhook_endpoints");
    let health = Health {
        succeeded_at: at("succeeded_at")?,
        failing_since: at("failing_since")?,
        paused_at: at("paused_at")?,
        waiting: 0,
    };
    Ok((row.try_get("name")?, health))
}
