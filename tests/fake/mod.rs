//! A few lines of HTTP on loopback that answer whatever a test wants, and remember what they were asked.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use gong_onboarding::clock::Clock;
use gong_onboarding::config::EightByEight;
use jiff::Timestamp;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What is done with a request.
pub(crate) enum Reply {
    /// A whole answer, status line and all.
    Raw(String),
    /// Nothing is said, and the connection stays open.
    Silence,
    /// One more byte every 50 ms, for ever.
    Drip,
}

/// A server on loopback. It stops with its test.
pub(crate) struct Fake {
    /// `127.0.0.1:port`.
    pub(crate) address: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Fake {
    /// Answers each request by what `answer` makes of its head.
    pub(crate) async fn start(answer: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (log, answer) = (Arc::clone(&requests), Arc::new(answer));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&log), Arc::clone(&answer)));
            }
        });
        Self { address, requests }
    }

    /// The heads of all requests so far, or what came instead of one.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

async fn serve<A: Fn(&str) -> Reply>(mut stream: TcpStream, log: Arc<Mutex<Vec<String>>>, answer: Arc<A>) {
    let mut got = Vec::new();
    let mut piece = [0; 4096];
    log.lock().unwrap().push(String::new());
    let at = log.lock().unwrap().len() - 1;
    while !String::from_utf8_lossy(&got).contains("\r\n\r\n") {
        match stream.read(&mut piece).await {
            Ok(read) if read > 0 => got.extend_from_slice(&piece[..read]),
            _ => return,
        }
        log.lock().unwrap()[at] = String::from_utf8_lossy(&got).into_owned();
        if got.first() == Some(&0x16) {
            let _ = stream.write_all(b"this is no TLS\r\n").await;
            return;
        }
    }
    match answer(&String::from_utf8_lossy(&got)) {
        Reply::Raw(text) => {
            let _ = stream.write_all(text.as_bytes()).await;
            let _ = stream.shutdown().await;
        }
        Reply::Silence => std::future::pending().await,
        Reply::Drip => drip(stream).await,
    }
}

async fn drip(mut stream: TcpStream) {
    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n").await;
    while stream.write_all(b" ").await.is_ok() {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// An answer with a status and a JSON body.
pub(crate) fn json(status: u16, body: &str) -> Reply {
    typed(status, "application/json", body)
}

/// An answer with a status, a media type and a body.
pub(crate) fn typed(status: u16, media: &str, body: &str) -> Reply {
    let length = body.len();
    Reply::Raw(format!(
        "HTTP/1.1 {status} X\r\ncontent-type: {media}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
    ))
}

/// Settings with 8x8 at a loopback address.
pub(crate) fn settings(address: &str) -> EightByEight {
    EightByEight {
        token_url: format!("http://{address}/oauth/v2/token").parse().unwrap(),
        storage_url: format!("http://{address}/storage").parse().unwrap(),
        scim_hosts: vec![address.to_owned()],
        allow_loopback: true,
        timeout: Duration::from_secs(1),
        test_timeout: Duration::from_secs(3),
    }
}

/// 2026-11-24, 08:00 UTC.
pub(crate) fn at() -> Timestamp {
    "2026-11-24T08:00:00Z".parse().unwrap()
}

/// A clock that stands still.
pub(crate) fn clock() -> Clock {
    Clock::from_fn(at)
}
