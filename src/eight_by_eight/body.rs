//! What did 8x8 answer? A body read piece by piece up to its cap, and JSON or a reason why not.

use reqwest::Response;
use reqwest::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::failure::{Failure, Odd};

/// Room made in advance; an answer below that is never copied about while it grows.
const ROOM: usize = 64 * 1024;

/// The body of a good answer; wiped when dropped, since it may hold a token.
pub(super) struct Body {
    bytes: Zeroizing<Vec<u8>>,
    html: bool,
}

impl Body {
    /// Reads at most `cap` bytes; more is an odd answer. `broken` says what an error in the middle means.
    pub(super) async fn read(
        mut response: Response,
        cap: usize,
        broken: impl Fn(&reqwest::Error) -> Failure,
    ) -> Result<Self, Failure> {
        let named_html = is_html(&response);
        let mut bytes = Zeroizing::new(Vec::with_capacity(ROOM));
        while let Some(piece) = response.chunk().await.map_err(|error| broken(&error))? {
            if bytes.len() + piece.len() > cap {
                return Err(Failure::Odd(Odd::TooLarge));
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
        match self.bytes.trim_ascii_start().first() {
            Some(b'[') => Err(Failure::Odd(Odd::WrongShape)),
            _ => self.json(),
        }
    }

    /// The JSON in it. serde's own error is dropped: it would quote the answer.
    pub(super) fn json<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        serde_json::from_slice(&self.bytes).map_err(|error| {
            Failure::Odd(match error.classify() {
                _ if self.html => Odd::Html,
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
