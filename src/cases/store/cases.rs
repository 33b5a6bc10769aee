//! Cases: started, found, filled in step by step.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::json;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::audit::note;
use super::events::touch;
use super::feed::alone_among_places;
use super::invitation_changes::blank;
use super::searched::note_case;
use super::visits::hold_if_over;
use super::{Store, StoreError, maybe_time, time};
use crate::cases::case::{AssignTo, Case, Details};
use crate::cases::issued::Replacement;
use crate::cases::live::Change;
use crate::cases::state::State;
use crate::procedure::{self, ManualUsers, Provider, Slug};
use crate::tokens;
use crate::webhooks::Topic;

/// What is read of a case. Columns are named wherever rows are read: PostgreSQL refuses a prepared statement with a star once a
/// later version has added a column.
macro_rules! select_cases {
    ($rest:literal) => {
        concat!(
            "SELECT id, code, company, contact_name, contact_email, assign_to, provider, manual_users, supersedes, replaced, \
             recipient_group, rehearsal, state, created_at, active_at, accepted_at, completed_at FROM cases ",
            $rest
        )
    };
}
pub(super) use select_cases;

/// With what a case begins.
pub(super) struct NewCase<'a> {
    pub(super) replacement: Option<&'a Replacement>,
    pub(super) group: Option<&'a str>,
    pub(super) is_rehearsal: bool,
}

/// Writes a case down: its id. The spoken code is drawn anew until nobody has it.
pub(super) async fn insert_case(
    connection: &mut AnyConnection,
    now: Timestamp,
    new: &NewCase<'_>,
) -> Result<String, StoreError> {
    let id = tokens::new_id(now);
    let insert = "INSERT INTO cases (id, code, created_at, active_at, supersedes, replaced, recipient_group, rehearsal) \
                  VALUES ($1, $2, $3, $3, $4, $5, $6, $7) ON CONFLICT (code) DO NOTHING";
    loop {
        let query = sqlx::query(insert)
            .bind(&id)
            .bind(tokens::spoken_code())
            .bind(now.as_second())
            .bind(new.replacement.map(|replacement| replacement.supersedes.as_str()))
            .bind(new.replacement.map(Replacement::replaced))
            .bind(new.group)
            .bind(i64::from(new.is_rehearsal));
        if query.execute(&mut *connection).await?.rows_affected() == 1 {
            note_case(connection, &id).await?;
            return Ok(id);
        }
    }
}

impl Store {
    /// Starts a case, which may replace the credentials of an earlier package: its id.
    pub async fn start_case(&self, now: Timestamp, replacement: Option<&Replacement>) -> Result<String, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let new = NewCase { replacement, group: None, is_rehearsal: false };
        let id = insert_case(&mut transaction, now, &new).await?;
        self.tell_of_case(&mut transaction, &id, (Topic::CaseStarted, json!({ "by": "start" })), now).await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// The case of an id.
    pub async fn case(&self, id: &str) -> Result<Option<Case>, StoreError> {
        let row = sqlx::query(select_cases!("WHERE id = $1")).bind(id).fetch_optional(&self.pool).await?;
        let Some(row) = row else { return Ok(None) };
        let done = sqlx::query("SELECT slug, done_at FROM done_steps WHERE case_id = $1");
        let done = done.bind(id).fetch_all(&self.pool).await?;
        let done = done.iter().filter_map(|row| read_done(row).transpose()).collect::<Result<_, _>>()?;
        let (notes, news) = (self.notes(id).await?, self.news(id).await?);
        Ok(Some(Case { notes, news, ..read_case(&row, done)? }))
    }

