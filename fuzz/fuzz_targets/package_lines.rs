//! What can stand inside a package that somebody else sealed? Nothing panics; nothing but the vector is believed; what can
//! be read, survives being written; and what the right key signed is believed if it can be read.

#![no_main]

use std::sync::LazyLock;

use gong_onboarding::package::{Document, SigningKey, Trust, fuzzing};
use libfuzzer_sys::fuzz_target;

const PLAINTEXT: &[u8] = include_bytes!("../../tests/vectors/plaintext.jsonl");

static TRUST: LazyLock<Trust> =
    LazyLock::new(|| Trust::from_jwks(include_str!("../../tests/vectors/jwks.json")).expect("the vector's key"));
static KEY: LazyLock<SigningKey> = LazyLock::new(|| {
    SigningKey::from_pem(include_str!("../../tests/vectors/signing-key.pem")).expect("the vector's key")
});

fuzz_target!(|plaintext: &[u8]| {
    if fuzzing::read(plaintext, &TRUST).is_ok() {
        assert!(plaintext.starts_with(PLAINTEXT.split_inclusive(|b| *b == b'\n').next().unwrap_or_default()));
    }
    let line = plaintext.split(|b| *b == b'\n').next().unwrap_or_default();
    let readable = Document::parse(line);
    if let Ok(document) = &readable {
        let written = document.to_line().expect("it can be written");
        assert!(Document::parse(&written).as_ref() == Ok(document), "written and read");
    }
    if Document::claims_format(line).is_ok() {
        let believed = fuzzing::read(&fuzzing::signed(&[line, b"\n"].concat(), &KEY), &TRUST);
        assert_eq!(believed.map(|opened| opened.document).is_ok(), readable.is_ok());
    }
});
