//! Every URL, grouped by what guards it. Pages stand behind the session layer; everything stands behind the headers, the
//! origin guard, the deadlines and the error pages.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::{RequestBodyDeadlineLayer, TimeoutLayer};

use super::error::WebError;
use super::portal::{
    delete, demo, guide, handover, leave, looks_different, overview, receipt, replacing, resume, start, statements,
    step, styleguide,
};
use super::state::App;
use super::{error_page, extend, headers, language, origin, session, trace, well_known};

/// A form has to arrive whole within this time.
const BODY_DEADLINE: Duration = Duration::from_secs(20);

/// The portal's pages, with every layer.
pub fn router(app: App) -> Router {
    // no page waits for 8x8 longer than for two tests that run at once
    let deadline = app.config.eight_by_eight.test_timeout + BODY_DEADLINE + Duration::from_secs(10);
    let mut router = pages(&app).merge(programs());
    if app.demo.is_some() {
        router = router.route("/demo", get(demo::get)).route("/styleguide", get(styleguide::get));
    }
    router
        .layer(DefaultBodyLimit::disable()) // web::form has the limit, and reads on so that its refusal is seen
        .layer(CatchPanicLayer::custom(panicked))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, deadline))
        .layer(RequestBodyDeadlineLayer::new(BODY_DEADLINE))
        .layer(from_fn_with_state(app.clone(), origin::layer))
        .layer(from_fn_with_state(app.clone(), error_page::layer))
        .layer(from_fn_with_state(app.clone(), headers::layer))
        .layer(from_fn_with_state(app.clone(), language::layer))
        .layer(from_fn(trace::layer))
        .with_state(app)
}

/// What people see. GET changes nothing.
fn pages(app: &App) -> Router<App> {
    Router::new()
        .route("/", get(start::get))
        .route("/guide", get(guide::get))
        .route("/onboarding", post(start::post))
        .route("/r/{token}", get(resume::get).post(resume::post))
        .route("/overview", get(overview::get))
        .route("/steps/{slug}", get(step::get).post(step::post))
        .route("/steps/user-provisioning/all-users", get(step::all_users))
        .route("/steps/{slug}/looks-different", get(looks_different::get).post(looks_different::post))
        .route("/package", get(handover::get).post(handover::post))
        .route("/language", post(language::post))
        .route("/extend", post(extend::post))
        .route("/replacing", get(replacing::get))
        .route("/receipt", get(receipt::get).post(receipt::post))
        .route("/leave", post(leave::post))
        .route("/left", get(leave::get))
        .route("/delete", get(delete::get).post(delete::post))
        .route("/deleted", get(delete::deleted))
        .route("/accessibility", get(statements::accessibility))
        .route("/cookies", get(statements::cookies))
        .route("/privacy", get(statements::privacy))
        .fallback(|| async { WebError::NotFound }) // a page of the visit too, in its language
        .layer(from_fn_with_state(app.clone(), session::layer))
}

/// What browsers and programs fetch; no visit is looked for.
fn programs() -> Router<App> {
    Router::new()
        .route("/static/{name}", get(well_known::asset))
        .route("/healthz", get(well_known::healthz))
        .route("/readyz", get(well_known::readyz))
        .route("/.well-known/jwks.json", get(well_known::jwks))
        .route("/.well-known/security.txt", get(well_known::security))
        .route("/package.schema.json", get(well_known::schema))
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
        let router = Router::new().route("/", get(panics)).layer(CatchPanicLayer::custom(panicked));
        let request = Request::builder().uri("/").body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let headers = format!("{:?}", response.headers());
        let body = response.into_body().collect().await.unwrap().to_bytes();
        assert!(!headers.contains("canary") && !String::from_utf8_lossy(&body).contains("canary"));
    }
}
