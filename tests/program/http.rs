//! Does the listener speak HTTP/1 as browsers, proxies and programs do, and refuse what is too much?

use std::io::{Read, Write};
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use gong_onboarding::web::{self, ListenerLimits};

use crate::process::Portal;
use crate::visitor::{Answer, Visitor, connect, exchange};

fn portal() -> (tempfile::TempDir, Portal) {
    let folder = tempfile::tempdir().unwrap();
    let portal = Portal::serve(&folder, &[]);
    (folder, portal)
}

/// The status of the answer to these bytes; the connection has to end by itself.
fn status(portal: &Portal, request: &str) -> u16 {
    let bytes = exchange(portal.address, request.as_bytes());
    Answer::read(&bytes).map_or(0, |answer| answer.status)
}

#[test]
fn heads_are_limited() {
    let (_folder, portal) = portal();
    let with = |headers: &str| format!("GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{headers}\r\n");
    let long = |length: usize| with(&format!("x: {}\r\n", "a".repeat(length)));
    assert_eq!(status(&portal, &long(15 * 1024)), 200);
    assert_eq!(status(&portal, &long(17 * 1024)), 431);
    // two are there already
    let many = |count: usize| with(&"x: a\r\n".repeat(count - 2));
    assert_eq!(status(&portal, &many(64)), 200);
    assert_eq!(status(&portal, &many(65)), 431);
    assert!(matches!(status(&portal, &format!("GET /{} HTTP/1.1\r\n", "a".repeat(70_000))), 414 | 431));
}

#[test]
fn a_form_that_is_too_large_gets_its_page() {
    let (_folder, portal) = portal();
    let mut visitor = Visitor::new(portal.address);
    for (length, expected) in [(32 * 1024, 303), (32 * 1024 + 1, 413), (1024 * 1024, 413)] {
        let request = visitor.request("POST", "/onboarding", &"a".repeat(length));
        // all of it is sent before anything is read
        let answer = Answer::read(&exchange(portal.address, request.as_bytes())).unwrap();
        assert_eq!(answer.status, expected, "{length}");
        assert!(expected == 303 || answer.text().contains("<h1"), "{}", answer.text());
    }
    crate::journey::begin(&mut visitor);
    let request = visitor.request("POST", "/steps/storage-credentials", &"a".repeat(1024 * 1024));
    let answer = Answer::read(&exchange(portal.address, request.as_bytes())).unwrap();
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains("href=\"/steps/storage-credentials\""), "a way back: {}", answer.text());
}

