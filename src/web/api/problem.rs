//! What does a program get that is refused? Problem details (RFC 9457), in the language that it asks for. The cause goes to
//! the log alone, and nothing of what was sent comes back.

use axum::Json;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::kind::Kind;
use crate::cases::{ApiScope, StoreError};
use crate::web::error::WebError;
use crate::web::state::App;

/// Why a request is refused: carried from the handler to the layer that writes the answer.
#[derive(Clone, Debug)]
pub(in crate::web) struct Refusal {
    kind: Kind,
    fields: Vec<Field>,
    scope: Option<ApiScope>,
    /// For so many seconds.
    wait: Option<i64>,
}

/// A field or a parameter that has to be mended.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ProblemField)]
pub(in crate::web) struct Field {
    /// Its name.
    #[schema(value_type = String, examples("days"))]
    pub(super) field: String,
    /// What is wrong with it, for people.
    #[schema(examples("Enter a number of days from 1 to 30"))]
    pub(super) detail: String,
}

/// Why a request was refused (RFC 9457).
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub(super) struct Problem {
    /// Which kind of problem it is: an address of this portal, where a page says what to do.
    #[serde(rename = "type")]
    #[schema(format = "uri", examples("https://connect.example.com/api/v1/problems#not-found"))]
    kind: String,
    /// The kind in a few words.
    #[schema(examples("There is nothing here"))]
    title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599, examples(404))]
    status: u16,
    /// What happened, and what to do.
    detail: String,
    /// What joins this answer to the portal's log.
    #[schema(examples("5f0c2a91"))]
    reference: String,
    /// The fields that have to be mended; empty unless there are any.
    errors: Vec<Field>,
}

impl Refusal {
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind, fields: Vec::new(), scope: None, wait: None }
    }

    /// Of these fields.
    pub(super) fn fields(kind: Kind, fields: Vec<Field>) -> Self {
        Self { fields, ..Self::new(kind) }
    }

    /// For want of a scope.
    pub(super) fn scope(scope: ApiScope) -> Self {
        Self { scope: Some(scope), ..Self::new(Kind::ScopeMissing) }
    }

    /// For so many seconds.
    pub(super) fn until(wait: i64) -> Self {
        Self { wait: Some(wait), ..Self::new(Kind::TooOften) }
    }

    /// RFC 6750, section 3.
    fn challenge(&self) -> Option<String> {
        let realm = "Bearer realm=\"gong-onboarding\"";
        match (self.kind, self.scope) {
            (Kind::NoToken, _) => Some(realm.to_owned()),
            (Kind::TokenInvalid, _) => Some(format!("{realm}, error=\"invalid_token\"")),
            (Kind::ScopeMissing, Some(scope)) => {
                Some(format!("{realm}, error=\"insufficient_scope\", scope=\"{}\"", scope.as_str()))
            }
            _ => None,
        }
    }
}

impl From<WebError> for Refusal {
    fn from(error: WebError) -> Self {
        error.log();
        Self::new(Kind::of(error.problem().status))
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        WebError::from(error).into()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        tracing::info!(problem = self.kind.name(), "a program was refused");
        let mut response = self.kind.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives every failed answer of the API its body, whoever made it fail.
pub(in crate::web) fn answer(app: &App, response: Response, reference: String) -> Response {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let refusal = response.extensions().get::<Refusal>().cloned().unwrap_or_else(|| Refusal::new(Kind::of(status)));
    let mut written = write(app, &refusal, reference);
    for (name, value) in response.headers().iter().filter(|(name, _)| **name == header::ALLOW) {
        written.headers_mut().insert(name, value.clone());
    }
    written
}

/// The address of a kind of problem.
fn address(app: &App, kind: Kind) -> String {
    let origin = app.config.support.public_url.origin().ascii_serialization();
    format!("{origin}/api/v1/problems#{}", kind.name())
}

fn write(app: &App, refusal: &Refusal, reference: String) -> Response {
    let name = refusal.kind.name();
    let problem = Problem {
        kind: address(app, refusal.kind),
        title: app.words().get(&format!("api-{name}-title")),
        status: refusal.kind.status().as_u16(),
        detail: app.words().get(&format!("api-{name}-text")),
        reference,
        errors: refusal.fields.clone(),
    };
    let mut response = (refusal.kind.status(), Json(problem)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(app.language().tag()));
    if let Some(challenge) = refusal.challenge().and_then(|text| HeaderValue::try_from(text).ok()) {
        headers.insert(header::WWW_AUTHENTICATE, challenge);
    }
    if let Some(wait) = refusal.wait {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(wait));
    }
    response
}
