//! Is a package read without this program as docs/package.md says? Its commands, run as they stand there.

#![expect(clippy::unwrap_used, reason = "tests may fail")]

#[expect(dead_code, reason = "other tests use the rest")]
mod packages;

use std::path::Path;
use std::process::{Command, Output};

use packages::{CANARIES, IDENTITY, JWKS, document, package, sealed, signature, signing_key};

/// Everything between ```sh and ``` of the document, as one script.
fn script() -> String {
    let text = include_str!("../docs/package.md");
    let blocks = text.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    format!("set -euo pipefail\n{}", blocks.collect::<String>())
}

/// Runs it over a package; nothing where its tools are not installed.
#[expect(clippy::print_stdout, reason = "a skipped test says so")]
fn run(file: &[u8]) -> Option<Output> {
    if std::env::var_os("TEST_INTEROP_DIR").is_none() {
        println!("skipped: TEST_INTEROP_DIR is not set (scripts/interop installs age, jq and openssl)");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, content: &[u8]| std::fs::write(Path::new(folder.path()).join(name), content).unwrap();
    write("package.age", file);
    write("identity.txt", IDENTITY.as_bytes());
    write("portal-keys.json", JWKS.as_bytes());
    Some(Command::new("bash").arg("-c").arg(script()).current_dir(&folder).output().unwrap())
}

#[test]
fn the_commands_verify_and_read_what_the_portal_made() {
    let Some(output) = run(&package(&document())) else { return };
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("Signature Verified Successfully"), "{said}");
    assert!(said.ends_with(&format!("{}\n", CANARIES.join("\n"))), "{said}");
}

#[test]
fn the_commands_show_nothing_of_a_forgery() {
    let line = packages::line();
    let genuine = signature(&line, packages::SIGNING_KEY, &signing_key().kid());
    let forged = line.replace("Acme", "Evil");
    for plaintext in [format!("{forged}{genuine}"), line.clone(), format!("{line}{{}}\n")] {
        let Some(output) = run(&sealed(plaintext)) else { return };
        assert!(!output.status.success());
        assert!(!String::from_utf8_lossy(&output.stdout).contains(CANARIES[1]));
    }
}
