//! What the tests of packages share: the throwaway keys of the vectors, a document with canaries, and forging by hand.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ed25519_dalek::Signer;
use ed25519_dalek::pkcs8::DecodePrivateKey;
use gong_onboarding::checks::finding::{Code, Finding};
use gong_onboarding::package::{Css, Customer, Document, Input, Portal, Scim, SigningKey, make};
use gong_onboarding::sealing::{Identity, Recipient, seal};
use gong_onboarding::secret::Secret;
use jiff::Timestamp;
use serde_json::json;

pub(crate) const IDENTITY: &str = include_str!("../vectors/identity.txt");
pub(crate) const SIGNING_KEY: &str = include_str!("../vectors/signing-key.pem");
pub(crate) const JWKS: &str = include_str!("../vectors/jwks.json");

/// The four values; none may ever be in a `Debug` or an error.
pub(crate) const CANARIES: [&str; 4] = [
    "eght_CanaryKey4f2a",
    "CanarySecret'9c1e\"$HOME`id`",
    "https://platform.8x8.com/udi/customers/CanaryId/scim/v2",
    "CanaryToken77aa",
];

pub(crate) fn identity() -> Identity {
    Identity::parse_file(IDENTITY).unwrap().remove(0)
}

pub(crate) fn post_quantum_identity() -> Identity {
    Identity::parse_file(include_str!("../vectors/identity-pq.txt")).unwrap().remove(0)
}

pub(crate) fn recipient() -> Recipient {
    Recipient::parse(identity().recipient().as_text(), Some("Gong operations")).unwrap()
}

pub(crate) fn signing_key() -> SigningKey {
    SigningKey::from_pem(SIGNING_KEY).unwrap()
}

pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn input() -> Input {
    let at = time("2026-11-23T12:58:31.25Z");
    let mut warning = Finding::new(Code::StorageRecordingsNone, at);
    warning.acknowledged_at = Some(time("2026-11-23T12:59:02.9Z"));
    let tested = Finding::new(Code::StorageTokenAccepted, at).with("status", 200_u16);
    let skipped = Finding::skipped(Code::ScimRecordingOwnersVisible, at);
    let [key, secret, url, access_token] = CANARIES.map(Secret::new);
    Input {
        package_id: "019aaf1e-5f00-7000-8000-000000000001".into(),
        created_at: time("2026-11-23T13:00:00.75Z"),
        portal: Portal { url: "https://connect.example".into(), version: "0.1.0".into() },
        customer: Customer {
            company: "Acme & Sons' Ltd".into(),
            contact_name: "Jane Doe".into(),
            contact_email: "jane@acme.example".into(),
        },
        css: Css {
            key,
            secret,
            token_url: "https://api.8x8.com/oauth/v2/token".into(),
            storage_url: "https://api.8x8.com/storage".into(),
            regions: vec!["us-east".into(), "uk".into()],
        },
        scim: Scim { url, access_token, provider: "other".into() },
        recipients: vec![recipient()],
        findings: vec![tested, warning, skipped],
        supersedes: None,
    }
}

pub(crate) fn document() -> Document {
    Document::new(input())
}

/// The same for somebody else.
pub(crate) fn document_to(recipient: &Recipient) -> Document {
    Document::new(Input { recipients: vec![recipient.clone()], ..input() })
}

/// A package as the portal makes it.
pub(crate) fn package(document: &Document) -> Vec<u8> {
    make(document, &signing_key(), &[recipient()]).unwrap().file
}

/// Anybody can seal anything to a recipient.
pub(crate) fn sealed(plaintext: impl AsRef<[u8]>) -> Vec<u8> {
    seal(plaintext.as_ref(), &[recipient()]).unwrap()
}

/// Line 1 of [`document`], as text.
pub(crate) fn line() -> String {
    String::from_utf8(document().to_line().unwrap().to_vec()).unwrap()
}

/// Line 2 for any line, signed with any key under any name: made without the program's own code.
pub(crate) fn signature(line: &str, pem: &str, kid: &str) -> String {
    let key = ed25519_dalek::SigningKey::from_pkcs8_pem(pem).unwrap();
    let value = BASE64_URL_SAFE_NO_PAD.encode(key.sign(line.as_bytes()).to_bytes());
    format!("{}\n", json!({"signature": {"alg": "EdDSA", "kid": kid, "value": value}}))
}

/// Both lines, signed with the portal's key.
pub(crate) fn signed(line: &str) -> String {
    format!("{line}{}", signature(line, SIGNING_KEY, &signing_key().kid()))
}
