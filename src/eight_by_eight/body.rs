//! What did 8x8 answer? A body read piece by piece up to its cap, and JSON or a reason why not. Liberal in the encoding:
//! a byte order mark is skipped, and what is no UTF-8 in a name does not spoil the rest.

use std::borrow::Cow;

use reqwest::Response;
use reqwest::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use super::failure::{Failure, Odd};

/// Room made in advance; an answer below that is never copied about while it grows.
const ROOM: usize = 64 * 1024;

/// An answer up to this is read at once with others: 100 recordings have about 150 KiB, 100 users 60.
const USUAL: usize = 256 * 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The body of a good answer; wiped when dropped, since it may hold a token.
pub(super) struct Body {
    bytes: Zeroizing<Vec<u8>>,
    html: bool,
}

impl Body {
    /// Reads at most `cap` bytes; more is an odd answer. `broken` says what an error in the middle means. Of answers that
    /// are longer than usual, only one is read at a time: twelve regions that answer without an end cost no more than one.
    pub(super) async fn read(
        mut response: Response,
        cap: usize,
        long: &Semaphore,
        broken: impl Fn(&reqwest::Error) -> Failure,
    ) -> Result<Self, Failure> {
        let mut turn = None;
        let named_html = is_html(&response);
        let mut bytes = Zeroizing::new(Vec::with_capacity(ROOM));
        while let Some(piece) = response.chunk().await.map_err(|error| broken(&error))? {
            if bytes.len() + piece.len() > cap {
                return Err(Failure::Odd(Odd::TooLarge));
            }
            if turn.is_none() && bytes.len() + piece.len() > USUAL {
                turn = long.acquire().await.ok();
                let left = cap - bytes.len();
                bytes.reserve_exact(left); // once, instead of doubling its way up
            }
            bytes.extend_from_slice(&piece);
        }
        let html = named_html || bytes.trim_ascii_start().first() == Some(&b'<');
        Ok(Self { bytes, html })
    }

    /// The body of an answer that says nothing of its media type.
    #[cfg(fuzzing)]
    pub(super) fn from_bytes(bytes: &[u8]) -> Self {
        Self { bytes: Zeroizing::new(bytes.to_vec()), html: false }
    }

    /// The JSON object in it. A list is refused: serde would read it as the fields in their order.
    pub(super) fn object<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        match self.text().trim_ascii_start().first() {
            Some(b'[') => Err(Failure::Odd(Odd::WrongShape)),
            _ => self.json(),
        }
    }

    /// Without its byte order mark (RFC 8259, section 8.1 lets readers ignore one).
    fn text(&self) -> &[u8] {
        self.bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&self.bytes)
    }

    /// The JSON in it. serde's own error is dropped: it would quote the answer.
    pub(super) fn json<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        match String::from_utf8_lossy(self.text()) {
            Cow::Borrowed(text) => self.parse(text),
            Cow::Owned(text) => self.parse(&Zeroizing::new(text)),
        }
    }

    fn parse<T: DeserializeOwned>(&self, text: &str) -> Result<T, Failure> {
        serde_json::from_str(text).map_err(|error| {
            Failure::Odd(match error.classify() {
                _ if self.html => Odd::Html,
                _ if text.trim().is_empty() => Odd::Empty,
                serde_json::error::Category::Data => Odd::WrongShape,
                _ => Odd::NotJson,
            })
        })
    }
}

fn is_html(response: &Response) -> bool {
    let named = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    named.is_some_and(|media| media.trim_start().to_ascii_lowercase().starts_with("text/html"))
}
