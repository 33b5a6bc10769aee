//! What does the Cloud Storage Service answer? The simulated regions and object search of `/storage/{region}/v3`.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::{Json, Router, routing::get};
use serde_json::{Value, json};

use super::credentials::bearer;
use super::page;
use super::recordings;
use super::refusal::Refusal;
use super::scenario::{Scenario, Storage};
use super::server::Simulator;

/// The regions that 8x8 has. Anyone may be asked for the customer's regions.
const REGIONS: &[&str] = &["us-west", "us-east", "uk", "eu", "ap", "ca"];

/// The region that fails in the scenario of one failing region.
const FAILING: &str = "uk";

pub(super) fn routes() -> Router<Simulator> {
    Router::new()
        .route("/storage/{region}/v3/regions", get(regions))
        .route("/storage/{region}/v3/objects", get(objects))
}

async fn regions(
    State(simulator): State<Simulator>,
    Path(region): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Value>, Refusal> {
    let scenario = admit(&simulator, &region, &headers).await?;
    Ok(Json(json!(scenario.regions())))
}

async fn objects(
    State(simulator): State<Simulator>,
    Path(region): Path<String>,
    headers: HeaderMap,
    query: Result<Query<page::Query>, QueryRejection>,
) -> Result<Json<Value>, Refusal> {
    let scenario = admit(&simulator, &region, &headers).await?;
    if scenario.storage == Storage::RegionFailing && region == FAILING {
        return Err(Refusal::Failing);
    }
    let Query(query) = query.map_err(|_| Refusal::Malformed)?;
    let page = query.answer(recordings::objects(scenario, &region, simulator.now())).ok_or(Refusal::Malformed)?;
    Ok(Json(if scenario.storage == Storage::OtherForms { json!([page]) } else { page }))
}

/// Whose request this is, if it may come in.
async fn admit(simulator: &Simulator, region: &str, headers: &HeaderMap) -> Result<&'static Scenario, Refusal> {
    let owner = bearer(headers).and_then(|token| simulator.tokens().owner(token, simulator.now()));
    let scenario = owner.ok_or(Refusal::Unauthorized)?;
    if !REGIONS.contains(&region) {
        return Err(Refusal::NotFound);
    }
    match scenario.storage {
        Storage::ProductMissing | Storage::RoleMissing => Err(Refusal::Forbidden),
        Storage::Trouble(trouble) => simulator.suffer(trouble, "60".to_owned()).await.map(|()| scenario),
        _ => Ok(scenario),
    }
}
