//! Who did what at the desk? Rows are only ever added; the database itself refuses to change or delete them.

use jiff::Timestamp;
use serde_json::Value;
use sqlx::{AnyConnection, Row};

use super::{Store, StoreError, time};
use crate::tokens;

/// Something that somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// When.
    pub at: Timestamp,
    /// A name of staff, [`Act::PORTAL`] or [`Act::COMMAND_LINE`]: no name of staff has blanks.
    pub who: String,
    /// What, such as `case.deleted`.
    pub act: String,
    /// To what: a case's code, an invitation's id, a name of staff; or nothing.
    pub subject: String,
    /// What else is to be known, as JSON; never anything that customers typed.
    pub detail: String,
}

impl Act {
    /// Who did what nobody did.
    pub const PORTAL: &'static str = "the portal";
    /// Who did what was done by a command on the machine of the portal.
    pub const COMMAND_LINE: &'static str = "the command line";
    /// Everything that is written down.
    pub const ALL: [&'static str; 23] = [
        "case.deleted",
        "case.exported",
        "case.retired",
        "half_link.made",
        "half_link.revoked",
        "hint.sent",
        "invitation.extended",
        "invitation.made",
        "invitation.renewed",
        "invitation.revoked",
        "receipt.given",
        "staff.added",
        "staff.removed",
        "staff.sessions_ended",
        "staff.sign_in_failed",
        "staff.signed_in",
        "staff.signed_out",
        "token.made",
        "token.revoked",
        "visit.ended",
        "webhook.resumed",
        "webhook.sent_again",
        "webhook.tested",
    ];
}

/// The newest acts of those that are meant.
macro_rules! select {
    ($which:literal) => {
        concat!(
            "SELECT id, at, who, act, subject, detail FROM audit WHERE id < $1 AND ",
            $which,
            " ORDER BY id DESC LIMIT $2"
        )
    };
}

impl Store {
    /// Writes down that somebody did something.
    pub async fn audit(
        &self,
        now: Timestamp,
        who: &str,
        act: &'static str,
        subject: &str,
        detail: &Value,
    ) -> Result<(), StoreError> {
        let mut connection = self.pool.acquire().await?;
        note(&mut connection, now, (who, act, subject), detail).await
    }

    /// The newest acts, at most `count`, before the one of this id; those of one person if there is a name.
    pub async fn acts(
        &self,
        before: Option<&str>,
        who: Option<&str>,
        count: u16,
    ) -> Result<Vec<(String, Act)>, StoreError> {
        // one statement for both would find no index for one of them
        let select = if who.is_some() { select!("who = $3") } else { select!("$3 = ''") };
        let select = sqlx::query(select).bind(before.unwrap_or("~")).bind(i64::from(count));
        let rows = select.bind(who.unwrap_or_default()).fetch_all(&self.pool).await?;
        let read = |row: &sqlx::any::AnyRow| {
            let act = Act {
                at: time(row.try_get("at")?, "audit")?,
                who: row.try_get("who")?,
                act: row.try_get("act")?,
                subject: row.try_get("subject")?,
                detail: row.try_get("detail")?,
            };
            Ok((row.try_get("id")?, act))
        };
        rows.iter().map(read).collect()
    }
}

/// The same within the transaction of what was done: who, what, to what.
pub(super) async fn note(
    connection: &mut AnyConnection,
    now: Timestamp,
    (who, act, subject): (&str, &'static str, &str),
    detail: &Value,
) -> Result<(), StoreError> {
    let insert = "INSERT INTO audit (id, at, who, act, subject, detail) VALUES ($1, $2, $3, $4, $5, $6)";
    sqlx::query(insert)
        .bind(tokens::new_id(now))
        .bind(now.as_second())
        .bind(who)
        .bind(act)
        .bind(subject)
        .bind(detail.to_string())
        .execute(connection)
        .await?;
    tracing::info!(who, act, subject, "noted in the audit");
    Ok(())
}
