//! What does Gong see when it opens a package, and what when it must not? Exit codes and words are public.

#![expect(clippy::unwrap_used, reason = "tests may fail")]

#[expect(dead_code, reason = "other tests use the rest")]
mod packages;

use std::cell::{Cell, RefCell};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::Write;
use std::path::PathBuf;
use std::pin::Pin;
use std::process::Command;

use clap::{CommandFactory, Parser};
use gong_onboarding::clock::Clock;
use gong_onboarding::commands::open::{Open, Passphrases, Recheck, Rechecked, Verdict, run};
use gong_onboarding::package::{Document, SigningKey, jwks};
use gong_onboarding::sealing::{Identity, armor};
use gong_onboarding::secret::Secret;
use packages::{
    CANARIES, IDENTITY, JWKS, SIGNING_KEY, document, identity, input, line, package, recipient, sealed, signature,
    signed, signing_key, time,
};

#[derive(Parser)]
#[command(name = "open")]
struct Line {
    #[command(flatten)]
    open: Open,
}

/// Answers as told, and counts.
struct Asked {
    answer: Rechecked,
    times: Cell<u32>,
}

impl Recheck for Asked {
    fn recheck<'a>(&'a self, _: &'a Document) -> Pin<Box<dyn Future<Output = Rechecked> + 'a>> {
        self.times.set(self.times.get() + 1);
        Box::pin(std::future::ready(self.answer.clone()))
    }
}

/// Whoever sits at the terminal: knows one passphrase, or there is no terminal.
#[derive(Default)]
struct Sitting {
    knows: Option<&'static str>,
    asked: RefCell<Vec<String>>,
}

impl Passphrases for Sitting {
    fn ask(&self, file: &str) -> std::io::Result<Secret> {
        self.asked.borrow_mut().push(file.rsplit('/').next().unwrap().to_owned());
        self.knows.map(Secret::new).ok_or_else(|| std::io::ErrorKind::NotFound.into())
    }
}

/// A desk at Gong: a folder with identity and trusted keys, and a package in the post.
struct Desk {
    dir: tempfile::TempDir,
    asked: Asked,
    sitting: Sitting,
}

/// What a run of the command left behind.
#[derive(Debug, PartialEq)]
struct Said {
    code: u8,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        let answer = Rechecked { lines: vec![], verdict: Verdict::Works };
        let asked = Asked { answer, times: Cell::new(0) };
        let desk = Self { dir: tempfile::tempdir().unwrap(), asked, sitting: Sitting::default() };
        desk.put("identity.txt", IDENTITY);
        desk.put("jwks.json", JWKS);
        desk.put("package.age", package(&document()));
        desk
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.dir.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// `open` with these arguments; words that name a file of the desk stand for it.
    fn run(&self, args: &str) -> Said {
        let word = |word: &str| match self.dir.path().join(word) {
            path if word.contains('.') => path.into_os_string(),
            _ => OsString::from(word),
        };
        let line = Line::try_parse_from(std::iter::once("open".into()).chain(args.split(' ').map(word))).unwrap();
        let clock = Clock::from_fn(|| time("2026-11-24T08:00:00Z"));
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let code = runtime.block_on(run(line.open, &clock, &self.asked, &self.sitting, &mut out, &mut err));
        let err = String::from_utf8(err).unwrap().replace(self.dir.path().to_str().unwrap(), "DIR");
        Said { code, out: String::from_utf8(out).unwrap(), err }
    }

    /// Opens a package of this content, with everything else in order.
    fn open(&self, package: impl AsRef<[u8]>) -> Said {
        self.put("other.age", package);
        self.run("other.age -i identity.txt --trust jwks.json")
    }
}

#[test]
fn a_verified_package_is_printed_for_people() {
    let said = Desk::new().run("package.age -i identity.txt --trust jwks.json");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    insta::assert_snapshot!("text", said.out);
}

#[test]
fn json_is_line_1_as_it_was_signed() {
    let said = Desk::new().run("package.age -i identity.txt --trust jwks.json --format json");
    assert_eq!(said, Said { code: 0, out: line(), err: String::new() });
}

