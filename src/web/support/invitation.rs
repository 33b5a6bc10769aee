//! `/support/invitations/{id}`: one invitation, without its link; a new link, more time, an end. Everybody at the desk may
//! look; whoever made it, and leads, may change it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use super::invitations::standing_id;
use super::session::Staff;
use crate::cases::Invitation;
use crate::staff::{Member, Role};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::invitation_acts;
use crate::web::invitation_fields::{DAYS, days};
use crate::web::moment::Moment;
use crate::web::page::{Page, html, see_other, unprocessable};
use crate::web::shown;
use crate::web::state::App;
use crate::words::Language;

#[derive(Template)]
#[template(path = "support/invitation.html")]
struct InvitationPage {
    page: Page,
    invitation: Invitation,
    standing: &'static str,
    language: &'static str,
    created_at: Moment,
    expires_at: Moment,
    revoked_at: Option<Moment>,
    completed_at: Option<Moment>,
    /// There is something left to change, and whoever looks may do so.
    can_change: bool,
    /// Its link works: another one can take its place.
    can_renew: bool,
    /// For how many more days, in the form.
    days: String,
    /// There is something left to change, for others.
    is_anothers: bool,
    /// For the summary: the field's name and what is wrong with it.
    problems: Vec<(&'static str, String)>,
}

impl InvitationPage {
    fn problem(&self, name: &str) -> Option<&str> {
        self.problems.iter().find(|(of, _)| *of == name).map(|(_, problem)| problem.as_str())
    }
}

fn may_change(member: &Member, invitation: &Invitation) -> bool {
    member.role == Role::Lead || member.id == invitation.made_by
}

fn page(app: &App, member: &Member, invitation: Invitation, problem: Option<String>) -> InvitationPage {
    let standing = invitation.standing(app.clock.now());
    let may_change = may_change(member, &invitation);
    InvitationPage {
        page: Page::new(app, "invitation-one-title").at_desk(member).with_errors(problem.is_some()),
        standing: standing_id(standing),
        language: Language::parse(&invitation.invited.language).unwrap_or_default().name(),
        created_at: Moment::of(app, invitation.created_at),
        expires_at: Moment::of(app, invitation.expires_at),
        revoked_at: invitation.revoked_at.map(|at| Moment::of(app, at)),
        completed_at: invitation.completed_at.map(|at| Moment::of(app, at)),
        can_change: standing.can_change() && may_change,
        can_renew: standing.is_usable() && may_change,
        days: DAYS.to_owned(),
        is_anothers: standing.can_change() && !may_change,
        problems: problem.map(|problem| ("days", problem)).into_iter().collect(),
        invitation,
    }
}

/// Where a new link of an invitation is shown.
pub(super) fn link_path(id: &str) -> String {
    format!("/support/invitations/{id}/link")
}

pub(super) async fn find(app: &App, id: &str) -> Result<Invitation, WebError> {
    app.store.invitation(id).await?.ok_or(WebError::NotFound)
}

/// One that this member may change.
async fn own(app: &App, member: &Member, id: &str) -> Result<Invitation, WebError> {
    let invitation = find(app, id).await?;
    if may_change(member, &invitation) { Ok(invitation) } else { Err(WebError::NotYours) }
}

fn lead_back(id: &str) -> Response {
    see_other(&format!("/support/invitations/{id}"))
}

/// Where a browser comes back to a page that was the answer to a form.
pub(in crate::web) async fn back(_: Staff, Path(id): Path<String>) -> Response {
    lead_back(&id)
}

pub(in crate::web) async fn get(app: App, Staff(member): Staff, Path(id): Path<String>) -> Result<Response, WebError> {
    let invitation = find(&app, &id).await?;
    Ok(html(&page(&app, &member, invitation, None))?)
}

/// Another link; the one before opens nothing any more. Nothing happens where none would work.
pub(in crate::web) async fn renew(
    app: App,
    Staff(member): Staff,
    Path(id): Path<String>,
    _: Form,
) -> Result<Response, WebError> {
    let invitation = own(&app, &member, &id).await?;
    match invitation_acts::renew(&app, &member.name, &invitation).await? {
        Some(token) => shown::lead_to(&app, &link_path(&id), &token),
        None => Ok(lead_back(&id)),
    }
}

/// Closes it, and the visits of its case.
pub(in crate::web) async fn revoke(
    app: App,
    Staff(member): Staff,
    Path(id): Path<String>,
    _: Form,
) -> Result<Response, WebError> {
    let invitation = own(&app, &member, &id).await?;
    invitation_acts::revoke(&app, &member.name, &invitation).await?;
    Ok(lead_back(&id))
}

/// So many days from now on; one that has expired is valid again.
pub(in crate::web) async fn extend(
    app: App,
    Staff(member): Staff,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, WebError> {
    let invitation = own(&app, &member, &id).await?;
    let typed = form.has("days").then(|| form.text("days"));
    let Some(days) = days(typed.as_deref()) else {
        let problem = app.words().get("invitation-days-wrong");
        return Ok(unprocessable(&page(&app, &member, invitation, Some(problem)))?);
    };
    invitation_acts::extend(&app, &member.name, &invitation, days).await?;
    Ok(lead_back(&id))
}
