//! `/guide`: the whole procedure as one document, to read beforehand or to print. The text and the drawings of the steps,
//! both sides of every branch; no visit is needed and nothing is asked. Outside of a visit it holds nothing of anybody and
//! may be compressed.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;

use super::step_text::{Answers, StepText};
use crate::procedure::{STEPS, Slug, Step};
use crate::web::compression::packed;
use crate::web::error::WebError;
use crate::web::page::{Page, html};
use crate::web::session::MaybeCurrent;
use crate::web::state::App;

#[derive(Template)]
#[template(path = "portal/guide.html")]
struct Guide {
    page: Page,
    steps: &'static [Step],
    /// Nobody was asked.
    answers: Answers,
    public_url: String,
}

impl Guide {
    fn text(&self, step: &'static Step) -> StepText<'_> {
        StepText { page: &self.page, step, answers: &self.answers }
    }
}

pub(in crate::web) async fn get(app: App, current: MaybeCurrent, headers: HeaderMap) -> Result<Response, WebError> {
    let page = Page::new(&app, "guide-title").whole().of_maybe(current.0.as_ref());
    let public_url = app.config.public_url.to_string();
    let guide = html(&Guide { page, steps: STEPS, answers: Answers::default(), public_url })?;
    if current.0.is_some() { Ok(guide) } else { packed(guide, &headers).await }
}
