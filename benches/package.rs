//! How long does it take to make and to open a package? `cargo bench --bench package`; `scripts/bench` compares.

#![expect(clippy::unwrap_used, reason = "benchmarks may fail")]

#[path = "../tests/packages/mod.rs"]
#[expect(dead_code, reason = "tests use the rest")]
mod packages;

use divan::Bencher;
use gong_onboarding::package::{Trust, jwks, make, open};
use gong_onboarding::sealing::Identity;
use packages::{document_to, identity, post_quantum_identity, signing_key};

fn main() {
    divan::main();
}

/// The kinds of keys, by the name in the report.
const KINDS: [&str; 2] = ["x25519", "age1pq1"];

fn identity_of(kind: &str) -> Identity {
    if kind == "x25519" { identity() } else { post_quantum_identity() }
}

#[divan::bench(args = KINDS)]
fn making(bencher: Bencher<'_, '_>, kind: &str) {
    let (key, to) = (signing_key(), identity_of(kind).recipient());
    let document = document_to(&to);
    bencher.bench(|| make(&document, &key, std::slice::from_ref(&to)).unwrap());
}

#[divan::bench(args = KINDS)]
fn opening(bencher: Bencher<'_, '_>, kind: &str) {
    let (key, with) = (signing_key(), [identity_of(kind)]);
    let to = with[0].recipient();
    let made = make(&document_to(&to), &key, &[to]).unwrap().file;
    let trust = Trust::from_jwks(&jwks([&key]).to_string()).unwrap();
    bencher.bench(|| open(&made, &with, Some(&trust)).unwrap());
}
