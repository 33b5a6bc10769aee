//! Which page does a failed request get? A title, an explanation and ways on, with a reference that joins it to the log.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::api;
use super::error::{Problem, WebError};
use super::page::{Page, html};
use super::session::Visited;
use super::sides::{self, Side};
use super::state::App;
use super::support::next_path;
use super::trace::Reference;
use crate::procedure;
use crate::words::Language;

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
pub(super) async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let reference = request.extensions().get::<Reference>().map(|reference| reference.0.clone()).unwrap_or_default();
    if is_of_api(&request) {
        let language = request.extensions().get::<Language>().copied().unwrap_or_default();
        return api::answer(&app.in_language(language), next.run(request).await, reference);
    }
    // a step that there is: the address itself is the client's text, and may lead nowhere
    let slug = request.uri().path().strip_prefix("/steps/");
    let slug = slug.and_then(|rest| rest.split('/').next());
    let back = slug.and_then(procedure::step).map(|step| step.slug.path());
    let asked = Asked {
        is_desk: sides::is_desk(request.uri().path()) || request.extensions().get() == Some(&Side::Desk),
        next: (request.method() == Method::GET).then(|| next_path(request.uri().path()).to_owned()),
        visited: None,
        back,
        reference,
    };
    let language = request.extensions().get::<Language>().copied().unwrap_or_default();
    let response = next.run(request).await;
    let app = app.in_language(response.extensions().get().copied().unwrap_or(language));
    let problem = response.extensions().get::<Problem>().copied().or_else(|| bare(&response));
    let Some(problem) = problem else { return response };
    let asked = Asked { visited: response.extensions().get().cloned(), ..asked };
    let mut rendered = render(&app, problem, asked);
    for (name, value) in response.headers() {
        if *name == header::SET_COOKIE || *name == header::ALLOW {
            rendered.headers_mut().insert(name, value.clone());
        }
    }
    let again = match problem.status {
        StatusCode::TOO_MANY_REQUESTS => Some("3600"),
        StatusCode::SERVICE_UNAVAILABLE => Some("10"), // the database, which mostly is back soon
        _ => None,
    };
    if let Some(seconds) = again {
        rendered.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
    }
    rendered
}

/// Whether a program asks, where there is an API for it.
fn is_of_api(request: &Request) -> bool {
    let path = request.uri().path();
    api::is_api(path) && request.extensions().get::<Side>().is_some_and(|side| side.has(path))
}

/// Failures that come from the frameworks and bring no page.
fn bare(response: &Response) -> Option<Problem> {
    let has_page = response.headers().contains_key(header::CONTENT_TYPE);
    match response.status() {
        StatusCode::BAD_REQUEST => Some(WebError::NotFound.problem()), // an address that cannot be read
        StatusCode::NOT_FOUND if !has_page => Some(WebError::NotFound.problem()),
        StatusCode::METHOD_NOT_ALLOWED => Some(WebError::MethodNotAllowed.problem()),
        StatusCode::INTERNAL_SERVER_ERROR => Some(WebError::Internal("").problem()),
        StatusCode::REQUEST_TIMEOUT if !has_page => Some(WebError::NotWhole.problem()),
        _ => None,
    }
}

/// What the page has to know of the request.
struct Asked {
    /// Of a page of the desk, or of its side of the house.
    is_desk: bool,
    /// Where somebody goes who signs in now.
    next: Option<String>,
    /// By whom, if it was a visit.
    visited: Option<Visited>,
    /// The step to go back to.
    back: Option<String>,
    reference: String,
}

/// Address and message id of each way on.
fn ways(problem: Problem, asked: &Asked) -> Vec<(String, &'static str)> {
    match problem.name {
        "signed-out" => vec![(sign_in(asked.next.as_deref()), "way-sign-in")],
        "oneself" => vec![("/support/staff".to_owned(), "way-staff")],
        "not-yours" => vec![("/support/invitations".to_owned(), "way-invitations")],
        _ if asked.is_desk => vec![("/support".to_owned(), "way-desk")],
        "one-half" => vec![("/half".to_owned(), "way-half")],
        "no-visit" | "visit-over" | "no-such-link" | "not-invited" | "too-often" => vec![("/".to_owned(), "way-start")],
        _ => {
            let back = asked.back.iter().map(|path| (path.clone(), "way-step"));
            let home = if asked.visited.as_ref().is_some_and(|visited| visited.is_at_half) {
                ("/half", "way-half")
            } else {
                ("/overview", "way-overview")
            };
            back.chain([(home.0.to_owned(), home.1), ("/".to_owned(), "way-start")]).collect()
        }
    }
}

fn sign_in(next: Option<&str>) -> String {
    match next {
        Some(path) => format!("/support/sign-in?next={path}"), // plain characters alone
        None => "/support/sign-in".to_owned(),
    }
}

fn render(app: &App, problem: Problem, asked: Asked) -> Response {
    let ways = ways(problem, &asked);
    let reference = asked.reference;
    let page = Page::new(app, &format!("error-{}-title", problem.name));
    let code = asked.visited.filter(|_| !matches!(problem.name, "no-visit" | "visit-over")).map(|visited| visited.code);
    let page = if asked.is_desk { page.of_desk() } else { Page { code, ..page } };
    let text = match problem.name {
        "no-such-link" => page.support_say("error-no-such-link-text"),
        "internal" => page.support_say("error-internal-text"),
        name => page.say(format!("error-{name}-text")),
    };
    match html(&ErrorPage { page, text, ways, reference }) {
        Ok(response) => (problem.status, response).into_response(),
        Err(_) => problem.status.into_response(),
    }
}
