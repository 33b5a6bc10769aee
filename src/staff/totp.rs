//! Is this the code that the authenticator shows now? Time-based one-time passwords by RFC 6238, in the one shape that every
//! app knows: SHA-1, six digits, 30 seconds.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha1::Sha1;
use url::Url;
use zeroize::Zeroizing;

use crate::secret::Secret;

/// How long a code is shown, in seconds.
const STEP: i64 = 30;
/// So many steps early or late: clocks differ, and people type slowly.
const TOLERANCE: i64 = 1;
/// Who an authenticator says that the code is for.
const ISSUER: &str = "8x8 to Gong";
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What an authenticator and the portal share: 160 random bits (RFC 4226, section 4).
pub struct TotpSecret(Zeroizing<[u8; 20]>);

impl TotpSecret {
    /// A new one.
    pub fn generate() -> Self {
        Self(Zeroizing::new(rand::random()))
    }

    /// Under which name that of somebody is sealed: it opens for nobody else.
    pub fn seal_of(name: &str) -> String {
        format!("totp-of-{name}")
    }

    /// As it is kept, sealed.
    pub fn to_secret(&self) -> Secret {
        Secret::new(URL_SAFE_NO_PAD.encode(*self.0))
    }

    /// Reads what [`Self::to_secret`] writes.
    pub fn parse(text: &Secret) -> Option<Self> {
        let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(text.expose()).ok()?);
        Some(Self(Zeroizing::new(bytes.as_slice().try_into().ok()?)))
    }

    /// For typing into an authenticator: base32 in groups of four.
    pub fn to_groups(&self) -> Secret {
        let letters: Vec<char> = self.base32().chars().collect();
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        Secret::new(groups.join(" "))
    }

    /// For an authenticator: `otpauth://totp/…`.
    pub fn to_uri(&self, name: &str) -> Option<Secret> {
        let mut uri = Url::parse("otpauth://totp").ok()?;
        uri.set_path(&format!("{ISSUER}:{name}"));
        let issuer = ISSUER.replace(' ', "%20"); // some apps show the plus that forms write for a blank
        uri.set_query(Some(&format!("secret={}&issuer={issuer}", *self.base32())));
        Some(Secret::new(uri))
    }

    /// The step whose code this is, if it is one of now. Whoever asks has to see to it that no step counts twice.
    pub fn step_of(&self, code: &Secret, now: Timestamp) -> Option<i64> {
        let digits: String = code.expose().chars().filter(|c| !c.is_whitespace()).collect();
        let is_shaped = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let typed: u32 = digits.parse().ok().filter(|_| is_shaped)?;
        let current = now.as_second() / STEP;
        (current - TOLERANCE..=current + TOLERANCE).find(|step| self.code(*step) == Some(typed))
    }

    /// The code that an authenticator shows at a time.
    pub fn code_at(&self, time: Timestamp) -> Secret {
        Secret::new(format!("{:06}", self.code(time.as_second() / STEP).unwrap_or_default()))
    }

    /// HOTP of the step (RFC 4226, section 5.3).
    fn code(&self, step: i64) -> Option<u32> {
        let mut mac = Hmac::<Sha1>::new_from_slice(self.0.as_slice()).ok()?;
        mac.update(&step.to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let offset = usize::from(hash.last()? & 0xf);
        let four = hash.get(offset..offset + 4)?.try_into().ok()?;
        Some((u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000)
    }

    /// RFC 4648, section 6; 20 bytes need no padding.
    fn base32(&self) -> Zeroizing<String> {
        let fives = self.0.chunks(5).map(|five| five.iter().fold(0_u64, |all, byte| all << 8 | u64::from(*byte)));
        let letters = fives.flat_map(|bits| (0..8).rev().map(move |at| (bits >> (5 * at)) & 31));
        let letter = |five: u64| usize::try_from(five).ok().and_then(|five| ALPHABET.get(five)).map(|c| char::from(*c));
        Zeroizing::new(letters.filter_map(letter).collect())
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key of RFC 6238, appendix B.
    fn of_the_rfc() -> TotpSecret {
        TotpSecret(Zeroizing::new(*b"12345678901234567890"))
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_rfc() {
        let codes = [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")];
        for (second, code) in codes {
            assert_eq!(of_the_rfc().code_at(at(second)).expose(), code);
        }
    }

    #[test]
    fn a_code_counts_one_step_early_or_late() {
        let (secret, now) = (of_the_rfc(), 1_234_567_890);
        let code = Secret::new(" 005 924 ");
        for (late, step) in [(-31, None), (-30, Some(now / 30)), (0, Some(now / 30)), (59, Some(now / 30)), (60, None)]
        {
            assert_eq!(secret.step_of(&code, at(now + late)), step, "{late}");
        }
        for typed in ["", "5924", "+05924", "0005924", "00592x", "٠٠٥٩٢٤"] {
            assert_eq!(secret.step_of(&Secret::new(typed), at(now)), None, "{typed}");
        }
    }

    #[test]
    fn an_authenticator_can_read_it() {
        let groups = "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ";
        assert_eq!(of_the_rfc().to_groups().expose(), groups);
        let uri = "otpauth://totp/8x8%20to%20Gong:ada@example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=8x8%20to%20Gong";
        assert_eq!(of_the_rfc().to_uri("ada@example.com").unwrap().expose(), uri);
    }

    #[test]
    fn what_is_kept_reads_back() {
        let secret = TotpSecret::generate();
        assert_eq!(*TotpSecret::parse(&secret.to_secret()).unwrap().0, *secret.0);
        assert!(TotpSecret::parse(&Secret::new("short")).is_none());
    }
}
