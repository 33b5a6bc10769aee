//! Does `serve` start from nothing, keep what it makes to itself, and stop when told?

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::journey::{self, Sample};
use crate::process::{Portal, Program, command};
use crate::visitor::{Visitor, connect};

/// The longest that a stop may take.
const STOP: Duration = Duration::from_secs(15);

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn it_starts_in_an_empty_folder_and_serves() {
    let folder = folder();
    let mut portal = Portal::serve(&folder, &[]);
    let mut visitor = Visitor::new(portal.address);
    assert!(visitor.get("/").text().contains("<h1"));
    assert_eq!(visitor.get("/healthz").text(), "alive\n");
    assert_eq!(visitor.get("/readyz").text(), "ready\n");
    let keys: serde_json::Value = serde_json::from_slice(&visitor.get("/.well-known/jwks.json").body).unwrap();
    assert_eq!(keys["keys"][0]["alg"], "EdDSA");
    assert!(keys["keys"][0].get("d").is_none());
    assert_eq!(visitor.get("/demo").status, 404);
    portal.program.signal("TERM");
    let ended = portal.program.end(STOP);
    assert_eq!((ended.code, ended.out.as_str()), (Some(0), ""));
    assert!(ended.err.contains("the portal is ready") && ended.err.ends_with("stopped\n"), "{}", ended.err);
    assert!(!ended.err.contains('\x1b'), "no colours where no terminal is: {}", ended.err);
}

#[test]
fn what_it_makes_is_for_its_own_user_only() {
    let folder = folder();
    let portal = Portal::serve(&folder, &[]);
    journey::begin(&mut Visitor::new(portal.address));
    let data = folder.path().join("data");
    assert_eq!(mode(&data), 0o700);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&data).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(mode(&entry.path()), 0o600, "{entry:?}");
        names.push(entry.file_name().into_string().unwrap());
    }
    for name in ["portal.db", "portal.db-wal", "session.key", "signing.pem"] {
        assert!(names.iter().any(|found| found == name), "{name} is not in {names:?}");
    }
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["data"]);
}

#[test]
fn json_logs_are_one_object_a_line() {
    let mut portal = Portal::serve_json(&folder());
    Visitor::new(portal.address).get("/");
    portal.program.signal("TERM");
    let ended = portal.program.end(STOP);
    assert_eq!(ended.out, "");
    for line in ended.err.lines() {
        let _: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
    }
}

/// A cookie is for one portal: behind another port it has to stay the same one.
const PUBLIC: (&str, &str) = ("public_url", "http://127.0.0.1:8080");

#[test]
fn a_restart_keeps_keys_and_cases() {
    let folder = folder();
    let mut portal = Portal::serve(&folder, &[PUBLIC]);
    let mut visitor = Visitor::new(portal.address);
    journey::begin(&mut visitor);
    let keys = visitor.get("/.well-known/jwks.json").body;
    let token = journey::return_token(&mut visitor);
    portal.program.signal("TERM");
    assert_eq!(portal.program.end(STOP).code, Some(0));
    let again = Portal::serve(&folder, &[PUBLIC]);
    visitor.address = again.address;
    assert_eq!(visitor.get("/.well-known/jwks.json").body, keys);
    assert_eq!(visitor.get("/overview").status, 200, "the visit goes on");
    assert!(Visitor::new(again.address).get(&format!("/r/{token}")).text().contains("Acme &#38; Sons"));
}

#[test]
fn a_kill_loses_nothing_that_was_acknowledged() {
    let folder = folder();
    let mut portal = Portal::serve(&folder, &[PUBLIC]);
    let mut visitor = Visitor::new(portal.address);
    journey::begin(&mut visitor);
    portal.program.signal("KILL");
    assert_eq!(portal.program.end(STOP).code, None);
    let again = Portal::serve(&folder, &[PUBLIC]);
    visitor.address = again.address;
    assert!(visitor.get("/overview").text().contains("Acme &#38; Sons"));
}

