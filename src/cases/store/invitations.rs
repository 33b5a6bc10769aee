//! Invitations: made, found, counted, accepted. What staff do with one afterwards stands in `invitation_changes`.

use jiff::Timestamp;
use serde_json::json;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::audit::note;
use super::cases::{NewCase, insert_case};
use super::searched::note_case;
use super::{Store, StoreError, maybe_time, time};
use crate::cases::case::Details;
use crate::cases::invitation::{Invitation, Invited};
use crate::cases::search::{patterns, searched};
use crate::staff::Member;
use crate::tokens;
use crate::webhooks::Topic;

/// An invitation with the code of its case, and when that was completed.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT invitations.id, invitations.company, invitations.contact_name, invitations.contact_email, language, note, \
             invitations.recipient_group, invitations.rehearsal, made_by, made_by_name, invitations.created_at, expires_at, \
             revoked_at, opens, starts, case_id, cases.code, cases.completed_at \
             FROM invitations LEFT JOIN cases ON cases.id = invitations.case_id ",
            $rest
        )
    };
}

/// An invitation to be made, known by the hash of its token.
#[derive(Clone, Copy, Debug)]
pub struct NewInvitation<'a> {
    /// As [`tokens::new_id`] makes it.
    pub id: &'a str,
    /// What is kept of its token.
    pub token_hash: &'a str,
    /// What staff wrote.
    pub invited: &'a Invited,
    /// Id and name of who makes it: a member of staff, or a token of the API.
    pub by: (&'a str, &'a str),
    /// Now.
    pub created_at: Timestamp,
    /// From then on its link opens nothing.
    pub expires_at: Timestamp,
}

impl Store {
    /// Writes an invitation down.
    pub async fn invite(&self, new: &NewInvitation<'_>) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        insert_invitation(&mut transaction, new).await?;
        Ok(transaction.commit().await?)
    }

    /// The invitation of an id.
    pub async fn invitation(&self, id: &str) -> Result<Option<Invitation>, StoreError> {
        let select = sqlx::query(select!("WHERE invitations.id = $1"));
        let row = select.bind(id).fetch_optional(&self.pool).await?;
        row.as_ref().map(read).transpose()
    }

    /// The invitation whose token has this hash, whether it still opens something or not.
    pub async fn invitation_of_token(&self, hash: &str) -> Result<Option<Invitation>, StoreError> {
        let row = sqlx::query(select!("WHERE token_hash = $1")).bind(hash).fetch_optional(&self.pool).await?;
        row.as_ref().map(read).transpose()
    }

    /// The last invitation that a member made since then, if nothing came of it yet.
    pub async fn newest_unstarted_of(&self, by: &Member, since: Timestamp) -> Result<Option<Invitation>, StoreError> {
        // ids begin with the time, so only the newest few rows are looked at
        let select = select!(
            "WHERE invitations.id > $1 AND made_by = $2 AND starts = 0 AND revoked_at IS NULL \
             ORDER BY invitations.id DESC LIMIT 1"
        );
        let select = sqlx::query(select).bind(tokens::first_id(since)).bind(&by.id);
        select.fetch_optional(&self.pool).await?.as_ref().map(read).transpose()
    }

    /// The newest invitations, at most `count`, before the one of this id.
    pub async fn invitations(&self, before: Option<&str>, count: u16) -> Result<Vec<Invitation>, StoreError> {
        let select = sqlx::query(select!("WHERE invitations.id < $1 ORDER BY invitations.id DESC LIMIT $2"));
        let select = select.bind(before.unwrap_or("~")).bind(i64::from(count));
        select.fetch_all(&self.pool).await?.iter().map(read).collect()
    }

