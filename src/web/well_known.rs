//! What do browsers and programs fetch beside pages? Styles and scripts, whether the portal lives and is ready, the public keys that sign packages, the schemas of
//! packages and webhooks, and where to report a weakness.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;

use super::compression::takes_gzip;
use super::error::WebError;
use super::state::App;
use crate::{package, webhooks};

/// `GET /healthz`: the process answers.
pub(super) async fn healthz() -> &'static str {
    "alive\n"
}

/// `GET /readyz`: the database answers too.
pub(super) async fn readyz(State(app): State<App>) -> (StatusCode, &'static str) {
    if app.store.is_reachable().await {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
    }
}

/// `GET /.well-known/jwks.json`: RFC 7517.
pub(super) async fn jwks(State(app): State<App>) -> Response {
    Json(package::jwks(app.signing_keys.all())).into_response()
}

/// `GET /package.schema.json`: JSON Schema of a package's first line.
pub(super) async fn schema() -> Response {
    ([(header::CONTENT_TYPE, "application/schema+json")], package::SCHEMA).into_response()
}

/// `GET /webhooks.schema.json`: JSON Schema of the body of every webhook.
pub(super) async fn webhooks_schema() -> Response {
    ([(header::CONTENT_TYPE, "application/schema+json")], webhooks::SCHEMA).into_response()
}

/// `GET /.well-known/security.txt`: RFC 9116, if the operator set a contact.
pub(super) async fn security(State(app): State<App>) -> Result<Response, WebError> {
    let contact = app.config.security_contact.as_deref().ok_or(WebError::NotFound)?;
    let contact = if contact.contains(':') { contact.to_owned() } else { format!("mailto:{contact}") };
    let expires = (app.clock.now() + SignedDuration::from_hours(24 * 180)).strftime("%Y-%m-%dT00:00:00Z");
    let text = format!("Contact: {contact}\nExpires: {expires}\nPreferred-Languages: en\n");
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

/// `GET /static/{name}`
pub(super) async fn asset(
    State(app): State<App>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let asset = app.shared().assets.get(&name).ok_or(WebError::NotFound)?;
    let common = [
        (header::CONTENT_TYPE, asset.kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "accept-encoding"),
    ];
    if takes_gzip(&headers) {
        Ok((common, [(header::CONTENT_ENCODING, "gzip")], asset.gzip.clone()).into_response())
    } else {
        Ok((common, asset.plain.clone()).into_response())
    }
}
