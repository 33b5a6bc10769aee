//! How does the simulated 8x8 refuse? A status and a small body: 8x8 documents no bodies, so nobody may rely on them.

use axum::Json;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// Why a request gets no proper answer.
#[derive(Clone, Debug)]
pub(super) enum Refusal {
    /// 400.
    Malformed,
    /// 401.
    Unauthorized,
    /// 403.
    Forbidden,
    /// 404.
    NotFound,
    /// 405.
    ReadOnly,
    /// 429, to be tried again as the header says.
    TooMany { retry_after: String },
    /// 503.
    Failing,
}

impl Refusal {
    /// Its status.
    pub(super) const fn status(&self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::ReadOnly => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Failing => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The response with a JSON body of the caller's choice.
    pub(super) fn with(&self, body: Value) -> Response {
        let mut response = (self.status(), Json(body)).into_response();
        if let Self::TooMany { retry_after } = self
            && let Ok(value) = HeaderValue::from_str(retry_after)
        {
            response.headers_mut().insert(RETRY_AFTER, value);
        }
        response
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let reason = self.status().canonical_reason().unwrap_or_default();
        self.with(json!({"status": self.status().as_u16(), "message": reason}))
    }
}
