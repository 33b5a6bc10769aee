//! Where is a visit? Noted for the desk after the page was sent, so that no page waits for the disk; and only for pages
//! whose address says nothing but which page it is.

use axum::http::{Method, StatusCode};
use axum::response::Response;

use super::session::Current;
use super::state::App;
use crate::cases::Change;

const PAGES: [&str; 4] = ["/overview", "/steps/", "/package", "/half"];

/// Notes the page that a visit was just shown.
pub(super) fn note(app: &App, current: &Current, method: &Method, path: &str, response: &Response) {
    let is_shown = *method == Method::GET && response.status() == StatusCode::OK;
    if !is_shown || !PAGES.iter().any(|page| path.starts_with(page)) {
        return;
    }
    let (app, path, language) = (app.clone(), path.to_owned(), current.language().tag());
    let (visit_id, case_id) = (current.visit.id.clone(), current.case.id.clone());
    tokio::spawn(async move {
        match app.store.save_place(&visit_id, &path, language, app.clock.now()).await {
            Ok(()) => app.store.live().tell(Change::Case(case_id)),
            Err(cause) => tracing::warn!(%cause, "where a visit is could not be noted"),
        }
    });
}
