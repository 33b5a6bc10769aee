//! How can a request fail? Each failure has a status and a name, under which its page has words; the cause goes to the
//! log alone.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::cases::{CustodyError, StoreError};

/// Why there is no visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoVisit {
    /// The browser brought no cookie, or one that is not of this portal.
    Absent,
    /// It is over: by time, by leaving, or from the other side.
    Over,
}

/// Why there is no page.
#[derive(Debug)]
pub(super) enum WebError {
    /// The page belongs to a visit, and there is none.
    NoVisit(NoVisit),
    /// There is nothing at this address.
    NotFound,
    /// The address knows other methods.
    MethodNotAllowed,
    /// The form came from another site.
    CrossSite,
    /// Over 32 KiB.
    TooLarge,
    /// Not an HTML form.
    NotAForm,
    /// The form did not arrive whole in time.
    NotWhole,
    /// The page belongs to the whole case, and this visit does one half.
    OneHalf,
    /// Nobody has signed in at the desk.
    SignedOut,
    /// Only leads of the desk may do this.
    LeadsOnly,
    /// The desk knows no such case: it may have been deleted.
    NoSuchCase,
    /// Only whoever made it, or a lead, may change this.
    NotYours,
    /// A lead would remove themselves.
    Oneself,
    /// The return link is unknown or has expired.
    NoSuchLink,
    /// Only invited customers may start here.
    NotInvited,
    /// Too many starts from one address.
    TooOften,
    /// Too much was done with one case.
    TooMuch,
    /// A package was asked for too early.
    NotReady,
    /// Everybody who could open packages is retired.
    NoRecipients,
    /// The fault is ours. The text is for the log.
    Internal(&'static str),
    /// The database failed.
    Store(StoreError),
    /// Custody failed.
    Custody(CustodyError),
    /// A template failed.
    Template(askama::Error),
}

/// What the error page says: carried from the failure to the layer that renders it.
#[derive(Clone, Copy)]
pub(super) struct Problem {
    pub(super) status: StatusCode,
    /// Message ids are `error-{name}-title` and `error-{name}-text`.
    pub(super) name: &'static str,
}

impl WebError {
    pub(super) fn problem(&self) -> Problem {
        let (status, name) = match self {
            Self::NoVisit(NoVisit::Absent) => (StatusCode::FORBIDDEN, "no-visit"),
            Self::NoVisit(NoVisit::Over) | Self::Store(StoreError::Gone) => (StatusCode::FORBIDDEN, "visit-over"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found"),
            Self::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "method"),
            Self::CrossSite => (StatusCode::FORBIDDEN, "cross-site"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
            Self::NotAForm => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-a-form"),
            Self::NotWhole => (StatusCode::REQUEST_TIMEOUT, "not-whole"),
            Self::OneHalf => (StatusCode::FORBIDDEN, "one-half"),
            Self::SignedOut => (StatusCode::FORBIDDEN, "signed-out"),
            Self::LeadsOnly => (StatusCode::FORBIDDEN, "leads-only"),
            Self::NoSuchCase => (StatusCode::NOT_FOUND, "no-such-case"),
            Self::NotYours => (StatusCode::FORBIDDEN, "not-yours"),
            Self::Oneself => (StatusCode::CONFLICT, "oneself"),
            Self::NoSuchLink => (StatusCode::NOT_FOUND, "no-such-link"),
            Self::NotInvited => (StatusCode::FORBIDDEN, "not-invited"),
            Self::TooOften => (StatusCode::TOO_MANY_REQUESTS, "too-often"),
            Self::TooMuch => (StatusCode::TOO_MANY_REQUESTS, "too-much"),
            Self::NotReady => (StatusCode::CONFLICT, "not-ready"),
            Self::NoRecipients => (StatusCode::CONFLICT, "no-recipients"),
            Self::Store(StoreError::Statement(_)) => (StatusCode::SERVICE_UNAVAILABLE, "database"),
            Self::Internal(_) | Self::Store(_) | Self::Custody(_) | Self::Template(_) => {
                (StatusCode::INTERNAL_SERVER_ERROR, "internal")
            }
        };
        Problem { status, name }
    }

    pub(super) fn log(&self) {
        match self {
            Self::Internal(cause) => tracing::error!(cause, "a request failed"),
            Self::NoRecipients => tracing::error!("no recipient of a case is left: no package can be made"),
            Self::Store(StoreError::Gone) => tracing::info!("a visit was deleted while it was served"),
            Self::Store(cause) => tracing::error!(%cause, "the database failed"),
            Self::Custody(cause) => tracing::error!(%cause, "custody failed"),
            Self::Template(cause) => tracing::error!(%cause, "a template failed"),
            other => tracing::info!(problem = other.problem().name, "a request was refused"),
        }
    }
}

impl From<StoreError> for WebError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<CustodyError> for WebError {
    fn from(error: CustodyError) -> Self {
        Self::Custody(error)
    }
}

impl From<askama::Error> for WebError {
    fn from(error: askama::Error) -> Self {
        Self::Template(error)
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        self.log();
        let problem = self.problem();
        let mut response = problem.status.into_response();
        response.extensions_mut().insert(problem);
        response
    }
}
