//! Does `open` give Gong what the customer typed, and nothing in any other case? Driven with a package of a running demo.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use gong_onboarding::checks::finding::{Code, Finding};
use gong_onboarding::clock::Clock;
use gong_onboarding::package::{Css, Customer, Document, Input, Scim, SigningKey, jwks, make};
use gong_onboarding::sealing::{Identity, Recipient, seal};
use gong_onboarding::secret::Secret;
use tempfile::TempDir;

use crate::journey::{self, Sample};
use crate::process::{Portal, command};
use crate::terminal::at_terminal;
use crate::visitor::Visitor;

/// Gong's desk beside a demo: the package as it was downloaded, and the files that the demo names.
struct Desk {
    folder: TempDir,
    portal: Portal,
    sample: Sample,
    package: Vec<u8>,
    /// `-i …/gong-identity.txt`
    identity: String,
    /// `--trust …/portal-keys.json`
    trust: String,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let portal = Portal::demo(&folder, &[]);
        let printed = portal.program.out.text();
        let sample = Sample::of(&printed, "all-well");
        let package = journey::package(&mut Visitor::new(portal.address), &sample).body;
        let (_, words) = printed.split_once(" open PACKAGE ").unwrap();
        let words: Vec<_> = words.split_whitespace().take(4).collect();
        assert_eq!((words[0], words[2]), ("-i", "--trust"));
        let (identity, trust) = (words[1].to_owned(), words[3].to_owned());
        let desk = Self { folder, portal, sample, package, identity, trust };
        desk.put("package.age", &desk.package);
        desk
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.folder.path().join(name), bytes).unwrap();
    }

    fn identity(&self) -> Identity {
        Identity::parse_file(&std::fs::read_to_string(&self.identity).unwrap()).unwrap().remove(0)
    }

    /// `open` with these arguments, IDENTITY and TRUST standing for the demo's files.
    fn open(&self, arguments: &str, stdin: &[u8]) -> Output {
        let arguments = arguments.replace("IDENTITY", &self.identity).replace("TRUST", &self.trust);
        let mut command = command(&self.folder, &format!("open {arguments}"));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // one that refuses does not read it all
        let _ = child.stdin.take().unwrap().write_all(stdin);
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success() || output.stdout.is_empty(), "{arguments} printed something");
        output
    }

    /// What is printed when all is well.
    fn printed(&self, arguments: &str) -> String {
        let output = self.open(arguments, b"");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stderr.is_empty());
        String::from_utf8(output.stdout).unwrap()
    }

    /// The exit code and the last line on standard error.
    fn refused(&self, package: &[u8], arguments: &str) -> (Option<i32>, String) {
        self.put("other.age", package);
        let output = self.open(&format!("other.age {arguments}"), b"");
        let said = String::from_utf8(output.stderr).unwrap();
        for value in self.sample.values() {
            assert!(!said.contains(value), "{said}");
        }
        (output.status.code(), said)
    }
}

const GOOD: &str = "package.age -i IDENTITY --trust TRUST";

fn four(json: &serde_json::Value) -> [&str; 4] {
    [&json["css"]["key"], &json["css"]["secret"], &json["scim"]["url"], &json["scim"]["access_token"]]
        .map(|value| value.as_str().unwrap())
}

/// The values as a shell has them after it read the assignments.
fn by_shell(assignments: &str) -> String {
    let show = "printf '%s\\n' \"$GONG_8X8_CSS_KEY\" \"$GONG_8X8_CSS_SECRET\" \"$GONG_8X8_SCIM_URL\" \
                \"$GONG_8X8_SCIM_TOKEN\"";
    let shell = Command::new("sh").arg("-euc").arg(format!("{assignments}\n{show}")).output().unwrap();
    String::from_utf8(shell.stdout).unwrap()
}

