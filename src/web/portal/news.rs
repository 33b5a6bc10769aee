//! `/news`: what the customer is told while they work, by support or by a colleague who handed in one half. It stands on top
//! of their page until they put it away, and leads nowhere without a click.

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::cases::{Change, Event};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::half_current::HalfCurrent;
use crate::web::header;
use crate::web::language::page_before;
use crate::web::page::{Page, html, see_other};
use crate::web::state::App;
use crate::web::watching;

#[derive(Template)]
#[template(path = "parts/news.html")]
struct News {
    page: Page,
}

/// The same part of a page by itself, for the script that was told of a change.
pub(in crate::web) async fn get(app: App, current: HalfCurrent) -> Result<Response, WebError> {
    Ok(html(&News { page: Page::bare(&app).of(&current.either()) })?)
}

pub(in crate::web) async fn live(app: App, current: HalfCurrent) -> Response {
    let case_id = current.either().case.id;
    watching::stream(&app, &format!("case/{case_id}"), move |change| {
        *change == Change::Anything || *change == Change::News(case_id.clone())
    })
}

/// Puts one away.
pub(in crate::web) async fn close(
    app: App,
    current: HalfCurrent,
    Path(id): Path<String>,
    headers: HeaderMap,
    _: Form,
) -> Result<Response, WebError> {
    let current = current.either();
    let half = current.half();
    if current.case.news.iter().any(|news| news.id == id && header::is_for(half, &news.event)) {
        app.store.record(&current.case.id, &Event::HintClosed { hint: id, half }, app.clock.now()).await?;
    }
    Ok(see_other(&page_before(&headers).unwrap_or_else(|| current.home().to_owned())))
}
