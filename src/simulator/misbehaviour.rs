//! How does a server misbehave on the wire? What is written to the socket instead of a right answer, byte by byte.

use std::io;
use std::io::Write as _;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::fmt::rfc2822::DateTimePrinter;
use jiff::{SignedDuration, Timestamp};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::fault::Kind;

/// Between two bytes of a dripping body.
const DRIP: Duration = Duration::from_millis(50);
/// How long the announced body is.
const LARGE: usize = 200 * 1024 * 1024;
/// What endless and large bodies consist of: the beginning of a list.
const PIECE: &[u8] = &[b' '; 16 * 1024];

/// What follows what was written.
enum After {
    /// The connection ends in order.
    Close,
    /// The connection is reset.
    Reset,
    /// Nothing more is written until the client gives up.
    Wait,
    /// More of the body.
    More { piece: &'static [u8], left: usize, pause: Duration },
}

/// Misbehaves until the client goes. `right` is the right body, `elsewhere` where redirects lead.
pub(super) async fn act(
    mut stream: TcpStream,
    kind: Kind,
    right: &[u8],
    elsewhere: &str,
    now: Timestamp,
) -> io::Result<()> {
    let (bytes, after) = written(kind, right, elsewhere, now);
    stream.write_all(&bytes).await?;
    match after {
        After::Close => stream.shutdown().await,
        After::Reset => stream.set_zero_linger(),
        After::Wait => wait(&mut stream).await,
        After::More { piece, left, pause } => more(&mut stream, piece, left, pause).await,
    }
}

fn answer(body: &[u8]) -> Vec<u8> {
    whole("200 OK", "", body)
}

fn written(kind: Kind, right: &[u8], elsewhere: &str, now: Timestamp) -> (Vec<u8>, After) {
    let closed = |bytes| (bytes, After::Close);
    let informational = b"HTTP/1.1 103 Early Hints\r\nlink: </>\r\n\r\n";
    let length = |length: usize| {
        format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n")
    };
    match kind {
        Kind::Reset => (Vec::new(), After::Reset),
        Kind::Close => closed(Vec::new()),
        Kind::CutHead => closed(b"HTTP/1.1 200 OK\r\ncontent-ty".to_vec()),
        Kind::CutBody => ([length(right.len() + 100).as_bytes(), right].concat(), After::Reset),
        Kind::Silence => (Vec::new(), After::Wait),
        Kind::OnlyInformational => (informational.to_vec(), After::Wait),
        Kind::Informational => closed([&informational[..], &answer(right)].concat()),
        Kind::Drip => (length(1000).into_bytes(), After::More { piece: b" ", left: 1000, pause: DRIP }),
        Kind::Endless => (b"HTTP/1.1 200 OK\r\n\r\n[".to_vec(), endless(usize::MAX)),
        Kind::Large => (length(LARGE).into_bytes(), endless(LARGE)),
        Kind::GzipBomb => closed(whole("200 OK", "content-encoding: gzip\r\n", &bomb())),
        Kind::LongHeader => closed(whole("200 OK", &format!("x-long: {}\r\n", "x".repeat(100_000)), right)),
        Kind::ManyHeaders => closed(whole("200 OK", &"x-many: x\r\n".repeat(200), right)),
        Kind::NotHttp => closed(b"220 mail.example ESMTP\r\n\r\n".to_vec()),
        Kind::WaitSeconds => closed(too_many("120")),
        Kind::WaitDate => closed(too_many(&in_two_minutes(now))),
        Kind::WaitNonsense => closed(too_many("when it suits")),
        Kind::SecondPageFails => closed(refused(500, "")),
        Kind::Status(status) => closed(refused(status, elsewhere)),
        // the rest is in the body, or in none
        _ => closed(answer(right)),
    }
}

const fn endless(left: usize) -> After {
    After::More { piece: PIECE, left, pause: Duration::ZERO }
}

fn whole(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let media = if body.starts_with(b"<") { "text/html" } else { "application/json" };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {media}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

fn refused(status: u16, elsewhere: &str) -> Vec<u8> {
    let location = if (300..400).contains(&status) { format!("location: {elsewhere}\r\n") } else { String::new() };
    match status {
        100..200 | 204 | 304 => format!("HTTP/1.1 {status} Sample\r\n{location}connection: close\r\n\r\n").into_bytes(),
        _ => whole(&format!("{status} Sample"), &location, format!("{{\"status\":{status}}}").as_bytes()),
    }
}

fn too_many(retry_after: &str) -> Vec<u8> {
    whole("429 Too Many Requests", &format!("retry-after: {retry_after}\r\n"), b"{}")
}

fn in_two_minutes(now: Timestamp) -> String {
    DateTimePrinter::new().timestamp_to_rfc9110_string(&(now + SignedDuration::from_mins(2))).unwrap_or_default()
}

/// 210 members of a megabyte of zeros each (RFC 1952, section 2.2): made fast, and as bad as one.
fn bomb() -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let member = encoder.write_all(&vec![0; 1024 * 1024]).and_then(|()| encoder.finish()).unwrap_or_default();
    member.repeat(210)
}

async fn wait(stream: &mut TcpStream) -> io::Result<()> {
    let mut rest = [0; 1024];
    while stream.read(&mut rest).await? > 0 {}
    Ok(())
}

async fn more(stream: &mut TcpStream, piece: &[u8], mut left: usize, pause: Duration) -> io::Result<()> {
    while left > 0 {
        stream.write_all(piece).await?;
        left = left.saturating_sub(piece.len());
        if !pause.is_zero() {
            tokio::time::sleep(pause).await;
        }
    }
    stream.shutdown().await
}