    /// Deletes a case and everything that hangs on it: visits with their credentials, tests, notes, packages, return
    /// links, what was counted of it, what waits to be told of it, and what its invitation said of the customer. Nothing of it
    /// stays in the write-ahead log. Says whether there was one. Unless the customer did it, the audit gets who did what.
    pub async fn delete_case(
        &self,
        id: &str,
        by: Option<(&str, &'static str)>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.delete_case_if_over(id, None, by, now).await
    }

    /// The same; with a time, only a case that is over since then.
    pub(super) async fn delete_case_if_over(
        &self,
        id: &str,
        since: Option<Timestamp>,
        by: Option<(&str, &'static str)>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await?;
        alone_among_places(&mut transaction).await?;
        blank(&mut transaction, id).await?;
        if let Some(since) = since
            && !hold_if_over(&mut transaction, id, since).await?
        {
            return Ok(false); // and what was blanked is there again
        }
        let delete = sqlx::query("DELETE FROM cases WHERE id = $1 RETURNING code, state, rehearsal").bind(id);
        let deleted = delete.fetch_optional(&mut *transaction).await?;
        if let Some(gone) = &deleted {
            self.tell_of_deletion(&mut transaction, id, gone, now).await?;
            if let Some((who, act)) = by {
                let code: String = gone.try_get("code")?;
                note(&mut transaction, now, (who, act, &code), &json!({})).await?;
            }
        }
        sqlx::query("DELETE FROM attempts WHERE subject = $1").bind(id).execute(&mut *transaction).await?;
        transaction.commit().await?;
        self.live().tell(Change::News(id.to_owned())); // whoever has a page of it open
        self.forget_log().await?;
        Ok(deleted.is_some())
    }

    /// Saves who does this, and that the terms were accepted.
    pub async fn save_details(&self, case_id: &str, details: &Details, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        let update = "UPDATE cases SET company = $1, contact_name = $2, contact_email = $3, \
                      accepted_at = COALESCE(accepted_at, $4) WHERE id = $5";
        sqlx::query(update)
            .bind(&details.company)
            .bind(&details.contact_name)
            .bind(&details.contact_email)
            .bind(now.as_second())
            .bind(case_id)
            .execute(&mut *transaction)
            .await?;
        note_case(&mut transaction, case_id).await?;
        // whose customer said who they are has begun to be worked on
        let begun = (Some(State::Begun), State::Working);
        self.change_state(&mut transaction, case_id, begun, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Saves to whom the role is assigned.
    pub async fn save_assign_to(&self, case_id: &str, choice: AssignTo, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        let update = sqlx::query("UPDATE cases SET assign_to = $1 WHERE id = $2").bind(choice.as_str()).bind(case_id);
        update.execute(&mut *transaction).await?;
        touch(&mut transaction, case_id, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Saves what Admin Console shows of user provisioning today.
    pub async fn save_provisioning(
        &self,
        case_id: &str,
        provider: Provider,
        manual_users: ManualUsers,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        let update = sqlx::query("UPDATE cases SET provider = $1, manual_users = $2 WHERE id = $3");
        let update = update.bind(provider.as_str()).bind(manual_users.as_str()).bind(case_id);
        update.execute(&mut *transaction).await?;
        touch(&mut transaction, case_id, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Marks a step as done in Admin Console, once more if it was before, or takes the mark back.
    pub async fn mark(&self, case_id: &str, slug: Slug, done: bool, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        touch(&mut transaction, case_id, now).await?;
        if done {
            let insert = "INSERT INTO done_steps (case_id, slug, done_at) VALUES ($1, $2, $3) \
                          ON CONFLICT (case_id, slug) DO UPDATE SET done_at = excluded.done_at";
            let insert = sqlx::query(insert).bind(case_id).bind(slug.as_str()).bind(now.as_second());
            insert.execute(&mut *transaction).await?;
        } else {
            let delete = sqlx::query("DELETE FROM done_steps WHERE case_id = $1 AND slug = $2");
            delete.bind(case_id).bind(slug.as_str()).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}

/// Nothing for a step that the procedure no longer has.
fn read_done(row: &AnyRow) -> Result<Option<(Slug, Timestamp)>, StoreError> {
    let slug: String = row.try_get("slug")?;
    let Some(step) = procedure::step(&slug) else { return Ok(None) };
    Ok(Some((step.slug, time(row.try_get("done_at")?, "done_steps")?)))
}

pub(super) fn read_case(row: &AnyRow, done: BTreeMap<Slug, Timestamp>) -> Result<Case, StoreError> {
    let text = |column| row.try_get::<Option<String>, _>(column);
    let details = match (text("company")?, text("contact_name")?, text("contact_email")?) {
        (Some(company), Some(contact_name), Some(contact_email)) => {
            Some(Details { company, contact_name, contact_email })
        }
        _ => None,
    };
    Ok(Case {
        id: row.try_get("id")?,
        code: row.try_get("code")?,
        details,
        assign_to: text("assign_to")?.as_deref().and_then(AssignTo::parse),
        provider: text("provider")?.as_deref().and_then(Provider::parse),
        manual_users: text("manual_users")?.as_deref().and_then(ManualUsers::parse),
        done,
        notes: Vec::new(),
        news: Vec::new(),
        replacement: text("supersedes")?
            .zip(text("replaced")?)
            .and_then(|(supersedes, replaced)| Replacement::parse(&supersedes, &replaced)),
        recipient_group: text("recipient_group")?,
        is_rehearsal: row.try_get::<i64, _>("rehearsal")? != 0,
        state: State::parse(&row.try_get::<String, _>("state")?).ok_or(StoreError::Row("cases"))?,
        created_at: time(row.try_get("created_at")?, "cases")?,
        active_at: time(row.try_get("active_at")?, "cases")?,
        accepted_at: maybe_time(row, "accepted_at", "cases")?,
        completed_at: maybe_time(row, "completed_at", "cases")?,
    })
}
