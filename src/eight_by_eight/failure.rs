//! How can a call to 8x8 fail? Kinds and numbers only: no URL, no remote text, no credential has a way in.

use jiff::Timestamp;

use crate::egress::NoAnswer;
pub use crate::egress::Unreachable;

/// Why a call gave no usable answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No connection, or it broke before an answer.
    Unreachable(Unreachable),
    /// No answer in time, or its body did not end in time.
    TimedOut,
    /// 400 or 401.
    Refused(u16),
    /// 403.
    Denied,
    /// 404.
    NotFound,
    /// 429, and from when on to try again, if `Retry-After` said so (RFC 9110, section 10.2.3).
    RateLimited(Option<Timestamp>),
    /// 5xx.
    Failed(u16),
    /// 3xx: never followed.
    Redirected(u16),
    /// An answer that means nothing here.
    Odd(Odd),
    /// Nothing was sent: the host has not answered anybody for a while.
    CircuitOpen,
    /// Nothing was sent: the value cannot stand in a header.
    Unsendable,
}

/// What was odd about an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// Not HTTP.
    NotHttp,
    /// More or longer headers than anybody needs.
    LongHead,
    /// No body.
    Empty,
    /// Not JSON.
    NotJson,
    /// A web page.
    Html,
    /// JSON of another shape.
    WrongShape,
    /// Longer than its cap.
    TooLarge,
    /// A status that this operation does not know.
    Status(u16),
}

impl From<NoAnswer> for Failure {
    fn from(why: NoAnswer) -> Self {
        match why {
            NoAnswer::Unreachable(why) => Self::Unreachable(why),
            NoAnswer::TimedOut => Self::TimedOut,
            NoAnswer::LongHead => Self::Odd(Odd::LongHead),
            NoAnswer::NotHttp => Self::Odd(Odd::NotHttp),
        }
    }
}

impl Failure {
    /// A word for it, for findings and logs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unreachable(why) => why.as_str(),
            Self::TimedOut => "timed-out",
            Self::RateLimited(_) => "rate-limited",
            Self::Failed(_) => "failed",
            Self::Redirected(_) => "redirect",
            Self::Odd(Odd::NotHttp) => "not-http",
            Self::Odd(Odd::LongHead) => "long-head",
            Self::Odd(Odd::Empty) => "empty-answer",
            Self::Odd(Odd::NotJson) => "not-json",
            Self::Odd(Odd::Html) => "html",
            Self::Odd(Odd::WrongShape) => "wrong-shape",
            Self::Odd(Odd::TooLarge) => "too-large",
            Self::Refused(_) | Self::Denied | Self::NotFound | Self::Odd(Odd::Status(_)) => "status",
            Self::CircuitOpen => "circuit-open",
            Self::Unsendable => "unsendable",
        }
    }

    /// The HTTP status, where there was one.
    pub const fn status(self) -> Option<u16> {
        match self {
            Self::Refused(status)
            | Self::Failed(status)
            | Self::Redirected(status)
            | Self::Odd(Odd::Status(status)) => Some(status),
            Self::Denied => Some(403),
            Self::NotFound => Some(404),
            Self::RateLimited(_) => Some(429),
            _ => None,
        }
    }
}
