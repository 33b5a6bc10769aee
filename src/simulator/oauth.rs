//! Who may fetch an access token? The simulated `POST /oauth/v2/token`: Basic with Key and Secret, client credentials.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::HeaderMap;
use axum::{Json, Router, routing::post};
use jiff::SignedDuration;
use serde::Deserialize;
use serde_json::{Value, json};

use super::credentials::basic;
use super::refusal::Refusal;
use super::scenario::{Scenario, Storage};
use super::scenarios::SCENARIOS;
use super::server::Simulator;
use super::tokens::LIFETIME;

/// So long a late product takes, from the first test of its app.
const LATE: SignedDuration = SignedDuration::from_secs(60);

pub(super) fn routes() -> Router<Simulator> {
    Router::new().route("/oauth/v2/token", post(token))
}

#[derive(Deserialize)]
struct Grant {
    grant_type: String,
}

async fn token(
    State(simulator): State<Simulator>,
    headers: HeaderMap,
    form: Result<Form<Grant>, FormRejection>,
) -> Result<Json<Value>, Refusal> {
    if !form.is_ok_and(|Form(grant)| grant.grant_type == "client_credentials") {
        return Err(Refusal::Malformed);
    }
    let scenario = app(&headers).ok_or(Refusal::Unauthorized)?;
    let issued_at = simulator.now();
    let token = simulator.tokens().issue(scenario, issued_at);
    let products = match scenario.storage {
        Storage::ProductLate if simulator.tokens().age(scenario, issued_at) >= LATE => &["storage"],
        _ => scenario.products(),
    };
    Ok(Json(answer(scenario, products, &token, issued_at.as_millisecond())))
}

/// The app of Key and Secret. The wrong-secret scenario's Secret is never right.
fn app(headers: &HeaderMap) -> Option<&'static Scenario> {
    let (key, secret) = basic(headers)?;
    SCENARIOS.iter().find(|s| s.key == key && s.secret == secret && s.storage != Storage::WrongSecret)
}

/// Numbers are strings, and the products come twice: as 8x8 documents it.
fn answer(scenario: &Scenario, products: &[&str], token: &str, issued_at: i64) -> Value {
    let mut answer = json!({
        "access_token": token,
        "token_type": "BearerToken",
        "expires_in": LIFETIME.to_string(),
        "issued_at": issued_at.to_string(),
        "status": "approved",
        "scope": "",
        "api_product_list": format!("[{}]", products.join(", ")),
    });
    if let (Some(fields), false) = (answer.as_object_mut(), scenario.storage == Storage::OtherForms) {
        fields.insert("api_product_list_json".to_owned(), json!(products));
    }
    answer
}
