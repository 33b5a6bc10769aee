//! To whom were packages sealed until now? Remembered, so that a change is noticed at the next start too, and noted in every
//! case that is still open.

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{Store, StoreError, time};
use crate::cases::issued::RecipientsChanged;
use crate::package::Named;
use crate::tokens;

const CHANGED: &str = "recipients.changed";

impl Store {
    /// Remembers to whom packages of cases of a group, or of none, are sealed from now on. Where that differs from what was
    /// remembered, every such case to which somebody may still come back gets an event; answers how many, or nothing if
    /// there was no change. Of several replicas, one notices.
    pub async fn note_recipients(
        &self,
        now: Timestamp,
        group: Option<&str>,
        after: &[Named],
    ) -> Result<Option<u64>, StoreError> {
        let json = |named: &[Named]| serde_json::to_string(named).map_err(|_| StoreError::Row("remembered"));
        let mut transaction = self.pool.begin().await?;
        let before = remember(&mut transaction, &name_of(group), &json(after)?).await?;
        let before: Option<Vec<Named>> = before.and_then(|text| serde_json::from_str(&text).ok());
        let Some(before) = before.filter(|before| before != after) else {
            transaction.commit().await?;
            return Ok(None);
        };
        let detail = RecipientsChanged { at: now, before, after: after.to_vec() };
        let detail = serde_json::to_string(&detail).map_err(|_| StoreError::Row("events"))?;
        // one statement, however many cases there are
        let insert = "INSERT INTO events (id, case_id, at, kind, detail, serial) \
                      SELECT $1 || '/' || id, id, $2, $3, $4, (SELECT COUNT(*) FROM events WHERE case_id = cases.id) \
                      FROM cases WHERE COALESCE(recipient_group, '') = $5 AND EXISTS \
                      (SELECT 1 FROM return_links WHERE return_links.case_id = cases.id AND expires_at > $2)";
        let noted = sqlx::query(insert)
            .bind(tokens::new_id(now))
            .bind(now.as_second())
            .bind(CHANGED)
            .bind(&detail)
            .bind(group.unwrap_or_default())
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(Some(noted.rows_affected()))
    }

    /// The groups whose recipients were remembered, whether they are still listed or not.
    pub async fn remembered_groups(&self) -> Result<Vec<String>, StoreError> {
        let select = sqlx::query("SELECT name FROM remembered WHERE name LIKE 'recipients/%'");
        let rows = select.fetch_all(&self.pool).await?;
        let names = rows.iter().map(|row| row.try_get::<String, _>("name")).collect::<Result<Vec<_>, _>>()?;
        Ok(names.iter().filter_map(|name| name.strip_prefix(&name_of(Some("")))).map(str::to_owned).collect())
    }

    /// Remembers the serial of the recipients file and the list under it, unless a higher one was seen before, or another
    /// list under this one: then the serial that was seen is answered. None is lower than any.
    pub async fn note_serial(&self, serial: Option<u64>, list: &str) -> Result<Option<u64>, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let value =
            serial.map(|serial| format!("{serial} {}", tokens::sha256_hex(list.as_bytes()))).unwrap_or_default();
        let before = remember(&mut transaction, "recipients.serial", &value).await?;
        let before = before.as_deref().and_then(|text| text.split_once(' '));
        let before = before.and_then(|(seen, list)| Some((seen.parse::<u64>().ok()?, list)));
        let is_newer =
            |seen: u64, list: &str| serial.is_some_and(|serial| serial > seen) || value == format!("{seen} {list}");
        if let Some((seen, list)) = before
            && !is_newer(seen, list)
        {
            return Ok(Some(seen)); // what was written is rolled back
        }
        transaction.commit().await?;
        Ok(None)
    }

    /// The changes of recipients since a case began, oldest first.
    pub async fn recipients_changes(&self, case_id: &str) -> Result<Vec<RecipientsChanged>, StoreError> {
        let select = sqlx::query("SELECT at, detail FROM events WHERE case_id = $1 AND kind = $2 ORDER BY at, id");
        let rows = select.bind(case_id).bind(CHANGED).fetch_all(&self.pool).await?;
        let read = |row: &sqlx::any::AnyRow| {
            let detail: String = row.try_get("detail")?;
            let change: RecipientsChanged = serde_json::from_str(&detail).map_err(|_| StoreError::Row("events"))?;
            Ok(RecipientsChanged { at: time(row.try_get("at")?, "events")?, ..change })
        };
        rows.iter().map(read).collect()
    }
}

/// Under which name the recipients of a group are remembered.
fn name_of(group: Option<&str>) -> String {
    group.map_or_else(|| "recipients".to_owned(), |group| format!("recipients/{group}"))
}

/// Writes a value over the one before it, which is answered.
async fn remember(connection: &mut AnyConnection, name: &str, value: &str) -> Result<Option<String>, StoreError> {
    // written first: a transaction that begins by reading could not become a writing one beside another
    let upsert =
        "INSERT INTO remembered (name, value) VALUES ($1, '') ON CONFLICT (name) DO UPDATE SET name = excluded.name";
    sqlx::query(upsert).bind(name).execute(&mut *connection).await?;
    let select = sqlx::query("SELECT value FROM remembered WHERE name = $1");
    let before: String = select.bind(name).fetch_one(&mut *connection).await?.try_get("value")?;
    let update = sqlx::query("UPDATE remembered SET value = $1 WHERE name = $2");
    update.bind(value).bind(name).execute(&mut *connection).await?;
    Ok(Some(before).filter(|before| !before.is_empty()))
}
