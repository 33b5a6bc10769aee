//! `age1pq1…`: age's own post-quantum recipients, which the age crate does not have yet. Glue between its traits and a
//! library of HPKE; no cryptography of our own.
//!
//! `mlkem768x25519` of <https://c2sp.org/age>: HPKE (RFC 9180) in base mode with ML-KEM-768 and X25519 (0x647a of
//! draft-ietf-hpke-pq, known as X-Wing), HKDF-SHA256 and ChaCha20-Poly1305.

use std::collections::HashSet;

use age::secrecy::ExposeSecret;
use age::{DecryptError, EncryptError};
use age_core::format::{FILE_KEY_BYTES, FileKey, Stanza};
use age_core::primitives::{bech32_decode, bech32_encode};
use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use bech32::Hrp;
use hpke_rs::hpke_types::{AeadAlgorithm, KdfAlgorithm, KemAlgorithm};
use hpke_rs::libcrux::HpkeLibcrux;
use hpke_rs::{Hpke, HpkeError, HpkePrivateKey, HpkePublicKey, Mode};
use hpke_rs_crypto::HpkeCrypto;
use zeroize::Zeroizing;

const RECIPIENT: Hrp = Hrp::parse_unchecked("age1pq");
const IDENTITY: Hrp = Hrp::parse_unchecked("age-secret-key-pq-");
const TAG: &str = "mlkem768x25519";
/// HPKE's `info`.
const LABEL: &[u8] = b"age-encryption.org/mlkem768x25519";
/// What the age library calls recipients that withstand quantum computers; it refuses to mix them with others.
const POST_QUANTUM: &str = "postquantum";

const SEED: usize = 32;
/// ML-KEM-768's encapsulation key and X25519's public key.
const PUBLIC_KEY: usize = 1184 + 32;
/// ML-KEM-768's ciphertext and X25519's public key of the sender.
const ENCAPSULATED: usize = 1088 + 32;
/// A file key with the tag of ChaCha20-Poly1305.
const WRAPPED: usize = FILE_KEY_BYTES + 16;

/// The text is no key of this kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct NotAKey;

fn hpke() -> Result<Hpke<HpkeLibcrux>, HpkeError> {
    Hpke::try_new(Mode::Base, KemAlgorithm::XWingDraft06, KdfAlgorithm::HkdfSha256, AeadAlgorithm::ChaCha20Poly1305)
}

/// Decodes Bech32 of any length with this beginning.
fn decode(text: &str, hrp: Hrp) -> Result<Zeroizing<Vec<u8>>, NotAKey> {
    let fits = |found: Hrp| if found == hrp { Ok(()) } else { Err(NotAKey) };
    bech32_decode(text, |_| NotAKey, fits, |_, bytes| Ok(Zeroizing::new(bytes.collect())))
}

/// `age1pq1…`.
#[derive(Clone)]
pub(super) struct Recipient(HpkePublicKey);

impl Recipient {
    /// Reads `age1pq1…`, and seals to it once: its halves may be no public keys.
    pub(super) fn parse(text: &str) -> Result<Self, NotAKey> {
        let key = decode(text, RECIPIENT)?;
        if key.len() != PUBLIC_KEY {
            return Err(NotAKey);
        }
        let recipient = Self(HpkePublicKey::new(key.to_vec()));
        recipient.wrap(&[0; FILE_KEY_BYTES]).map_err(|_| NotAKey)?;
        Ok(recipient)
    }

    fn wrap(&self, file_key: &[u8; FILE_KEY_BYTES]) -> Result<Stanza, HpkeError> {
        let (encapsulated, body) = hpke()?.seal(&self.0, LABEL, b"", file_key, None, None, None)?;
        Ok(Stanza { tag: TAG.to_owned(), args: vec![BASE64_STANDARD_NO_PAD.encode(encapsulated)], body })
    }
}

impl std::fmt::Display for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&bech32_encode(RECIPIENT, self.0.as_slice()))
    }
}

impl age::Recipient for Recipient {
    fn wrap_file_key(&self, file_key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        let refused = |error: HpkeError| EncryptError::Io(std::io::Error::other(error));
        let stanza = self.wrap(file_key.expose_secret()).map_err(refused)?;
        Ok((vec![stanza], HashSet::from([POST_QUANTUM.to_owned()])))
    }
}

/// `AGE-SECRET-KEY-PQ-1…`: the seed from which both secret keys grow, and its public half.
#[derive(Clone)]
pub(super) struct Identity {
    seed: Zeroizing<[u8; SEED]>,
    recipient: Recipient,
}

impl Identity {
    /// Reads `AGE-SECRET-KEY-PQ-1…`.
    pub(super) fn parse(text: &str) -> Result<Self, NotAKey> {
        let seed: [u8; SEED] = decode(text, IDENTITY)?.as_slice().try_into().map_err(|_| NotAKey)?;
        let seed = Zeroizing::new(seed);
        let pair = <HpkeLibcrux as HpkeCrypto>::kem_key_gen_derand(KemAlgorithm::XWingDraft06, seed.as_slice());
        let (public, secret) = pair.map_err(|_| NotAKey)?;
        drop(Zeroizing::new(secret));
        Ok(Self { seed, recipient: Recipient(HpkePublicKey::new(public)) })
    }

    /// The text of an identity file, in capitals as every tool writes it.
    pub(super) fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(bech32_encode(IDENTITY, self.seed.as_slice()));
        text.make_ascii_uppercase();
        text
    }

    pub(super) fn recipient(&self) -> &Recipient {
        &self.recipient
    }

    fn unwrap(&self, encapsulated: &[u8], body: &[u8]) -> Result<Zeroizing<Vec<u8>>, HpkeError> {
        let secret = HpkePrivateKey::new(self.seed.to_vec());
        hpke()?.open(encapsulated, &secret, LABEL, b"", body, None, None, None).map(Zeroizing::new)
    }
}

impl age::Identity for Identity {
    /// Lengths are looked at before anything is decrypted, as the specification asks.
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        if stanza.tag != TAG {
            return None;
        }
        let [encapsulated] = stanza.args.as_slice() else { return Some(Err(DecryptError::InvalidHeader)) };
        let encapsulated = BASE64_STANDARD_NO_PAD.decode(encapsulated).unwrap_or_default();
        if encapsulated.len() != ENCAPSULATED || stanza.body.len() != WRAPPED {
            return Some(Err(DecryptError::InvalidHeader));
        }
        match self.unwrap(&encapsulated, &stanza.body) {
            Ok(key) => Some(FileKey::try_init_with_mut(|file_key| {
                file_key.copy_from_slice(key.get(..FILE_KEY_BYTES).ok_or(DecryptError::InvalidHeader)?);
                Ok(())
            })),
            // sealed to somebody else, which cannot be told from a changed body
            Err(HpkeError::OpenError) => None,
            Err(_) => Some(Err(DecryptError::InvalidHeader)),
        }
    }
}