#[test]
fn env_gives_a_shell_exactly_the_values() {
    let desk = Desk::new();
    let said = desk.run("package.age -i identity.txt --trust jwks.json --format env");
    insta::assert_snapshot!("env", said.out);
    let mut input = input();
    input.customer.company = "'; touch pwned; '\n$(touch pwned) `touch pwned` \\ \"".into();
    let script = desk.open(package(&Document::new(input.clone())));
    assert_eq!(script.code, 0);
    let script = desk.run("other.age -i identity.txt --trust jwks.json --format env").out;
    let show = "printf '%s\\n' \"$GONG_8X8_CSS_KEY\" \"$GONG_8X8_CSS_SECRET\" \"$GONG_8X8_SCIM_URL\" \
                \"$GONG_8X8_SCIM_TOKEN\" \"$GONG_8X8_REGIONS\" \"$GONG_8X8_COMPANY\"";
    let shell = Command::new("sh").arg("-c").arg(format!("{script}{show}")).current_dir(&desk.dir).output().unwrap();
    let expected = format!("{}\nus-east,uk\n{}\n", CANARIES.join("\n"), input.customer.company);
    assert_eq!(String::from_utf8(shell.stdout).unwrap(), expected);
    assert!(!desk.dir.path().join("pwned").exists());
}

/// One line per reason to refuse, with its exit code; every one of them prints nothing.
fn refusals(desk: &Desk) -> Vec<(&'static str, Said)> {
    let stranger = SigningKey::generate();
    let forged = signature(&line(), stranger.to_pem().unwrap().expose(), &stranger.kid());
    let wrong = signature(&line().replace("Acme", "Evil"), SIGNING_KEY, &signing_key().kid());
    let recipients = &[recipient()];
    let scrypt = [include_bytes!("vectors/package-1.age").as_slice(), b"x"].concat();
    desk.put("stranger.txt", Identity::generate().to_secret().expose());
    desk.put("empty.txt", "# nothing\n");
    desk.put("recipient.txt", recipients[0].as_text());
    desk.put("private.json", jwks([&signing_key()]).to_string().replace("\"kty\"", "\"d\":\"x\",\"kty\""));
    desk.put("protected.age", protected(IDENTITY, "open sesame"));
    desk.put("to-others.age", sealed(IDENTITY));
    desk.put("nested.age", protected(&armor(&sealed(IDENTITY)).unwrap(), "open sesame"));
    desk.put("wrong.pass", "Open sesame\n");
    desk.put("right.pass", "open sesame\n");
    desk.put("empty.pass", "\nopen sesame\n");
    desk.put("large.age", vec![0; 1024 * 1024 + 1]);
    let mut input = input();
    input.customer.company = "Evil\x1b[2J\nLtd".into();
    desk.put("evil.age", package(&Document::new(input.clone())));
    input.created_at = time("2026-11-24T08:11:00Z");
    desk.put("early.age", package(&Document::new(input)));
    vec![
        ("no such package", desk.run("nothing.age -i identity.txt --trust jwks.json")),
        ("no such identity", desk.run("package.age -i nothing.txt --trust jwks.json")),
        ("no identity in the file", desk.run("package.age -i empty.txt --trust jwks.json")),
        ("a recipient as identity", desk.run("package.age -i recipient.txt --trust jwks.json")),
        ("no terminal to ask at", desk.run("package.age -i protected.age --trust jwks.json")),
        ("a wrong passphrase", desk.run("package.age -i protected.age --passphrase-file wrong.pass --trust jwks.json")),
        ("no passphrase in the file", desk.run("package.age -i protected.age --passphrase-file empty.pass")),
        ("an identity sealed to others", desk.run("package.age -i to-others.age --trust jwks.json")),
        ("an age file in a protected one", desk.run("package.age -i nested.age --passphrase-file right.pass")),
        ("no keys in the trust file", desk.run("package.age -i identity.txt --trust identity.txt")),
        ("a private key in the trust file", desk.run("package.age -i identity.txt --trust private.json")),
        ("a passphrase and an identity from there", desk.run("package.age -i - --passphrase-file -")),
        ("two from standard input", desk.run("- -i - --trust jwks.json")),
        ("larger than a package", desk.run("large.age -i identity.txt --trust jwks.json")),
        ("not age", desk.open(b"PK\x03\x04")),
        ("another identity", desk.run("package.age -i stranger.txt --trust jwks.json")),
        ("damaged", desk.open(scrypt)),
        ("not signed", desk.open(sealed(line()))),
        ("signed by a stranger", desk.open(sealed(format!("{}{forged}", line())))),
        ("another text under the signature", desk.open(sealed(format!("{}{wrong}", line())))),
        ("no --trust", desk.run("package.age -i identity.txt")),
        ("not a package", desk.open(sealed("hello\n"))),
        ("another format", desk.open(sealed(signed(&line().replace("credentials/1", "credentials/2"))))),
        ("incomplete", desk.open(sealed(signed(&line().replace("access_token", "token"))))),
        ("too old", desk.run("package.age -i identity.txt --trust jwks.json --max-age 18h")),
        ("from the future", desk.run("early.age -i identity.txt --trust jwks.json --max-age 18h")),
        ("another company", desk.run("evil.age -i identity.txt --trust jwks.json --expect-company Acme")),
    ]
}

