//! Did this portal make it? Ed25519 (RFC 8032): the portal's key, its public half as JWKS, and whom Gong trusts.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey, KeypairBytes};
use ed25519_dalek::{Signature, Signer, VerifyingKey};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::secret::Secret;

/// The portal's key for packages, and for nothing else.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

/// Why a file holds no signing key. Never quotes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not a PEM file with an Ed25519 key in PKCS#8.
    #[error("it is not an Ed25519 private key in PKCS#8 PEM; make one with: openssl genpkey -algorithm ed25519")]
    NotAKey,
    /// The key could not be written.
    #[error("the signing key cannot be written as PEM")]
    Unwritable,
}

impl SigningKey {
    /// A new key, from the operating system's randomness through the thread's generator.
    pub fn generate() -> Self {
        let seed = Zeroizing::new(rand::random::<[u8; 32]>());
        Self(ed25519_dalek::SigningKey::from_bytes(&seed))
    }

    /// PKCS#8 PEM (RFC 8410, section 7), without the public half: OpenSSL does not read files with it.
    pub fn to_pem(&self) -> Result<Secret, KeyError> {
        let pair = KeypairBytes { secret_key: self.0.to_bytes(), public_key: None };
        let pem = pair.to_pkcs8_pem(LineEnding::LF).map_err(|_| KeyError::Unwritable)?;
        Ok(Secret::new(pem.as_str()))
    }

    /// Reads what [`Self::to_pem`] or `openssl genpkey -algorithm ed25519` writes.
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        ed25519_dalek::SigningKey::from_pkcs8_pem(pem).map(Self).map_err(|_| KeyError::NotAKey)
    }

    /// The name of the key: its thumbprint of RFC 7638.
    pub fn kid(&self) -> String {
        thumbprint(&self.0.verifying_key())
    }

    /// Line 2 with its `\n`: the signature of line 1, given with its `\n`.
    pub(super) fn sign(&self, line: &[u8]) -> String {
        let value = BASE64_URL_SAFE_NO_PAD.encode(self.0.sign(line).to_bytes());
        let kid = self.kid();
        format!("{}\n", json!({"signature": {"alg": "EdDSA", "kid": kid, "value": value}}))
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.kid())
    }
}

/// RFC 7638, section 3; the members of an OKP key are those of RFC 8037, section 2.
fn thumbprint(key: &VerifyingKey) -> String {
    let x = BASE64_URL_SAFE_NO_PAD.encode(key.as_bytes());
    let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#);
    BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(members))
}

/// The public halves as a JWK Set (RFC 7517, section 5), for `/.well-known/jwks.json`. The current key first.
pub fn jwks<'a>(keys: impl IntoIterator<Item = &'a SigningKey>) -> Value {
    let jwk = |key: &SigningKey| {
        let x = BASE64_URL_SAFE_NO_PAD.encode(key.0.verifying_key().as_bytes());
        json!({"kty": "OKP", "crv": "Ed25519", "x": x, "kid": key.kid(), "alg": "EdDSA", "use": "sig"})
    };
    json!({"keys": keys.into_iter().map(jwk).collect::<Vec<_>>()})
}

/// The portals whose packages are believed, by their public keys.
#[derive(Clone, Debug)]
pub struct Trust(Vec<VerifyingKey>);

/// Why a text is no JWK Set to trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TrustProblem {
    /// Not `{"keys":[…]}`.
    #[error("it is not a JWK Set; give the file that the portal serves at /.well-known/jwks.json")]
    NotJwks,
    /// It holds the secret half `d`.
    #[error("it holds a private key, which belongs to the portal alone; give only public keys")]
    PrivateKey,
}

#[derive(Deserialize)]
struct KeySet {
    keys: Vec<Value>,
}

impl Trust {
    /// Reads a JWK Set (RFC 7517). Keys of other kinds and uses are passed over, as section 5 asks, even if no
    /// other is left; a key goes by its thumbprint, whatever `kid` stands beside it.
    pub fn from_jwks(text: &str) -> Result<Self, TrustProblem> {
        let set: KeySet = serde_json::from_str(text).map_err(|_| TrustProblem::NotJwks)?;
        if set.keys.iter().any(|key| key.get("d").is_some()) {
            return Err(TrustProblem::PrivateKey);
        }
        Ok(Self(set.keys.iter().filter_map(verifying_key).collect()))
    }

    /// Verifies that `line`, with its `\n`, was signed as `signature_line` says; answers the key's `kid`.
    pub(super) fn verify(&self, line: &[u8], signature_line: &[u8]) -> Result<String, SignatureProblem> {
        let stated = Stated::parse(signature_line)?;
        let trusted = |key: &&VerifyingKey| thumbprint(key) == stated.kid;
        let key = self.0.iter().find(trusted).ok_or(SignatureProblem::Untrusted)?;
        let signature = stated.signature()?;
        key.verify_strict(line, &signature).map_err(|_| SignatureProblem::Wrong)?;
        Ok(stated.kid)
    }
}

