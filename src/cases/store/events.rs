//! What happened to cases: written once, read as a timeline. Whoever watches is told.

use jiff::Timestamp;
use serde_json::json;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::engine::hold_case;
use super::{Store, StoreError, time};
use crate::cases::case::News;
use crate::cases::event::{Event, Recorded};
use crate::cases::live::Change;
use crate::cases::state::State;
use crate::cases::told::told;
use crate::tokens;
use crate::webhooks::Topic;

impl Store {
    /// Writes down what happened to a case, moves it to the top of the desk's list if the customer did it, and tells whoever
    /// watches: the event's id.
    pub async fn record(&self, case_id: &str, event: &Event, now: Timestamp) -> Result<String, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let id = self.write(&mut transaction, case_id, event, now).await?;
        transaction.commit().await?;
        self.tell_of(case_id, event);
        Ok(id)
    }

    /// Tells those who watch of an event that was committed.
    pub(super) fn tell_of(&self, case_id: &str, event: &Event) {
        let case_id = case_id.to_owned();
        self.live.tell(if event.is_news() { Change::News(case_id) } else { Change::Case(case_id) });
    }

    /// The same within a transaction: whoever commits it tells those who watch.
    pub(super) async fn write(
        &self,
        connection: &mut AnyConnection,
        case_id: &str,
        event: &Event,
        now: Timestamp,
    ) -> Result<String, StoreError> {
        let id = insert(connection, case_id, event, now).await?;
        if let Some(told) = told(event) {
            self.tell_of_case(connection, case_id, told, now).await?;
        }
        Ok(id)
    }

    /// Saves how far a case is.
    pub async fn save_state(&self, case_id: &str, state: State, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        self.change_state(&mut transaction, case_id, (None, state), now).await?;
        transaction.commit().await?;
        self.live.tell(Change::Case(case_id.to_owned()));
        Ok(())
    }

    /// Changes how far a case is, wherever it was or only from one state, and tells of it if it was otherwise before.
    pub(super) async fn change_state(
        &self,
        connection: &mut AnyConnection,
        case_id: &str,
        (from, to): (Option<State>, State),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let update = "UPDATE cases SET state = $1 WHERE id = $2 AND state <> $1 AND ($3 = '' OR state = $3)";
        let update = sqlx::query(update).bind(to.as_str()).bind(case_id).bind(from.map_or("", State::as_str));
        if update.execute(&mut *connection).await?.rows_affected() == 1 {
            touch(connection, case_id, now).await?;
            self.tell_of_case(connection, case_id, (Topic::CaseStateChanged, json!({})), now).await?;
        }
        Ok(())
    }

    /// What a customer has been told, oldest first, and what became of it.
    pub(super) async fn news(&self, case_id: &str) -> Result<Vec<News>, StoreError> {
        let select = "SELECT id, at, kind, detail FROM events WHERE case_id = $1 \
                      AND kind IN ('hint.sent', 'half.handed_in', 'hint.followed', 'hint.closed') ORDER BY serial, id";
        let rows = sqlx::query(select).bind(case_id).fetch_all(&self.pool).await?;
        let events = rows.iter().filter_map(|row| read(row).transpose()).collect::<Result<Vec<_>, _>>()?;
        Ok(News::of(events))
    }

    /// The last that happened to a case, at most `most`, oldest first. Kinds that this version does not know are left out.
    pub async fn last_events(&self, case_id: &str, most: u16) -> Result<Vec<Recorded>, StoreError> {
        let select =
            "SELECT id, at, kind, detail FROM events WHERE case_id = $1 ORDER BY serial DESC, id DESC LIMIT $2";
        let rows = sqlx::query(select).bind(case_id).bind(i64::from(most)).fetch_all(&self.pool).await?;
        rows.iter().rev().filter_map(|row| read(row).transpose()).collect()
    }

    /// What happened to a case, oldest first. Kinds that this version does not know are left out.
    pub async fn events(&self, case_id: &str) -> Result<Vec<Recorded>, StoreError> {
        let select = sqlx::query("SELECT id, at, kind, detail FROM events WHERE case_id = $1 ORDER BY serial, id");
        let rows = select.bind(case_id).fetch_all(&self.pool).await?;
        rows.iter().filter_map(|row| read(row).transpose()).collect()
    }
}

/// Notes that something of a case is now otherwise than before: it moves on in the lists, and never back.
pub(super) async fn touch(connection: &mut AnyConnection, case_id: &str, now: Timestamp) -> Result<(), StoreError> {
    let update = "UPDATE cases SET active_at = CASE WHEN active_at < $1 THEN $1 ELSE active_at END WHERE id = $2";
    sqlx::query(update).bind(now.as_second()).bind(case_id).execute(connection).await?;
    Ok(())
}

async fn insert(
    connection: &mut AnyConnection,
    case_id: &str,
    event: &Event,
    now: Timestamp,
) -> Result<String, StoreError> {
    let unreadable = || StoreError::Row("events");
    let mut value = serde_json::to_value(event).map_err(|_| unreadable())?;
    let detail = value.get_mut("detail").map(serde_json::Value::take).unwrap_or_default();
    let kind = value.get("kind").and_then(serde_json::Value::as_str).ok_or_else(unreadable)?;
    let id = tokens::new_id(now);
    let insert = "INSERT INTO events (id, case_id, at, kind, detail, serial) \
                  SELECT $1, $2, $3, $4, $5, COUNT(*) FROM events WHERE case_id = $2";
    // written first: events of one case are numbered one after the other
    if event.is_customers() {
        touch(connection, case_id, now).await?;
    } else {
        hold_case(connection, case_id).await?;
    }
    sqlx::query(insert)
        .bind(&id)
        .bind(case_id)
        .bind(now.as_second())
        .bind(kind)
        .bind(detail.to_string())
        .execute(connection)
        .await?;
    Ok(id)
}

/// Nothing for a kind that this version does not know.
pub(super) fn read(row: &AnyRow) -> Result<Option<Recorded>, StoreError> {
    let (kind, detail): (String, String) = (row.try_get("kind")?, row.try_get("detail")?);
    let detail: serde_json::Value = serde_json::from_str(&detail).map_err(|_| StoreError::Row("events"))?;
    let Ok(event) = serde_json::from_value::<Event>(serde_json::json!({ "kind": kind, "detail": detail })) else {
        return Ok(None);
    };
    Ok(Some(Recorded { id: row.try_get("id")?, at: time(row.try_get("at")?, "events")?, event }))
}
