//! Can a file make `open` panic, or pass for a package? Whatever opens says what the vector says, to the byte.

#![no_main]

use std::sync::LazyLock;

use gong_onboarding::package::{Trust, open};
use gong_onboarding::sealing::Identity;
use libfuzzer_sys::fuzz_target;

const PLAINTEXT: &[u8] = include_bytes!("../../tests/vectors/plaintext.jsonl");

static IDENTITIES: LazyLock<Vec<Identity>> = LazyLock::new(|| {
    Identity::parse_file(include_str!("../../tests/vectors/identity.txt")).expect("the vector's identity")
});
static TRUST: LazyLock<Trust> =
    LazyLock::new(|| Trust::from_jwks(include_str!("../../tests/vectors/jwks.json")).expect("the vector's key"));

fuzz_target!(|file: &[u8]| {
    if let Ok(opened) = open(file, &IDENTITIES, Some(&TRUST)) {
        assert!(PLAINTEXT.starts_with(opened.line.expose()), "another package is believed");
    }
});
