//! Which side of the house was asked: that of customers or the desk? They may share everything, or be told apart by the
//! listener or by the host. Each side knows nothing of the other's pages.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::api::is_api;
use super::error::WebError;
use super::state::App;
use crate::config::Config;

/// What both sides serve.
const SHARED: [&str; 3] = ["/healthz", "/readyz", "/language"];

/// Where a request came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Door {
    /// The setting `listen`.
    Portal,
    /// The setting `support.listen`.
    Desk,
}

/// Which pages are there for a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// All.
    Both,
    /// Those of customers.
    Customers,
    /// Those of the desk.
    Desk,
}

impl Side {
    fn of(config: &Config, door: Door, headers: &HeaderMap) -> Self {
        let is_shared = config.support.listen.is_none();
        match door {
            Door::Desk => Self::Desk,
            Door::Portal if !config.is_desk_apart() => Self::Both,
            Door::Portal if is_shared && host_of(headers) == config.support.public_url.host_str() => Self::Desk,
            Door::Portal => Self::Customers,
        }
    }

    /// Whether a path is there. Programs ask where staff do.
    pub(super) fn has(self, path: &str) -> bool {
        let is_shared = SHARED.contains(&path) || path.starts_with("/static/");
        match self {
            Self::Both => true,
            Self::Customers => is_shared || !(is_desk(path) || is_api(path)),
            Self::Desk => is_shared || is_desk(path) || is_api(path),
        }
    }
}

/// The name in `Host`, without a port.
fn host_of(headers: &HeaderMap) -> Option<&str> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let (name, port) = host.rsplit_once(':').unwrap_or((host, ""));
    Some(if port.bytes().all(|byte| byte.is_ascii_digit()) { name } else { host })
}

/// Whether a path is that of a page of the desk.
pub(super) fn is_desk(path: &str) -> bool {
    path.strip_prefix("/support").is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Puts the side into every request.
pub(super) async fn layer(State((app, door)): State<(App, Door)>, mut request: Request, next: Next) -> Response {
    let side = Side::of(&app.config, door, request.headers());
    request.extensions_mut().insert(side);
    next.run(request).await
}

/// Answers as for any unknown page where a page is on the other side, or where a NUL stands in an address of which the desk or
/// the API looks for something: no text of PostgreSQL has one.
pub(super) async fn guard(request: Request, next: Next) -> Response {
    let side = request.extensions().get::<Side>().copied();
    let (path, query) = (request.uri().path(), request.uri().query().unwrap_or_default());
    let has_nul =
        (is_desk(path) && (path.contains("%00") || query.contains("%00"))) || (is_api(path) && path.contains("%00"));
    if side.is_some_and(|side| side.has(path)) && !has_nul {
        next.run(request).await
    } else {
        WebError::NotFound.into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_compared_without_its_port() {
        for (header, name) in [
            ("desk.example", "desk.example"),
            ("desk.example:8443", "desk.example"),
            ("[::1]:80", "[::1]"),
            ("[::1]", "[::1]"),
        ] {
            let headers = HeaderMap::from_iter([(header::HOST, header.parse().unwrap())]);
            assert_eq!(host_of(&headers), Some(name));
        }
        assert!(is_desk("/support") && is_desk("/support/x") && !is_desk("/supporters") && !is_desk("/"));
    }
}
