//! Can a request from outside break a handler? Two thousand random ones: never a 5xx, and the process lives on.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr};

use crate::journey;
use crate::process::Portal;
use crate::visitor::{Answer, Visitor, connect};

const THREADS: u64 = 4;
const REQUESTS: u64 = 2000;

const METHODS: [&str; 12] =
    ["GET", "POST", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "BREW", "post"];

const PATHS: [&str; 30] = [
    "/",
    "/onboarding",
    "/overview",
    "/steps/before-you-start",
    "/steps/storage-role",
    "/steps/api-app",
    "/steps/storage-credentials",
    "/steps/user-provisioning",
    "/steps/user-provisioning/all-users",
    "/steps/scim-credentials",
    "/steps/review",
    "/package",
    "/left",
    "/demo",
    "/r/",
    "/r/AAAAAAAAAAAAAAAAAAAAAA",
    "/i/x",
    "/static/",
    "/static/style.css",
    "/static/..%2f..%2fCargo.toml",
    "/healthz",
    "/readyz",
    "/.well-known/jwks.json",
    "/.well-known/security.txt",
    "/package.schema.json",
    "/support/",
    "//",
    "/../../etc/passwd",
    "*",
    "http://[::1]:x/",
];

const ENDS: [&str; 12] =
    ["", "", "", "", "/", "?", "?replace=on", "?a=%00%ff", "%", "%zz", "%c0%80", "/../%2e%2e/%00\u{fc}"];

const FIELDS: [&str; 16] = [
    "company",
    "contact_name",
    "contact_email",
    "accept",
    "assign_to",
    "done",
    "storage_key",
    "storage_secret",
    "scim_provider",
    "manual_users",
    "scim_url",
    "scim_token",
    "armor",
    "continue",
    "anyway",
    "new",
];

const VALUES: [&str; 20] = [
    "",
    "on",
    "self",
    "other",
    "none",
    "yes",
    "1",
    "-1",
    "99999999999999999999",
    "a@b.example",
    "eght_x",
    "https://platform.8x8.com/udi/customers/x/scim/v2",
    "http://127.0.0.1:1/udi/customers/%00/scim/v2",
    "http://[::1",
    "\0",
    "\u{202e}\u{feff}\u{1f980}",
    "{\"a\":[[[[",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "%25%00\r\nset-cookie: a=b",
];

const HEADERS: [&str; 20] = [
    "",
    "",
    "",
    "origin: null",
    "origin: https://evil.example",
    "sec-fetch-site: same-origin",
    "sec-fetch-site: \u{fc}",
    "x-forwarded-for: 1.2.3.4, x, ::1",
    "accept: text/event-stream",
    "accept: */*;q=\u{1}",
    "accept-encoding: gzip;q=0, identity;q=0, *",
    "if-none-match: W/\"\", *",
    "range: bytes=9-1,-0",
    "cookie: visit=; visit=AAAA; =; ;;",
    "cookie: \u{fc}\u{fc}",
    "expect: 200-ok",
    "content-type: application/json",
    "content-type: \u{fc}; charset=x",
    "transfer-encoding: chunked",
    "content-length: 18446744073709551616",
];

/// Numbers that are the same in every run (xorshift64*, Vigna 2016).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap() % below
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }

    fn value(&mut self) -> String {
        match self.roll(8) {
            0 => self.pick(&VALUES).repeat(self.roll(2000)),
            _ => self.pick(&VALUES).to_owned(),
        }
    }

    fn body(&mut self) -> Vec<u8> {
        match self.roll(6) {
            0 => Vec::new(),
            1 => (0..self.roll(3000)).map(|_| u8::try_from(self.roll(256)).unwrap()).collect(),
            _ => {
                let mut form = url::form_urlencoded::Serializer::new(String::new());
                for _ in 0..=self.roll(6) {
                    let value = self.value();
                    form.append_pair(self.pick(&FIELDS), &value);
                }
                form.finish().into_bytes()
            }
        }
    }

    fn cookie(&mut self, good: &str) -> String {
        let mut cookie = good.to_owned();
        match self.roll(4) {
            0 => return String::new(),
            1 => cookie.truncate(self.roll(cookie.len())),
            _ => {}
        }
        format!("cookie: {cookie}\r\n")
    }

    fn request(&mut self, good: &str) -> Vec<u8> {
        let (method, path, end) = (self.pick(&METHODS), self.pick(&PATHS), self.pick(&ENDS));
        let mut head =
            format!("{method} {path}{end} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{}", self.cookie(good));
        for _ in 0..self.roll(4) {
            let header = self.pick(&HEADERS);
            if !header.is_empty() {
                head = format!("{head}{header}\r\n");
            }
        }
        let body = self.body();
        if self.roll(4) > 0 {
            head += "content-type: application/x-www-form-urlencoded\r\n";
        }
        let announced = if self.roll(20) == 0 { self.roll(9_000_000) } else { body.len() };
        [format!("{head}content-length: {announced}\r\n\r\n").as_bytes(), &body].concat()
    }
}

/// The status of what came back; nothing if the server only closed.
fn send(address: SocketAddr, request: &[u8]) -> Option<u16> {
    let mut stream = connect(address);
    let _ = stream.write_all(request);
    // whoever announced more than it sent is not waited for
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    Answer::read(&answer).map(|answer| answer.status)
}

/// How many of these were answered.
fn attack(address: SocketAddr, seed: u64, cookie: &str) -> usize {
    let mut dice = Dice(seed);
    let mut answered = 0;
    for _ in 0..REQUESTS / THREADS {
        let request = dice.request(cookie);
        if let Some(status) = send(address, &request) {
            assert!(status < 500, "{status}: {}", String::from_utf8_lossy(&request));
            answered += 1;
        }
    }
    answered
}

#[test]
fn no_request_breaks_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut portal = Portal::demo(&folder, &[]);
    let mut visitor = Visitor::new(portal.address);
    journey::begin(&mut visitor);
    let (address, cookie) = (portal.address, visitor.cookies.last().unwrap().clone());
    let attacks: Vec<_> = (1..=THREADS)
        .map(|seed| {
            let cookie = cookie.clone();
            std::thread::spawn(move || attack(address, seed, &cookie))
        })
        .collect();
    let answered: usize = attacks.into_iter().map(|attack| attack.join().unwrap()).sum();
    println!("{answered} of {REQUESTS} were answered");
    assert!(answered > 1000, "only {answered} were answered");
    // one of them may have begun another case, which ends the visit of this one
    assert!([200, 403].contains(&visitor.get("/overview").status));
    let mut anew = Visitor::new(address);
    journey::begin(&mut anew);
    assert_eq!(anew.get("/overview").status, 200, "whoever comes now is served");
    assert!(portal.program.is_running());
    let log = portal.program.err.text();
    assert!(!log.contains("ERROR") && !log.contains("panic"), "{log}");
}
