//! How do fuzzers get behind the age layer, which random bytes never pass? Through these doors, which exist only in their
//! build.

use super::envelope::{self, OpenProblem, Opened};
use super::signature::{SigningKey, Trust};

/// Reads a plaintext as if it had been sealed.
pub fn read(plaintext: &[u8], trust: &Trust) -> Result<Opened, OpenProblem> {
    envelope::read(plaintext, Some(trust))
}

/// The line, which ends with `\n`, and its signature.
pub fn signed(line: &[u8], key: &SigningKey) -> Vec<u8> {
    [line, key.sign(line).as_bytes()].concat()
}
