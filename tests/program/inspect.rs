//! What does `inspect` say of a package without its key, and does it ever take a piece for a whole?

use std::io::Write;
use std::process::Stdio;

use gong_onboarding::sealing::{Identity, armor, seal};
use gong_onboarding::tokens::sha256_hex;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::journey::{self, Sample};
use crate::process::{Portal, command};
use crate::visitor::Visitor;

const PACKAGE: &[u8] = include_bytes!("../vectors/package-1.age");

/// How `inspect` of these bytes ended, and both outputs.
fn inspect(bytes: &[u8], arguments: &str) -> (Option<i32>, String, String) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("package.age"), bytes).unwrap();
    let output = command(&folder, &format!("inspect package.age {arguments}")).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn as_json(bytes: &[u8]) -> (Option<i32>, Value) {
    let (code, out, _) = inspect(bytes, "--format json");
    (code, serde_json::from_str(&out).unwrap())
}

#[test]
fn a_package_of_the_portal_has_the_sums_of_its_confirmation() {
    let folder = tempfile::tempdir().unwrap();
    let portal = Portal::demo(&folder, &[]);
    let sample = Sample::of(&portal.program.out.text(), "all-well");
    let mut visitor = Visitor::new(portal.address);
    let package = journey::package(&mut visitor, &sample).body;
    let armored = visitor.post("/package", &[("armor", "on")]).body;
    let page = visitor.get("/package").text();
    let (code, binary) = as_json(&package);
    assert_eq!(code, Some(0));
    let text = as_json(&armored).1;
    assert!(page.contains(binary["sha256"].as_str().unwrap()) && page.contains(text["sha256"].as_str().unwrap()));
    assert_eq!(text["binary_sha256"], binary["sha256"]);
    assert_eq!((&binary["form"], &text["form"]), (&json!("binary"), &json!("armored")));
}

#[test]
fn people_read_what_it_is() {
    let (code, out, err) = inspect(PACKAGE, "");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    insta::assert_snapshot!("inspect", out);
    let (code, out, err) = inspect(&PACKAGE[..120], "");
    assert_eq!((code, err.lines().count()), (Some(3), 1));
    assert!(out.contains("Whole          no") && err.contains("cut short"), "{out}{err}");
}

#[test]
fn programs_read_the_kinds() {
    let pq = "AGE-SECRET-KEY-PQ-1HZLGZUPT4ETPKDEV8HSGFDCYZ4E522W0A7PU2LHT8EH9W6YLNC3SW78XKG";
    let hybrid = seal(b"hello", &[Identity::parse(pq).unwrap().recipient()]).unwrap();
    let (code, seen) = as_json(armor(&hybrid).unwrap().as_bytes());
    assert_eq!(code, Some(0));
    assert_eq!(seen["recipients"], json!([{"kind": "mlkem768x25519", "post_quantum": true}]));
    assert_eq!((&seen["post_quantum"], &seen["content_size"]), (&json!(true), &json!(5)));
    assert_eq!(seen["binary_sha256"], sha256_hex(&hybrid));
    let evil = format!("age-encryption.org/v1\n-> {} a\nAAAA\n--- {}\n", "x".repeat(90), "A".repeat(43));
    let (code, seen) = as_json(&[evil.as_bytes(), &[0; 40]].concat());
    assert_eq!((code, &seen["post_quantum"], &seen["problem"]), (Some(0), &Value::Null, &Value::Null));
    assert_eq!(seen["recipients"][0]["kind"], format!("{}…", "x".repeat(40)));
}

#[test]
fn a_terminal_sees_no_command_of_the_file() {
    for file in [&b"age-encryption.org/v1\n-> \x1b[31m\x07 x\nAAAA\n"[..], b"\x1b]0;pwned\x07", b"-> \x9b\n"] {
        let (code, out, err) = inspect(file, "");
        assert_eq!(code, Some(3));
        assert!(!format!("{out}{err}").chars().any(|c| c.is_control() && c != '\n'), "{out}{err}");
    }
}

#[test]
fn pieces_are_no_packages() {
    let header = PACKAGE.windows(5).position(|window| window == b"\n--- ").unwrap() + 5 + 44;
    for at in [0, 1, 30, 60, header - 1, header, header + 16, header + 31] {
        let (code, seen) = as_json(&PACKAGE[..at]);
        assert_eq!((code, &seen["whole"]), (Some(3), &json!(false)), "at {at}");
    }
    // from here on only the keys, or the sums, tell
    assert_eq!(as_json(&PACKAGE[..PACKAGE.len() - 1]).0, Some(0));
    let armored = armor(PACKAGE).unwrap();
    let (code, seen) = as_json(&armored.as_bytes()[..armored.len() - 2]);
    assert_eq!((code, &seen["problem"], &seen["recipients"][0]["kind"]), (Some(3), &json!("armor"), &json!("X25519")));
    assert_eq!(as_json(&vec![7; 1024 * 1024]).1["problem"], "not-age");
}

#[test]
fn standard_input_is_read_and_usage_is_two() {
    let folder = TempDir::new().unwrap();
    let mut child = command(&folder, "inspect -").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(PACKAGE).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && String::from_utf8(output.stdout).unwrap().contains(&sha256_hex(PACKAGE)));
    for arguments in ["", "missing.age", ". ", "x --format yaml"] {
        let output = command(&folder, &format!("inspect {arguments}")).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments}");
    }
    let output = command(&folder, "inspect missing.age").output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1);
}
