//! `/leave`: ends the visit and deletes its credentials, on the server and in the browser.

use askama::Template;
use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse, Response};

use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::page::{Page, html, see_other};
use crate::web::session::MaybeCurrent;
use crate::web::shown;
use crate::web::state::App;

#[derive(Template)]
#[template(path = "portal/left.html")]
struct Left {
    page: Page,
}

/// Also for a browser whose visit is over already: leaving twice is no mistake.
pub(in crate::web) async fn post(app: App, current: MaybeCurrent, _: Form) -> Result<Response, WebError> {
    if let Some(current) = current.0 {
        current.end(&app).await?;
        tracing::info!("a visit was left");
    }
    Ok(forget(&app, "/left"))
}

/// Leads on, and takes everything of this portal from the browser.
pub(super) fn forget(app: &App, path: &str) -> Response {
    // "cookies" would take those of every host of the same domain: of the desk, of Admin Console
    let clear = [("clear-site-data", "\"cache\", \"storage\"")];
    let removals = [app.shared().cookies.removal(), shown::removal(app)];
    let headers = AppendHeaders(removals.map(|removal| (header::SET_COOKIE, removal)));
    let path = format!("{path}?lang={}", app.language().tag()); // with the visit goes its language
    (headers, clear, see_other(&path)).into_response()
}

/// Whoever is at work has left nothing: this page is not theirs.
pub(in crate::web) async fn get(app: App, current: MaybeCurrent) -> Result<Response, WebError> {
    if let Some(current) = current.0 {
        return Ok(see_other(current.home()));
    }
    Ok(html(&Left { page: Page::new(&app, "left-title") })?)
}
