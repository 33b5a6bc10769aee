//! Do the examples open what the portal makes, and refuse what it did not make?

#![expect(clippy::unwrap_used, reason = "tests may fail")]

#[expect(dead_code, reason = "other tests use the rest")]
mod packages;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use gong_onboarding::package::SigningKey;
use gong_onboarding::sealing::{Identity, armor};
use packages::{CANARIES, IDENTITY, JWKS, document, line, package, sealed, signature, signed, signing_key};
use tempfile::TempDir;

/// An example, started on three files.
type Example = dyn Fn(&[PathBuf; 3]) -> Output;

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.put("identity.txt", IDENTITY);
        desk.put("jwks.json", JWKS);
        desk
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.0.path().join(name), bytes).unwrap();
    }

    fn run(&self, example: &Example, package: impl AsRef<[u8]>) -> Output {
        self.put("package.age", package);
        example(&["package.age", "identity.txt", "jwks.json"].map(|name| self.0.path().join(name)))
    }

    fn prints(&self, example: &Example, package: impl AsRef<[u8]>) {
        let output = self.run(example, package);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(said.starts_with("\"Acme & Sons' Ltd\"\ncss: "), "{said}");
        for name in ["key", "regions", "secret", "storage_url", "token_url", "access_token", "provider", "url"] {
            assert!(said.contains(name), "{name} is not in {said}");
        }
        assert!(!CANARIES.iter().any(|canary| said.contains(canary)), "{said}");
    }

    fn refuses(&self, example: &Example, what: &str, package: impl AsRef<[u8]>) {
        let output = self.run(example, package);
        assert!(!output.status.success() && output.stdout.is_empty(), "{what}");
    }
}

fn every_case(example: &Example) {
    let desk = Desk::new();
    let made = package(&document());
    desk.prints(example, &made);
    desk.prints(example, armor(&made).unwrap());
    let stranger = SigningKey::generate();
    let pem = stranger.to_pem().unwrap();
    let forged = |kid: &str| sealed(format!("{}{}", line(), signature(&line(), pem.expose(), kid)));
    desk.refuses(example, "signed by a stranger", forged(&stranger.kid()));
    desk.refuses(example, "signed by a stranger in the portal's name", forged(&signing_key().kid()));
    desk.refuses(example, "changed", sealed(signed(&line()).replacen("Acme", "Evil", 1)));
    desk.refuses(example, "not signed", sealed(line()));
    desk.refuses(example, "a third line", sealed(format!("{}{{}}\n", signed(&line()))));
    desk.refuses(example, "another format", sealed(signed(&line().replace("credentials/1", "credentials/2"))));
    desk.refuses(example, "cut", made.split_last().unwrap().1);
    desk.refuses(example, "no package", b"hello");
    desk.put("identity.txt", Identity::generate().to_secret().expose());
    desk.refuses(example, "another identity", made);
}

/// Cargo builds examples before it runs tests, beside their folder.
fn built(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.parent().and_then(Path::parent).unwrap().join("examples").join(name)
}

#[test]
fn the_example_in_rust() {
    let program = built("open_package");
    if !program.exists() {
        println!("skipped: cargo test --test builds no examples (cargo build --examples does)");
        return;
    }
    every_case(&move |files| Command::new(&program).args(files).output().unwrap());
}

#[test]
fn the_example_in_python() {
    let Some(folder) = std::env::var_os("TEST_INTEROP_DIR") else {
        println!("skipped: TEST_INTEROP_DIR is not set (scripts/interop makes and prints it)");
        return;
    };
    let python = Path::new(&folder).join("venv/bin/python");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/open_package.py");
    every_case(&move |files| Command::new(&python).arg(script).args(files).output().unwrap());
}
