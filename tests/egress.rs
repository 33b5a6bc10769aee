//! Which calls leave the program, and which never do? The defences of `eight_by_eight::http`, from outside.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::io::Read;
use std::net::IpAddr;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use fake::{Fake, Reply, at, clock, json, settings};
use gong_onboarding::clock::Clock;
use gong_onboarding::config::EightByEight;
use gong_onboarding::egress::{Found, Lookup};
use gong_onboarding::eight_by_eight::failure::{Odd, Unreachable};
use gong_onboarding::eight_by_eight::scim::Reader;
use gong_onboarding::eight_by_eight::storage::{Kind, Storage};
use gong_onboarding::eight_by_eight::{Failure, Http, Reach, ScimUrl, oauth};
use gong_onboarding::secret::Secret;
use jiff::SignedDuration;
use reqwest::Certificate;

mod fake;

const GRANT: &str = r#"{"access_token":"t"}"#;

/// Gives the next of some answers, and the last one for ever.
struct Scripted {
    answers: Vec<&'static [&'static str]>,
    asked: AtomicUsize,
}

impl Scripted {
    fn new(answers: &[&'static [&'static str]]) -> Arc<Self> {
        Arc::new(Self { answers: answers.to_vec(), asked: AtomicUsize::new(0) })
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl Lookup for Scripted {
    fn lookup(&self, _: &str) -> Found {
        let at = self.asked.fetch_add(1, Ordering::SeqCst).min(self.answers.len() - 1);
        let found: Vec<IpAddr> = self.answers[at].iter().map(|text| text.parse().unwrap()).collect();
        Box::pin(async move { Ok(found) })
    }
}

fn http(settings: &EightByEight, lookup: &Arc<Scripted>) -> Http {
    Http::with_resolver(settings, clock(), Arc::clone(lookup) as Arc<dyn Lookup>, Vec::new()).unwrap()
}

async fn ask(http: &Http, settings: &EightByEight) -> Result<(), Failure> {
    oauth::grant(http, settings, &Secret::new("key"), &Secret::new("secret")).await.map(|_| ())
}

async fn ask_at(settings: &EightByEight) -> Result<(), Failure> {
    ask(&Http::new(settings, clock()).unwrap(), settings).await
}

#[tokio::test]
async fn the_token_request_is_what_8x8_documents() {
    let fake = Fake::start(|_| json(200, GRANT)).await;
    assert_eq!(ask_at(&settings(&fake.address)).await, Ok(()));
    let request = fake.requests().remove(0);
    assert!(request.starts_with("POST /oauth/v2/token HTTP/1.1\r\n"));
    assert!(request.contains("authorization: Basic a2V5OnNlY3JldA==\r\n"));
    assert!(request.contains("content-type: application/x-www-form-urlencoded\r\n"));
    assert!(request.ends_with("\r\n\r\ngrant_type=client_credentials") && !request.contains("accept-encoding"));
}

#[tokio::test]
async fn redirects_are_answers() {
    let trap = Fake::start(|_| json(200, GRANT)).await;
    for status in [301, 302, 303, 307, 308] {
        let target = format!("http://{}/trap", trap.address);
        let fake = Fake::start(move |_| {
            Reply::Raw(format!("HTTP/1.1 {status} X\r\nlocation: {target}\r\ncontent-length: 0\r\n\r\n"))
        })
        .await;
        let settings = settings(&fake.address);
        assert_eq!(ask_at(&settings).await, Err(Failure::Redirected(status)));
        let http = Http::new(&settings, clock()).unwrap();
        let storage = Storage::new(http, settings.storage_url.clone(), Secret::new("t"));
        assert_eq!(storage.regions().await, Err(Failure::Redirected(status)));
    }
    assert!(trap.requests().is_empty());
}

#[tokio::test]
async fn literals_are_refused_before_any_socket_or_resolver() {
    let trap = Fake::start(|_| json(200, GRANT)).await;
    let lookup = Scripted::new(&[&["127.0.0.1"]]);
    let port = trap.address.rsplit_once(':').unwrap().1;
    for (host, allow_loopback) in [
        ("127.0.0.1", false),
        ("2130706433", false),
        ("0x7f000001", false),
        ("127.1", false),
        ("[::1]", false),
        ("[::ffff:127.0.0.1]", true),
        ("0.0.0.0", true),
        ("10.0.0.1", true),
        ("169.254.169.254", true),
        ("8.8.8.8", true),
        ("8.8.8.8", false),
        ("[64:ff9b::7f00:1]", true),
    ] {
        for scheme in ["http", "https"] {
            let token_url = format!("{scheme}://{host}:{port}/").parse().unwrap();
            let settings = EightByEight { token_url, allow_loopback, ..settings(&trap.address) };
            let refused = ask(&http(&settings, &lookup), &settings).await;
            assert_eq!(refused, Err(Failure::Unreachable(Unreachable::Address)), "{scheme} {host}");
        }
    }
    assert_eq!((lookup.asked(), trap.requests().len()), (0, 0));
}

#[tokio::test]
async fn http_goes_to_loopback_names_only() {
    let lookup = Scripted::new(&[&["127.0.0.1"]]);
    for (url, allow_loopback) in [("http://api.8x8.com/", true), ("http://localhost/", false)] {
        let settings = EightByEight { token_url: url.parse().unwrap(), allow_loopback, ..settings("127.0.0.1:1") };
        assert!(matches!(ask(&http(&settings, &lookup), &settings).await, Err(Failure::Unreachable(_))));
    }
    assert_eq!(lookup.asked(), 0);
}

#[tokio::test]
async fn forbidden_and_mixed_addresses_are_not_dialled() {
    let trap = Fake::start(|_| json(200, GRANT)).await;
    let port = trap.address.rsplit_once(':').unwrap().1;
    let token_url = format!("https://api.8x8.com:{port}/").parse().unwrap();
    let settings = EightByEight { token_url, allow_loopback: false, ..settings(&trap.address) };
    let lookup = Scripted::new(&[&["8.8.8.8", "127.0.0.1"], &["127.0.0.1"], &["::1"], &["10.0.0.1", "2606:4700::1"]]);
    let http = http(&settings, &lookup);
    for _ in 0..4 {
        assert_eq!(ask(&http, &settings).await, Err(Failure::Unreachable(Unreachable::Address)));
    }
    assert_eq!((lookup.asked(), trap.requests().len()), (4, 0));
}

#[tokio::test]
async fn a_name_that_is_bound_anew_is_judged_anew() {
    let fake = Fake::start(|_| json(200, GRANT)).await;
    let port = fake.address.rsplit_once(':').unwrap().1;
    let token_url = format!("http://api.localhost:{port}/").parse().unwrap();
    let settings = EightByEight { token_url, ..settings(&fake.address) };
    let lookup = Scripted::new(&[&["127.0.0.1"], &["169.254.169.254"]]);
    let http = http(&settings, &lookup);
    assert_eq!(ask(&http, &settings).await, Ok(()));
    assert_eq!(ask(&http, &settings).await, Err(Failure::Unreachable(Unreachable::Address)));
    assert_eq!((lookup.asked(), fake.requests().len()), (2, 1));
}

#[tokio::test]
async fn answers_are_bounded_in_size_and_time() {
    let long = format!(r#"{{"access_token":"t","x":"{}"}}"#, "x".repeat(64 * 1024));
    let many = format!("HTTP/1.1 200 OK\r\n{}\r\n{GRANT}", "x: y\r\n".repeat(70));
    let long_head = format!("HTTP/1.1 200 OK\r\nx: {}\r\n\r\n{GRANT}", "y".repeat(17 * 1024));
    let unsized_body = "HTTP/1.1 200 OK\r\n\r\n".to_owned() + &" ".repeat(3_000_000);
    let deep = format!(r#"{{"access_token":"t","x":{}{}}}"#, "[".repeat(20_000), "]".repeat(20_000));
    let gzip = "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n\u{1f}\u{8b}";
    let odd = |odd| Err(Failure::Odd(odd));
    for (reply, expected) in [
        (json(200, &long), odd(Odd::TooLarge)),
        (Reply::Raw(unsized_body), odd(Odd::TooLarge)),
        (Reply::Raw(many), odd(Odd::LongHead)),
        (Reply::Raw(long_head), odd(Odd::LongHead)),
        (json(200, " \n"), odd(Odd::Empty)),
        (json(200, &format!("\u{feff}{GRANT}")), Ok(())),
        (Reply::Raw("SSH-2.0-OpenSSH\r\n\r\n".to_owned()), odd(Odd::NotHttp)),
        (json(200, &deep), Ok(())),
        (Reply::Raw(gzip.to_owned()), odd(Odd::NotJson)),
        (json(200, "<html>"), odd(Odd::Html)),
        (json(200, r#"["t"]"#), odd(Odd::WrongShape)),
        (json(200, r#"{"access_token":"a\r\nb"}"#), odd(Odd::WrongShape)),
        (json(418, ""), odd(Odd::Status(418))),
        (Reply::Silence, Err(Failure::TimedOut)),
        (Reply::Drip, Err(Failure::TimedOut)),
        (Reply::Raw(String::new()), Err(Failure::Unreachable(Unreachable::Broken))),
    ] {
        let reply = Mutex::new(Some(reply));
        let fake = Fake::start(move |_| reply.lock().unwrap().take().unwrap()).await;
        let begun = Instant::now();
        assert_eq!(ask_at(&settings(&fake.address)).await, expected);
        assert!(begun.elapsed() < Duration::from_secs(2));
        assert_eq!(fake.requests().len(), 1, "asked once: {expected:?}");
    }
}

#[tokio::test]
async fn lists_have_a_bound_of_their_own() {
    let long = format!(r#"{{"content":[],"totalResults":0,"x":"{}"}}"#, "x".repeat(2 * 1024 * 1024));
    let fake = Fake::start(move |head| json(200, if head.contains("/regions") { r#"["uk"]"# } else { &long })).await;
    let settings = settings(&fake.address);
    let (http, token) = (Http::new(&settings, clock()).unwrap(), Secret::new("t"));
    let storage = Storage::new(http.clone(), settings.storage_url.clone(), token.clone());
    let regions = storage.regions().await.unwrap();
    let too_large = Some(Failure::Odd(Odd::TooLarge));
    assert_eq!(storage.newest(&regions.asked[0], Kind::Call, 1).await.err(), too_large);
    let pasted = format!("http://{}/udi/customers/acme/scim/v2", fake.address);
    let url = ScimUrl::parse(&pasted, &settings).unwrap();
    assert_eq!(Reader::new(&http, &url, &token).next_page().await.err(), too_large);
}

#[tokio::test]
async fn refusals_are_told_apart_and_never_repeated() {
    let wait = at().checked_add(SignedDuration::from_secs(90)).unwrap();
    for (status, expected) in [
        (400, Failure::Refused(400)),
        (401, Failure::Refused(401)),
        (403, Failure::Denied),
        (404, Failure::NotFound),
        (429, Failure::RateLimited(Some(wait))),
        (500, Failure::Failed(500)),
        (503, Failure::Failed(503)),
    ] {
        let raw = format!("HTTP/1.1 {status} X\r\nretry-after: 90\r\ncontent-length: 0\r\n\r\n");
        let fake = Fake::start(move |_| Reply::Raw(raw.clone())).await;
        assert_eq!(ask_at(&settings(&fake.address)).await, Err(expected));
        assert_eq!(fake.requests().len(), 1);
    }
}

#[tokio::test]
async fn nobody_there() {
    assert_eq!(ask_at(&settings("127.0.0.1:1")).await, Err(Failure::Unreachable(Unreachable::Refused)));
    let settings =
        EightByEight { token_url: "http://no-such-name.localhost/".parse().unwrap(), ..settings("127.0.0.1:1") };
    let nobody = Scripted::new(&[&[]]);
    assert_eq!(ask(&http(&settings, &nobody), &settings).await, Err(Failure::Unreachable(Unreachable::Dns)));
}

#[tokio::test]
async fn a_silent_host_is_given_up_for_a_while() {
    let (seconds, lookup) = (Arc::new(AtomicI64::new(0)), Scripted::new(&[&[]]));
    let told = Arc::clone(&seconds);
    let clock = Clock::from_fn(move || at() + SignedDuration::from_secs(told.load(Ordering::SeqCst)));
    let settings = EightByEight { token_url: "http://x.localhost/".parse().unwrap(), ..settings("127.0.0.1:1") };
    let http = Http::with_resolver(&settings, clock, Arc::clone(&lookup) as Arc<dyn Lookup>, vec![]).unwrap();
    for _ in 0..10 {
        assert_eq!(ask(&http, &settings).await, Err(Failure::Unreachable(Unreachable::Dns)));
    }
    assert_eq!((ask(&http, &settings).await, lookup.asked()), (Err(Failure::CircuitOpen), 10));
    seconds.store(30, Ordering::SeqCst);
    assert_eq!(ask(&http, &settings).await, Err(Failure::Unreachable(Unreachable::Dns)));
    assert_eq!((ask(&http, &settings).await, lookup.asked()), (Err(Failure::CircuitOpen), 11));
}

/// A TLS server for `api.localhost`, with a key and a certificate made for this test by openssl and trusted nowhere else;
/// tells what it could read.
fn tls_server() -> (String, std::thread::JoinHandle<String>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let key = include_bytes!("fixtures/localhost.key.der").as_slice().try_into().unwrap();
    let certificate = include_bytes!("fixtures/localhost.der").as_slice().into();
    let config =
        rustls::ServerConfig::builder().with_no_client_auth().with_single_cert(vec![certificate], key).unwrap();
    let read = std::thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        let mut session = rustls::ServerConnection::new(Arc::new(config)).unwrap();
        let mut text = [0; 4096];
        let got = rustls::Stream::new(&mut session, &mut socket).read(&mut text).unwrap_or_default();
        String::from_utf8_lossy(&text[..got]).into_owned()
    });
    (address, read)
}

/// The name that is called, whether the certificate of api.localhost is trusted, and why no connection is made.
const CERTIFICATES: [(&str, bool, Option<Unreachable>); 3] = [
    ("api.localhost", true, None),
    ("api.localhost", false, Some(Unreachable::TlsUntrusted)),
    ("other.localhost", true, Some(Unreachable::TlsName)),
];

#[tokio::test]
async fn credentials_go_only_to_a_trusted_certificate_of_the_right_name() {
    for (host, trusted, refused) in CERTIFICATES {
        let (address, read) = tls_server();
        let port = address.rsplit_once(':').unwrap().1;
        let token_url = format!("https://{host}:{port}/oauth").parse().unwrap();
        let settings = EightByEight { token_url, ..settings(&address) };
        let root = Certificate::from_der(include_bytes!("fixtures/localhost.der")).unwrap();
        let roots = if trusted { vec![root] } else { vec![] };
        let http = Http::with_resolver(&settings, clock(), Scripted::new(&[&["127.0.0.1"]]), roots).unwrap();
        let failure = ask(&http, &settings).await.unwrap_err();
        let text = read.join().unwrap();
        match refused {
            Some(why) => assert_eq!((failure, text.as_str()), (Failure::Unreachable(why), ""), "{host}"),
            None => assert!(text.starts_with("POST /oauth"), "{host} {failure:?}"),
        }
    }
}

#[tokio::test]
async fn looking_whether_8x8_is_reached_makes_a_connection_and_sends_nothing_on_it() {
    for (host, trusted, refused) in CERTIFICATES {
        let (address, read) = tls_server();
        let port = address.rsplit_once(':').unwrap().1;
        let root = Certificate::from_der(include_bytes!("fixtures/localhost.der")).unwrap();
        let roots = if trusted { vec![root] } else { vec![] };
        let reach = Reach::with_resolver(&settings(&address), Scripted::new(&[&["127.0.0.1"]]), roots).unwrap();
        let found = reach.reach(&format!("https://{host}:{port}/oauth").parse().unwrap()).await;
        assert_eq!(
            (found, read.join().unwrap().as_str()),
            (refused.map_or(Ok(()), |why| Err(Failure::Unreachable(why))), "")
        );
    }
    let fake = Fake::start(|_| json(200, GRANT)).await;
    let reach = Reach::new(&settings(&fake.address)).unwrap();
    let url = format!("http://{}/", fake.address).parse().unwrap();
    assert_eq!(reach.reach(&url).await, Ok(()));
    assert!(fake.requests().iter().all(String::is_empty), "{:?}", fake.requests());
    let strict = EightByEight { allow_loopback: false, ..settings(&fake.address) };
    let inside = Reach::with_resolver(&strict, Scripted::new(&[&["10.0.0.1"]]), vec![]).unwrap();
    let found = inside.reach(&"https://api.8x8.com/".parse().unwrap()).await;
    assert_eq!(found, Err(Failure::Unreachable(Unreachable::Address)));
}

#[tokio::test]
async fn what_does_not_speak_tls_gets_no_request() {
    let fake = Fake::start(|_| json(200, GRANT)).await;
    let token_url = format!("https://{}/", fake.address).parse().unwrap();
    let settings = EightByEight { token_url, ..settings(&fake.address) };
    assert_eq!(ask_at(&settings).await, Err(Failure::Unreachable(Unreachable::Tls)));
    assert!(!fake.requests()[0].contains("POST"));
}

/// Run by the next test in a process with proxies in its environment.
#[tokio::test]
#[ignore = "runs inside proxies_of_the_environment_are_not_used"]
async fn child_asks_directly() {
    let fake = Fake::start(|_| json(200, GRANT)).await;
    assert_eq!(ask_at(&settings(&fake.address)).await, Ok(()));
    assert_eq!(fake.requests().len(), 1);
}

#[tokio::test]
async fn proxies_of_the_environment_are_not_used() {
    let trap = Fake::start(|_| json(200, GRANT)).await;
    let mut child = tokio::task::spawn_blocking({
        let proxy = format!("http://{}", trap.address);
        move || {
            let mut command = std::process::Command::new(std::env::current_exe().unwrap());
            command.args(["--exact", "child_asks_directly", "--ignored"]);
            for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
                command.env(name, &proxy);
            }
            command.output().unwrap()
        }
    })
    .await
    .unwrap();
    child.stdout.append(&mut child.stderr);
    let said = String::from_utf8_lossy(&child.stdout);
    assert!(child.status.success() && said.contains("1 passed"), "{said}");
    assert!(trap.requests().is_empty());
}
