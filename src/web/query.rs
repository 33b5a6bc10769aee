//! What does an address ask for, behind its question mark?

use url::form_urlencoded;

/// The first value of this name.
pub(super) fn first(query: Option<&str>, wanted: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(query?.as_bytes());
    pairs.find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned())
}
