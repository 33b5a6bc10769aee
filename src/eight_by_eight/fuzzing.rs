//! How do fuzzers reach the readers of 8x8's answers? Through these doors, which exist only in their build: bytes in, as a
//! body that was received whole, and out what the checks would see.

use jiff::Timestamp;

use super::body::Body;
use super::failure::Failure;
use super::http::Http;
use super::oauth::{self, Grant};
use super::scim::{Reader, User};
use super::scim_url::ScimUrl;
use super::storage::{self, Kind, Recording, Regions};
use crate::egress::retry_after;
use crate::secret::Secret;

/// The answer of the token endpoint.
pub fn grant(bytes: &[u8]) -> Result<Grant, Failure> {
    oauth::read(&Body::from_bytes(bytes))
}

/// The answer to "which regions?".
pub fn regions(bytes: &[u8]) -> Result<Regions, Failure> {
    storage::read_regions(&Body::from_bytes(bytes))
}

/// The answer to a search for recordings.
pub fn recordings(bytes: &[u8], kind: Kind, limit: usize) -> Result<Vec<Recording>, Failure> {
    storage::read_recordings(&Body::from_bytes(bytes), kind, limit)
}

/// What a reader of users makes of these pages.
pub struct Read {
    /// The users, in the order of the pages.
    pub users: Vec<User>,
    /// See [`Reader::visible`].
    pub visible: usize,
    /// See [`Reader::is_complete`].
    pub is_complete: bool,
}

/// Pages of users one after the other, until one fails.
pub fn users<'p>(pages: impl IntoIterator<Item = &'p [u8]>, http: &Http, url: &ScimUrl) -> Read {
    let token = Secret::new("t");
    let mut reader = Reader::new(http, url, &token);
    let mut users = Vec::new();
    for page in pages {
        match reader.read_page(&Body::from_bytes(page)) {
            Ok(new) => users.extend(new),
            Err(_) => break,
        }
    }
    Read { users, visible: reader.visible(), is_complete: reader.is_complete() }
}

/// The header `Retry-After`.
pub fn retry_after(header: &str, now: Timestamp) -> Option<Timestamp> {
    retry_after::parse(header, now)
}
