//! Why was there no answer? A kind; the error itself, which names the URL, goes no further.

use super::client::cause;
use super::resolver::ResolveError;

/// Why a call gave no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// No connection, or it broke before an answer.
    Unreachable(Unreachable),
    /// No answer in time, or its body did not end in time.
    TimedOut,
    /// More or longer headers than anybody needs.
    LongHead,
    /// Not HTTP.
    NotHttp,
}

/// Why there was no connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreachable {
    /// The name could not be resolved, or not in time.
    Dns,
    /// The name or literal leads to an address that is not public; nothing was dialled.
    Address,
    /// Nobody listens there, or no route leads there.
    Refused,
    /// The certificate is expired, or not valid yet by this machine's clock.
    TlsExpired,
    /// The certificate is another host's.
    TlsName,
    /// Nobody whom this machine trusts vouches for the certificate.
    TlsUntrusted,
    /// No TLS session for another reason: something too old, or that does not speak TLS.
    Tls,
    /// The connection broke before an answer.
    Broken,
    /// The connection broke in the middle of an answer.
    Cut,
}

impl Unreachable {
    /// A word for it, for findings, rows and logs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dns => "dns",
            Self::Address => "address",
            Self::Refused => "refused",
            Self::TlsExpired => "tls-expired",
            Self::TlsName => "tls-name",
            Self::TlsUntrusted => "tls-untrusted",
            Self::Tls => "tls",
            Self::Broken => "broken",
            Self::Cut => "cut",
        }
    }
}

impl NoAnswer {
    /// A word for it, for rows and logs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unreachable(why) => why.as_str(),
            Self::TimedOut => "timed-out",
            Self::LongHead => "long-head",
            Self::NotHttp => "not-http",
        }
    }
}

/// What an error of the client means.
pub fn classify(error: &reqwest::Error) -> NoAnswer {
    if let Some(why) = cause::<ResolveError>(error) {
        return NoAnswer::Unreachable(match why {
            ResolveError::Unknown => Unreachable::Dns,
            ResolveError::NotPublic => Unreachable::Address,
        });
    }
    if let Some(why) = cause::<rustls::Error>(error) {
        return NoAnswer::Unreachable(classify_tls(why));
    }
    let hyper = cause::<hyper::Error>(error);
    match () {
        () if error.is_timeout() => NoAnswer::TimedOut,
        () if error.is_connect() => NoAnswer::Unreachable(Unreachable::Refused),
        () if hyper.is_some_and(hyper::Error::is_parse_too_large) => NoAnswer::LongHead,
        () if hyper.is_some_and(hyper::Error::is_parse) => NoAnswer::NotHttp,
        () => NoAnswer::Unreachable(Unreachable::Broken),
    }
}

fn classify_tls(why: &rustls::Error) -> Unreachable {
    use rustls::CertificateError as Bad;
    match why {
        rustls::Error::InvalidCertificate(bad) => match bad {
            Bad::Expired | Bad::ExpiredContext { .. } | Bad::NotValidYet | Bad::NotValidYetContext { .. } => {
                Unreachable::TlsExpired
            }
            Bad::NotValidForName | Bad::NotValidForNameContext { .. } => Unreachable::TlsName,
            _ => Unreachable::TlsUntrusted,
        },
        _ => Unreachable::Tls,
    }
}
