//! What may a visit see that does one half alone? The steps of that half, and what has nothing of either half in it. Pages
//! that it may open ask for this visit; all others refuse it.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::error::WebError;
use super::session::{Current, current};
use super::state::App;
use crate::procedure::Step;

/// A visit that does the whole case or one half of it. What it may see is asked for by the step.
pub(super) struct HalfCurrent(Current);

impl HalfCurrent {
    /// The visit, if this step belongs to what it does.
    pub(super) fn at(self, step: &Step) -> Result<Current, WebError> {
        match self.0.half() {
            Some(half) if half.part() != step.part => Err(WebError::OneHalf),
            _ => Ok(self.0),
        }
    }

    /// The visit, for what has nothing of either half in it.
    pub(super) fn either(self) -> Current {
        self.0
    }
}

impl FromRequestParts<App> for HalfCurrent {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, WebError> {
        current(parts).map(Self)
    }
}
