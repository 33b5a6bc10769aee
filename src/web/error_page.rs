//! Which page does a failed request get? A title, an explanation and ways on, with a reference that joins it to the log.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::error::{Problem, WebError};
use super::page::{Page, html};
use super::session::AtHalf;
use super::state::App;
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
    // a step that there is: the address itself is the client's text, and may lead nowhere
    let slug = request.uri().path().strip_prefix("/steps/");
    let slug = slug.and_then(|rest| rest.split('/').next());
    let back = slug.and_then(procedure::step).map(|step| step.slug.path());
    let language = request.extensions().get::<Language>().copied().unwrap_or_default();
    let response = next.run(request).await;
    let app = app.in_language(response.extensions().get().copied().unwrap_or(language));
    let problem = response.extensions().get::<Problem>().copied().or_else(|| bare(&response));
    let Some(problem) = problem else { return response };
    let home = match response.extensions().get::<AtHalf>() {
        Some(AtHalf) => ("/half", "way-half"),
        None => ("/overview", "way-overview"),
    };
    let ways = ways(problem, back, home);
    let mut rendered = render(&app, problem, ways, reference);
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

/// Address and message id of each way on.
fn ways(problem: Problem, back: Option<String>, (home, to_home): (&str, &'static str)) -> Vec<(String, &'static str)> {
    match problem.name {
        "signed-out" => vec![("/support/sign-in".to_owned(), "way-sign-in")],
        "leads-only" | "no-such-case" => vec![("/support".to_owned(), "way-desk")],
        "not-yours" => vec![("/support/invitations".to_owned(), "way-invitations")],
        "one-half" => vec![("/half".to_owned(), "way-half")],
        "no-visit" | "visit-over" | "no-such-link" | "not-invited" | "too-often" => vec![("/".to_owned(), "way-start")],
        _ => back
            .map(|path| (path, "way-step"))
            .into_iter()
            .chain([(home.to_owned(), to_home), ("/".to_owned(), "way-start")])
            .collect(),
    }
}

fn render(app: &App, problem: Problem, ways: Vec<(String, &'static str)>, reference: String) -> Response {
    let page = Page::new(app, &format!("error-{}-title", problem.name));
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