#[test]
fn idle_and_half_open_connections_do_not_hold_up_a_stop() {
    let mut portal = Portal::serve(&folder(), &[]);
    let _silent = connect(portal.address);
    let mut half_head = connect(portal.address);
    half_head.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n").unwrap();
    let mut half_body = connect(portal.address);
    half_body.write_all(b"POST /onboarding HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\na").unwrap();
    let mut idle = connect(portal.address);
    idle.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
    std::io::Read::read_exact(&mut idle, &mut [0; 16]).unwrap();
    portal.program.signal("TERM");
    assert_eq!(portal.program.end(STOP).code, Some(0));
}

/// A portal with a simulated 8x8 beside it, and a visitor whose test of slow storage is under way.
fn in_the_middle_of_a_test(folder: &TempDir) -> (Program, Portal, std::thread::JoinHandle<Option<u16>>) {
    let mut simulator = Program::start(command(folder, "simulator --listen 127.0.0.1:0"));
    let base = simulator.hear(|program| &program.out, "A simulated 8x8 listens on");
    simulator.hear(|program| &program.out, "(scim-failing)");
    let printed = simulator.out.text();
    let portal = Portal::serve(
        folder,
        &[
            ("eight_by_eight.token_url", &format!("{base}/oauth/v2/token")),
            ("eight_by_eight.storage_url", &format!("{base}/storage")),
            ("eight_by_eight.scim_hosts", base.trim_start_matches("http://")),
            ("eight_by_eight.allow_loopback", "true"),
            ("eight_by_eight.timeout_seconds", "4"),
            ("public_url", "http://127.0.0.1:1"),
        ],
    );
    let mut visitor = Visitor::new(portal.address);
    journey::begin(&mut visitor);
    let sample = Sample::of(&printed, "slow");
    let fields = [("storage_key", sample.key), ("storage_secret", sample.secret)];
    let fields = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = visitor.request("POST", "/steps/storage-credentials", &fields);
    let answer = std::thread::spawn(move || {
        let mut stream = connect(visitor.address);
        stream.write_all(request.as_bytes()).ok()?;
        let mut answer = Vec::new();
        std::io::Read::read_to_end(&mut stream, &mut answer).ok()?;
        crate::visitor::Answer::read(&answer).map(|answer| answer.status)
    });
    std::thread::sleep(Duration::from_secs(1));
    (simulator, portal, answer)
}

#[test]
fn a_running_test_may_end_before_the_stop() {
    let folder = folder();
    let (_simulator, mut portal, answer) = in_the_middle_of_a_test(&folder);
    portal.program.signal("TERM");
    assert_eq!(portal.program.end(STOP).code, Some(0));
    assert_eq!(answer.join().unwrap(), Some(303));
}

#[test]
fn a_second_signal_ends_at_once() {
    let folder = folder();
    let (_simulator, mut portal, answer) = in_the_middle_of_a_test(&folder);
    portal.program.signal("TERM");
    portal.program.hear(|program| &program.err, "stopping: running requests");
    assert!(portal.program.is_running());
    let told = Instant::now();
    // the first of these may come before the program listens for it
    while portal.program.is_running() && told.elapsed() < Duration::from_secs(2) {
        portal.program.signal("TERM");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(portal.program.end(Duration::from_secs(1)).code, Some(130));
    assert_eq!(answer.join().unwrap(), None);
}

#[test]
fn the_address_that_is_taken_is_said() {
    let folder = folder();
    let portal = Portal::serve(&folder, &[]);
    let mut second = command(&folder, &format!("serve --listen {}", portal.address));
    second.env(crate::process::variable("gong.recipients"), crate::process::recipient());
    let ended = Program::start(second).end(STOP);
    assert_eq!((ended.code, ended.out.as_str(), ended.err.lines().count()), (Some(1), "", 1));
    assert!(ended.err.contains("cannot be listened on (address in use); end what listens there"), "{}", ended.err);
}
