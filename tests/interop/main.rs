//! Do other people's implementations of age read what the portal seals, and does it read what they seal? Byte by byte, in
//! both forms, with keys made by either side.

#![expect(clippy::unwrap_used, reason = "tests may fail")]

#[path = "../packages/mod.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod packages;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use gong_onboarding::package::make;
use gong_onboarding::sealing::{self, Identity, Recipient, armor};
use packages::{document_to, signed, signing_key};

/// Another implementation of age.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Tool {
    /// Debian's age, in Go.
    Age,
    /// npm's age-encryption.
    Npm,
    /// Python's pyrage, from the package index.
    Pyrage,
}

impl Tool {
    /// A new identity of the tool's own making.
    fn keygen(self, folder: &Path, kind: &str) -> Identity {
        let text = match self {
            Self::Age => run(Command::new("age-keygen"), &[], b""),
            _ => self.run(folder, &["keygen", kind], b""),
        };
        let text = String::from_utf8(text).unwrap();
        let identity = text.split_whitespace().find(|word| word.starts_with("AGE-SECRET-KEY-")).unwrap();
        let identity = Identity::parse(identity).unwrap();
        assert!(text.contains(identity.recipient().as_text()), "{self:?} computes the recipient otherwise");
        identity
    }

    fn encrypt(self, folder: &Path, to: &Recipient, armored: bool, plaintext: &[u8]) -> Vec<u8> {
        match self {
            Self::Age if armored => run(Command::new("age"), &["-a", "-r", to.as_text()], plaintext),
            Self::Age => run(Command::new("age"), &["-r", to.as_text()], plaintext),
            _ if armored => self.run(folder, &["encrypt", to.as_text(), "armor"], plaintext),
            _ => self.run(folder, &["encrypt", to.as_text()], plaintext),
        }
    }

    fn decrypt(self, folder: &Path, with: &Identity, file: &[u8]) -> Vec<u8> {
        let secret = with.to_secret();
        if self != Self::Age {
            return self.run(folder, &["decrypt", secret.expose()], file);
        }
        let mut identity = tempfile::NamedTempFile::new().unwrap();
        identity.write_all(secret.expose().as_bytes()).unwrap();
        run(Command::new("age"), &["-d", "-i", identity.path().to_str().unwrap()], file)
    }

    fn run(self, folder: &Path, args: &[&str], input: &[u8]) -> Vec<u8> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop");
        let (program, script, packages) = match self {
            Self::Npm => (PathBuf::from("node"), here.join("age.mjs"), Some(folder)),
            _ => (folder.join("venv/bin/python3"), here.join("age.py"), None),
        };
        let mut command = Command::new(program);
        command.arg(script).args(packages);
        run(command, args, input)
    }
}

fn run(mut command: Command, args: &[&str], input: &[u8]) -> Vec<u8> {
    let mut child =
        command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{command:?}");
    output.stdout
}

/// Where scripts/interop installed them.
#[expect(clippy::print_stdout, reason = "a skipped test says so")]
fn installed() -> Option<PathBuf> {
    let folder = std::env::var_os("TEST_INTEROP_DIR");
    if folder.is_none() {
        println!("skipped: TEST_INTEROP_DIR is not set (scripts/interop makes and prints it)");
    }
    folder.map(PathBuf::from)
}

/// A package to this recipient, and the text in it.
fn package(to: &Recipient) -> (Vec<u8>, String) {
    let document = document_to(to);
    let line = String::from_utf8(document.to_line().unwrap().to_vec()).unwrap();
    (make(&document, &signing_key(), std::slice::from_ref(to)).unwrap().file, signed(&line))
}

fn both_ways(tool: Tool, folder: &Path, identity: &Identity) {
    let (made, text) = package(&identity.recipient());
    let armored = armor(&made).unwrap().into_bytes();
    for (form, file) in [("binary", &made), ("armored", &armored)] {
        assert_eq!(tool.decrypt(folder, identity, file), text.as_bytes(), "{tool:?} reads {form}");
        let theirs = tool.encrypt(folder, &identity.recipient(), form == "armored", text.as_bytes());
        assert_ne!(theirs, *file);
        let opened = sealing::open(&theirs, std::slice::from_ref(identity)).unwrap();
        assert_eq!(*opened, text.as_bytes(), "{tool:?} writes {form}");
    }
}

#[test]
fn three_implementations_and_this_one_read_each_other() {
    let Some(folder) = installed() else { return };
    for tool in [Tool::Age, Tool::Npm, Tool::Pyrage] {
        both_ways(tool, &folder, &tool.keygen(&folder, "x25519"));
        both_ways(tool, &folder, &Identity::generate());
    }
}

#[test]
fn post_quantum_packages_are_read_and_written_by_another_implementation() {
    let Some(folder) = installed() else { return };
    let identity = Tool::Npm.keygen(&folder, "hybrid");
    assert!(identity.recipient().is_post_quantum());
    both_ways(Tool::Npm, &folder, &identity);
    // its text survives, so that a file of ours is a file of theirs
    let again = Identity::parse(identity.to_secret().expose()).unwrap();
    assert_eq!(again.recipient(), identity.recipient());
}
