//! How is a message signed? By HMAC-SHA256 over id, time and body, as Standard Webhooks has it, with each secret of the
//! endpoint: while secrets rotate, there are two.

use std::fmt;

use base64::Engine;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha2::Sha256;
use zeroize::Zeroizing;

const PREFIX: &str = "whsec_";
/// So many may sign: an old one, a new one, and one to spare.
const MOST: usize = 3;
/// Padding may be left out.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The secrets of one endpoint. `Debug` says how many there are.
#[derive(Clone)]
pub struct SigningSecrets(Vec<Zeroizing<Vec<u8>>>);

/// Why a text is no list of secrets. The text is never quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretProblem {
    /// There is no line in it.
    #[error("there is no secret in it")]
    Empty,
    /// A line does not begin with `whsec_`, or goes on with something else than base64.
    #[error("a line is not whsec_ and base64")]
    Shape,
    /// Not 24 to 64 bytes.
    #[error("a secret has less than 24 or more than 64 bytes")]
    Length,
    /// More than three lines.
    #[error("there are more than three secrets in it")]
    Many,
}

impl SigningSecrets {
    /// Reads one secret a line; empty lines are passed over.
    pub fn parse(text: &str) -> Result<Self, SecretProblem> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let secrets = lines.map(secret).collect::<Result<Vec<_>, _>>()?;
        match secrets.len() {
            0 => Err(SecretProblem::Empty),
            1..=MOST => Ok(Self(secrets)),
            _ => Err(SecretProblem::Many),
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The header `webhook-signature` of a message: a signature of each secret, in their order.
    pub fn sign(&self, id: &str, at: Timestamp, body: &[u8]) -> String {
        let signed = [format!("{id}.{}.", at.as_second()).as_bytes(), body].concat();
        let signature = |secret: &Zeroizing<Vec<u8>>| {
            let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?; // takes keys of any length
            mac.update(&signed);
            Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
        };
        self.0.iter().filter_map(signature).collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Debug for SigningSecrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningSecrets({})", self.0.len())
    }
}

fn secret(line: &str) -> Result<Zeroizing<Vec<u8>>, SecretProblem> {
    let encoded = line.strip_prefix(PREFIX).ok_or(SecretProblem::Shape)?;
    let bytes = LENIENT.decode(encoded).map(Zeroizing::new).map_err(|_| SecretProblem::Shape)?;
    if (24..=64).contains(&bytes.len()) { Ok(bytes) } else { Err(SecretProblem::Length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the convention's own libraries.
    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    fn sign(text: &str) -> String {
        let at = Timestamp::from_second(1_614_265_330).unwrap();
        SigningSecrets::parse(text).unwrap().sign("msg_p5jXN8AQM9LWM0D4loKWxJek", at, br#"{"test": 2432232314}"#)
    }

    #[test]
    fn signatures_are_those_of_the_convention() {
        assert_eq!(sign(SECRET), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        let other = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
        let both = sign(&format!("{other}\n\n{SECRET}\n"));
        assert_eq!(both, format!("{} {}", sign(other), sign(SECRET)));
    }

    #[test]
    fn what_is_no_secret_is_refused_and_none_is_printed() {
        for (text, problem) in [
            ("", SecretProblem::Empty),
            ("\n \n", SecretProblem::Empty),
            ("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", SecretProblem::Shape),
            ("whsec_!", SecretProblem::Shape),
            ("whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", SecretProblem::Shape),
            ("whsec_", SecretProblem::Length),
            ("whsec_c2hvcnQ=", SecretProblem::Length),
            (&format!("{SECRET}\n").repeat(4), SecretProblem::Many),
        ] {
            assert_eq!(SigningSecrets::parse(text).err(), Some(problem), "{text}");
        }
        let long = format!("whsec_{}", STANDARD.encode([7; 65]));
        assert_eq!(SigningSecrets::parse(&long).err(), Some(SecretProblem::Length));
        assert_eq!(format!("{:?}", SigningSecrets::parse(SECRET).unwrap()), "SigningSecrets(1)");
    }
}
