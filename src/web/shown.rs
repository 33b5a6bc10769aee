//! How does a link that is kept nowhere get onto a page that can be loaded again? Sealed, in a cookie of the browser that made
//! it, for one page and ten minutes: the form that made the link leads on to that page, so that nothing is made twice.

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::cookies;
use super::error::WebError;
use super::page::see_other;
use super::state::App;
use crate::secret::Secret;

/// For so long a link can be seen where it was made.
const LASTS: SignedDuration = SignedDuration::from_mins(10);

#[derive(Serialize, Deserialize)]
struct Sealed {
    page: String,
    token: String,
    until: Timestamp,
}

impl Drop for Sealed {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.token);
    }
}

fn cookie(app: &App) -> (&'static str, bool) {
    let is_https = app.config.public_url.scheme() == "https" && app.config.support.is_https();
    (if is_https { "__Host-shown" } else { "shown" }, is_https)
}

/// Leads on to the page of this path, which can show the token for a while.
pub(super) fn lead_to(app: &App, page: &str, token: &Secret) -> Result<Response, WebError> {
    let (name, is_https) = cookie(app);
    let until = app.clock.now() + LASTS;
    let sealed = Sealed { page: page.to_owned(), token: token.expose().to_owned(), until };
    let text = serde_json::to_string(&sealed).map_err(|_| WebError::Internal("a link could not be written"))?;
    let value = app.key_ring.seal(name, &Secret::new(text)).ok_or(WebError::Internal("a link could not be sealed"))?;
    Ok(([(header::SET_COOKIE, cookies::kept(name, &value, is_https))], see_other(page)).into_response())
}

/// The token that this browser was led to the page of this path with, while it can be seen.
pub(super) fn token(app: &App, headers: &HeaderMap, page: &str) -> Option<Secret> {
    let (name, _) = cookie(app);
    let text = app.key_ring.unseal(name, cookies::brought(headers, name)?)?;
    let sealed: Sealed = serde_json::from_str(text.expose()).ok()?;
    (sealed.page == page && sealed.until > app.clock.now()).then(|| Secret::new(sealed.token.as_str()))
}

/// The value of `Set-Cookie` that takes it from the browser.
pub(super) fn removal(app: &App) -> String {
    let (name, is_https) = cookie(app);
    cookies::removed(name, is_https)
}