#[test]
fn methods_are_answered_or_refused() {
    let (_folder, portal) = portal();
    let ask = |method: &str, path: &str| {
        let request = format!("{method} {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        Answer::read(&exchange(portal.address, request.as_bytes())).unwrap()
    };
    for path in ["/", "/healthz", "/readyz", "/.well-known/jwks.json", "/package.schema.json"] {
        let (head, get) = (ask("HEAD", path), ask("GET", path));
        assert_eq!((head.status, get.status), (200, 200), "{path}");
        assert!(head.body.is_empty());
        assert_eq!(head.header("content-length"), get.header("content-length"), "{path}");
    }
    for (method, path) in [("BREW", "/"), ("DELETE", "/"), ("PUT", "/package"), ("POST", "/"), ("GET", "/leave")] {
        let answer = ask(method, path);
        assert_eq!(answer.status, 405, "{method} {path}");
        assert!(answer.header("allow").is_some() && answer.text().contains("<h1"), "{}", answer.head);
    }
    assert_eq!(ask("TRACE", "/").status, 405);
    assert_eq!(ask("GET", "/nowhere").status, 404);
}

#[test]
fn every_form_of_request_is_understood() {
    let (_folder, portal) = portal();
    let address = portal.address;
    for request in [
        format!("GET http://{address}/healthz HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n"),
        format!("GET http://elsewhere.example/healthz HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n"),
        "GET /healthz HTTP/1.0\r\n\r\n".to_owned(),
        "\r\nGET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n".to_owned(),
        "GET /healthz?a=%00&b HTTP/1.1\r\nHOST: x\r\nConnection: Close\r\n\r\n".to_owned(),
    ] {
        let answer = Answer::read(&exchange(address, request.as_bytes())).unwrap();
        assert_eq!((answer.status, answer.text().as_str()), (200, "alive\n"), "{request}");
    }
    let chunked = "POST /onboarding HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\
                   content-type: application/x-www-form-urlencoded\r\n\r\n3\r\na=b\r\n0\r\n\r\n";
    assert_eq!(status(&portal, chunked), 303);
    for nonsense in
        ["\0\0\0\0\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/7.1\r\n\r\n", "\x16\x03\x01\x02\0\x01\0\x01\r\n\r\n"]
    {
        assert!(matches!(status(&portal, nonsense), 0 | 400), "{nonsense:?}");
    }
    let twice = "POST /onboarding HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\na=b";
    assert_eq!(status(&portal, twice), 400);
    let obscured = "POST /onboarding HTTP/1.1\r\nhost: x\r\ntransfer-encoding: identity\r\n\r\n";
    assert_eq!(status(&portal, obscured), 400);
}

#[test]
fn a_connection_serves_many_requests() {
    let (_folder, portal) = portal();
    let one = "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n";
    let last = "GET /readyz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let pipelined = String::from_utf8(exchange(portal.address, format!("{one}{one}{last}").as_bytes())).unwrap();
    assert_eq!(pipelined.matches("HTTP/1.1 200 OK").count(), 3);
    assert!(pipelined.matches("\r\n\r\nalive\n").count() == 2 && pipelined.ends_with("\r\n\r\nready\n"));
    let mut stream = connect(portal.address);
    for _ in 0..3 {
        stream.write_all(one.as_bytes()).unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(b"alive\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap();
            answer.push(byte[0]);
        }
        assert!(answer.starts_with(b"HTTP/1.1 200 OK"));
    }
}

#[test]
fn a_client_that_asks_before_it_sends_is_told_to_go_on() {
    let (_folder, portal) = portal();
    let mut stream = connect(portal.address);
    let form = "content-type: application/x-www-form-urlencoded\r\ncontent-length: 3";
    let head =
        format!("POST /onboarding HTTP/1.1\r\nhost: x\r\n{form}\r\nexpect: 100-continue\r\nconnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut go_on = [0; 25];
    stream.read_exact(&mut go_on).unwrap();
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
    stream.write_all(b"a=b").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    assert_eq!(Answer::read(&answer).unwrap().status, 303);
}

#[test]
fn one_connection_too_many_waits_for_its_turn() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
    let address = listener.local_addr().unwrap();
    let limits = ListenerLimits { connections: 2, head: Duration::from_mins(1), ..ListenerLimits::default() };
    let router = Router::new().route("/", get(|| async { "served\n" }));
    runtime.spawn(web::serve(listener, router, (limits, &[]), std::future::pending()));
    let request = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n";
    let mut first = [connect(address), connect(address)];
    for stream in &mut first {
        stream.write_all(request).unwrap();
        stream.read_exact(&mut [0; 16]).unwrap();
    }
    let mut third = connect(address);
    third.write_all(request).unwrap();
    third.set_read_timeout(Some(Duration::from_millis(500))).unwrap();
    assert!(third.read(&mut [0; 16]).is_err(), "served although the house is full");
    drop(first);
    third.set_read_timeout(Some(crate::process::PATIENCE)).unwrap();
    third.read_exact(&mut [0; 16]).unwrap();
    runtime.shutdown_background();
}

#[test]
fn who_asks_and_never_reads_loses_the_connection() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
    let address = listener.local_addr().unwrap();
    // the second one is served only when the first is gone
    let limits = ListenerLimits { connections: 1, answer: Duration::from_secs(3), ..ListenerLimits::default() };
    let router = Router::new().route("/", get(|| async { vec![b'a'; 16 * 1024 * 1024] }));
    runtime.spawn(web::serve(listener, router, (limits, &[]), std::future::pending()));
    let request = b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let mut never_reads = connect(address);
    never_reads.write_all(request).unwrap();
    let whole = exchange(address, request);
    assert!(Answer::read(&whole).unwrap().body.len() == 16 * 1024 * 1024, "who reads gets all of it");
    runtime.shutdown_background();
}
