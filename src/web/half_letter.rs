//! What goes into the letter to a colleague who does one half? The link, as long as this browser may see it, for the customer
//! and for the desk.

use axum::http::HeaderMap;

use super::error::WebError;
use super::moment::Moment;
use super::shown;
use super::state::App;
use crate::cases::Half;
use crate::tokens;

/// A link, as long as it can be seen.
pub(super) struct HalfLetter {
    pub(super) address: String,
    pub(super) until: Moment,
}

impl HalfLetter {
    /// The link that this browser was led to the page of this path with, if it still works. Only that of this case: the
    /// browser may have gone over to another one since, whose page has the same path.
    pub(super) async fn of(
        app: &App,
        headers: &HeaderMap,
        page: &str,
        (case_id, half): (&str, Half),
    ) -> Result<Option<Self>, WebError> {
        let Some(token) = shown::token(app, headers, page) else { return Ok(None) };
        let link = app.store.half_link_of(&tokens::token_hash(token.expose()), app.clock.now()).await?;
        Ok(link.filter(|link| link.case_id == case_id && link.half == half).map(|link| Self {
            address: format!("{}/h/{}", app.shared().cookies.portal(), token.expose()),
            until: Moment::of(app, link.expires_at),
        }))
    }
}
