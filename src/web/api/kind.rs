//! Which kinds of refusal are there? Each has a status, and a name under which it has words and stands on the page of
//! problems.

use axum::http::StatusCode;

/// Why a program gets no answer to what it asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::web) enum Kind {
    /// No bearer token came.
    NoToken,
    /// It is unknown, expired or revoked, or rests while its maker is no lead.
    TokenInvalid,
    /// It does not allow this.
    ScopeMissing,
    /// Too many requests in a minute.
    TooOften,
    /// There is nothing at this address.
    NotFound,
    /// The address knows other methods.
    Method,
    /// The body is no JSON.
    Unreadable,
    /// A parameter of the address is unknown, stands twice, or has a value that it cannot have.
    BadQuery,
    /// The idempotency key is not 1 to 255 visible characters.
    BadKey,
    /// The body did not arrive whole in time.
    NotWhole,
    /// Over 32 KiB.
    TooLarge,
    /// The body says that it is something else.
    NotJson,
    /// Fields have to be mended.
    Invalid,
    /// The idempotency key came with another request before.
    KeyReused,
    /// What the idempotency key made is deleted.
    KeySpent,
    /// The invitation is over.
    CannotChange,
    /// The database does not answer.
    Database,
    /// The fault is ours.
    Internal,
}

impl Kind {
    /// All of them, as the page of problems lists them.
    pub(super) const ALL: [Self; 18] = [
        Self::NoToken,
        Self::TokenInvalid,
        Self::ScopeMissing,
        Self::TooOften,
        Self::NotFound,
        Self::Method,
        Self::Unreadable,
        Self::NotJson,
        Self::TooLarge,
        Self::NotWhole,
        Self::BadQuery,
        Self::Invalid,
        Self::BadKey,
        Self::KeyReused,
        Self::KeySpent,
        Self::CannotChange,
        Self::Database,
        Self::Internal,
    ];

    const fn about(self) -> (StatusCode, &'static str) {
        match self {
            Self::NoToken => (StatusCode::UNAUTHORIZED, "no-token"),
            Self::TokenInvalid => (StatusCode::UNAUTHORIZED, "token-invalid"),
            Self::ScopeMissing => (StatusCode::FORBIDDEN, "scope-missing"),
            Self::TooOften => (StatusCode::TOO_MANY_REQUESTS, "too-often"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found"),
            Self::Method => (StatusCode::METHOD_NOT_ALLOWED, "method"),
            Self::Unreadable => (StatusCode::BAD_REQUEST, "unreadable"),
            Self::BadQuery => (StatusCode::BAD_REQUEST, "bad-query"),
            Self::BadKey => (StatusCode::BAD_REQUEST, "bad-key"),
            Self::NotWhole => (StatusCode::REQUEST_TIMEOUT, "not-whole"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
            Self::NotJson => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-json"),
            Self::Invalid => (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
            Self::KeyReused => (StatusCode::UNPROCESSABLE_ENTITY, "key-reused"),
            Self::KeySpent => (StatusCode::CONFLICT, "key-spent"),
            Self::CannotChange => (StatusCode::CONFLICT, "cannot-change"),
            Self::Database => (StatusCode::SERVICE_UNAVAILABLE, "database"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        }
    }

    pub(super) const fn status(self) -> StatusCode {
        self.about().0
    }

    /// Its anchor on the page of problems. Message ids are `api-{name}-title` and `api-{name}-text`.
    pub(super) const fn name(self) -> &'static str {
        self.about().1
    }

    /// What a status means that somebody else gave: a layer, or a framework.
    pub(super) fn of(status: StatusCode) -> Self {
        match status {
            // an address that cannot be read, or a case that was deleted while it was looked at
            StatusCode::BAD_REQUEST | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::Method,
            StatusCode::REQUEST_TIMEOUT => Self::NotWhole,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::SERVICE_UNAVAILABLE => Self::Database,
            _ => Self::Internal,
        }
    }
}
