//! `/api/v1/cases/{id}/packages/{package_id}/receipt`: Gong's system gives the receipt of a package that it opened, as people
//! do at `/receipt`; from then on the customer sees that it arrived.

use axum::Json;
use axum::extract::Path;
use serde::Deserialize;
use utoipa::ToSchema;

use super::body::Sent;
use super::caller::GivesReceipts;
use super::case_view::Package;
use super::cases::find;
use super::kind::Kind;
use super::problem::{Field, Refusal};
use super::query::{Asked, Nothing};
use crate::cases::Issued;
use crate::package::Receipt;
use crate::web::state::App;

/// The proof that a package was opened.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Receipt)]
pub(in crate::web) struct Given {
    /// What `open --format receipt` prints.
    #[schema(min_length = 16, max_length = 40, examples("7KQ2-M4WX-0ZJD-R8TN"))]
    receipt: String,
}

/// Give the receipt of a package
///
/// The code proves that the package was opened: it is derived from what is inside. A receipt that was given before stays as it is.
#[utoipa::path(post, path = "/api/v1/cases/{id}/packages/{package_id}/receipt", tag = "receipts", operation_id = "giveReceipt",
    params(("id" = String, Path, format = "uuid", description = "The case's id"),
        ("package_id" = String, Path, format = "uuid", description = "The package's id")),
    request_body = Given, security(("token" = ["receipts:write"])),
    responses((status = 200, description = "The package, opened", body = Package)))]
pub(in crate::web) async fn give(
    app: App,
    GivesReceipts(caller): GivesReceipts,
    Path((id, package_id)): Path<(String, String)>,
    _: Asked<Nothing>,
    Sent(given): Sent<Given>,
) -> Result<Json<Package>, Refusal> {
    find(&app, &id).await?;
    let package = package(&app, &id, &package_id).await?;
    let refused = |message: &str| {
        let detail = app.words().get(message);
        Refusal::fields(Kind::Invalid, vec![Field { field: "receipt".to_owned(), detail }])
    };
    let receipt = Receipt::parse(&given.receipt).ok_or_else(|| refused("field-receipt-malformed"))?;
    if receipt.hash() != package.receipt_hash {
        return Err(refused("field-receipt-unknown"));
    }
    app.store.acknowledge_receipt(&package.receipt_hash, Some(&caller.known.who()), app.clock.now()).await?;
    Ok(Json(Package::of(&self::package(&app, &id, &package_id).await?)))
}

async fn package(app: &App, case_id: &str, id: &str) -> Result<Issued, Refusal> {
    let found = app.store.packages(case_id).await?.into_iter().find(|package| package.id == id);
    found.ok_or_else(|| Refusal::new(Kind::NotFound))
}
