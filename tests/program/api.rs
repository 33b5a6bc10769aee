//! Do the examples for integrators work as they stand in docs/api.md? Each is run by a shell, in their order, against the demo.

use std::process::Command;

use crate::process::Portal;

/// What stands between the fences of shell scripts.
fn examples() -> Vec<&'static str> {
    let text = include_str!("../../docs/api.md");
    text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

#[test]
fn the_examples_for_integrators_work() {
    if std::env::var_os("TEST_INTEROP_DIR").is_none() {
        println!("skipped: TEST_INTEROP_DIR is not set (scripts/interop installs curl and jq)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut demo = Portal::demo(&folder, &[]);
    let token = demo.program.hear(|program| &program.out, "with the token ");
    let examples = examples();
    assert_eq!(examples.len(), 6, "all of them are run");
    let said = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &examples.join("\n")])
        .current_dir(&folder)
        .env("PORTAL", format!("http://{}", demo.address))
        .env("TOKEN", &token)
        .env("no_proxy", "127.0.0.1")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&said.stdout);
    assert!(said.status.success(), "{text}{}", String::from_utf8_lossy(&said.stderr));
    for expected in [
        "unopened: send http://127.0.0.1:",
        "\"state\": \"unopened\"",
        "\"revoked\"",
        "{\"company\":\"Acme Ltd\"",
        "false",
    ] {
        assert!(text.contains(expected), "{expected} is not in {text}");
    }
    let log = demo.program.err.text();
    assert!(!log.contains(&token), "no token in the log: {log}");
}
