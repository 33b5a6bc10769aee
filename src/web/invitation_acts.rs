//! What is done to an invitation, from the desk or by a program? The same rules for both.

use super::error::WebError;
use super::state::App;
use crate::cases::Invitation;
use crate::secret::Secret;
use crate::tokens;

/// The whole address of an invitation.
pub(super) fn link(app: &App, token: &Secret) -> String {
    format!("{}/i/{}", app.shared().cookies.portal(), token.expose())
}

/// Another link; the one before opens nothing any more. Nothing happens where none would work.
pub(super) async fn renew(app: &App, who: &str, invitation: &Invitation) -> Result<Option<Secret>, WebError> {
    let (now, token) = (app.clock.now(), tokens::random_token());
    let hash = tokens::token_hash(token.expose());
    let is_usable = invitation.standing(now).is_usable();
    let renewed = is_usable && app.store.renew_invitation(&invitation.id, &hash, who, now).await?;
    Ok(renewed.then_some(token))
}

/// Closes it, and the visits of its case: whether that was done.
pub(super) async fn revoke(app: &App, who: &str, invitation: &Invitation) -> Result<bool, WebError> {
    let now = app.clock.now();
    Ok(invitation.standing(now).can_change() && app.store.revoke_invitation(&invitation.id, who, now).await?)
}

/// So many days from now on; one that has expired is valid again: whether that was done.
pub(super) async fn extend(app: &App, who: &str, invitation: &Invitation, days: i64) -> Result<bool, WebError> {
    let now = app.clock.now();
    Ok(invitation.standing(now).can_change() && app.store.extend_invitation(&invitation.id, days, who, now).await?)
}
