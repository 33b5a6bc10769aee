//! What waits to be told to other programs? Written in the transaction of what happened, so that nothing is told that did not
//! happen, and nothing is forgotten that did. Rehearsals are told to nobody.

use jiff::Timestamp;
use serde_json::{Value, json};
use sqlx::{AnyConnection, Row};

use super::{Store, StoreError};
use crate::cases::live::Change;
use crate::cases::state::State;
use crate::cases::told::{body, case};
use crate::tokens;
use crate::webhooks::Topic;

/// A message that is not written down yet.
struct Message<'a> {
    topic: Topic,
    case_id: Option<&'a str>,
    body: String,
}

impl Store {
    /// Tells of a case that is there.
    pub(super) async fn tell_of_case(
        &self,
        connection: &mut AnyConnection,
        case_id: &str,
        (topic, particulars): (Topic, Value),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if !self.subscriptions.want(topic) {
            return Ok(());
        }
        let select = sqlx::query("SELECT code, state, rehearsal FROM cases WHERE id = $1").bind(case_id);
        let Some(row) = select.fetch_optional(&mut *connection).await? else { return Ok(()) };
        if row.try_get::<i64, _>("rehearsal")? != 0 {
            return Ok(());
        }
        let (code, state): (String, String) = (row.try_get("code")?, row.try_get("state")?);
        let state = State::parse(&state).ok_or(StoreError::Row("cases"))?;
        let url = self.subscriptions.at_desk(&format!("/support/cases/{case_id}"));
        let about = ("case", case(case_id, &code, state, Some(&url)));
        let message = Message { topic, case_id: Some(case_id), body: body(topic, now, about, particulars) };
        self.put(connection, &message, now).await
    }

    /// Forgets what waits to be told of a case that was just deleted, and tells that it was. `gone` is its row.
    pub(super) async fn tell_of_deletion(
        &self,
        connection: &mut AnyConnection,
        case_id: &str,
        gone: &sqlx::any::AnyRow,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let forget = sqlx::query("DELETE FROM webhook_messages WHERE case_id = $1").bind(case_id);
        forget.execute(&mut *connection).await?;
        if !self.subscriptions.want(Topic::CaseDeleted) || gone.try_get::<i64, _>("rehearsal")? != 0 {
            return Ok(());
        }
        let (code, state): (String, String) = (gone.try_get("code")?, gone.try_get("state")?);
        let state = State::parse(&state).ok_or(StoreError::Row("cases"))?;
        let about = ("case", case(case_id, &code, state, None));
        let body = body(Topic::CaseDeleted, now, about, json!({}));
        self.put(connection, &Message { topic: Topic::CaseDeleted, case_id: Some(case_id), body }, now).await
    }

    /// Tells of an invitation that is no rehearsal.
    pub(super) async fn tell_of_invitation(
        &self,
        connection: &mut AnyConnection,
        id: &str,
        (topic, case_id): (Topic, Option<&str>),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if !self.subscriptions.want(topic) {
            return Ok(());
        }
        let url = self.subscriptions.at_desk(&format!("/support/invitations/{id}"));
        let about = ("invitation", json!({ "id": id, "url": url }));
        let particulars = case_id.map_or_else(|| json!({}), |case_id| json!({ "case_id": case_id }));
        self.put(connection, &Message { topic, case_id, body: body(topic, now, about, particulars) }, now).await
    }

    async fn put(
        &self,
        connection: &mut AnyConnection,
        message: &Message<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let endpoints: Vec<&str> = self.subscriptions.of(message.topic).collect();
        put(connection, message, &endpoints, now).await
    }

    /// Writes a message for one endpoint alone, to see whether it arrives; nothing if another one was written moments ago.
    /// Says whether it was.
    pub async fn send_test_webhook(&self, endpoint: &str, now: Timestamp) -> Result<bool, StoreError> {
        let topic = Topic::Test;
        let mut transaction = self.pool.begin().await?;
        // written first: of two presses, one waits here for the other
        let upsert =
            "INSERT INTO webhook_endpoints (name) VALUES ($1) ON CONFLICT (name) DO UPDATE SET name = excluded.name";
        sqlx::query(upsert).bind(endpoint).execute(&mut *transaction).await?;
        let select = "SELECT COUNT(*) AS count FROM webhook_messages JOIN webhook_deliveries \
                      ON webhook_deliveries.message_id = webhook_messages.id \
                      WHERE topic = $1 AND endpoint = $2 AND at > $3";
        let select = sqlx::query(select).bind(topic.as_str()).bind(endpoint).bind(now.as_second() - 5);
        if select.fetch_one(&mut *transaction).await?.try_get::<i64, _>("count")? > 0 {
            return Ok(false);
        }
        let body = body(topic, now, ("endpoint", json!(endpoint)), json!({}));
        put(&mut transaction, &Message { topic, case_id: None, body }, &[endpoint], now).await?;
        transaction.commit().await?;
        self.live().tell(Change::Told);
        Ok(true)
    }
}

async fn put(
    connection: &mut AnyConnection,
    message: &Message<'_>,
    endpoints: &[&str],
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = tokens::new_id(now);
    let insert = "INSERT INTO webhook_messages (id, at, topic, case_id, body) VALUES ($1, $2, $3, $4, $5)";
    sqlx::query(insert)
        .bind(&id)
        .bind(now.as_second())
        .bind(message.topic.as_str())
        .bind(message.case_id)
        .bind(&message.body)
        .execute(&mut *connection)
        .await?;
    let insert = "INSERT INTO webhook_deliveries (id, message_id, endpoint, state, began_at, due_at) \
                  VALUES ($1, $2, $3, 'waiting', $4, $4)";
    for endpoint in endpoints {
        let insert = sqlx::query(insert).bind(tokens::new_id(now)).bind(&id).bind(*endpoint).bind(now.as_second());
        insert.execute(&mut *connection).await?;
    }
    Ok(())
}
