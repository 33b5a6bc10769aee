//! Do receivers that use the convention's own libraries believe what the program sends, and nothing else? And is what was
//! acknowledged told, though the program is killed?

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::journey;
use crate::process::{Portal, Program};
use crate::visitor::Visitor;

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const BEFORE: &str = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// Where scripts/interop installed the libraries.
fn installed() -> Option<PathBuf> {
    let folder = std::env::var_os("TEST_INTEROP_DIR");
    if folder.is_none() {
        println!("skipped: TEST_INTEROP_DIR is not set (scripts/interop makes and prints it)");
    }
    folder.map(PathBuf::from)
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop").join(name)
}

/// Python's receiver, which says what its library makes of each message; its address.
fn receiver(libraries: &Path, port: &str) -> (Program, String) {
    let mut command = Command::new(libraries.join("venv/bin/python3"));
    command.arg(script("webhooks.py")).args([SECRET, port]);
    let mut program = Program::start(command);
    let address = program.hear(|program| &program.out, "listening on ");
    (program, address)
}

/// A portal that signs with an old and a new secret.
fn portal(folder: &TempDir, address: &str) -> Portal {
    std::fs::write(folder.path().join("crm.secret"), format!("{BEFORE}\n{SECRET}\n")).unwrap();
    let endpoints = format!("[{{ name = \"crm\", url = \"http://{address}/\", secret_file = \"crm.secret\" }}]");
    Portal::serve(folder, &[("webhooks.endpoints", &endpoints), ("webhooks.allow_networks", "127.0.0.0/8")])
}

/// What npm's library makes of the same message.
fn judged_by_node(libraries: &Path, message: &str) -> Value {
    let mut command = Command::new("node");
    command.arg(script("webhooks.mjs")).arg(libraries).arg(SECRET).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(message.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_conventions_own_libraries_believe_what_is_sent_and_nothing_else() {
    let Some(libraries) = installed() else { return };
    let (folder, (mut receiver, address)) = (tempfile::tempdir().unwrap(), receiver(&libraries, "0"));
    let portal = portal(&folder, &address);
    journey::begin(&mut Visitor::new(portal.address));
    let expected = serde_json::json!({
        "as it came": "believed",
        "changed": "No matching signature found",
        "six minutes later": "Message timestamp too old",
        "other id": "No matching signature found",
        "other secret": "No matching signature found",
    });
    for topic in ["case.started", "case.state_changed"] {
        let line = receiver.hear(|program| &program.out, &format!("{topic} "));
        let message: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(message["judged"], expected, "Python");
        assert_eq!(judged_by_node(&libraries, &line), expected, "npm");
    }
    assert!(!portal.program.err.text().contains(&address), "no log says where it is");
}

#[test]
fn what_was_acknowledged_is_told_though_the_program_is_killed() {
    let Some(libraries) = installed() else { return };
    let folder = tempfile::tempdir().unwrap();
    // nobody listens there yet
    let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut before = portal(&folder, &address.to_string());
    journey::begin(&mut Visitor::new(before.address));
    before.program.hear(|program| &program.err, "topic=\"case.started\"");
    before.program.signal("KILL");
    before.program.end(crate::process::PATIENCE);
    let (mut receiver, _) = receiver(&libraries, &address.port().to_string());
    let _after = portal(&folder, &address.to_string());
    receiver.hear(|program| &program.out, "case.started ");
}
