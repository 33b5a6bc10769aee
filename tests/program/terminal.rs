//! What happens at a terminal, and what where there is none? With a real pseudo-terminal, which python lends.

use std::process::{Command, Output};

use gong_onboarding::sealing::armor;
use tempfile::TempDir;

use crate::process::command;

/// Runs the command at a terminal, where each prompt gets its answer; nothing where python is not installed. Standard
/// output goes into the file `out`.
pub(crate) fn at_terminal(folder: &TempDir, command: &Command, answers: &[&str]) -> Option<Output> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/program/terminal.py");
    let mut python = Command::new("python3");
    python.arg(script).args(answers).args(["--", "sh", "-c", "exec \"$@\" >out", "sh"]);
    python.arg(command.get_program()).args(command.get_args()).current_dir(folder);
    let output = python.output().ok();
    if output.is_none() {
        println!("skipped: python3 is not installed");
    }
    output
}

fn shown(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A folder with the files of `tests/vectors`, and the identity protected by the passphrase "open sesame".
fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["package-1.age", "jwks.json", "identity.txt"] {
        let from = format!("{}/tests/vectors/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::copy(from, folder.path().join(name)).unwrap();
    }
    let protected = protect(&std::fs::read(folder.path().join("identity.txt")).unwrap());
    std::fs::write(folder.path().join("armored.age"), armor(&protected).unwrap()).unwrap();
    std::fs::write(folder.path().join("protected.age"), protected).unwrap();
    folder
}

/// As `age -p` does, with less work.
fn protect(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut recipient = age::scrypt::Recipient::new("open sesame".to_owned().into());
    recipient.set_work_factor(4);
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut writer = encryptor.wrap_output(Vec::new()).unwrap();
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

const OPEN: &str = "open package-1.age --trust jwks.json --format json -i";

#[test]
fn the_passphrase_is_asked_for_at_the_terminal_and_not_shown() {
    let folder = desk();
    let open = command(&folder, &format!("{OPEN} protected.age"));
    let prompt = "Passphrase of protected.age: ";
    let Some(output) = at_terminal(&folder, &open, &[prompt, "open sesame"]) else { return };
    assert_eq!((output.status.code(), shown(&output).trim()), (Some(0), prompt.trim()));
    let plain = command(&folder, &format!("{OPEN} identity.txt")).output().unwrap();
    assert_eq!(std::fs::read(folder.path().join("out")).unwrap(), plain.stdout);
    let output = at_terminal(&folder, &open, &[prompt, "another"]).unwrap();
    let said = shown(&output);
    assert!(output.status.code() == Some(2) && said.contains("the passphrase does not open"), "{said}");
    assert!(!said.contains("another") && std::fs::read(folder.path().join("out")).unwrap().is_empty(), "{said}");
}

#[test]
fn ctrl_c_at_the_prompt_ends_it() {
    let folder = desk();
    let open = command(&folder, &format!("{OPEN} protected.age"));
    let answers = ["Passphrase of protected.age: ", "open\u{3}"];
    let Some(output) = at_terminal(&folder, &open, &answers) else { return };
    assert!(!output.status.success());
    assert!(std::fs::read(folder.path().join("out")).unwrap().is_empty());
}

#[test]
fn without_a_terminal_one_line_says_what_to_do() {
    let folder = desk();
    let open = command(&folder, &format!("{OPEN} armored.age"));
    let mut alone = Command::new("setsid");
    alone.arg("--wait").arg(open.get_program()).args(open.get_args()).current_dir(&folder);
    let Ok(output) = alone.output() else { return println!("skipped: setsid is not installed") };
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        (output.status.code(), said.lines().count(), output.stdout.as_slice()),
        (Some(2), 1, &b""[..]),
        "{said}"
    );
    assert!(said.contains("armored.age") && said.contains("give --passphrase-file"), "{said}");
    std::fs::write(folder.path().join("pass"), "open sesame\n").unwrap();
    let output = command(&folder, &format!("{OPEN} armored.age --passphrase-file pass")).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn what_the_age_tool_protects_opens_here() {
    let folder = desk();
    for form in ["", "-a"] {
        let mut age = Command::new("age");
        age.args(["-p", "-o", "by-age.age"]).args((!form.is_empty()).then_some(form)).arg("identity.txt");
        let confirm = "Confirm passphrase: ";
        let enter = "Enter passphrase (leave empty to autogenerate a secure one): ";
        let Some(output) = at_terminal(&folder, &age, &[enter, "open sesame", confirm, "open sesame"]) else { return };
        if output.status.code() == Some(127) {
            return println!("skipped: age is not installed");
        }
        assert!(output.status.success(), "{}", shown(&output));
        std::fs::write(folder.path().join("pass"), "open sesame\n").unwrap();
        let output = command(&folder, &format!("{OPEN} by-age.age --passphrase-file pass")).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        std::fs::remove_file(folder.path().join("by-age.age")).unwrap();
    }
}
