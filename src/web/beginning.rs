//! How does a visit begin? A key of its own, a row, and a cookie; with a new case, or with one that is there.

use axum::http::HeaderValue;
use jiff::SignedDuration;

use super::error::WebError;
use super::limits::count_act;
use super::session::{Current, IDLE, LIFETIME};
use super::state::App;
use crate::cases::{Door, Event, Half, HalfLink, Replacement, Visit};
use crate::sealing::Identity;
use crate::secret::Secret;
use crate::tokens;

/// A return link works for so long.
const RETURN_LINK: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Starts a case, which may replace earlier credentials, and its first visit: the cookie to set.
pub(super) async fn start(app: &App, replacement: Option<&Replacement>) -> Result<HeaderValue, WebError> {
    let case_id = app.store.start_case(app.clock.now(), replacement).await?;
    let cookie = join(app, &case_id).await?;
    app.store.record(&case_id, &Event::VisitBegan { door: Door::Start }, app.clock.now()).await?;
    Ok(cookie)
}

/// Begins a visit of a case with a return link of its own, for of those that others were given only hashes are kept: the
/// cookie to set.
pub(super) async fn join(app: &App, case_id: &str) -> Result<HeaderValue, WebError> {
    let link = tokens::random_token();
    let expires_at = app.clock.now() + RETURN_LINK;
    app.store.save_return_link(&tokens::token_hash(link.expose()), case_id, expires_at).await?;
    begin(app, case_id, link).await
}

/// Begins a visit that does a whole case: the cookie to set.
pub(super) async fn begin(app: &App, case_id: &str, link: Secret) -> Result<HeaderValue, WebError> {
    begin_by(app, case_id, link, None).await
}

/// Begins a visit that does one half: the cookie to set. It holds the token of the half-link, never that of the return link.
pub(super) async fn begin_half(app: &App, half_link: &HalfLink, token: Secret) -> Result<HeaderValue, WebError> {
    begin_by(app, &half_link.case_id, token, Some((half_link.id.clone(), half_link.half))).await
}

async fn begin_by(
    app: &App,
    case_id: &str,
    link: Secret,
    by_half_link: Option<(String, Half)>,
) -> Result<HeaderValue, WebError> {
    count_act(app, case_id).await?;
    let now = app.clock.now();
    let case = app.store.case(case_id).await?.ok_or(WebError::NotFound)?;
    let identity = Identity::generate();
    let visit = Visit {
        id: tokens::new_id(now),
        case_id: case_id.to_owned(),
        recipient: identity.recipient().as_text().to_owned(),
        idle_expires_at: now + IDLE,
        expires_at: now + LIFETIME,
        by_half_link,
    };
    app.store.begin_visit(&visit, now).await?;
    Current::begun(app, visit, case, identity, link).to_cookie(app)
}
