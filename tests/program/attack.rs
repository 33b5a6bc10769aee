//! Can clients that only hold connections keep others out? Hundreds of them at once, each closed by the server in time,
//! while visitors are served.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use crate::process::Portal;
use crate::visitor::{Visitor, connect};

/// Of each shape.
const CONNECTIONS: usize = 100;
/// Twice the deadlines of the listener: for a head, and for a body.
const HEAD: Duration = Duration::from_secs(2 * 10);
const BODY: Duration = Duration::from_secs(2 * 20);

const POST: &str = "POST /onboarding HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\n\
                    content-length: 1000\r\n\r\n";

/// A kind of attack: what is sent at once, what is sent drop by drop, and by when it has to be over.
struct Shape {
    name: &'static str,
    first: String,
    drop: &'static [u8],
    deadline: Duration,
}

fn shapes() -> Vec<Shape> {
    let shape = |name, first: &str, drop, deadline| Shape { name, first: first.to_owned(), drop, deadline };
    vec![
        shape("silent", "", b"", HEAD),
        shape("half a head", "GET / HTTP/1.1\r\nhost: x\r\n", b"", HEAD),
        shape("a head of HTTP/2", "PRI * HTTP/2.0", b"", HEAD),
        shape("a head drop by drop", "GET / HTTP/1.1\r\nx: ", b"a", HEAD),
        shape("idle after an answer", "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n", b"", HEAD),
        shape("half a body", POST, b"", BODY),
        shape("a body drop by drop", POST, b"a", BODY),
        shape("half a body that nobody reads", &POST.replace("/onboarding", "/nowhere"), b"", BODY),
    ]
}

/// A connection under attack: what it has been sent, until it is closed.
struct Held {
    stream: TcpStream,
    answer: Vec<u8>,
    closed_after: Option<Duration>,
}

impl Held {
    fn open(address: SocketAddr, shape: &Shape) -> Self {
        let mut stream = connect(address);
        stream.write_all(shape.first.as_bytes()).unwrap();
        stream.set_nonblocking(true).unwrap();
        Self { stream, answer: Vec::new(), closed_after: None }
    }

    fn look(&mut self, drop: &[u8], after: Duration) {
        if self.closed_after.is_some() {
            return;
        }
        let _ = self.stream.write(drop);
        let mut part = [0; 4096];
        loop {
            match self.stream.read(&mut part) {
                Ok(0) => break self.closed_after = Some(after),
                Ok(length) => self.answer.extend_from_slice(&part[..length]),
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(_) => break self.closed_after = Some(after),
            }
        }
    }
}

#[test]
fn whoever_holds_a_connection_loses_it_while_visitors_are_served() {
    let folder = tempfile::tempdir().unwrap();
    let mut portal = Portal::serve(&folder, &[]);
    let shapes = shapes();
    let began = Instant::now();
    let mut held: Vec<_> = shapes
        .iter()
        .map(|shape| (shape, (0..CONNECTIONS).map(|_| Held::open(portal.address, shape)).collect::<Vec<_>>()))
        .collect();
    let opened = began.elapsed();
    let mut visitor = Visitor::new(portal.address);
    while began.elapsed() < opened + BODY {
        assert_eq!(visitor.get("/healthz").status, 200);
        assert_eq!(visitor.get("/").status, 200);
        for (shape, connections) in &mut held {
            for held in connections {
                held.look(shape.drop, began.elapsed());
            }
        }
        if held.iter().all(|(_, connections)| connections.iter().all(|held| held.closed_after.is_some())) {
            break;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    for (shape, connections) in &held {
        let open = connections.iter().filter(|held| held.closed_after.is_none()).count();
        let longest = connections.iter().filter_map(|held| held.closed_after).max();
        println!("{}: {open} open, the last closed after {longest:?}", shape.name);
        assert_eq!(open, 0, "{}", shape.name);
        assert!(longest.is_some_and(|longest| longest < opened + shape.deadline), "{}: {longest:?}", shape.name);
    }
    let answered = |name: &str| {
        let (_, connections) = held.iter().find(|(shape, _)| shape.name == name).unwrap();
        String::from_utf8_lossy(&connections[0].answer).into_owned()
    };
    assert!(answered("half a body").starts_with("HTTP/1.1 408 "), "{}", answered("half a body"));
    assert!(portal.program.is_running());
}
