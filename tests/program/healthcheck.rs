//! Does `healthcheck` tell a portal that is ready from anything else? Exit code 0 in silence, or 1 with one line.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};

use tempfile::TempDir;

use crate::process::{Ended, PATIENCE, Program, command, recipient, variable};

/// An address at which nothing listens, most likely.
fn free() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

fn ask(folder: &TempDir, listen: &str) -> Ended {
    let mut command = command(folder, "healthcheck");
    command.env(variable("gong.recipients"), recipient()).env(variable("listen"), listen);
    command.env(variable("public_url"), "https://connect.example");
    Program::start(command).end(PATIENCE)
}

/// What is said of something that is not a ready portal.
fn not_ready(listen: SocketAddr) -> String {
    let ended = ask(&tempfile::tempdir().unwrap(), &listen.to_string());
    assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""));
    assert_eq!(ended.err.matches('\n').count(), 1, "{}", ended.err);
    ended.err
}

/// A server that answers every request with these bytes.
fn server(answer: &'static [u8]) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 1024]);
            let _ = stream.write_all(answer);
        }
    });
    address
}

#[test]
fn a_ready_portal_is_zero_and_silent() {
    let folder = tempfile::tempdir().unwrap();
    let address = free();
    let mut serve = command(&folder, "serve");
    serve.env(variable("gong.recipients"), recipient()).env(variable("listen"), format!("0.0.0.0:{}", address.port()));
    serve.env(variable("public_url"), "https://connect.example");
    let mut portal = Program::start(serve);
    portal.hear(|program| &program.err, "the portal is ready");
    for listen in [address.to_string(), format!("0.0.0.0:{}", address.port())] {
        let ended = ask(&folder, &listen);
        assert_eq!((ended.code, ended.out.as_str(), ended.err.as_str()), (Some(0), "", ""));
    }
}

#[test]
fn anything_else_is_one_with_a_line() {
    insta::assert_snapshot!(not_ready(free()), @r#"gong-onboarding: the portal is not ready: no connection (connection refused); start it, or check the setting listen"#);
    insta::assert_snapshot!(not_ready(server(b"HTTP/1.1 503 Service Unavailable\r\n\r\n")), @r#"gong-onboarding: the portal is not ready: it answers, but is not ready; look at its log"#);
    insta::assert_snapshot!(not_ready(server(b"SSH-2.0-OpenSSH_9.9\r\n")), @r#"gong-onboarding: the portal is not ready: it answers, but is not ready; look at its log"#);
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    insta::assert_snapshot!(not_ready(silent.local_addr().unwrap()), @r#"gong-onboarding: the portal is not ready: no answer within 5 seconds; look at its log"#);
}

#[test]
fn a_configuration_that_is_refused_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let ended = ask(&folder, "canary");
    assert_eq!(ended.code, Some(1));
    insta::assert_snapshot!(ended.err, @r#"gong-onboarding: listen: the value does not fit; give an address and a port, such as 127.0.0.1:8080"#);
}
