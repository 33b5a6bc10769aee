//! Random names: link tokens and their hashes, ids, and the codes that people read out.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::{NoContext, Uuid};

use crate::secret::Secret;

/// A token of 128 random bits, 22 characters of base64url.
pub fn random_token() -> Secret {
    Secret::new(URL_SAFE_NO_PAD.encode(rand::random::<[u8; 16]>()))
}

/// What is stored of a token: its SHA-256, in hex.
pub fn token_hash(token: &str) -> String {
    sha256_hex(token.as_bytes())
}

/// What two people compare: the first 16 hexadecimal digits of SHA-256, in groups of four: `3f2a 91bc 77d0 e415`.
pub fn fingerprint(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let pairs = digest.chunks(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).take(4);
    pairs.map(|pair| format!("{:04x}", u16::from_be_bytes(pair))).collect::<Vec<_>>().join(" ")
}

/// SHA-256 in 64 lower-case hex digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// A UUID v7 of this time (RFC 9562, section 5.7).
pub fn new_id(now: Timestamp) -> String {
    let seconds = u64::try_from(now.as_second()).unwrap_or_default();
    let nanos = u32::try_from(now.subsec_nanosecond()).unwrap_or_default();
    Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, seconds, nanos)).to_string()
}

/// A text that sorts before every id of this time or later, and after those of earlier milliseconds.
pub fn first_id(time: Timestamp) -> String {
    let milliseconds = u64::try_from(time.as_millisecond()).unwrap_or_default();
    let (high, low) = (milliseconds >> 16, milliseconds & 0xffff);
    format!("{high:08x}-{low:04x}")
}

/// Whether a text is an id as [`new_id`] writes it.
pub fn is_id(text: &str) -> bool {
    text.len() == 36 && Uuid::try_parse(text).is_ok()
}

/// A code to read out on the phone, such as `K7Q-2MD`: six of 29 characters that nobody mistakes for one another.
pub fn spoken_code() -> String {
    const ALPHABET: &[u8] = b"ACDEFGHJKMNPQRTUVWXYZ23456789";
    let mut letters = rand::random_iter::<u8>()
        .filter(|byte| usize::from(*byte) < ALPHABET.len() * 8)
        .filter_map(|byte| ALPHABET.get(usize::from(byte) % ALPHABET.len()))
        .map(|letter| char::from(*letter));
    let mut three = || letters.by_ref().take(3).collect::<String>();
    format!("{}-{}", three(), three())
}

/// A code as people type what they heard, `k7q 2md` or `K7Q2MD`, in the way [`spoken_code`] writes it; nothing if it is none.
pub fn read_code(typed: &str) -> Option<String> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let is_code = plain.len() == 6 && plain.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let code = plain.to_ascii_uppercase();
    is_code.then(|| format!("{}-{}", code.get(..3).unwrap_or_default(), code.get(3..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_their_shape() {
        let code = spoken_code();
        assert_eq!(code.len(), 7);
        assert_eq!(code.find('-'), Some(3));
        assert!(!code.contains(['0', 'O', '1', 'I', 'L', 'S', 'B']));
    }

    #[test]
    fn a_code_is_read_as_it_is_heard() {
        for typed in ["K7Q-2MD", " k7q 2md ", "k7q2md"] {
            assert_eq!(read_code(typed).as_deref(), Some("K7Q-2MD"));
        }
        for typed in ["", "acme", "K7Q-2MDX", "k7q2m\u{e4}"] {
            assert_eq!(read_code(typed), None);
        }
    }

    #[test]
    fn hashes_are_those_of_everybody_else() {
        assert_eq!(token_hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(random_token().expose().len(), 22);
    }

    #[test]
    fn ids_sort_by_time() {
        let at = |second| new_id(Timestamp::from_second(second).unwrap());
        assert!(at(1_000_000_000) < at(1_000_000_001));
        let first = first_id(Timestamp::from_second(1_000_000_001).unwrap());
        assert!(at(1_000_000_000) < first && first < at(1_000_000_001));
    }
}
