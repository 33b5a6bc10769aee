//! Who works at the desk? The session's token lies in a cookie of its own, and only its hash in the database.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::SignedDuration;

use crate::staff::{Member, Role};
use crate::tokens;
use crate::web::cookies;
use crate::web::error::WebError;
use crate::web::state::App;

/// Without a request for so long, a session ends.
pub(super) const IDLE: SignedDuration = SignedDuration::from_hours(1);
/// A session ends after so long at the latest.
pub(super) const LIFETIME: SignedDuration = SignedDuration::from_hours(12);
/// A session's row is renewed at most so often: each renewal waits for the disk.
const TOUCH: SignedDuration = SignedDuration::from_mins(5);

/// The cookie of a session.
pub(super) fn cookie_name(app: &App) -> &'static str {
    if app.config.support.is_https() { "__Host-staff" } else { "staff" }
}

/// The hash of the token that a browser brings, whether there is a session of it or not.
pub(in crate::web) struct Brought(pub(super) Option<String>);

impl FromRequestParts<App> for Brought {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self(cookies::brought(&parts.headers, cookie_name(app)).map(tokens::token_hash)))
    }
}

/// Somebody who has signed in.
pub(in crate::web) struct Staff(pub(in crate::web) Member);

impl FromRequestParts<App> for Staff {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, WebError> {
        let Ok(Brought(hash)) = Brought::from_request_parts(parts, app).await;
        let (hash, now) = (hash.ok_or(WebError::SignedOut)?, app.clock.now());
        let session = app.store.staff_session(&hash, now).await?.ok_or(WebError::SignedOut)?;
        let idle_end = (now + IDLE).min(session.expires_at);
        // what a page asks by itself is nobody's click: a desk that was left alone ends
        let is_asked_by_script = parts.uri.path().ends_with("/live")
            || parts.headers.get("sec-fetch-mode").is_some_and(|mode| mode == "cors");
        if !is_asked_by_script && idle_end.duration_since(session.idle_expires_at) >= TOUCH {
            app.store.renew_staff_session(&hash, idle_end).await?;
        }
        Ok(Self(session.member))
    }
}

/// Somebody who has signed in and answers for the desk.
pub(in crate::web) struct Lead(pub(in crate::web) Member);

impl FromRequestParts<App> for Lead {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, WebError> {
        let Staff(member) = Staff::from_request_parts(parts, app).await?;
        if member.role == Role::Lead { Ok(Self(member)) } else { Err(WebError::LeadsOnly) }
    }
}

/// Begins a session with a token of its own, in the place of one that the browser may have had; the value of `Set-Cookie`.
pub(super) async fn begin(app: &App, member: &Member, before: &Brought) -> Result<String, WebError> {
    if let Some(hash) = &before.0 {
        app.store.end_staff_session(hash).await?;
    }
    let (token, now) = (tokens::random_token(), app.clock.now());
    let hash = tokens::token_hash(token.expose());
    app.store.begin_staff_session(&hash, &member.id, now, now + IDLE, now + LIFETIME).await?;
    Ok(cookies::kept(cookie_name(app), token.expose(), app.config.support.is_https()))
}

/// The value of `Set-Cookie` that takes the token from the browser.
pub(super) fn removal(app: &App) -> String {
    cookies::removed(cookie_name(app), app.config.support.is_https())
}