#[test]
fn every_refusal_is_one_line_with_its_exit_code_and_prints_nothing() {
    let mut table = String::new();
    for (what, said) in refusals(&Desk::new()) {
        assert_eq!(said.out, "", "{what}");
        assert_eq!(said.err.matches('\n').count(), 1, "{what}");
        assert!(!CANARIES.iter().any(|canary| said.err.contains(canary)), "{what}");
        write!(table, "{what}: exit {}\n  {}", said.code, said.err).unwrap();
    }
    insta::assert_snapshot!("refusals", table);
}

#[test]
fn every_damage_exits_3_and_prints_nothing() {
    let desk = Desk::new();
    let whole = package(&document());
    for at in (0..whole.len()).step_by(41) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x10;
        for damaged in [&flipped, &whole[..at]] {
            let said = desk.open(damaged);
            assert_eq!((said.code, said.out.as_str()), (3, ""), "at {at}");
        }
    }
}

#[test]
fn the_text_form_opens_as_well_and_any_of_several_identities() {
    let desk = Desk::new();
    assert_eq!(desk.open(armor(&package(&document())).unwrap()).code, 0);
    desk.put("stranger.txt", Identity::generate().to_secret().expose());
    assert_eq!(desk.run("package.age -i stranger.txt -i identity.txt --trust jwks.json").code, 0);
}

/// An identity file as `age -p` makes it, with less work.
fn protected(text: &str, passphrase: &str) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(passphrase.to_owned().into());
    recipient.set_work_factor(4);
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut writer = encryptor.wrap_output(Vec::new()).unwrap();
    writer.write_all(text.as_bytes()).unwrap();
    writer.finish().unwrap()
}

#[test]
fn a_protected_identity_opens_with_its_passphrase() {
    let mut desk = Desk::new();
    let file = protected(IDENTITY, "open sesame");
    desk.put("armored.age", armor(&file).unwrap());
    desk.put("protected.age", file);
    desk.put("windows.pass", "open sesame\r\nnot this\r\n");
    let whole = desk.run("package.age -i identity.txt --trust jwks.json");
    for form in ["protected.age", "armored.age"] {
        let said = desk.run(&format!("package.age -i {form} --passphrase-file windows.pass --trust jwks.json"));
        assert_eq!(said, whole, "{form}");
    }
    assert!(desk.sitting.asked.borrow().is_empty());
    desk.sitting.knows = Some("open sesame");
    assert_eq!(desk.run("package.age -i armored.age --trust jwks.json"), whole);
    assert_eq!(*desk.sitting.asked.borrow(), ["armored.age"]);
}

#[test]
fn nobody_is_asked_for_a_passphrase_that_is_not_needed() {
    let mut desk = Desk::new();
    let stranger = Identity::generate().to_secret();
    desk.put("stranger.txt", stranger.expose());
    desk.put("one.age", protected(stranger.expose(), "open sesame"));
    desk.put("two.age", protected(IDENTITY, "open sesame"));
    desk.put("three.age", protected(IDENTITY, "another"));
    desk.sitting.knows = Some("open sesame");
    let run = |desk: &Desk, args: &str| {
        let said = desk.run(&format!("package.age {args} --trust jwks.json"));
        (said.code, desk.sitting.asked.take())
    };
    assert_eq!(run(&desk, "-i three.age -i one.age -i identity.txt"), (0, vec![]));
    assert_eq!(run(&desk, "-i stranger.txt -i one.age -i two.age"), (0, vec!["one.age".into(), "two.age".into()]));
    // the passphrase of one file need not be that of the next
    assert_eq!(run(&desk, "-i three.age -i two.age"), (0, vec!["three.age".into(), "two.age".into()]));
    assert_eq!(run(&desk, "-i three.age -i one.age"), (2, vec!["three.age".into(), "one.age".into()]));
    assert_eq!(run(&desk, "-i one.age -i stranger.txt"), (3, vec!["one.age".into()]));
    desk.put("package.age", b"PK\x03\x04");
    assert_eq!(run(&desk, "-i two.age"), (3, vec![]));
}

