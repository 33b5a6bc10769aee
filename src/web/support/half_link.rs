//! `/support/cases/{id}/half-links/{half}`: staff make the link by which a colleague of the customer does one half, or
//! withdraw all links of that half. The link is shown once, where it was made.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use serde_json::json;

use super::case::find;
use super::session::Staff;
use crate::cases::{Half, HalfLink};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::moment::Moment;
use crate::web::page::{Page, html, see_other};
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
    made: Option<Made>,
}

/// A link, this once.
struct Made {
    address: String,
    until: Moment,
}

pub(in crate::web) async fn post(
    app: App,
    Staff(member): Staff,
    Path((id, half)): Path<(String, String)>,
    _: Form,
) -> Result<Response, WebError> {
    let (case, half) = (find(&app, &id).await?, Half::parse(&half).ok_or(WebError::NotFound)?);
    let Some(details) = case.details else { return Ok(see_other(&format!("/support/cases/{id}"))) };
    let now = app.clock.now();
    let token = app.store.make_half_link(&id, half, Some(&member.name), now).await?;
    if token.is_some() {
        app.store.audit(now, &member.name, "half_link.made", &case.code, &json!({ "half": half.as_str() })).await?;
    }
    let made = token.map(|token| Made {
        address: format!("{}/h/{}", app.shared().cookies.portal(), token.expose()),
        until: Moment::of(&app, now + HalfLink::LASTS),
    });
    let page = Page::new(&app, "desk-half-link-title").at_desk(&member);
    let (company, sender) = (details.company, details.contact_name);
    Ok(html(&HalfLinkPage { page, case_id: id, half, company, sender, made })?)
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
