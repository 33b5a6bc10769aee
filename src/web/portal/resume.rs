//! `/r/{token}`: the return link. Looking at it changes nothing; the button resumes the case in this browser, without its
//! credentials.

use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::cases::{Case, Door, Event};
use crate::secret::Secret;
use crate::tokens;
use crate::web::beginning;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::page::{Page, html, see_other};
use crate::web::session::{Current, MaybeCurrent};
use crate::web::state::App;

#[derive(Template)]
#[template(path = "portal/resume.html")]
struct Resume {
    page: Page,
    action: String,
    company: Option<String>,
    code: String,
    /// This browser is at work on this very case.
    is_here: bool,
    /// This browser is at work on another case, which resuming ends: its company or its code.
    other: Option<String>,
    /// This browser does one half of this very case, which resuming ends.
    is_half: bool,
}

/// Its company, or its code.
pub(super) fn name(case: Case) -> String {
    case.details.map_or(case.code, |details| details.company)
}

async fn case_of(app: &App, token: &str) -> Result<Case, WebError> {
    let case_id = app.store.case_of_return_link(&tokens::token_hash(token), app.clock.now()).await?;
    app.store.case(&case_id.ok_or(WebError::NoSuchLink)?).await?.ok_or(WebError::NoSuchLink)
}

pub(in crate::web) async fn get(
    app: App,
    Path(token): Path<String>,
    current: MaybeCurrent,
) -> Result<Response, WebError> {
    let case = case_of(&app, &token).await?;
    let of_this = current.0.as_ref().filter(|current| current.case.id == case.id);
    let (is_here, is_half) =
        (of_this.is_some_and(Current::is_whole), of_this.is_some_and(|current| !current.is_whole()));
    let other = current.0.map(|current| current.case).filter(|other| other.id != case.id).map(name);
    let company = case.details.map(|details| details.company);
    let page = Page::new(&app, "resume-title");
    Ok(html(&Resume {
        page,
        action: format!("/r/{token}?lang={}", app.language().tag()),
        company,
        code: case.code,
        is_here,
        other,
        is_half,
    })?)
}

/// Begins a visit; one of another case that runs in this browser is ended first, so that nothing is ever merged.
pub(in crate::web) async fn post(
    app: App,
    Path(token): Path<String>,
    current: MaybeCurrent,
    _: Form,
) -> Result<Response, WebError> {
    let case = case_of(&app, &token).await?;
    if let Some(current) = current.0 {
        if current.case.id == case.id && current.is_whole() {
            return Ok(see_other("/overview"));
        }
        current.end(&app).await?;
    }
    let cookie = beginning::begin(&app, &case.id, Secret::new(token)).await?;
    let began = Event::VisitBegan { door: Door::ReturnLink };
    app.store.record(&case.id, &began, app.clock.now()).await?;
    tracing::info!("a case was resumed");
    Ok(([(header::SET_COOKIE, cookie)], see_other("/overview")).into_response())
}
