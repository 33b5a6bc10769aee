//! Opens a package without gong-onboarding: age decrypts it, Ed25519 (RFC 8032) proves who made it, JSON says what it holds.
//!
//! `cargo run --example open_package PACKAGE IDENTITY TRUST`, where TRUST is a copy of the portal's /.well-known/jwks.json.

#![expect(clippy::indexing_slicing, reason = "JSON answers null for what is not there")]

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufReader, Read, Write};

use age::armor::ArmoredReader;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ed25519_dalek::{Signature, VerifyingKey};
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [package, identity, trust] = arguments.as_slice() else {
        return Err("give PACKAGE IDENTITY TRUST".into());
    };
    let plaintext = decrypt(package, identity)?;
    let lines: Vec<&str> = plaintext.split_inclusive('\n').collect();
    let [line, signature] = lines.as_slice() else { return Err("a package has two lines".into()) };
    verify(line, signature, &fs::read_to_string(trust)?)?;
    // only what was verified is read
    let document: Value = serde_json::from_str(line)?;
    if document["format"] != "gong-8x8-credentials/1" {
        return Err("another format".into());
    }
    let names =
        |part: &str| document[part].as_object().map(|fields| fields.keys().cloned().collect::<Vec<_>>().join(", "));
    let (css, scim) = (names("css").ok_or("no css")?, names("scim").ok_or("no scim")?);
    Ok(writeln!(std::io::stdout(), "{}\ncss: {css}\nscim: {scim}", document["customer"]["company"])?)
}

/// Reads binary and armored packages with an identity file as age-keygen writes it.
fn decrypt(package: &str, identity: &str) -> Result<String, Box<dyn Error>> {
    let identities = age::IdentityFile::from_file(identity.to_owned())?.into_identities()?;
    let decryptor = age::Decryptor::new_buffered(ArmoredReader::new(BufReader::new(File::open(package)?)))?;
    let mut plaintext = String::new();
    decryptor
        .decrypt(identities.iter().map(|identity| identity.as_ref() as &dyn age::Identity))?
        .read_to_string(&mut plaintext)?;
    Ok(plaintext)
}

/// Line 2 names the key and holds the signature over the bytes of line 1, its line break included.
fn verify(line: &str, signature: &str, jwks: &str) -> Result<(), Box<dyn Error>> {
    let stated: Value = serde_json::from_str(signature)?;
    let (stated, keys) = (&stated["signature"], serde_json::from_str::<Value>(jwks)?);
    let decoded = |value: &Value| BASE64_URL_SAFE_NO_PAD.decode(value.as_str().unwrap_or_default());
    let mut keys = keys["keys"].as_array().into_iter().flatten();
    let key = keys.find(|key| key["kid"] == stated["kid"] && key["crv"] == "Ed25519").ok_or("an unknown key")?;
    let key = VerifyingKey::from_bytes(decoded(&key["x"])?.as_slice().try_into()?)?;
    Ok(key.verify_strict(line.as_bytes(), &Signature::from_slice(&decoded(&stated["value"])?)?)?)
}
