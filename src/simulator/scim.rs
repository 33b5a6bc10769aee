//! What does SCIM answer? The simulated `/udi/customers/{id}/scim/v2/Users` (RFC 7644, section 3.4.2): paging, no
//! filters, nothing to write. Discovery is absent, since 8x8 does not document any.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{Html, IntoResponse, Response};
use axum::{Json, Router, routing::get};
use jiff::{SignedDuration, fmt::rfc2822::DateTimePrinter};
use serde::Deserialize;
use serde_json::{Value, json};

use super::credentials::bearer;
use super::people;
use super::refusal::Refusal;
use super::scenario::{Directory, Scenario};
use super::scenarios::SCENARIOS;
use super::server::Simulator;

/// The largest page.
const LARGEST: i64 = 100;

/// What is answered where the URL is a web page.
const WEB_PAGE: &str = "<!DOCTYPE html><title>8x8 sample page</title><h1>Sign in</h1><p>A web page, not an API.</p>";

pub(super) fn routes() -> Router<Simulator> {
    Router::new().route("/udi/customers/{id}/scim/v2/Users", get(users))
}

/// `startIndex` counts from 1.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Page {
    #[serde(default)]
    start_index: i64,
    count: Option<i64>,
}

async fn users(
    State(simulator): State<Simulator>,
    Path(id): Path<String>,
    headers: HeaderMap,
    page: Result<Query<Page>, QueryRejection>,
) -> Response {
    let scenario = match admit(&simulator, &id, &headers).await {
        Ok(scenario) => scenario,
        Err(refusal) => return refuse(&refusal),
    };
    match page {
        _ if scenario.directory == Directory::WebPage => Html(WEB_PAGE).into_response(),
        Ok(Query(page)) => scim(Json(list(scenario, &page)).into_response()),
        Err(_) => refuse(&Refusal::Malformed),
    }
}

/// Whose request this is, if it may come in: a known token first, then the customer.
async fn admit(simulator: &Simulator, id: &str, headers: &HeaderMap) -> Result<&'static Scenario, Refusal> {
    let token = bearer(headers).ok_or(Refusal::Unauthorized)?;
    let known = SCENARIOS.iter().find(|s| s.scim_token == token && s.directory != Directory::TokenCleared);
    let scenario = known.ok_or(Refusal::Unauthorized)?;
    if scenario.customer_id != id || scenario.directory == Directory::UnknownCustomer {
        return Err(Refusal::NotFound);
    }
    if let Directory::Trouble(trouble) = scenario.directory {
        simulator.suffer(trouble, in_a_minute(simulator)).await?;
    }
    Ok(scenario)
}

/// `Retry-After` in its other form, the HTTP date (RFC 9110, section 10.2.3).
fn in_a_minute(simulator: &Simulator) -> String {
    let time = simulator.now() + SignedDuration::from_mins(1);
    DateTimePrinter::new().timestamp_to_rfc9110_string(&time).unwrap_or_default()
}

fn list(scenario: &Scenario, page: &Page) -> Value {
    let visible = people::visible(scenario);
    let start = page.start_index.max(1);
    let count = page.count.unwrap_or(LARGEST).clamp(0, LARGEST);
    let (skip, take) = (usize::try_from(start - 1).unwrap_or_default(), usize::try_from(count).unwrap_or_default());
    let resources: Vec<_> = visible.iter().skip(skip).take(take).map(|person| person.resource(scenario)).collect();
    json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        "totalResults": visible.len(),
        "startIndex": start,
        "itemsPerPage": resources.len(),
        "Resources": resources,
    })
}

/// An error in SCIM's own form (RFC 7644, section 3.12).
fn refuse(refusal: &Refusal) -> Response {
    let status = refusal.status();
    scim(refusal.with(json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
        "status": status.as_str(),
        "detail": status.canonical_reason(),
    })))
}

fn scim(mut response: Response) -> Response {
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/scim+json"));
    response
}
