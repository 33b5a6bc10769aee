//! How can a request fail, and which page does it get? Each failure has a title, an explanation and ways on; the cause
//! goes to the log alone, joined to the page by a reference.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::page::{Page, html};
use super::session::NoVisit;
use super::state::App;
use super::trace::Reference;
use crate::cases::{CustodyError, StoreError};
use crate::procedure;

/// Why there is no page.
#[derive(Debug)]
pub(super) enum WebError {
    /// The page belongs to a visit, and there is none.
    NoVisit(NoVisit),
    /// There is nothing at this address.
    NotFound,
    /// The address knows other methods.
    MethodNotAllowed,
    /// The form came from another site.
    CrossSite,
    /// Over 32 KiB.
    TooLarge,
    /// Not an HTML form.
    NotAForm,
    /// The form did not arrive whole in time.
    NotWhole,
    /// The return link is unknown or has expired.
    NoSuchLink,
    /// Only invited customers may start here.
    NotInvited,
    /// Too many starts from one address.
    TooOften,
    /// A package was asked for too early.
    NotReady,
    /// The fault is ours. The text is for the log.
    Internal(&'static str),
    /// The database failed.
    Store(StoreError),
    /// Custody failed.
    Custody(CustodyError),
    /// A template failed.
    Template(askama::Error),
}

/// What the error page says: carried from the failure to the layer that renders it.
#[derive(Clone, Copy)]
struct Problem {
    status: StatusCode,
    /// Message ids are `error-{name}-title` and `error-{name}-text`.
    name: &'static str,
}

impl WebError {
    fn problem(&self) -> Problem {
        let (status, name) = match self {
            Self::NoVisit(NoVisit::Absent) => (StatusCode::FORBIDDEN, "no-visit"),
            Self::NoVisit(NoVisit::Over) => (StatusCode::FORBIDDEN, "visit-over"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found"),
            Self::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "method"),
            Self::CrossSite => (StatusCode::FORBIDDEN, "cross-site"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
            Self::NotAForm => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-a-form"),
            Self::NotWhole => (StatusCode::REQUEST_TIMEOUT, "not-whole"),
            Self::NoSuchLink => (StatusCode::NOT_FOUND, "no-such-link"),
            Self::NotInvited => (StatusCode::FORBIDDEN, "not-invited"),
            Self::TooOften => (StatusCode::TOO_MANY_REQUESTS, "too-often"),
            Self::NotReady => (StatusCode::CONFLICT, "not-ready"),
            Self::Store(StoreError::Statement(_)) => (StatusCode::SERVICE_UNAVAILABLE, "database"),
            Self::Internal(_) | Self::Store(_) | Self::Custody(_) | Self::Template(_) => {
                (StatusCode::INTERNAL_SERVER_ERROR, "internal")
            }
        };
        Problem { status, name }
    }

    fn log(&self) {
        match self {
            Self::Internal(cause) => tracing::error!(cause, "a request failed"),
            Self::Store(cause) => tracing::error!(%cause, "the database failed"),
            Self::Custody(cause) => tracing::error!(%cause, "custody failed"),
            Self::Template(cause) => tracing::error!(%cause, "a template failed"),
            other => tracing::info!(problem = other.problem().name, "a request was refused"),
        }
    }
}

impl From<StoreError> for WebError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<CustodyError> for WebError {
    fn from(error: CustodyError) -> Self {
        Self::Custody(error)
    }
}

impl From<askama::Error> for WebError {
    fn from(error: askama::Error) -> Self {
        Self::Template(error)
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        self.log();
        let problem = self.problem();
        let mut response = problem.status.into_response();
        response.extensions_mut().insert(problem);
        response
    }
}

/// The error page.
#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Page,
    text: String,
    /// Address and message id of each way on.
    ways: Vec<(String, &'static str)>,
    reference: String,
}

/// Gives every failed response its page.
pub(super) async fn pages(State(app): State<App>, request: Request, next: Next) -> Response {
    let reference = request.extensions().get::<Reference>().map(|reference| reference.0.clone()).unwrap_or_default();
    // a step that there is: the address itself is the client's text, and may lead nowhere
    let slug = request.uri().path().strip_prefix("/steps/");
    let back = slug.and_then(procedure::step).map(|step| step.slug.path());
    let response = next.run(request).await;
    let problem = response.extensions().get::<Problem>().copied().or_else(|| bare(&response));
    let Some(problem) = problem else { return response };
    let mut rendered = render(&app, problem, back, reference);
    for (name, value) in response.headers() {
        if *name == header::SET_COOKIE || *name == header::ALLOW {
            rendered.headers_mut().insert(name, value.clone());
        }
    }
    if problem.status == StatusCode::TOO_MANY_REQUESTS {
        rendered.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("3600"));
    }
    rendered
}

/// Failures that come from the frameworks and bring no page.
fn bare(response: &Response) -> Option<Problem> {
    let has_page = response.headers().contains_key(header::CONTENT_TYPE);
    match response.status() {
        StatusCode::NOT_FOUND if !has_page => Some(WebError::NotFound.problem()),
        StatusCode::METHOD_NOT_ALLOWED => Some(WebError::MethodNotAllowed.problem()),
        StatusCode::INTERNAL_SERVER_ERROR => Some(WebError::Internal("").problem()),
        StatusCode::REQUEST_TIMEOUT if !has_page => Some(WebError::NotWhole.problem()),
        _ => None,
    }
}

fn render(app: &App, problem: Problem, back: Option<String>, reference: String) -> Response {
    let ways = match problem.name {
        "no-visit" | "visit-over" | "no-such-link" | "not-invited" | "too-often" => vec![("/".to_owned(), "way-start")],
        _ => back
            .map(|path| (path, "way-step"))
            .into_iter()
            .chain([("/overview".to_owned(), "way-overview"), ("/".to_owned(), "way-start")])
            .collect(),
    };
    let page = Page::new(app, &format!("error-{}-title", problem.name));
    let text = app.words.get(&format!("error-{}-text", problem.name));
    match html(&ErrorPage { page, text, ways, reference }) {
        Ok(response) => (problem.status, response).into_response(),
        Err(_) => problem.status.into_response(),
    }
}
