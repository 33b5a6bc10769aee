//! `/`: what this is, who can do it, how long it takes; the form that starts.

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::replacing::{self, Asked};
use crate::cases::Case;
use crate::config::Access;
use crate::web::beginning;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::limits::Client;
use crate::web::page::{Page, html, see_other};
use crate::web::session::MaybeCurrent;
use crate::web::state::App;

#[derive(Template)]
#[template(path = "portal/start.html")]
struct Start {
    page: Page,
    /// A visit is running in this browser.
    is_here: bool,
}

pub(in crate::web) async fn get(app: App, current: MaybeCurrent) -> Result<Response, WebError> {
    let page = Page::new(&app, "start-title").of_maybe(current.0.as_ref());
    Ok(html(&Start { page, is_here: current.0.is_some() })?)
}

/// Where a browser comes back to a page that was the answer to a form.
pub(in crate::web) async fn back() -> Response {
    see_other("/")
}

/// Starts a case, unless this browser is at work on one that has hardly begun: a double click starts once.
pub(in crate::web) async fn post(
    app: App,
    current: MaybeCurrent,
    client: Client,
    form: Form,
) -> Result<Response, WebError> {
    let first = "/steps/before-you-start";
    let replacement = match Asked::of(&form) {
        Asked::Anew => None,
        Asked::Instead(replacement) => Some(replacement),
        Asked::Unclear => return replacing::again(&app, current.0.as_ref(), &form),
    };
    let is_begun = |case: &Case| case.details.is_none() && case.replacement == replacement;
    if current.0.as_ref().is_some_and(|current| current.is_whole() && is_begun(&current.case)) {
        return Ok(see_other(first));
    }
    if app.config.access == Access::Invited {
        return Err(WebError::NotInvited);
    }
    if !client.may_start(&app).await? {
        return Err(WebError::TooOften);
    }
    let cookie = beginning::start(&app, replacement.as_ref()).await?;
    // its cookie goes: nobody could open what that visit holds
    if let Some(over) = current.0 {
        over.end(&app).await?;
    }
    tracing::info!("a case was started");
    Ok(([(header::SET_COOKIE, cookie)], see_other(first)).into_response())
}
