//! Are accounts of staff added, listed and removed as the operator means it, and is nothing of them kept in clear?

use std::process::Output;

use gong_onboarding::clock::Clock;
use gong_onboarding::secret::Secret;
use gong_onboarding::staff::TotpSecret;
use tempfile::TempDir;

use crate::process::{Portal, command, recipient};
use crate::terminal::at_terminal;
use crate::visitor::Visitor;

const PASSWORD: &str = "four words and a stone";

/// A folder with a file of this password.
fn desk(password: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("password"), format!("{password}\nanother line\n")).unwrap();
    std::fs::write(
        folder.path().join("portal.toml"),
        format!("public_url = \"https://connect.example\"\n[gong]\nrecipients = [\"{}\"]\n", recipient()),
    )
    .unwrap();
    folder
}

fn staff(folder: &TempDir, arguments: &str) -> Output {
    command(folder, &format!("staff {arguments} --config portal.toml")).output().unwrap()
}

fn said(folder: &TempDir, arguments: &str) -> String {
    let output = staff(folder, arguments);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && errors.is_empty(), "{arguments}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// One line that says why, with exit code 1.
fn refused(folder: &TempDir, arguments: &str) -> String {
    let output = staff(folder, arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), said.lines().count(), output.stdout.len()), (Some(1), 1, 0), "{said}");
    said
}

#[test]
fn accounts_are_added_listed_removed_and_added_again() {
    let folder = desk(PASSWORD);
    assert!(said(&folder, "list").starts_with("Nobody yet"));
    assert!(!folder.path().join("data").exists(), "looking makes nothing");
    let first = said(&folder, "add Ada --password-file password");
    assert!(first.contains("ada has an account as lead") && first.contains("https://connect.example/support/sign-in"));
    assert!(first.contains("otpauth://totp/8x8%20to%20Gong:ada?secret="), "{first}");
    assert!(said(&folder, "add bob@example.com --password-file password").contains("as agent"));
    assert!(said(&folder, "add eve --role lead --password-file password").contains("as lead"));
    let again = refused(&folder, "add ADA --password-file password");
    assert!(again.contains("gong-onboarding staff remove ada"), "{again}");
    assert!(said(&folder, "remove bob@example.com").contains("removed"));
    assert!(refused(&folder, "remove bob@example.com").contains("staff list"));
    let list = said(&folder, "list");
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines[0], "ada              lead   by password and code");
    assert!(lines[1].starts_with("bob@example.com  agent  removed on 20"), "{list}");
    assert_eq!(lines[2], "eve              lead   by password and code");
    said(&folder, "add bob@example.com --password-file password");
    assert!(!said(&folder, "list").contains("removed"));
}

#[test]
fn weak_passwords_and_odd_names_are_refused() {
    for password in ["", "elevenchars", "zzzzzzzzzzzzzz", "ada.lovelace"] {
        let folder = desk(password);
        let said = refused(&folder, "add ada.lovelace --password-file password");
        assert!(said.contains("the password is refused") && !said.contains("zzz"), "{said}");
    }
    let folder = desk(PASSWORD);
    for name in ["a", "a/b", "ädä"] {
        assert!(refused(&folder, &format!("add {name} --password-file password")).contains("2 to 64 letters"));
    }
    assert!(refused(&folder, "add ada --password-file nowhere").contains("nowhere cannot be read"));
    assert_eq!(staff(&folder, "add").status.code(), Some(2));
}

#[test]
fn the_password_is_asked_for_twice() {
    let folder = desk(PASSWORD);
    let add = command(&folder, "staff add ada --config portal.toml");
    let (first, second) = ("Password of ada: ", "The same once more: ");
    let Some(output) = at_terminal(&folder, &add, &[first, PASSWORD, second, "another one of them"]) else { return };
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.code() == Some(1) && shown.contains("the two passwords differ"), "{shown}");
    assert!(!shown.contains(PASSWORD), "{shown}");
    let output = at_terminal(&folder, &add, &[first, PASSWORD, second, PASSWORD]).unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(std::fs::read_to_string(folder.path().join("out")).unwrap().contains("otpauth://"));
}

