//! What is done to an invitation, from the desk or by a program? The same rules for both, and the same notes in the audit.

use jiff::SignedDuration;
use serde_json::json;

use super::error::WebError;
use super::state::App;
use crate::cases::{Event, Invitation, Invited};
use crate::secret::Secret;
use crate::tokens;

/// The whole address of an invitation.
pub(super) fn link(app: &App, token: &Secret) -> String {
    format!("{}/i/{}", app.shared().cookies.portal(), token.expose())
}

/// Notes that somebody made one.
pub(super) async fn note_made(
    app: &App,
    who: &str,
    id: &str,
    (invited, days): (&Invited, i64),
) -> Result<(), WebError> {
    let detail = json!({ "days": days, "language": invited.language, "group": invited.recipient_group, "rehearsal": invited.is_rehearsal });
    Ok(app.store.audit(app.clock.now(), who, "invitation.made", id, &detail).await?)
}

/// Another link; the one before opens nothing any more. Nothing happens where none would work.
pub(super) async fn renew(app: &App, who: &str, invitation: &Invitation) -> Result<Option<Secret>, WebError> {
    let (now, token) = (app.clock.now(), tokens::random_token());
    let is_usable = invitation.standing(now).is_usable();
    if !is_usable || !app.store.renew_invitation(&invitation.id, &tokens::token_hash(token.expose())).await? {
        return Ok(None);
    }
    app.store.audit(now, who, "invitation.renewed", &invitation.id, &json!({})).await?;
    Ok(Some(token))
}

/// Closes it, and the visits of its case: whether that was done.
pub(super) async fn revoke(app: &App, who: &str, invitation: &Invitation) -> Result<bool, WebError> {
    let (id, now) = (&invitation.id, app.clock.now());
    if !invitation.standing(now).can_change() {
        return Ok(false);
    }
    let Some((case_id, ended)) = app.store.revoke_invitation(id, now).await? else { return Ok(false) };
    app.store.audit(now, who, "invitation.revoked", id, &json!({ "visits_ended": ended })).await?;
    if let Some(case_id) = case_id.filter(|_| ended > 0) {
        app.store.record(&case_id, &Event::VisitEnded { by: Some(who.to_owned()) }, now).await?;
    }
    Ok(true)
}

/// So many days from now on; one that has expired is valid again: whether that was done.
pub(super) async fn extend(app: &App, who: &str, invitation: &Invitation, days: i64) -> Result<bool, WebError> {
    let (id, now) = (&invitation.id, app.clock.now());
    let expires_at = now + SignedDuration::from_hours(24 * days);
    if !invitation.standing(now).can_change() || !app.store.extend_invitation(id, expires_at).await? {
        return Ok(false);
    }
    app.store.audit(now, who, "invitation.extended", id, &json!({ "days": days })).await?;
    Ok(true)
}
