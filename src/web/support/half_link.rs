//! `/support/cases/{id}/half-links/{half}`: staff make the link by which a colleague of the customer does one half, or
//! withdraw all links of that half. The link is shown for ten minutes, where it was made.

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::json;

use super::case::find;
use super::session::Staff;
use crate::cases::{Case, Half};
use crate::staff::Member;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::half_letter::HalfLetter;
use crate::web::page::{Page, html, see_other};
use crate::web::shown;
use crate::web::state::App;

#[derive(Template)]
#[template(path = "support/half_link.html")]
struct HalfLinkPage {
    page: Page,
    case_id: String,
    half: Half,
    company: String,
    sender: String,
    /// Nothing if too many work already.
    made: Option<HalfLetter>,
}

/// Where a link for this half is shown.
fn path(id: &str, half: Half) -> String {
    format!("/support/cases/{id}/half-links/{}", half.as_str())
}

/// The link that was made a moment ago; without one there is nothing to see.
pub(in crate::web) async fn get(
    app: App,
    Staff(member): Staff,
    Path((id, half)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let (case, half) = (find(&app, &id).await?, Half::parse(&half).ok_or(WebError::NotFound)?);
    match HalfLetter::of(&app, &headers, &path(&id, half), (&id, half)).await? {
        Some(made) => page(&app, &member, case, half, Some(made)),
        None => Ok(see_other(&format!("/support/cases/{id}"))),
    }
}

fn page(app: &App, member: &Member, case: Case, half: Half, made: Option<HalfLetter>) -> Result<Response, WebError> {
    let Some(details) = case.details else { return Ok(see_other(&format!("/support/cases/{}", case.id))) };
    let (company, sender) = (details.company, details.contact_name);
    let page = Page::new(app, "desk-half-link-title").at_desk(member);
    Ok(html(&HalfLinkPage { page, case_id: case.id, half, company, sender, made })?)
}

pub(in crate::web) async fn post(
    app: App,
    Staff(member): Staff,
    Path((id, half)): Path<(String, String)>,
    _: Form,
) -> Result<Response, WebError> {
    let (case, half) = (find(&app, &id).await?, Half::parse(&half).ok_or(WebError::NotFound)?);
    if case.details.is_none() {
        return Ok(see_other(&format!("/support/cases/{id}")));
    }
    let now = app.clock.now();
    let Some(token) = app.store.make_half_link(&id, half, Some(&member.name), now).await? else {
        return page(&app, &member, case, half, None);
    };
    app.store.audit(now, &member.name, "half_link.made", &case.code, &json!({ "half": half.as_str() })).await?;
    shown::lead_to(&app, &path(&id, half), &token)
}

pub(in crate::web) async fn revoke(
    app: App,
    Staff(member): Staff,
    Path((id, half)): Path<(String, String)>,
    _: Form,
) -> Result<Response, WebError> {
    let (case, half) = (find(&app, &id).await?, Half::parse(&half).ok_or(WebError::NotFound)?);
    let now = app.clock.now();
    if app.store.revoke_half_links(&id, half, Some(&member.name), now).await? {
        app.store.audit(now, &member.name, "half_link.revoked", &case.code, &json!({ "half": half.as_str() })).await?;
    }
    Ok(see_other(&format!("/support/cases/{id}")))
}
