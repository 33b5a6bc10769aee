//! `/api/v1/openapi.json`: the API as `OpenAPI` 3.1, made of the code that answers. Anybody may read it.

use std::sync::LazyLock;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};
use utoipa::OpenApi;

use super::problem::Problem;
use super::refusals::Refusals;
use super::{cases, events, invitation_changes, invitations, problems, receipts};
use crate::web::state::App;

/// What the API is.
const ABOUT: &str = "Create invitations, follow cases and give receipts by program. Every request but those for this document \
                     and for the page of problems carries a token that a lead made at the support desk (`/support/tokens`). \
                     Everything that was refused is told as problem details (RFC 9457). No answer holds a credential of a customer.";

#[derive(OpenApi)]
#[openapi(
    info(title = "gong-onboarding", description = ABOUT, version = "1.0.0", license(name = "Apache-2.0", identifier = "Apache-2.0")),
    tags(
        (name = "invitations", description = "Links by which companies are invited"),
        (name = "cases", description = "Onboardings of customers, without their credentials"),
        (name = "events", description = "What happened, to be followed"),
        (name = "receipts", description = "The proof that a package was opened"),
        (name = "about", description = "What the API says of itself"),
    ),
    paths(
        invitations::list, invitations::create, invitations::get,
        invitation_changes::renew, invitation_changes::revoke, invitation_changes::extend,
        cases::list, cases::get, events::of_case, events::of_all, receipts::give, get, problems::get,
    ),
    components(schemas(Problem)),
    modifiers(&Refusals)
)]
struct Document;

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| serde_json::to_value(Document::openapi()).unwrap_or_default());

/// Read this document
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "about", operation_id = "getDocument",
    responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value, content_type = "application/json")))]
pub(in crate::web) async fn get(State(app): State<App>) -> Json<Value> {
    let mut document = DOCUMENT.clone();
    let origin = app.config.support.public_url.origin().ascii_serialization();
    if let Some(document) = document.as_object_mut() {
        document.insert("servers".to_owned(), json!([{ "url": origin }]));
    }
    Json(document)
}
