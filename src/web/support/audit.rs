//! `/support/audit`: who did what at the desk, newest first. For leads; nobody can change it.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;

use super::session::Lead;
use crate::cases::Act;
use crate::tokens;
use crate::web::error::WebError;
use crate::web::moment::Moment;
use crate::web::page::{Page, html};
use crate::web::state::App;

/// So many stand on a page.
const PAGE: u16 = 100;

#[derive(Template)]
#[template(path = "support/audit.html")]
struct Audit {
    page: Page,
    rows: Vec<Row>,
    /// The id at which the next page begins, if there is one.
    next: Option<String>,
}

struct Row {
    act: Act,
    at: Moment,
}

pub(in crate::web) async fn get(app: App, Lead(member): Lead, RawQuery(query): RawQuery) -> Result<Response, WebError> {
    let before = query.as_deref().and_then(|query| query.strip_prefix("before=")).filter(|id| tokens::is_id(id));
    let mut acts = app.store.acts(before, PAGE + 1).await?;
    let is_more = acts.len() > usize::from(PAGE);
    acts.truncate(usize::from(PAGE));
    let next = acts.last().filter(|_| is_more).map(|(id, _)| id.clone());
    let rows = acts.into_iter().map(|(_, act)| Row { at: Moment::of(&app, act.at), act }).collect();
    Ok(html(&Audit { page: Page::new(&app, "audit-title").at_desk(&member), rows, next })?)
}
