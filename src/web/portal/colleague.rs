//! `/h/{token}`: the link by which a colleague does one half. Looking at it changes nothing but the count of looks; the
//! button begins a visit that does this half alone.

use askama::Template;
use axum::extract::Path;
use axum::http::{Method, header};
use axum::response::{IntoResponse, Response};

use super::resume;
use crate::cases::{Case, Door, Event, HalfLink};
use crate::secret::Secret;
use crate::tokens;
use crate::web::beginning;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::page::{Page, html, see_other};
use crate::web::session::{Current, MaybeCurrent};
use crate::web::state::App;

#[derive(Template)]
#[template(path = "portal/colleague.html")]
struct Colleague {
    page: Page,
    action: String,
    company: Option<String>,
    code: String,
    /// Message id of the half's name.
    part: &'static str,
    here: Here,
}

/// What this browser is at work on.
#[derive(Clone, PartialEq, Eq)]
enum Here {
    Nothing,
    /// This half, by this link.
    Half,
    /// The whole of this case: the link is for somebody else.
    Whole,
    /// Something else, which the button ends: its company or its code.
    Other(String),
}

impl Here {
    fn of(current: Option<&Current>, link: &HalfLink) -> Self {
        let Some(current) = current else { return Self::Nothing };
        match &current.visit.by_half_link {
            Some((id, _)) if *id == link.id => Self::Half,
            None if current.case.id == link.case_id => Self::Whole,
            _ => Self::Other(resume::name(current.case.clone())),
        }
    }
}

async fn find(app: &App, token: &str) -> Result<(HalfLink, Case), WebError> {
    let link = app.store.half_link_of(&tokens::token_hash(token), app.clock.now()).await?;
    let link = link.ok_or(WebError::NoSuchLink)?;
    let case = app.store.case(&link.case_id).await?.ok_or(WebError::NoSuchLink)?;
    Ok((link, case))
}

pub(in crate::web) async fn get(
    app: App,
    method: Method,
    Path(token): Path<String>,
    current: MaybeCurrent,
) -> Result<Response, WebError> {
    let (link, case) = find(&app, &token).await?;
    let here = Here::of(current.0.as_ref(), &link);
    if method != Method::HEAD && here != Here::Whole {
        app.store.count_half_link_open(&link.id).await?;
    }
    Ok(html(&Colleague {
        page: Page::new(&app, "half-link-title"),
        action: format!("/h/{token}?lang={}", app.language().tag()),
        company: case.details.map(|details| details.company),
        code: case.code,
        part: link.half.part().title(),
        here,
    })?)
}

/// Begins a visit of this half; another one that runs in this browser is ended first, so that nothing is ever merged. Only
/// whoever does the whole of this case goes on with that.
pub(in crate::web) async fn post(
    app: App,
    Path(token): Path<String>,
    current: MaybeCurrent,
    _: Form,
) -> Result<Response, WebError> {
    let (link, case) = find(&app, &token).await?;
    match (Here::of(current.0.as_ref(), &link), &current.0) {
        (Here::Half | Here::Whole, Some(current)) => return Ok(see_other(current.home())),
        (_, Some(other)) => other.end(&app).await?,
        (_, None) => {}
    }
    let cookie = beginning::begin_half(&app, &link, Secret::new(token)).await?;
    app.store.record(&case.id, &Event::VisitBegan { door: Door::HalfLink }, app.clock.now()).await?;
    tracing::info!(half = link.half.as_str(), "a colleague began one half");
    Ok(([(header::SET_COOKIE, cookie)], see_other("/half")).into_response())
}
