//! `/accessibility`, `/cookies`, `/privacy`: what the portal says of itself, with a visit and without one. What they claim
//! is what the code does: whoever changes one changes the other.

use askama::Template;
use axum::response::Response;

use crate::web::error::WebError;
use crate::web::page::{Page, html};
use crate::web::session::MaybeCurrent;
use crate::web::state::App;

#[derive(Template)]
#[template(path = "portal/accessibility.html")]
struct Accessibility {
    page: Page,
}

#[derive(Template)]
#[template(path = "portal/cookies.html")]
struct Cookies {
    page: Page,
    /// The cookie's name here.
    name: &'static str,
    /// It is sent over https alone.
    is_secure: bool,
}

#[derive(Template)]
#[template(path = "portal/privacy.html")]
struct Privacy {
    page: Page,
}

fn page(app: &App, current: &MaybeCurrent, title: &str) -> Page {
    Page::new(app, title).of_maybe(current.0.as_ref())
}

pub(in crate::web) async fn accessibility(app: App, current: MaybeCurrent) -> Result<Response, WebError> {
    Ok(html(&Accessibility { page: page(&app, &current, "accessibility-title") })?)
}

pub(in crate::web) async fn cookies(app: App, current: MaybeCurrent) -> Result<Response, WebError> {
    let (name, is_secure) = app.shared().cookies.name_and_safety();
    Ok(html(&Cookies { page: page(&app, &current, "cookies-title"), name, is_secure })?)
}

pub(in crate::web) async fn privacy(app: App, current: MaybeCurrent) -> Result<Response, WebError> {
    Ok(html(&Privacy { page: page(&app, &current, "privacy-title") })?)
}
