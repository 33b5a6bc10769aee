//! What if a browser goes away in the middle of a request that changes something? It is done to its end all the same: hyper
//! drops the future of a request whose connection has closed, and of two things that belong together one would be missing.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;
use tracing::Instrument;

use super::error::WebError;
use super::listener::Limits;

/// So many such requests run at once, whether anybody waits for them or not: as many as there may be connections.
pub(super) fn places() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(Limits::default().connections))
}

/// Lets what changes something run in a task of its own.
pub(super) async fn layer(State(places): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let place = places.acquire_owned().await;
    let task = async move {
        let _place = place;
        next.run(request).await
    };
    let ended = tokio::spawn(task.in_current_span()).await;
    ended.unwrap_or_else(|_| WebError::Internal("a request did not end").into_response())
}
