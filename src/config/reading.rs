//! How is one key read? Its value as a type, or a refusal that names the key and never quotes the value.

use figment::Figment;
use figment::error::Kind;
use serde::de::DeserializeOwned;
use url::{Host, Url};

use super::ConfigError;
use super::keys;

/// The value of a key, if it is set.
pub(super) fn value<T: DeserializeOwned>(values: &Figment, key: &str) -> Result<Option<T>, ConfigError> {
    match values.extract_inner::<T>(key) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.missing() && !values.contains(key) => Ok(None),
        Err(error) => Err(ConfigError::new(key, "the value does not fit", expected(key, &error.kind))),
    }
}

/// What would fit, without quoting what was there.
fn expected(key: &str, kind: &Kind) -> String {
    match (key, kind) {
        ("listen" | "metrics.listen" | "support.listen", _) => {
            "give an address and a port, such as 127.0.0.1:8080".to_owned()
        }
        (key, _) if key.ends_with("_url") => "give a URL, such as https://example.com/page".to_owned(),
        (_, Kind::UnknownVariant(_, known)) => format!("give one of {}", known.join(", ")),
        _ => format!("give {}", keys::kind(key).map_or("what the README shows", keys::Kind::in_words)),
    }
}

pub(super) fn https_url(values: &Figment, key: &str) -> Result<Option<Url>, ConfigError> {
    match value::<Url>(values, key)? {
        Some(url) if url.scheme() != "https" => {
            Err(ConfigError::new(key, "the link is not https", "give an https URL"))
        }
        url => Ok(url),
    }
}

/// Where people reach pages: an origin without a path; https for anything but loopback.
pub(super) fn origin(values: &Figment, key: &str, default: &str) -> Result<Url, ConfigError> {
    let text: String = value(values, key)?.unwrap_or_else(|| default.to_owned());
    let refused = |problem: &str, remedy: &str| Err(ConfigError::new(key, problem, remedy));
    let Ok(url) = Url::parse(&text) else {
        return refused("this is not a URL", "give the portal's address, such as https://connect.example.com");
    };
    let is_origin = matches!(url.path(), "" | "/")
        && (url.query(), url.fragment(), url.username(), url.password()) == (None, None, "", None);
    match url.scheme() {
        _ if !is_origin => refused(
            "it has more than scheme, host and port",
            "give the origin alone, such as https://connect.example.com",
        ),
        "https" => Ok(url),
        "http" if is_loopback(&url) => Ok(url),
        "http" => refused(
            "http would carry credentials in clear over the network",
            "give an https URL, with a reverse proxy that holds the certificate; http is for loopback alone",
        ),
        _ => refused("neither https nor http", "give an https URL"),
    }
}

/// Whether a URL names this machine itself.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}