#[test]
fn expectations_that_are_met_do_not_matter() {
    let desk = Desk::new();
    assert_eq!(desk.run("package.age -i identity.txt --trust jwks.json --max-age 19h").code, 0);
    let mut input = input();
    input.customer.company = "Acme".into();
    desk.put("acme.age", package(&Document::new(input)));
    assert_eq!(desk.run("acme.age -i identity.txt --trust jwks.json --expect-company aCME").code, 0);
    assert_eq!(desk.run("package.age -i identity.txt --trust jwks.json --expect-company Acme").code, 8);
}

#[test]
fn asking_again_happens_only_for_a_verified_package_and_on_request() {
    let mut desk = Desk::new();
    desk.asked.answer.lines = vec!["storage.token.accepted \x1b[0m".into()];
    assert_eq!(desk.run("package.age -i identity.txt --trust jwks.json").code, 0);
    assert_eq!(desk.run("package.age -i identity.txt --recheck").code, 4);
    assert_eq!(desk.run("package.age -i identity.txt --trust jwks.json --max-age 1h --recheck").code, 7);
    assert_eq!(desk.asked.times.get(), 0);
    let said = desk.run("package.age -i identity.txt --trust jwks.json --recheck");
    assert_eq!((said.code, said.err.as_str()), (0, "storage.token.accepted \\u{1b}[0m\n"));
    assert!(said.out.contains(CANARIES[0]));
    desk.asked.answer = Rechecked { lines: vec!["8x8 refuses Key and Secret".into()], verdict: Verdict::NoLongerWorks };
    let said = desk.run("package.age -i identity.txt --trust jwks.json --recheck");
    assert_eq!((said.code, said.out.as_str()), (6, ""));
    insta::assert_snapshot!("recheck", said.err);
    desk.asked.answer = Rechecked { lines: vec!["8x8 could not be reached".into()], verdict: Verdict::Unknown };
    let said = desk.run("package.age -i identity.txt --trust jwks.json --recheck");
    assert_eq!((said.code, said.out.as_str()), (6, ""));
    insta::assert_snapshot!("recheck-away", said.err);
}

#[test]
fn a_terminal_sees_no_command_of_the_customer() {
    let desk = Desk::new();
    let mut input = input();
    input.customer.contact_name = "\x1b]0;pwned\x07\u{9b}2J\r\u{202e}Jane".into();
    let said = desk.open(package(&Document::new(input)));
    assert!(said.out.contains(r"\u{1b}]0;pwned\u{7}\u{9b}2J\u{d}\u{202e}Jane"));
    assert!(!said.out.chars().any(|c| c.is_control() && c != '\n'));
}

#[test]
fn a_package_sealed_again_to_somebody_else_says_so() {
    let desk = Desk::new();
    let other = Identity::generate();
    desk.put("identity.txt", other.to_secret().expose());
    let resealed = gong_onboarding::sealing::seal(signed(&line()).as_bytes(), &[other.recipient()]).unwrap();
    let said = desk.open(resealed);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("none of your identities is named here"));
    assert_ne!(other.recipient(), identity().recipient());
}

#[test]
fn the_command_line_is_as_documented() {
    let help = Line::command().term_width(100).render_long_help().to_string();
    insta::assert_snapshot!("help", help);
    for wrong in ["open p.age", "open -i x", "open p.age -i x --format yaml", "open p.age -i x --max-age soon"] {
        assert_eq!(Line::try_parse_from(wrong.split(' ')).err().unwrap().exit_code(), 2, "{wrong}");
    }
}

#[test]
fn a_result_that_cannot_be_written_is_no_success() {
    let desk = Desk::new();
    let path = |name: &str| desk.dir.path().join(name).into_os_string();
    let args =
        ["open".into(), path("package.age"), "-i".into(), path("identity.txt"), "--trust".into(), path("jwks.json")];
    let line = Line::try_parse_from(args).unwrap();
    let clock = Clock::from_fn(|| time("2026-11-24T08:00:00Z"));
    let (mut full, mut err) = (&mut [0_u8; 16][..], Vec::new());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    assert_eq!(runtime.block_on(run(line.open, &clock, &desk.asked, &desk.sitting, &mut full, &mut err)), 2);
    assert!(String::from_utf8(err).unwrap().starts_with("the result cannot be written"));
}