/// The public key of a JWK, if it is one for Ed25519 signatures and not of small order.
fn verifying_key(jwk: &Value) -> Option<VerifyingKey> {
    let text = |member: &str| jwk.get(member).and_then(Value::as_str);
    let fits = |member: &str, one_of: &[&str]| text(member).is_none_or(|value| one_of.contains(&value));
    let ours = text("kty") == Some("OKP") && text("crv") == Some("Ed25519");
    if !(ours && fits("use", &["sig"]) && fits("alg", &["EdDSA", "Ed25519"])) {
        return None;
    }
    let bytes: [u8; 32] = BASE64_URL_SAFE_NO_PAD.decode(text("x")?).ok()?.try_into().ok()?;
    VerifyingKey::from_bytes(&bytes).ok().filter(|key| !key.is_weak())
}

/// Why a package is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureProblem {
    /// No line 2, or one that states no signature.
    #[error("it is not signed")]
    Missing,
    /// Signed with a key that is not trusted.
    #[error("it is signed by a key that is not trusted")]
    Untrusted,
    /// The signature does not belong to the document.
    #[error("its signature is wrong")]
    Wrong,
    /// There is nothing to verify it against.
    #[error("no keys to trust were given")]
    NoTrust,
}

#[derive(Deserialize, Serialize)]
struct SignatureLine {
    signature: Stated,
}

#[derive(Deserialize, Serialize)]
struct Stated {
    alg: String,
    kid: String,
    value: String,
}

impl Stated {
    fn parse(line: &[u8]) -> Result<Self, SignatureProblem> {
        serde_json::from_slice::<SignatureLine>(line).map(|line| line.signature).map_err(|_| SignatureProblem::Missing)
    }

    fn signature(&self) -> Result<Signature, SignatureProblem> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(&self.value).map_err(|_| SignatureProblem::Wrong)?;
        let signature = Signature::from_slice(&bytes).map_err(|_| SignatureProblem::Wrong)?;
        if self.alg == "EdDSA" { Ok(signature) } else { Err(SignatureProblem::Wrong) }
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::prelude::BASE64_URL_SAFE_NO_PAD;
    use serde_json::json;

    use super::{KeyError, SignatureProblem, SigningKey, Trust, TrustProblem, jwks};

    /// RFC 8037, appendix A.
    fn example() -> SigningKey {
        let seed = BASE64_URL_SAFE_NO_PAD.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").unwrap();
        SigningKey(ed25519_dalek::SigningKey::from_bytes(&seed.try_into().unwrap()))
    }

    #[test]
    fn the_public_half_is_that_of_rfc_8037() {
        let key = &jwks([&example()])["keys"][0];
        assert_eq!(key["x"], "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assert_eq!(key["kid"], "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assert_eq!((&key["kty"], &key["crv"]), (&json!("OKP"), &json!("Ed25519")));
        assert_eq!((&key["alg"], &key["use"]), (&json!("EdDSA"), &json!("sig")));
        assert!(key.get("d").is_none());
    }

    #[test]
    fn a_key_survives_its_file_and_its_debug_says_its_kid_only() {
        let key = SigningKey::generate();
        let pem = key.to_pem().unwrap();
        assert_eq!(SigningKey::from_pem(pem.expose()).unwrap().kid(), key.kid());
        assert_eq!(format!("{key:?}"), format!("SigningKey({})", key.kid()));
        assert_eq!(SigningKey::from_pem("").unwrap_err(), KeyError::NotAKey);
    }

    #[test]
    fn what_cannot_be_trusted_is_told_apart() {
        let read = |keys: serde_json::Value| Trust::from_jwks(&json!({ "keys": keys }).to_string());
        let good = jwks([&example()])["keys"][0].clone();
        let with = |member: &str, value: &str| {
            let mut key = good.clone();
            key[member] = json!(value);
            json!([key])
        };
        assert_eq!(Trust::from_jwks("[]").unwrap_err(), TrustProblem::NotJwks);
        assert_eq!(read(with("d", "AAAA")).unwrap_err(), TrustProblem::PrivateKey);
        let signature = example().sign(b"line\n");
        for keys in [
            json!([]),
            with("use", "enc"),
            with("alg", "HS256"),
            with("crv", "X25519"),
            // the point of order 1: anybody can make signatures that it verifies, unless verified strictly
            with("x", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        ] {
            let trust = read(keys).unwrap();
            assert!(trust.0.is_empty(), "{trust:?}");
            assert_eq!(trust.verify(b"line\n", signature.as_bytes()), Err(SignatureProblem::Untrusted));
        }
    }

    #[test]
    fn keys_of_other_kinds_are_passed_over_and_kid_is_computed() {
        let mut key = jwks([&example()])["keys"][0].clone();
        key["kid"] = json!("another name");
        let trust =
            Trust::from_jwks(&json!({"keys": [{"kty": "RSA", "n": "…", "e": "AQAB"}, key]}).to_string()).unwrap();
        let signature = example().sign(b"line\n");
        assert_eq!(trust.verify(b"line\n", signature.as_bytes()), Ok(example().kid()));
        assert_eq!(trust.verify(b"Line\n", signature.as_bytes()), Err(SignatureProblem::Wrong));
        let other = SigningKey::generate().sign(b"line\n");
        assert_eq!(trust.verify(b"line\n", other.as_bytes()), Err(SignatureProblem::Untrusted));
    }
}
