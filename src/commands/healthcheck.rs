//! `healthcheck`: whether the portal configured here answers `/readyz`; for containers.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::CommandError;
use super::serve::configuration;
use crate::clock::Clock;
use crate::io_error::in_words;

const PATIENCE: Duration = Duration::from_secs(5);

pub(super) async fn run(file: Option<&Path>) -> Result<u8, CommandError> {
    let (config, _) = configuration(file, None, &Clock::system())?;
    let answer = tokio::time::timeout(PATIENCE, ask(reachable(config.listen))).await;
    match answer {
        Ok(Ok(head)) if head.starts_with(b"HTTP/1.1 200") => Ok(0),
        Ok(Ok(_)) => Err(not_ready("it answers, but is not ready", "look at its log")),
        Ok(Err(error)) => {
            Err(not_ready(&format!("no connection ({})", in_words(&error)), "start it, or check the setting listen"))
        }
        Err(_) => Err(not_ready("no answer within 5 seconds", "look at its log")),
    }
}

fn not_ready(problem: &str, remedy: &str) -> CommandError {
    CommandError::machine(format!("the portal is not ready: {problem}"), remedy)
}

/// `0.0.0.0` is listened on, not called.
fn reachable(listen: SocketAddr) -> SocketAddr {
    match listen.ip() {
        ip if !ip.is_unspecified() => listen,
        IpAddr::V4(_) => SocketAddr::new(Ipv4Addr::LOCALHOST.into(), listen.port()),
        IpAddr::V6(_) => SocketAddr::new(std::net::Ipv6Addr::LOCALHOST.into(), listen.port()),
    }
}

async fn ask(address: SocketAddr) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET /readyz HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut head = Vec::new();
    stream.take(4096).read_to_end(&mut head).await?;
    Ok(head)
}
