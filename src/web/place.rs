//! Where is a visit? Noted for the desk after the page was sent, so that no page waits for the disk; and only for pages
//! whose address says nothing but which page it is.

use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use super::session::{Current, MaybeCurrent};
use super::state::App;
use crate::cases::{Change, Event, News, StoreError};

const PAGES: [&str; 4] = ["/overview", "/steps/", "/package", "/half"];

/// Notes the page that a visit was shown.
pub(super) async fn layer(
    State(app): State<App>,
    MaybeCurrent(current): MaybeCurrent,
    request: Request,
    next: Next,
) -> Response {
    let is_look = request.method() == Method::GET && PAGES.iter().any(|page| request.uri().path().starts_with(page));
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    if let Some(current) = current.filter(|_| is_look && response.status() == StatusCode::OK) {
        tokio::spawn(note(app, current, path));
    }
    response
}

async fn note(app: App, current: Current, path: String) {
    match noted(&app, &current, &path).await {
        Ok(()) => app.store.live().tell(Change::Case(current.case.id)),
        Err(cause) => tracing::warn!(%cause, "where a visit is could not be noted"),
    }
}

/// Where it is, and that it went where hints point.
async fn noted(app: &App, current: &Current, path: &str) -> Result<(), StoreError> {
    let (visit_id, language, now) = (&current.visit.id, current.language().tag(), app.clock.now());
    app.store.save_place(visit_id, path, language, now).await?;
    let leads_here = |event: &Event| match event {
        Event::HintSent { href: Some(href), .. } => href.split('#').next() == Some(path),
        _ => false,
    };
    let is_open = |news: &&News| !news.is_followed && !news.closed_by.contains(&current.half());
    for news in current.case.news.iter().filter(is_open).filter(|news| leads_here(&news.event)) {
        app.store.record(&current.case.id, &Event::HintFollowed { hint: news.id.clone() }, now).await?;
    }
    Ok(())
}