/// What Debian's age makes of a package; nothing where it is not installed.
fn by_age(desk: &Desk, name: &str) -> Option<String> {
    let package = desk.folder.path().join(name);
    let Ok(output) = Command::new("age").args(["-d", "-i", &desk.identity]).arg(package).output() else {
        println!("skipped: age is not installed");
        return None;
    };
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_four_values_come_out_as_they_went_in() {
    let desk = Desk::new();
    let values = desk.sample.values();
    let text = desk.printed(GOOD);
    assert!(values.iter().all(|value| text.contains(value)) && text.contains("Acme & Sons"), "{text}");
    let line = desk.printed(&format!("{GOOD} --format json"));
    let json: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(four(&json), values);
    assert_eq!(json["portal"]["url"], format!("http://{}", desk.portal.address));
    assert_eq!(by_shell(&desk.printed(&format!("{GOOD} --format env"))), format!("{}\n", values.join("\n")));
    let output = desk.open("- -i IDENTITY --trust TRUST --format json", &desk.package);
    assert_eq!((output.status.code(), String::from_utf8(output.stdout).unwrap()), (Some(0), line.clone()));
    if let Some(plaintext) = by_age(&desk, "package.age") {
        assert_eq!(plaintext.split_inclusive('\n').next(), Some(line.as_str()));
        assert_eq!(plaintext.lines().count(), 2);
    }
    // the keys that the portal serves are as good as the file
    desk.put("served.json", Visitor::new(desk.portal.address).get("/.well-known/jwks.json").body);
    assert_eq!(desk.printed("package.age -i IDENTITY --trust served.json --format json"), line);
    let again = desk.open(&format!("{GOOD} --recheck --format json"), b"");
    assert_eq!((again.status.code(), String::from_utf8(again.stdout).unwrap()), (Some(0), line));
    assert!(String::from_utf8(again.stderr).unwrap().contains("pass storage.token.accepted"));
}

#[test]
fn the_text_form_opens_too() {
    let desk = Desk::new();
    let mut visitor = Visitor::new(desk.portal.address);
    journey::package(&mut visitor, &desk.sample);
    let armored = visitor.post("/package", &[("armor", "on")]);
    assert!(armored.text().starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n"));
    assert!(armored.header("content-disposition").unwrap().starts_with("attachment; filename=\"gong-8x8-acme-sons-"));
    desk.put("armored.age", &armored.body);
    let line = desk.printed("armored.age -i IDENTITY --trust TRUST --format json");
    let json: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(four(&json), desk.sample.values());
    if let Some(plaintext) = by_age(&desk, "armored.age") {
        assert!(plaintext.starts_with(&line));
    }
}

#[test]
fn damage_and_forgery_print_nothing() {
    let desk = Desk::new();
    let rest = "-i IDENTITY --trust TRUST";
    for at in [0, 40, desk.package.len() / 2, desk.package.len() - 1] {
        let mut flipped = desk.package.clone();
        flipped[at] ^= 1;
        assert_eq!(desk.refused(&flipped, rest).0, Some(3), "at {at}");
    }
    assert_eq!(desk.refused(&desk.package[..desk.package.len() - 1], rest).0, Some(3));
    // anybody can seal to Gong, so what counts is the signature
    let identity = desk.identity();
    let plaintext = gong_onboarding::sealing::open(&desk.package, std::slice::from_ref(&identity)).unwrap();
    let forged = String::from_utf8(plaintext.to_vec()).unwrap().replace("Acme", "Evil");
    let forged = seal(forged.as_bytes(), &[identity.recipient()]).unwrap();
    let (code, said) = desk.refused(&forged, rest);
    assert_eq!((code, said.lines().count()), (Some(4), 1), "{said}");
    assert_eq!(desk.refused(&desk.package, "-i IDENTITY").0, Some(4));
    let stranger = SigningKey::generate();
    desk.put("stranger.json", jwks([&stranger]).to_string());
    assert_eq!(desk.refused(&desk.package, "-i IDENTITY --trust stranger.json").0, Some(4));
    desk.put("nobody.json", r#"{"keys":[]}"#);
    assert_eq!(desk.refused(&desk.package, "-i IDENTITY --trust nobody.json").0, Some(4));
    let other = Identity::generate();
    desk.put("other.txt", other.to_secret().expose());
    assert_eq!(desk.refused(&desk.package, "-i other.txt --trust TRUST").0, Some(3));
    let hello = seal(b"hello\n", &[identity.recipient()]).unwrap();
    assert_eq!(desk.refused(&hello, rest).0, Some(5));
    assert_eq!(desk.refused(&desk.package, &format!("{rest} --expect-company Evil")).0, Some(8));
    assert_eq!(desk.refused(&desk.package, &format!("{rest} --max-age 0m")).0, Some(7));
}

#[test]
fn usage_is_two() {
    let desk = Desk::new();
    for arguments in
        ["", "package.age", "package.age -i IDENTITY --format yaml", "missing.age -i IDENTITY", "package.age -i TRUST"]
    {
        assert_eq!(desk.open(arguments, b"").status.code(), Some(2), "{arguments}");
    }
}

/// A package of a portal on this machine, with these values, sealed to the demo's identity and signed by `key`.
fn handmade(desk: &Desk, key: &SigningKey, secret: &str) -> Vec<u8> {
    let base = desk.sample.url.split("/udi").next().unwrap();
    handmade_at(base, desk, key, secret)
}

/// The same for an 8x8 at another address.
fn handmade_at(base: &str, desk: &Desk, key: &SigningKey, secret: &str) -> Vec<u8> {
    let [css_key, _, url, token] = desk.sample.values();
    let (css_key, token) = (Secret::new(css_key), Secret::new(token));
    let url = Secret::new(format!("{base}/udi{}", url.split_once("/udi").unwrap().1));
    let recipients: Vec<Recipient> = vec![desk.identity().recipient()];
    let now = Clock::system().now();
    let input = Input {
        package_id: "019aaf1e-5f00-7000-8000-000000000001".into(),
        created_at: now,
        portal: gong_onboarding::package::Portal { url: "http://127.0.0.1:1".into(), version: "0.1.0".into() },
        customer: Customer { company: "Acme".into(), contact_name: "J".into(), contact_email: "j@acme.example".into() },
        css: Css {
            key: css_key,
            secret: Secret::new(secret),
            token_url: format!("{base}/oauth/v2/token"),
            storage_url: format!("{base}/storage"),
            regions: vec!["us-east".into()],
        },
        scim: Scim { url, access_token: token, provider: "other".into() },
        recipients: recipients.clone(),
        findings: vec![Finding::new(Code::StorageTokenAccepted, now)],
        supersedes: None,
    };
    make(&Document::new(input), key, &recipients).unwrap().file
}

#[test]
fn asking_again_finds_a_token_that_no_longer_works() {
    let desk = Desk::new();
    let key = SigningKey::generate();
    desk.put("mine.json", jwks([&key]).to_string());
    let arguments = "-i IDENTITY --trust mine.json --recheck";
    let (code, said) = desk.refused(&handmade(&desk, &key, &desk.sample.secret), arguments);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = desk.refused(&handmade(&desk, &key, "another-secret"), arguments);
    assert_eq!(code, Some(6), "{said}");
    assert!(!said.contains("Asking 8x8"), "nobody watches: {said}");
    assert!(said.contains("fail storage.token.rejected") && !said.contains("another-secret"), "{said}");
    assert!(said.trim_end().lines().last().unwrap().contains("a credential no longer works"), "{said}");
    // 8x8 is away: nothing is known of the credentials
    let (code, said) = desk.refused(&handmade_at("http://127.0.0.1:1", &desk, &key, &desk.sample.secret), arguments);
    assert_eq!(code, Some(6), "{said}");
    assert!(said.contains("fail eight_by_eight.unreachable") && !said.contains("no longer works"), "{said}");
    assert!(said.trim_end().lines().last().unwrap().contains("could not be found out"), "{said}");
}

#[test]
fn whoever_watches_sees_what_is_asked_until_it_is_answered() {
    let desk = Desk::new();
    let arguments = GOOD.replace("IDENTITY", &desk.identity).replace("TRUST", &desk.trust);
    let open = command(&desk.folder, &format!("open {arguments} --recheck"));
    let Some(output) = at_terminal(&desk.folder, &open, &[]) else { return };
    let shown = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{shown}");
    assert!(shown.contains("Asking 8x8: ") && shown.contains("call recordings 1 of 3"), "{shown}");
    let (line, results) = shown.rsplit_once(&format!("\r{:70}\r", "")).unwrap();
    assert!(!line.contains('\n') && results.starts_with("pass "), "{shown}");
    assert!(results.lines().all(|line| line.starts_with("pass ")), "{shown}");
}
