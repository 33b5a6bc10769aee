//! What staff do with an invitation that was made: a new link, more time, an end; and when it is forgotten.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use sqlx::{AnyConnection, Row};

use super::audit::note;
use super::engine::hold_case;
use super::{Store, StoreError, time};
use crate::cases::event::Event;
use crate::webhooks::Topic;

/// An invitation that led to nothing is kept for so long after its time was over.
const KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);

impl Store {
    /// Gives an invitation another token: the old one opens nothing from now on. Says whether that was done; one that was
    /// revoked stays as it is.
    pub async fn renew_invitation(&self, id: &str, hash: &str, who: &str, now: Timestamp) -> Result<bool, StoreError> {
        let update = "UPDATE invitations SET token_hash = $1 WHERE id = $2 AND revoked_at IS NULL";
        let mut transaction = self.pool.begin().await?;
        let renewed = sqlx::query(update).bind(hash).bind(id).execute(&mut *transaction).await?.rows_affected() == 1;
        if renewed {
            note(&mut transaction, now, (who, "invitation.renewed", id), &json!({})).await?;
        }
        transaction.commit().await?;
        Ok(renewed)
    }

    /// Lets an invitation be valid for so many days from now on. Says whether that was done; one that was revoked stays as it is.
    pub async fn extend_invitation(&self, id: &str, days: i64, who: &str, now: Timestamp) -> Result<bool, StoreError> {
        let update =
            "UPDATE invitations SET expires_at = $1, expiry_told_at = NULL WHERE id = $2 AND revoked_at IS NULL";
        let expires_at = now + SignedDuration::from_hours(24 * days);
        let mut transaction = self.pool.begin().await?;
        let update = sqlx::query(update).bind(expires_at.as_second()).bind(id);
        let extended = update.execute(&mut *transaction).await?.rows_affected() == 1;
        if extended {
            note(&mut transaction, now, (who, "invitation.extended", id), &json!({ "days": days })).await?;
        }
        transaction.commit().await?;
        Ok(extended)
    }

    /// Closes an invitation for ever, ends the visits of its case with their credentials, and closes every other link to
    /// that case: whoever came by this link was shown a return link too. Says whether that was done now.
    pub async fn revoke_invitation(&self, id: &str, who: &str, now: Timestamp) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let update = "UPDATE invitations SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL";
        let revoked = sqlx::query(update).bind(now.as_second()).bind(id).execute(&mut *transaction).await?;
        if revoked.rows_affected() != 1 {
            return Ok(false);
        }
        let row = sqlx::query("SELECT case_id, rehearsal FROM invitations WHERE id = $1").bind(id);
        let row = row.fetch_one(&mut *transaction).await?;
        let case_id: Option<String> = row.try_get("case_id")?;
        if row.try_get::<i64, _>("rehearsal")? == 0 {
            let revoked = (Topic::InvitationRevoked, case_id.as_deref());
            self.tell_of_invitation(&mut transaction, id, revoked, now).await?;
        }
        let ended = match &case_id {
            Some(case_id) => close(&mut transaction, case_id, now).await?,
            None => 0,
        };
        note(&mut transaction, now, (who, "invitation.revoked", id), &json!({ "visits_ended": ended })).await?;
        let event = Event::VisitEnded { by: Some(who.to_owned()) };
        let case_id = case_id.filter(|_| ended > 0);
        if let Some(case_id) = &case_id {
            self.write(&mut transaction, case_id, &event, now).await?;
        }
        transaction.commit().await?;
        if let Some(case_id) = case_id {
            self.tell_of(&case_id, &event);
        }
        self.forget_log().await?;
        Ok(true)
    }

    /// Deletes invitations that led to no case, or to one that was deleted, when their time is over for long.
    pub(super) async fn sweep_invitations(&self, now: Timestamp) -> Result<(), StoreError> {
        let delete = sqlx::query("DELETE FROM invitations WHERE expires_at <= $1 AND case_id IS NULL");
        delete.bind((now - KEPT).as_second()).execute(&self.pool).await?;
        self.tell_of_expiries(now).await
    }

    /// Tells of each invitation whose time was over before anybody accepted it, once, however late.
    async fn tell_of_expiries(&self, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        let update = "UPDATE invitations SET expiry_told_at = $1 WHERE expires_at <= $1 AND expiry_told_at IS NULL \
                      AND revoked_at IS NULL AND starts = 0 AND rehearsal = 0 RETURNING id, expires_at";
        let update = sqlx::query(update).bind(now.as_second());
        for row in update.fetch_all(&mut *transaction).await? {
            let (id, at): (String, _) = (row.try_get("id")?, time(row.try_get("expires_at")?, "invitations")?);
            self.tell_of_invitation(&mut transaction, &id, (Topic::InvitationExpired, None), at).await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}

/// Ends the visits of a case and closes its links: how many visits there were.
async fn close(connection: &mut AnyConnection, case_id: &str, now: Timestamp) -> Result<u64, StoreError> {
    hold_case(connection, case_id).await?; // whoever begins a visit now, or makes a link, comes before or after
    let visits = sqlx::query("DELETE FROM visits WHERE case_id = $1").bind(case_id);
    let ended = visits.execute(&mut *connection).await?.rows_affected();
    sqlx::query("DELETE FROM return_links WHERE case_id = $1").bind(case_id).execute(&mut *connection).await?;
    let halves = "UPDATE half_links SET revoked_at = COALESCE(revoked_at, $1) WHERE case_id = $2";
    sqlx::query(halves).bind(now.as_second()).bind(case_id).execute(&mut *connection).await?;
    Ok(ended)
}

/// Takes away what staff wrote of a customer whose case is deleted; that there was an invitation stays until it is swept.
pub(super) async fn blank(connection: &mut AnyConnection, case_id: &str) -> Result<(), StoreError> {
    let update = "UPDATE invitations SET company = '', contact_name = '', contact_email = '', note = '', searched = '' \
                  WHERE case_id = $1";
    sqlx::query(update).bind(case_id).execute(connection).await?;
    Ok(())
}
