//! Who visits a portal here? A small HTTP/1.1 client that keeps one cookie and never follows a redirect by itself.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use url::form_urlencoded;

use crate::process::PATIENCE;

/// An answer, read to the end of its connection.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The first answer in what a connection brought; nothing if it brought none.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Self { status, head, body: bytes[end + 4..].to_vec() })
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.head.lines().filter_map(|line| line.split_once(": "));
        headers.find(|(header, _)| header.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

pub(crate) fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.set_write_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// Sends these bytes and reads until the server closes.
pub(crate) fn exchange(address: SocketAddr, bytes: &[u8]) -> Vec<u8> {
    let mut stream = connect(address);
    stream.write_all(bytes).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    answer
}

/// A browser's part: an address, and the cookie that was set.
pub(crate) struct Visitor {
    pub(crate) address: SocketAddr,
    /// Every cookie that was set, newest last.
    pub(crate) cookies: Vec<String>,
}

impl Visitor {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self { address, cookies: Vec::new() }
    }

    pub(crate) fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.ask("POST", path, &body)
    }

    /// The whole request, for tests that send it by hand.
    pub(crate) fn request(&self, method: &str, path: &str, body: &str) -> String {
        let cookie = self.cookies.last().map(|cookie| format!("cookie: {cookie}\r\n")).unwrap_or_default();
        let form = "content-type: application/x-www-form-urlencoded";
        let (address, length) = (self.address, body.len());
        let length = if method == "POST" { format!("{form}\r\ncontent-length: {length}\r\n") } else { String::new() };
        format!("{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{cookie}{length}\r\n{body}")
    }

    fn ask(&mut self, method: &str, path: &str, body: &str) -> Answer {
        let bytes = exchange(self.address, self.request(method, path, body).as_bytes());
        let answer = Answer::read(&bytes).unwrap();
        if let Some(cookie) = answer.header("set-cookie") {
            self.cookies.push(cookie.split(';').next().unwrap().to_owned());
        }
        answer
    }
}
