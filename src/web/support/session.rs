//! Who works at the desk? The session's token lies in a cookie of its own, and only its hash in the database.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use jiff::SignedDuration;

use crate::staff::{Member, Role};
use crate::tokens;
use crate::web::error::WebError;
use crate::web::state::App;

/// Without a request for so long, a session ends.
pub(super) const IDLE: SignedDuration = SignedDuration::from_hours(1);
/// A session ends after so long at the latest.
pub(super) const LIFETIME: SignedDuration = SignedDuration::from_hours(12);

/// The cookie of a session.
pub(super) fn cookie_name(app: &App) -> &'static str {
    if app.config.is_https() { "__Host-staff" } else { "staff" }
}

/// The token that a request brings.
pub(super) fn token_of<'a>(app: &App, parts: &'a Parts) -> Option<&'a str> {
    let lines = parts.headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == cookie_name(app)).map(|(_, token)| token)
}

/// Somebody who has signed in.
pub(in crate::web) struct Staff(pub(in crate::web) Member);

impl FromRequestParts<App> for Staff {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, WebError> {
        let token = token_of(app, parts).ok_or(WebError::SignedOut)?;
        let member = app.store.staff_of_session(&tokens::token_hash(token), app.clock.now()).await?;
        member.map(Self).ok_or(WebError::SignedOut)
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
