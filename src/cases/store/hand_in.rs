//! One half goes over from a colleague's visit to those who do the whole case: sealed to each of them, with what was found
//! of it, and gone from the colleague's visit, all at once or not at all.

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::custody::put_half;
use super::engine::hold_case;
use super::tests::put_test;
use super::{Store, StoreError};
use crate::cases::case::Visit;
use crate::cases::event::Event;
use crate::cases::half::{Half, Scope};
use crate::cases::live::Change;
use crate::cases::test_record::TestRecord;

/// What is handed in.
pub struct HandIn<'a> {
    /// The colleague's visit, which ends.
    pub visit: &'a Visit,
    /// The link by which it came.
    pub link_id: &'a str,
    /// Which half.
    pub half: Half,
    /// What its test found.
    pub record: &'a TestRecord,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandedIn {
    /// It is with whoever does the case.
    Arrived,
    /// Nobody is there to whom it could be sealed: nothing has changed.
    Nobody,
    /// The colleague's visit is over, or its link was withdrawn.
    Over,
}

/// A visit that does a whole case.
pub struct AtWork {
    /// Its id.
    pub visit_id: String,
    /// To which its credentials are sealed.
    pub recipient: String,
}

impl Store {
    /// The running visits that do the whole of a case, in the order of their ids.
    pub async fn at_work(&self, case_id: &str, now: Timestamp) -> Result<Vec<AtWork>, StoreError> {
        let mut connection = self.pool.acquire().await?;
        at_work(&mut connection, case_id, now).await
    }

    /// Hands a half in to everybody who does the whole case. `seal` seals its values to a recipient, if that can be read.
    pub async fn hand_in(
        &self,
        what: &HandIn<'_>,
        seal: impl Fn(&str) -> Option<Vec<u8>> + Send,
        now: Timestamp,
    ) -> Result<HandedIn, StoreError> {
        let case_id = &what.visit.case_id;
        let mut transaction = self.pool.begin().await?;
        hold_case(&mut transaction, case_id).await?;
        if !end(&mut transaction, what, now).await? {
            return Ok(HandedIn::Over);
        }
        let lock = sqlx::query("UPDATE visits SET recipient = recipient WHERE case_id = $1").bind(case_id);
        lock.execute(&mut *transaction).await?; // none of them ends before it got its half
        let receivers = at_work(&mut transaction, case_id, now).await?;
        if receivers.is_empty() {
            return Ok(HandedIn::Nobody); // the visit goes on: nothing is committed
        }
        let record = TestRecord { handed_in_at: Some(now), ..what.record.clone() };
        for AtWork { visit_id, recipient } in receivers {
            let sealed = seal(&recipient).ok_or(StoreError::Row("visits"))?;
            put_half(&mut transaction, &visit_id, case_id, what.half, &sealed, now).await?;
            put_test(&mut transaction, case_id, &visit_id, Scope::Half(what.half), &record).await?;
        }
        self.write(&mut transaction, case_id, &Event::HalfHandedIn { half: what.half }, now).await?;
        transaction.commit().await?;
        self.live().tell(Change::News(case_id.to_owned()));
        self.forget_log().await?;
        Ok(HandedIn::Arrived)
    }
}

/// Ends the colleague's visit, and with it what it held, and notes that the link was used. First of all, so that of two
/// presses only one goes on.
async fn end(connection: &mut AnyConnection, what: &HandIn<'_>, now: Timestamp) -> Result<bool, StoreError> {
    let update = "UPDATE half_links SET handed_in_at = $1 WHERE id = $2 AND revoked_at IS NULL";
    let update = sqlx::query(update).bind(now.as_second()).bind(what.link_id);
    let is_valid = update.execute(&mut *connection).await?.rows_affected() == 1;
    let delete = sqlx::query("DELETE FROM visits WHERE id = $1").bind(&what.visit.id);
    Ok(delete.execute(connection).await?.rows_affected() == 1 && is_valid)
}

async fn at_work(connection: &mut AnyConnection, case_id: &str, now: Timestamp) -> Result<Vec<AtWork>, StoreError> {
    let select = "SELECT id, recipient FROM visits WHERE case_id = $1 AND half_link_id IS NULL \
                  AND idle_expires_at > $2 AND expires_at > $2 ORDER BY id";
    let rows = sqlx::query(select).bind(case_id).bind(now.as_second()).fetch_all(connection).await?;
    let read =
        |row: &sqlx::any::AnyRow| Ok(AtWork { visit_id: row.try_get("id")?, recipient: row.try_get("recipient")? });
    rows.iter().map(read).collect()
}