    /// The newest invitations, at most `count`, that open something, with which nobody has begun, and that are found by
    /// what was typed.
    pub async fn invitations_found(
        &self,
        typed: &str,
        now: Timestamp,
        count: u16,
    ) -> Result<Vec<Invitation>, StoreError> {
        let select = select!(
            "WHERE invitations.case_id IS NULL AND starts = 0 AND revoked_at IS NULL AND invitations.rehearsal = 0 \
             AND invitations.expires_at > $1 AND invitations.searched LIKE $2 \
             AND invitations.searched LIKE $3 AND invitations.searched LIKE $4 \
             ORDER BY invitations.id DESC LIMIT $5"
        );
        let [first, second, third] = patterns(typed);
        let select = sqlx::query(select).bind(now.as_second()).bind(first).bind(second).bind(third);
        let select = select.bind(i64::from(count));
        select.fetch_all(&self.pool).await?.iter().map(read).collect()
    }

    /// The invitation by which a case began, the newest if there were several.
    pub async fn invitation_of_case(&self, case_id: &str) -> Result<Option<Invitation>, StoreError> {
        let select = sqlx::query(select!("WHERE invitations.case_id = $1 ORDER BY invitations.id DESC LIMIT 1"));
        select.bind(case_id).fetch_optional(&self.pool).await?.as_ref().map(read).transpose()
    }

    /// The newest invitations before the one of this id, at most `count`: rehearsals alone, or all that are none.
    pub async fn invitations_of_kind(
        &self,
        before: Option<&str>,
        rehearsals: bool,
        count: u16,
    ) -> Result<Vec<Invitation>, StoreError> {
        let select =
            select!("WHERE invitations.id < $1 AND invitations.rehearsal = $2 ORDER BY invitations.id DESC LIMIT $3");
        let select = sqlx::query(select).bind(before.unwrap_or("~")).bind(i64::from(rehearsals)).bind(i64::from(count));
        select.fetch_all(&self.pool).await?.iter().map(read).collect()
    }

    /// Company and contact as the invitation of a case has them.
    pub async fn suggested_details(&self, case_id: &str) -> Result<Option<Details>, StoreError> {
        let select = "SELECT company, contact_name, contact_email FROM invitations WHERE case_id = $1 LIMIT 1";
        let row = sqlx::query(select).bind(case_id).fetch_optional(&self.pool).await?;
        row.as_ref().map(read_details).transpose()
    }

