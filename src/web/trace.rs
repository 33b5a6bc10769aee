//! What is logged of a request? A reference, the method, the route's template and the outcome; never the URI, a header
//! or a body.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

/// The reference that joins an error page to the log.
#[derive(Clone)]
pub(super) struct Reference(pub(super) String);

/// Opens a span for the request and logs how it ended.
pub(super) async fn layer(mut request: Request, next: Next) -> Response {
    let reference = format!("{:08x}", rand::random::<u32>());
    let route = request.extensions().get::<MatchedPath>().map_or("unknown", MatchedPath::as_str).to_owned();
    let method = method_name(&request);
    let span = tracing::info_span!("request", id = reference, method, route = %route);
    request.extensions_mut().insert(Reference(reference));
    let began = tokio::time::Instant::now();
    async move {
        let response = next.run(request).await;
        let took_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let status = response.status().as_u16();
        tracing::info!(status, took_ms, "answered");
        let status = status.to_string();
        metrics::counter!("http_requests_total", "method" => method, "route" => route, "status" => status).increment(1);
        response
    }
    .instrument(span)
    .await
}

/// A known method by its name, any other as "other": it is the client's text.
fn method_name(request: &Request) -> &'static str {
    match request.method().as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        _ => "other",
    }
}
