//! What does the program say about each setting that it refuses? Key, problem and remedy in one line, never the value.

use std::fmt::Write;
use std::process::Command;

use tempfile::TempDir;

use crate::process::{PATIENCE, Program, command, recipient, variable};

/// In every value that is refused; must never come back.
const CANARY: &str = "CaNaRy";

/// A folder in which `taken` is a file, and where key files lie that are none.
fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let weak = base64::Engine::encode(&base64::prelude::BASE64_STANDARD, [7; 64]);
    let hex = base64::Engine::encode(&base64::prelude::BASE64_STANDARD, "0123456789abcdef".repeat(4));
    let files = [("taken", ""), ("short.key", CANARY), ("weak.key", &weak), ("hex.key", &hex), ("empty.key", "")];
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// `serve` with these settings in the environment, on a free port and with a recipient unless they say otherwise.
fn serve(folder: &TempDir, arguments: &str, settings: &[(&str, &str)]) -> Command {
    let mut command = command(folder, &format!("serve {arguments}"));
    command.env(variable("listen"), "127.0.0.1:0").env("NO_COLOR", "1");
    command.envs(settings.iter().map(|(key, value)| (variable(key), value)));
    command
}

/// The one line that a refused start leaves.
fn refused(what: &str, command: Command) -> String {
    let ended = Program::start(command).end(PATIENCE);
    assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""), "{what}: {}", ended.err);
    assert_eq!(ended.err.matches('\n').count(), 1, "{what}: {}", ended.err);
    assert!(!ended.err.to_lowercase().contains("canary"), "{what}: {}", ended.err);
    ended.err.trim_start_matches("gong-onboarding: ").to_owned()
}

/// What is said about each of these settings, in the environment.
fn table(cases: &[(&str, &str)]) -> String {
    let folder = desk();
    let recipient = recipient();
    let mut table = String::new();
    for (key, value) in cases {
        let settings = [("gong.recipients", recipient.as_str()), (key, value)];
        let said = refused(value, serve(&folder, "", &settings));
        writeln!(table, "{value}\n  {}", said.trim_end()).unwrap();
    }
    table
}

/// What is said about each of these files.
fn files(cases: &[&str]) -> String {
    let folder = desk();
    let mut table = String::new();
    for text in cases {
        std::fs::write(folder.path().join("portal.toml"), text).unwrap();
        let said = refused(text, serve(&folder, "--config portal.toml", &[]));
        writeln!(table, "{text}\n  {}", said.trim_end()).unwrap();
    }
    table
}

#[test]
fn recipients() {
    insta::assert_snapshot!(table(&[
        ("gong.recipients", ""),
        ("gong.recipients", "AGE-SECRET-KEY-1CANARY"),
        ("gong.recipients", "ssh-ed25519 AAAACANARY gong"),
        ("gong.recipients", "age1pq1canary"),
        ("gong.recipients", "age1yubikey1canary"),
        ("gong.recipients", "age1canary"),
        ("gong.recipients", "canary@example.com"),
        ("gong.recipients", "[{recipent = \"canary\"}]"),
        ("gong.recipients", "[{recipient = \"canary\", label = 7}]"),
        ("gong.recipients", "[{recipient = \"age1canary\", retired = \"canary\"}]"),
    ]), @"");
    let (folder, good) = (desk(), recipient());
    let second = format!("{good}, ssh-rsa CANARY");
    insta::assert_snapshot!(refused("second", serve(&folder, "", &[("gong.recipients", &second)])), @"");
    let retired = format!("[{{recipient = \"{good}\", label = \"Canary\", retired = \"2020-02-29\"}}]");
    insta::assert_snapshot!(refused("retired", serve(&folder, "", &[("gong.recipients", &retired)])), @"");
    insta::assert_snapshot!(refused("none", serve(&folder, "", &[])), @"");
}

#[test]
fn addresses() {
    insta::assert_snapshot!(table(&[
        ("listen", "canary"),
        ("listen", "127.0.0.1"),
        ("public_url", "canary"),
        ("public_url", "http://canary.example"),
        ("public_url", "ftp://canary.example"),
        ("public_url", "https://example.com/canary"),
        ("public_url", "https://:canary@example.com"),
        ("public_url", "https://example.com/#canary"),
        ("metrics.listen", "canary"),
        ("trusted_proxies", "10.0.0.0/8, canary"),
        ("gong.connect_url", "http://canary.example"),
        ("gong.connect_url", "canary"),
        ("gong.send_to", "Canary goes nowhere"),
        ("operator.privacy_url", "http://canary.example"),
    ]), @"");
}

#[test]
fn the_remote_side() {
    insta::assert_snapshot!(table(&[
        ("eight_by_eight.token_url", "http://canary.example/token"),
        ("eight_by_eight.storage_url", "canary"),
        ("eight_by_eight.scim_hosts", "platform.8x8.com/canary"),
        ("eight_by_eight.scim_hosts", "https://canary.example"),
        ("eight_by_eight.scim_hosts", "*"),
        ("eight_by_eight.scim_hosts", ""),
        ("eight_by_eight.allow_loopback", "canary"),
        ("eight_by_eight.timeout_seconds", "canary"),
        ("eight_by_eight.timeout_seconds", "0"),
        ("eight_by_eight.timeout_seconds", "601"),
        ("eight_by_eight.timeout_seconds", "-1"),
        ("limits.tests_per_case_per_day", "canary"),
        ("access", "canary"),
        ("log.format", "canary"),
    ]), @"");
    let settings = [
        ("gong.recipients", &*recipient()),
        ("public_url", "https://canary.example"),
        ("eight_by_eight.allow_loopback", "true"),
    ];
    insta::assert_snapshot!(refused("loopback", serve(&desk(), "", &settings)), @"");
}

