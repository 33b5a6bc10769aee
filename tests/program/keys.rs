//! Are keys made, rotated and shown so that nobody is locked out, and none is ever printed?

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Output;

use gong_onboarding::package::Trust;
use serde_json::Value;
use tempfile::TempDir;

use crate::process::{Portal, command, recipient, variable};
use crate::visitor::Visitor;

/// An operator with a portal of its own.
struct Operator {
    folder: TempDir,
}

impl Operator {
    /// One whose portal has started once.
    fn new() -> Self {
        let operator = Self { folder: tempfile::tempdir().unwrap() };
        drop(operator.portal());
        operator
    }

    fn portal(&self) -> Portal {
        Portal::serve(&self.folder, &[("public_url", "http://127.0.0.1:1")])
    }

    fn keys(&self, arguments: &str) -> Output {
        let mut command = command(&self.folder, &format!("keys {arguments}"));
        command.env(variable("gong.recipients"), recipient()).env(variable("public_url"), "http://127.0.0.1:1");
        command.output().unwrap()
    }

    /// What is said when all is well; holds nothing of the keys.
    fn said(&self, arguments: &str) -> String {
        let output = self.keys(arguments);
        let said = String::from_utf8([output.stdout, output.stderr.clone()].concat()).unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{said}");
        for name in ["session.key", "signing.pem"] {
            let text = self.read(name);
            let mut secrets = text.lines().filter(|line| !line.starts_with(['#', '-']));
            assert!(secrets.all(|line| !said.contains(&line[16..])), "{said}");
        }
        said
    }

