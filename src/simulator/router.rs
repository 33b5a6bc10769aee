//! What is served? The three APIs of 8x8 under one address. It is read only: whatever would write is refused and
//! remembered, so that a test can see that nothing tried.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;

use super::refusal::Refusal;
use super::server::Simulator;
use super::{oauth, scim, storage};

impl Simulator {
    /// `/oauth/v2/token`, `/storage/{region}/v3/…` and `/udi/customers/{id}/scim/v2/…`.
    pub fn router(&self) -> Router {
        Router::new()
            .merge(oauth::routes())
            .merge(storage::routes())
            .merge(scim::routes())
            .fallback(nothing_here)
            .layer(from_fn_with_state(self.clone(), remember))
            .with_state(self.clone())
    }
}

async fn remember(State(simulator): State<Simulator>, request: Request, next: Next) -> Response {
    let fault = request.extensions().get().copied();
    simulator.remember(request.method(), request.uri(), fault);
    next.run(request).await
}

async fn nothing_here(method: Method) -> Refusal {
    if matches!(method, Method::GET | Method::HEAD) { Refusal::NotFound } else { Refusal::ReadOnly }
}
