//! `/api/v1/invitations/{id}/…`: what a program does with an invitation that was made, by the same rules as the desk.

use axum::Json;
use axum::extract::Path;
use serde::Deserialize;
use utoipa::ToSchema;

use super::body::{NoBody, Sent};
use super::caller::WritesInvitations;
use super::invitation_view::{View, WithLink};
use super::invitations::find;
use super::kind::Kind;
use super::problem::{Field, Refusal};
use super::query::{Asked, Nothing};
use crate::cases::Standing;
use crate::web::invitation_acts::{self, link};
use crate::web::invitation_fields::days;
use crate::web::state::App;

/// For how much longer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Extension)]
pub(in crate::web) struct Longer {
    /// For how many days from now on the link is valid.
    #[schema(minimum = 1, maximum = 30, examples(14))]
    days: i64,
}

/// Make another link
///
/// The link before opens nothing any more. Only an invitation whose link works can be renewed.
#[utoipa::path(post, path = "/api/v1/invitations/{id}/renew", tag = "invitations", operation_id = "renewInvitation",
    params(("id" = String, Path, format = "uuid", description = "The invitation's id")),
    security(("token" = ["invitations:write"])), responses((status = 200, description = "The invitation with its new link", body = WithLink)))]
pub(in crate::web) async fn renew(
    app: App,
    WritesInvitations(caller): WritesInvitations,
    Path(id): Path<String>,
    _: Asked<Nothing>,
    _: NoBody,
) -> Result<Json<WithLink>, Refusal> {
    let invitation = find(&app, &id).await?;
    let token = invitation_acts::renew(&app, &caller.known.who(), &invitation).await?;
    let token = token.ok_or_else(|| Refusal::new(Kind::CannotChange))?;
    let invitation = View::of(find(&app, &id).await?, app.clock.now());
    Ok(Json(WithLink { link: link(&app, &token), invitation }))
}

/// Revoke an invitation
///
/// Its link opens nothing any more, the visits of its case end, and so does every other way into that case. One that is revoked
/// already stays so.
#[utoipa::path(post, path = "/api/v1/invitations/{id}/revoke", tag = "invitations", operation_id = "revokeInvitation",
    params(("id" = String, Path, format = "uuid", description = "The invitation's id")),
    security(("token" = ["invitations:write"])), responses((status = 200, description = "The invitation, revoked", body = View)))]
pub(in crate::web) async fn revoke(
    app: App,
    WritesInvitations(caller): WritesInvitations,
    Path(id): Path<String>,
    _: Asked<Nothing>,
    _: NoBody,
) -> Result<Json<View>, Refusal> {
    let invitation = find(&app, &id).await?;
    invitation_acts::revoke(&app, &caller.known.who(), &invitation).await?;
    let invitation = find(&app, &id).await?;
    match invitation.standing(app.clock.now()) {
        Standing::Revoked => Ok(Json(View::of(invitation, app.clock.now()))),
        _ => Err(Refusal::new(Kind::CannotChange)),
    }
}

/// Give an invitation more time
///
/// Counted from now on; one that has expired works again.
#[utoipa::path(post, path = "/api/v1/invitations/{id}/extend", tag = "invitations", operation_id = "extendInvitation",
    params(("id" = String, Path, format = "uuid", description = "The invitation's id")), request_body = Longer,
    security(("token" = ["invitations:write"])), responses((status = 200, description = "The invitation", body = View)))]
pub(in crate::web) async fn extend(
    app: App,
    WritesInvitations(caller): WritesInvitations,
    Path(id): Path<String>,
    _: Asked<Nothing>,
    Sent(longer): Sent<Longer>,
) -> Result<Json<View>, Refusal> {
    let invitation = find(&app, &id).await?;
    let days = days(Some(&longer.days.to_string())).ok_or_else(|| {
        let detail = app.words().get("invitation-days-wrong");
        Refusal::fields(Kind::Invalid, vec![Field { field: "days".to_owned(), detail }])
    })?;
    if !invitation_acts::extend(&app, &caller.known.who(), &invitation, days).await? {
        return Err(Refusal::new(Kind::CannotChange));
    }
    Ok(Json(View::of(find(&app, &id).await?, app.clock.now())))
}
