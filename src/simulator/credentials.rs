//! What does a request show? The credentials of an `Authorization` header, Basic or Bearer (RFC 7617, RFC 6750).

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::{Engine as _, engine::general_purpose::STANDARD};

/// The token after `Bearer`.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    after(headers, "bearer")
}

/// User and password after `Basic`.
pub(super) fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let decoded = STANDARD.decode(after(headers, "basic")?).ok()?;
    let (user, password) = str::from_utf8(&decoded).ok()?.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}

fn after<'a>(headers: &'a HeaderMap, scheme: &str) -> Option<&'a str> {
    let (found, value) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    found.eq_ignore_ascii_case(scheme).then_some(value.trim())
}
