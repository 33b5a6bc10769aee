//! How is a visit made to go on? `POST /extend` begins its two hours anew, up to the end of the twelve.

use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Response};

use super::error::WebError;
use super::form::Form;
use super::half_current::HalfCurrent;
use super::language::page_before;
use super::page::see_other;
use super::session;
use super::state::App;

/// `POST /extend`: back to the page on which the button stood.
pub(super) async fn post(app: App, current: HalfCurrent, headers: HeaderMap, _: Form) -> Result<Response, WebError> {
    let current = current.either();
    let cookie = session::extend(&app, &current).await?;
    let back = page_before(&headers).unwrap_or_else(|| current.home().to_owned());
    Ok(([(SET_COOKIE, cookie)], see_other(&back)).into_response())
}