    /// One line that says why, with exit code 1.
    fn refused(&self, arguments: &str) -> String {
        let output = self.keys(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), said.lines().count(), output.stdout.len()), (Some(1), 1, 0), "{said}");
        said
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("data").join(name)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    /// The names of the keys that a portal publishes now.
    fn published(&self) -> Vec<String> {
        let portal = self.portal();
        let body = Visitor::new(portal.address).get("/.well-known/jwks.json").body;
        let set: Value = serde_json::from_slice(&body).unwrap();
        assert!(Trust::from_jwks(&set.to_string()).is_ok());
        set["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
    }
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn new_keys_are_private_and_overwrite_nothing() {
    let operator = Operator { folder: tempfile::tempdir().unwrap() };
    std::fs::create_dir(operator.path("")).unwrap();
    for (kind, name) in [("session", "data/session.key"), ("signing", "data/signing.pem")] {
        let said = operator.said(&format!("new {kind} {name}"));
        assert!(said.contains(&format!("keys.{kind}_file")), "{said}");
        let path = operator.folder.path().join(name);
        assert_eq!(mode(&path), 0o600);
        let before = std::fs::read(&path).unwrap();
        operator.refused(&format!("new {kind} {name}"));
        assert_eq!(std::fs::read(&path).unwrap(), before);
        operator.refused(&format!("new {kind} nowhere/x"));
    }
    assert_eq!(operator.published().len(), 1);
}

#[test]
fn a_visit_outlives_the_rotation_of_session_keys() {
    let operator = Operator::new();
    let portal = operator.portal();
    let mut visitor = Visitor::new(portal.address);
    assert_eq!(visitor.post("/onboarding", &[]).status, 303);
    drop(portal);
    let cookies = visitor.cookies.clone();
    let mut still_opens = |operator: &Operator| {
        let portal = operator.portal();
        visitor.address = portal.address;
        visitor.cookies.clone_from(&cookies);
        visitor.get("/overview").status == 200
    };
    let first = operator.read("session.key");
    let said = operator.said("rotate session");
    assert!(said.contains("new: seals") && said.contains("may go 12 hours") && said.contains("Restart"), "{said}");
    assert!(operator.read("session.key").ends_with(&first) && operator.read("session.key").lines().count() == 2);
    assert_eq!(mode(&operator.path("session.key")), 0o600);
    assert!(still_opens(&operator));
    assert!(!operator.said("rotate session").contains("dropped"));
    assert!(still_opens(&operator));

    // none goes by itself: second factors of staff may still be sealed with it
    let three = operator.read("session.key");
    for how in ["", "--next"] {
        let said = operator.refused(&format!("rotate session {how}"));
        assert!(said.contains("holds 3 keys already") && said.contains("second factors"), "{said}");
    }
    assert_eq!(operator.read("session.key"), three);
    assert!(three.ends_with(&first) && still_opens(&operator));
    std::fs::write(operator.path("session.key"), three.trim_end_matches(&first)).unwrap();
    operator.said("rotate session --next");
    assert!(operator.refused("rotate session").contains("a key waits already"));
}

#[test]
fn whoever_may_read_a_key_still_may() {
    let operator = Operator::new();
    for (kind, name, how) in
        [("session", "session.key", ["", "--next", "--activate"]), ("signing", "signing.pem", ["", "--activate", ""])]
    {
        let path = operator.path(name);
        for (how, (before, after)) in how.iter().zip([(0o640, 0o640), (0o666, 0o640), (0o600, 0o600)]) {
            std::fs::set_permissions(&path, PermissionsExt::from_mode(before)).unwrap();
            operator.said(&format!("rotate {kind} {how}"));
            assert_eq!(mode(&path), after);
        }
    }
}

#[test]
fn the_next_signing_key_is_known_before_it_signs() {
    let operator = Operator::new();
    let first = operator.published();
    let file = operator.read("signing.pem");
    operator.refused("rotate signing --activate");
    assert_eq!(operator.read("signing.pem"), file);
    let said = operator.said("rotate signing");
    let published = operator.published();
    assert_eq!((published.len(), &published[0]), (2, &first[0]));
    assert!(said.contains(&published[1]) && said.contains("http://127.0.0.1:1/.well-known/jwks.json"), "{said}");
    assert!(operator.refused("rotate signing").contains(&published[1]));
    operator.said("rotate signing --activate");
    assert_eq!(operator.published(), [published[1].clone(), first[0].clone()]);
    operator.refused("rotate signing --activate");
    assert_eq!(mode(&operator.path("signing.pem")), 0o600);
}

#[test]
fn what_is_shown_names_every_key() {
    let operator = Operator::new();
    operator.said("rotate session");
    operator.said("rotate signing");
    let said = operator.said("show");
    let published = operator.published();
    assert!(said.contains(&format!("  {}  signs\n", published[0])), "{said}");
    assert!(said.contains(&format!("  {}  next: ", published[1])), "{said}");
    assert!(said.contains("  seals and opens\n") && said.contains("  opens\n"), "{said}");
    let set: Value = serde_json::from_str(said.lines().last().unwrap()).unwrap();
    assert_eq!(set["keys"][1]["kid"], published[1]);
    let empty = Operator { folder: tempfile::tempdir().unwrap() };
    assert_eq!(empty.said("show").matches("none yet").count(), 2);
    assert!(!empty.path("").exists(), "looking makes nothing");
    for kind in ["session", "signing"] {
        assert!(empty.refused(&format!("rotate {kind}")).contains(&format!("keys.{kind}_file")));
    }
}

#[test]
fn a_link_stays_a_link_and_two_at_once_lose_nothing() {
    let operator = Operator::new();
    std::fs::rename(operator.path("session.key"), operator.folder.path().join("elsewhere")).unwrap();
    std::os::unix::fs::symlink("../elsewhere", operator.path("session.key")).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| operator.said("rotate session"));
        }
    });
    assert!(operator.path("session.key").is_symlink());
    assert_eq!(operator.read("session.key").lines().count(), 3);
    let left = std::fs::read_dir(&operator.folder).unwrap().count();
    assert_eq!(left, 2, "data and elsewhere, and no temporary file");
}

#[test]
fn usage_is_two() {
    let operator = Operator { folder: tempfile::tempdir().unwrap() };
    for arguments in ["", "new", "new other x", "rotate", "rotate session --activate --next", "show --config"] {
        assert_eq!(operator.keys(arguments).status.code(), Some(2), "{arguments}");
    }
}
