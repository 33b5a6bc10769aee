//! `/support/staff`: who works at the desk; a lead ends their sessions, or removes them.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use serde_json::json;

use super::session::Lead;
use crate::staff::{Account, Role};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::moment::Moment;
use crate::web::page::{Page, html, see_other};
use crate::web::state::App;

const HERE: &str = "/support/staff";

#[derive(Template)]
#[template(path = "support/staff.html")]
struct Staff {
    page: Page,
    members: Vec<MemberView>,
}

/// A line of the list.
struct MemberView {
    id: String,
    name: String,
    is_lead: bool,
    /// Who asks for the list.
    is_oneself: bool,
    signed_in: Option<Moment>,
    sessions: u64,
    removed: Option<Moment>,
}

pub(in crate::web) async fn get(app: App, Lead(member): Lead) -> Result<Response, WebError> {
    let all = app.store.all_staff(app.clock.now()).await?;
    let view = |account: Account| MemberView {
        is_lead: account.member.role == Role::Lead,
        is_oneself: account.member.id == member.id,
        id: account.member.id,
        name: account.member.name,
        signed_in: account.signed_in_at.map(|at| Moment::of(&app, at)),
        sessions: account.sessions,
        removed: account.removed_at.map(|at| Moment::of(&app, at)),
    };
    let members = all.into_iter().map(view).collect();
    Ok(html(&Staff { page: Page::new(&app, "staff-title").at_desk(&member), members })?)
}

/// `/support/staff/{id}/sessions`: ends all sessions of a member.
pub(in crate::web) async fn end_sessions(
    app: App,
    Lead(lead): Lead,
    Path(id): Path<String>,
    _: Form,
) -> Result<Response, WebError> {
    let name = name_of(&app, &id).await?;
    let ended = app.store.end_sessions_of(&id, None).await?;
    let detail = json!({ "sessions": ended });
    app.store.audit(app.clock.now(), &lead.name, "staff.sessions_ended", &name, &detail).await?;
    Ok(see_other(HERE))
}

/// `/support/staff/{id}/remove`: removes a member. Nobody removes themselves, so one lead is always left.
pub(in crate::web) async fn remove(
    app: App,
    Lead(lead): Lead,
    Path(id): Path<String>,
    _: Form,
) -> Result<Response, WebError> {
    if id == lead.id {
        return Err(WebError::Oneself);
    }
    name_of(&app, &id).await?;
    let now = app.clock.now();
    // a second press finds them gone, as it should be
    if let Some(removed) = app.store.remove_staff(&id, now).await? {
        app.store.audit(now, &lead.name, "staff.removed", &removed.name, &json!({})).await?;
    }
    Ok(see_other(HERE))
}

async fn name_of(app: &App, id: &str) -> Result<String, WebError> {
    let all = app.store.all_staff(app.clock.now()).await?;
    let found = all.into_iter().find(|account| account.member.id == id);
    found.map(|account| account.member.name).ok_or(WebError::NotFound)
}
