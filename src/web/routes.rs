//! Every URL, grouped by what guards it. Pages stand behind the session layer; everything stands behind the headers, the
//! origin guard, the deadlines and the error pages.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::{RequestBodyDeadlineLayer, TimeoutLayer};

use super::error::WebError;
use super::guard::Guard::{Anybody, HalfVisit, Token, Visit};
use super::guard::{self, Route};
use super::portal::{
    colleague, delete, demo, guide, half, half_links, hand_in, handover, invitation, leave, looks_different, news,
    overview, receipt, replacing, resume, start, statements, step, styleguide,
};
use super::sides::{self, Door};
use super::state::App;
use super::{api, error_page, extend, headers, language, origin, place, session, support, trace, unbroken, well_known};

/// A form has to arrive whole within this time.
const BODY_DEADLINE: Duration = Duration::from_secs(20);

/// What the portal's listener serves: the desk too, unless that has a listener of its own.
pub fn router(app: App) -> Router {
    layered(app, Door::Portal)
}

/// What the listener of the desk alone serves.
pub fn desk_router(app: App) -> Router {
    layered(app, Door::Desk)
}

/// All pages, with every layer; one of them tells what a listener serves.
fn layered(app: App, door: Door) -> Router {
    // no page waits for 8x8 longer than for two tests that run at once
    let deadline = app.config.eight_by_eight.test_timeout + BODY_DEADLINE + Duration::from_secs(10);
    let demo = if app.demo.is_some() { of_the_demo() } else { Vec::new() };
    let pages = guard::router(pages().into_iter().chain(demo).collect())
        .fallback(|| async { WebError::NotFound }) // a page of the visit too, in its language
        .layer(from_fn_with_state(app.clone(), place::layer))
        .layer(from_fn_with_state(app.clone(), session::layer));
    guard::router(programs())
        .merge(guard::router(support::routes()))
        .merge(guard::router(api::routes()))
        .merge(pages)
        .layer(DefaultBodyLimit::disable()) // web::form has the limit, and reads on so that its refusal is seen
        .layer(CatchPanicLayer::custom(panicked))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, deadline))
        .layer(RequestBodyDeadlineLayer::new(BODY_DEADLINE))
        .layer(from_fn_with_state(unbroken::places(), unbroken::layer)) // the deadlines hold in there too
        .layer(from_fn(sides::guard))
        .layer(from_fn_with_state(app.clone(), origin::layer))
        .layer(from_fn_with_state(app.clone(), error_page::layer))
        .layer(from_fn_with_state((app.clone(), door), sides::layer))
        .layer(from_fn_with_state(app.clone(), headers::layer))
        .layer(from_fn_with_state(app.clone(), language::layer))
        .layer(from_fn(trace::layer))
        .with_state(app)
}

/// Every URL with its guard.
pub fn table() -> Vec<Route> {
    [pages(), of_the_demo(), programs(), support::routes(), api::routes()].concat()
}

/// What customers see. GET changes nothing.
fn pages() -> Vec<Route> {
    vec![
        Route::get("/", Anybody, start::get),
        Route::get("/guide", Anybody, guide::get),
        Route::post("/onboarding", Anybody, start::post),
        Route::get("/onboarding", Anybody, start::back),
        Route::get("/r/{token}", Token, resume::get),
        Route::post("/r/{token}", Token, resume::post),
        Route::get("/h/{token}", Token, colleague::get),
        Route::post("/h/{token}", Token, colleague::post),
        Route::get("/half", HalfVisit, half::get),
        Route::post("/half/hand-in", HalfVisit, hand_in::post),
        Route::get("/half/hand-in", HalfVisit, hand_in::back),
        Route::get("/handed-in", Anybody, hand_in::done),
        Route::get("/half-links/{half}", Visit, half_links::get),
        Route::post("/half-links/{half}", Visit, half_links::post),
        Route::post("/half-links/{half}/revoke", Visit, half_links::revoke),
        Route::get("/i/{token}", Token, invitation::get),
        Route::post("/i/{token}", Token, invitation::post),
        Route::get("/overview", Visit, overview::get),
        Route::get("/steps/{slug}", HalfVisit, step::get),
        Route::post("/steps/{slug}", HalfVisit, step::post),
        Route::get("/steps/user-provisioning/all-users", HalfVisit, step::all_users),
        Route::get("/steps/{slug}/looks-different", HalfVisit, looks_different::get),
        Route::post("/steps/{slug}/looks-different", HalfVisit, looks_different::post),
        Route::get("/package", Visit, handover::get),
        Route::post("/package", Visit, handover::post),
        Route::post("/language", Anybody, language::post),
        Route::post("/extend", HalfVisit, extend::post),
        Route::get("/replacing", Anybody, replacing::get),
        Route::post("/replacing", Anybody, start::post),
        Route::get("/receipt", Anybody, receipt::get),
        Route::post("/receipt", Anybody, receipt::post),
        Route::get("/news", HalfVisit, news::get),
        Route::get("/news/live", HalfVisit, news::live),
        Route::post("/news/{id}/close", HalfVisit, news::close),
        Route::get("/rehearsal", HalfVisit, demo::rehearsal),
        Route::post("/leave", Anybody, leave::post),
        Route::get("/left", Anybody, leave::get),
        Route::get("/delete", Visit, delete::get),
        Route::post("/delete", Visit, delete::post),
        Route::get("/deleted", Anybody, delete::deleted),
        Route::get("/accessibility", Anybody, statements::accessibility),
        Route::get("/cookies", Anybody, statements::cookies),
        Route::get("/privacy", Anybody, statements::privacy),
    ]
}

/// What the demo alone shows.
fn of_the_demo() -> Vec<Route> {
    vec![Route::get("/demo", Anybody, demo::get), Route::get("/styleguide", Anybody, styleguide::get)]
}

/// What browsers and programs fetch; no visit is looked for.
fn programs() -> Vec<Route> {
    vec![
        Route::get("/static/{name}", Anybody, well_known::asset),
        Route::get("/healthz", Anybody, well_known::healthz),
        Route::get("/readyz", Anybody, well_known::readyz),
        Route::get("/.well-known/jwks.json", Anybody, well_known::jwks),
        Route::get("/.well-known/security.txt", Anybody, well_known::security),
        Route::get("/package.schema.json", Anybody, well_known::schema),
        Route::get("/webhooks.schema.json", Anybody, well_known::webhooks_schema),
    ]
}

/// A panic's message may hold anything: it is dropped unseen. The hook of the command line logs the place.
fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    WebError::Internal("a handler panicked").into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::extract::Request;
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::*;

    #[tokio::test]
    async fn what_a_panic_says_is_dropped_unseen() {
        async fn panics() {
            panic!("canary-of-a-panic");
        }
        let router = Router::new().route("/", axum::routing::get(panics)).layer(CatchPanicLayer::custom(panicked));
        let request = Request::builder().uri("/").body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let headers = format!("{:?}", response.headers());
        let body = response.into_body().collect().await.unwrap().to_bytes();
        assert!(!headers.contains("canary") && !String::from_utf8_lossy(&body).contains("canary"));
    }
}
