//! `/support`: every case, the one with the newest activity first.

use askama::Template;
use axum::response::Response;

use super::session::Staff;
use crate::web::error::WebError;
use crate::web::page::{Page, html};
use crate::web::state::App;

#[derive(Template)]
#[template(path = "support/cases.html")]
struct Cases {
    page: Page,
}

pub(in crate::web) async fn get(app: App, Staff(member): Staff) -> Result<Response, WebError> {
    Ok(html(&Cases { page: Page::new(&app, "desk-cases-title").at_desk(&member) })?)
}
