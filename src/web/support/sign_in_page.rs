//! The page on which staff signs in, and what it says when somebody does not get in.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};

use super::next;
use crate::web::error::WebError;
use crate::web::moment::Moment;
use crate::web::page::{Page, html};
use crate::web::state::App;

/// The page.
#[derive(Template)]
#[template(path = "support/sign_in.html")]
pub(super) struct SignIn {
    page: Page,
    /// For the summary: where it is mended and what is wrong.
    problems: Vec<(&'static str, String)>,
    /// As it was typed, if it can be a name.
    name: String,
    /// Where somebody goes who gets in.
    pub(super) next: String,
    /// From when on the next attempt is allowed.
    wait: Option<Moment>,
    has_password: bool,
    /// Who else signs staff in.
    issuer: Option<String>,
}

impl SignIn {
    pub(super) fn new(app: &App, name: Option<String>, asked: &str) -> Self {
        Self {
            page: Page::new(app, "sign-in-title").of_desk(),
            problems: Vec::new(),
            name: name.unwrap_or_default(),
            next: next::path(asked).to_owned(),
            wait: None,
            has_password: app.config.support.password_sign_in,
            issuer: app.shared().issuer.as_ref().map(|issuer| issuer.host().to_owned()),
        }
    }

    /// With the time until which nothing is looked at.
    pub(super) fn too_early(mut self, app: &App, from: Timestamp) -> Result<Response, WebError> {
        let seconds = from.duration_since(app.clock.now()).as_secs().max(0) + 1;
        self.wait = Some(Moment::of(app, from + SignedDuration::from_secs(1)));
        let mut response = self.refused(app, StatusCode::TOO_MANY_REQUESTS, "sign-in-wait")?;
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        Ok(response)
    }

    /// With the message of a problem.
    pub(super) fn refused(mut self, app: &App, status: StatusCode, problem: &str) -> Result<Response, WebError> {
        self.page = self.page.with_errors(true);
        let mended_at = if self.has_password { "name" } else { "issuer" };
        self.problems = vec![(mended_at, app.words().get(problem))];
        Ok((status, html(&self)?).into_response())
    }
}