    /// Counts a look at an invitation's page.
    pub async fn count_open(&self, id: &str, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        let update = "UPDATE invitations SET opens = opens + 1 WHERE id = $1 RETURNING opens, rehearsal";
        if let Some(row) = sqlx::query(update).bind(id).fetch_optional(&mut *transaction).await? {
            let (opens, rehearsal): (i64, i64) = (row.try_get("opens")?, row.try_get("rehearsal")?);
            if opens == 1 && rehearsal == 0 {
                self.tell_of_invitation(&mut transaction, id, (Topic::InvitationOpened, None), now).await?;
            }
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Counts a press of an invitation's button: the case that it leads to, which the first press makes. Nothing if the
    /// token opens nothing any more.
    pub async fn accept(&self, hash: &str, now: Timestamp) -> Result<Option<String>, StoreError> {
        let mut transaction = self.pool.begin().await?;
        // from here on, other presses wait; what they find then is what this one leaves
        let lock = sqlx::query("UPDATE invitations SET starts = starts WHERE token_hash = $1").bind(hash);
        lock.execute(&mut *transaction).await?;
        let update = "UPDATE invitations SET starts = starts + 1 WHERE token_hash = $1 AND revoked_at IS NULL \
                      AND expires_at > $2 AND (starts = 0 OR case_id IN (SELECT id FROM cases WHERE completed_at IS NULL))";
        let counted = sqlx::query(update).bind(hash).bind(now.as_second()).execute(&mut *transaction).await?;
        if counted.rows_affected() != 1 {
            return Ok(None);
        }
        let case_id = self.case_of(&mut transaction, hash, now).await?;
        if case_id.is_some() {
            transaction.commit().await?;
        }
        Ok(case_id)
    }

    /// The case of an invitation, which is made if there is none; nothing if somebody else just made it.
    async fn case_of(
        &self,
        connection: &mut AnyConnection,
        hash: &str,
        now: Timestamp,
    ) -> Result<Option<String>, StoreError> {
        let select = "SELECT id, case_id, recipient_group, rehearsal FROM invitations WHERE token_hash = $1";
        let row = sqlx::query(select).bind(hash).fetch_one(&mut *connection).await?;
        if let Some(case_id) = row.try_get("case_id")? {
            return Ok(Some(case_id));
        }
        let (group, rehearsal): (Option<String>, i64) = (row.try_get("recipient_group")?, row.try_get("rehearsal")?);
        let new = NewCase { replacement: None, group: group.as_deref(), is_rehearsal: rehearsal != 0 };
        let case_id = insert_case(connection, now, &new).await?;
        let update = "UPDATE invitations SET case_id = $1 WHERE token_hash = $2 AND case_id IS NULL";
        let update = sqlx::query(update).bind(&case_id).bind(hash).execute(&mut *connection).await?;
        if update.rows_affected() != 1 {
            return Ok(None);
        }
        note_case(connection, &case_id).await?;
        if !new.is_rehearsal {
            let accepted = (Topic::InvitationAccepted, Some(case_id.as_str()));
            self.tell_of_invitation(connection, &row.try_get::<String, _>("id")?, accepted, now).await?;
        }
        self.tell_of_case(connection, &case_id, (Topic::CaseStarted, json!({ "by": "invitation" })), now).await?;
        Ok(Some(case_id))
    }
}

/// Writes an invitation down, and in the audit by whom.
pub(super) async fn insert_invitation(
    connection: &mut AnyConnection,
    new: &NewInvitation<'_>,
) -> Result<(), StoreError> {
    let details = &new.invited.details;
    let insert = "INSERT INTO invitations (id, token_hash, company, contact_name, contact_email, language, note, \
                  recipient_group, rehearsal, made_by, made_by_name, created_at, expires_at, searched) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    sqlx::query(insert)
        .bind(new.id)
        .bind(new.token_hash)
        .bind(&details.company)
        .bind(&details.contact_name)
        .bind(&details.contact_email)
        .bind(&new.invited.language)
        .bind(&new.invited.note)
        .bind(new.invited.recipient_group.as_deref())
        .bind(i64::from(new.invited.is_rehearsal))
        .bind(new.by.0)
        .bind(new.by.1)
        .bind(new.created_at.as_second())
        .bind(new.expires_at.as_second())
        .bind(searched(&[&details.company, &details.contact_name]))
        .execute(&mut *connection)
        .await?;
    let invited = new.invited;
    let days = (new.expires_at - new.created_at).as_hours() / 24;
    let detail = json!({ "days": days, "language": invited.language, "group": invited.recipient_group, "rehearsal": invited.is_rehearsal });
    note(connection, new.created_at, (new.by.1, "invitation.made", new.id), &detail).await
}

fn read_details(row: &AnyRow) -> Result<Details, StoreError> {
    Ok(Details {
        company: row.try_get("company")?,
        contact_name: row.try_get("contact_name")?,
        contact_email: row.try_get("contact_email")?,
    })
}

fn read(row: &AnyRow) -> Result<Invitation, StoreError> {
    let moment = |column| time(row.try_get(column)?, "invitations");
    let perhaps = |column| maybe_time(row, column, "invitations");
    Ok(Invitation {
        id: row.try_get("id")?,
        invited: Invited {
            details: read_details(row)?,
            language: row.try_get("language")?,
            note: row.try_get("note")?,
            recipient_group: row.try_get("recipient_group")?,
            is_rehearsal: row.try_get::<i64, _>("rehearsal")? != 0,
        },
        made_by: row.try_get("made_by")?,
        made_by_name: row.try_get("made_by_name")?,
        created_at: moment("created_at")?,
        expires_at: moment("expires_at")?,
        revoked_at: perhaps("revoked_at")?,
        opens: row.try_get("opens")?,
        starts: row.try_get("starts")?,
        case_id: row.try_get("case_id")?,
        case_code: row.try_get("code")?,
        completed_at: perhaps("completed_at")?,
    })
}