#[test]
fn what_is_kept() {
    insta::assert_snapshot!(table(&[
        ("data_dir", "taken/canary"),
        ("data_dir", "taken"),
        ("database_url", "postgres://gong:canary@db.example/portal"),
        ("database_url", "mysql://canary"),
        ("database_url", "sqlite::memory:"),
        ("database_url", "sqlite:taken/canary.db"),
        ("database_url", "canary"),
        ("keys.session_file", "short.key"),
        ("keys.session_file", "weak.key"),
        ("keys.session_file", "hex.key"),
        ("keys.session_file", "empty.key"),
        ("keys.session_file", "taken/canary"),
        ("keys.session_file", "."),
        ("keys.signing_file", "short.key"),
        ("keys.signing_file", "empty.key"),
        ("keys.signing_file", "no/such/canary"),
    ]), @"");
}

#[test]
fn files_with_other_types_and_keys() {
    insta::assert_snapshot!(files(&[
        "",
        "recipients = ['canary']",
        "[gong]\nrecipient = ['canary']",
        "gong = 'canary'",
        "[listen]\ncanary = 1",
        "[eight_by_eight]\ntimeout = 5",
        "[limits]\ntests_per_case_per_day = 'canary'",
        "[limits]\ntests_per_case_per_day = -4711",
        "[limits]\ntests_per_case_per_day = 1.5",
        "data_dir = 4711",
        "access = 4711",
        "listen = 4711",
        "public_url = 4711",
        "[operator]\nname = 4711",
        "[gong]\nrecipients = 'canary'",
        "[gong]\nrecipients = [4711]",
        "[eight_by_eight]\nallow_loopback = 'canary'",
        "trusted_proxies = 'canary'",
    ]), @"");
}

#[test]
fn files_that_are_not_toml() {
    insta::assert_snapshot!(files(&["data_dir = 'canary", "access = 'open'\n\ncanary canary", "a = 1\na = 'canary'"]), @"");
    let folder = desk();
    std::fs::write(folder.path().join("binary.toml"), b"data_dir = '\xffcanary'").unwrap();
    insta::assert_snapshot!(refused("bytes", serve(&folder, "--config binary.toml", &[])), @"");
    insta::assert_snapshot!(refused("missing", serve(&folder, "--config missing.toml", &[])), @"");
    insta::assert_snapshot!(refused("a folder", serve(&folder, "--config .", &[])), @"");
}

/// What a portal that starts says about its recipients and its environment.
fn accepted(command: Command) -> String {
    let mut program = Program::start(command);
    program.hear(|program| &program.err, "the portal is ready");
    let said = program.err.text();
    let lines = said.lines().filter(|line| line.contains("sealed to") || line.contains(" WARN "));
    lines.map(|line| format!("{}\n", line.split_once(": ").unwrap().1)).collect()
}

#[test]
fn lists_come_in_every_form() {
    let other = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";
    let one = recipient();
    let folder = desk();
    let by_name = |value: String| accepted(serve(&folder, "", &[("gong.recipients", &value)]));
    let both = by_name(format!("{one},{other}"));
    insta::assert_snapshot!(both, @"");
    for value in [format!(" {one} , {other} "), format!("[{one}, {other}]"), format!("[\"{one}\", '{other}']")] {
        assert_eq!(by_name(value), both);
    }
    let tables = format!(
        "[{{ recipient = \"{one}\", label = \"Gong EU\", retired = \"9999-12-31\" }}, \
         {{ recipient = \"{other}\", label = \"Gong old\", retired = \"2020-01-01\" }}]"
    );
    let said = by_name(tables.clone());
    insta::assert_snapshot!(said, @"");
    std::fs::write(folder.path().join("portal.toml"), format!("[gong]\nrecipients = {tables}")).unwrap();
    assert_eq!(accepted(serve(&folder, "--config portal.toml", &[])), said);
    let settings = [("gong.recipients", other)];
    let won = accepted(serve(&folder, "--config portal.toml", &settings));
    insta::assert_snapshot!(won, @"");
}

#[test]
fn an_unknown_variable_only_warns() {
    let recipient = recipient();
    let settings = [("gong.recipients", recipient.as_str()), ("gong.recipient", "canary"), ("lissten", "canary")];
    let said = accepted(serve(&desk(), "", &settings));
    assert!(!said.contains("canary"));
    let mut lines: Vec<_> = said.lines().filter(|line| line.contains("setting")).collect();
    lines.sort_unstable();
    insta::assert_snapshot!(lines.join("\n"), @"");
}

#[test]
fn a_text_is_a_text_even_where_it_looks_like_a_number() {
    let folder = desk();
    let settings = [("gong.recipients", &*recipient()), ("operator.name", "8"), ("data_dir", "4711")];
    let mut program = Program::start(serve(&folder, "", &settings));
    let line = program.hear(|program| &program.err, "listen=Some(");
    let address = line.split(')').next().unwrap().parse().unwrap();
    assert!(crate::visitor::Visitor::new(address).get("/").text().contains("Run by 8"));
    assert!(folder.path().join("4711/portal.db").exists());
}