#[test]
fn neither_password_nor_second_factor_lie_on_the_disk() {
    let folder = desk(PASSWORD);
    let added = said(&folder, "add ada --password-file password");
    let secret = added.split("secret=").nth(1).unwrap().split('&').next().unwrap();
    let data = std::fs::read_dir(folder.path().join("data")).unwrap();
    for path in data.map(|entry| entry.unwrap().path()) {
        let bytes = std::fs::read(&path).unwrap();
        for canary in [PASSWORD, secret] {
            assert!(!bytes.windows(canary.len()).any(|part| part == canary.as_bytes()), "{}", path.display());
        }
    }
}

#[test]
fn the_desk_has_a_listener_of_its_own() {
    let folder = desk(PASSWORD);
    let mut portal = Portal::serve(&folder, &[("support.listen", "127.0.0.1:0")]);
    let desk = portal.program.hear(|program| &program.err, "desk=");
    let (desk, customers) = (desk.split(' ').next().unwrap().parse().unwrap(), portal.address);
    for (path, at_customers, at_desk) in
        [("/", 200, 404), ("/support/sign-in", 404, 200), ("/support", 404, 403), ("/readyz", 200, 200)]
    {
        assert_eq!(Visitor::new(customers).get(path).status, at_customers, "{path}");
        assert_eq!(Visitor::new(desk).get(path).status, at_desk, "{path}");
    }
    portal.program.signal("TERM");
    let ended = portal.program.end(crate::process::PATIENCE);
    assert!(ended.code == Some(0) && ended.err.contains("stopped"), "both listeners end: {}", ended.err);
}

#[test]
fn what_the_command_makes_signs_in() {
    let folder = desk(PASSWORD);
    let added = said(&folder, "add ada --password-file password");
    let portal = Portal::serve(&folder, &[]);
    let secret: String = added.lines().last().unwrap().split_whitespace().collect();
    let letters = |c| "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(c).unwrap();
    let bits = secret.chars().flat_map(|c| (0..5).rev().map(move |at| letters(c) >> at & 1)).collect::<Vec<_>>();
    let bytes: Vec<u8> =
        bits.chunks(8).map(|byte| byte.iter().fold(0, |all, bit| all << 1 | u8::try_from(*bit).unwrap())).collect();
    let kept = base64::Engine::encode(&base64::prelude::BASE64_URL_SAFE_NO_PAD, bytes);
    let totp = TotpSecret::parse(&Secret::new(kept)).unwrap();
    let code = totp.code_at(Clock::system().now());
    let mut ada = Visitor::new(portal.address);
    let form = [("name", "ada"), ("password", PASSWORD), ("code", code.expose())];
    assert_eq!(ada.post("/support/sign-in", &form).status, 303);
    assert_eq!(ada.get("/support/staff").status, 200, "the first account is that of a lead");
    said(&folder, "remove ada");
    assert_eq!(ada.get("/support/staff").status, 403, "while the portal runs");
}

#[test]
fn nobody_is_added_with_a_key_that_the_portal_lacks() {
    let folder = desk(PASSWORD);
    let mut command = command(&folder, "staff add ada --password-file password --config portal.toml");
    let output = command.env(crate::process::variable("keys.session_file"), "none").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(1) && said.contains("keys.session_file: there is no such file"), "{said}");
    assert!(said.lines().count() == 1 && !folder.path().join("none").exists(), "{said}");
}

#[test]
fn a_new_key_seals_second_factors_anew() {
    let folder = desk(PASSWORD);
    said(&folder, "add ada --password-file password");
    let key = folder.path().join("data/session.key");
    let rotated = command(&folder, "keys rotate session --config portal.toml").output().unwrap();
    assert!(rotated.status.success());
    let serve = || Portal::serve(&folder, &[("public_url", "http://127.0.0.1:1")]);
    drop(serve());
    let text = std::fs::read_to_string(&key).unwrap();
    std::fs::write(&key, text.lines().next().unwrap()).unwrap();
    assert!(!serve().program.err.text().contains("does not open"), "the earlier key may go");
    std::fs::remove_file(&key).unwrap();
    let portal = serve();
    assert!(portal.program.err.text().contains("remove them, and add them again"), "{}", portal.program.err.text());
}
