//! Did this form come from one of our own pages? `Sec-Fetch-Site` and `Origin` each have to say so where they are sent; a
//! request with neither comes from a client that carries nobody's cookies, and passes. tower-http's `CsrfLayer` does the
//! same but believes one header where the two contradict each other; here both must agree.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::api::is_api;
use super::error::WebError;
use super::sides;
use super::state::App;

/// Refuses requests that change something and come from elsewhere.
pub(super) async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    // no cookie counts under the API, so there is nobody in whose name another site could ask
    if is_safe || is_api(request.uri().path()) || is_from_its_side(&app, &request) {
        next.run(request).await
    } else {
        tracing::warn!("a form from another site was refused");
        WebError::CrossSite.into_response()
    }
}

/// Pages of the desk have forms for the desk, and all others for the rest; the language is chosen on both.
fn is_from_its_side(app: &App, request: &Request) -> bool {
    let (path, headers) = (request.uri().path(), request.headers());
    let desk = || app.config.support.public_url.origin().ascii_serialization();
    if sides::is_desk(path) {
        return is_own(headers, &desk());
    }
    is_own(headers, app.shared().cookies.portal()) || path == "/language" && is_own(headers, &desk())
}

fn is_own(headers: &HeaderMap, portal: &str) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    let site_agrees = matches!(text("sec-fetch-site"), None | Some("same-origin" | "none"));
    let origin_agrees = match text(header::ORIGIN.as_str()) {
        None => true,
        Some(origin) if origin == portal => true,
        // the portal by another name, such as localhost; with the portal's own scheme all the same
        Some(origin) => origin.split_once("://").is_some_and(|(scheme, host)| {
            portal.starts_with(&format!("{scheme}://")) && Some(host) == text(header::HOST.as_str())
        }),
    };
    site_agrees && origin_agrees
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_headers_have_to_agree() {
        let portal = "https://connect.example.com";
        let origins =
            [None, Some(portal), Some("http://connect.example.com"), Some("https://evil.example"), Some("null")];
        let sites = [None, Some("same-origin"), Some("none"), Some("same-site"), Some("cross-site")];
        for origin in origins {
            for site in sites {
                let mut headers = HeaderMap::new();
                headers.insert("host", "connect.example.com".parse().unwrap());
                origin.map(|value| headers.insert("origin", value.parse().unwrap()));
                site.map(|value| headers.insert("sec-fetch-site", value.parse().unwrap()));
                let expected = matches!(origin, None | Some("https://connect.example.com"))
                    && matches!(site, None | Some("same-origin" | "none"));
                assert_eq!(is_own(&headers, portal), expected, "{origin:?} {site:?}");
            }
        }
    }
}
