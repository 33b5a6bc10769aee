//! Does a running portal follow the file of its recipients, and only forwards?

use std::path::Path;

use gong_onboarding::sealing::Identity;
use tempfile::TempDir;

use crate::journey;
use crate::process::{PATIENCE, Portal, Program, command, recipient, variable};
use crate::visitor::Visitor;

fn write(path: &Path, serial: u64, entries: &[String]) {
    let text = format!("serial = {serial}\nrecipients = [{}]\n", entries.join(", "));
    // as an operator's tools do: there whole or not at all
    let new = path.with_extension("new");
    std::fs::write(&new, text).unwrap();
    std::fs::rename(new, path).unwrap();
}

fn entry(recipient: &str, label: &str) -> String {
    format!("{{ recipient = \"{recipient}\", label = \"{label}\" }}")
}

fn serve(folder: &TempDir, file: &Path) -> Program {
    let mut command = command(folder, "serve --listen 127.0.0.1:0");
    command.env(variable("gong.recipients_file"), file);
    Program::start(command)
}

#[test]
fn the_file_of_recipients_is_followed_forwards() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recipients.toml");
    let next = Identity::generate().recipient();
    write(&file, 1, &[entry(&recipient(), "Gong 2026")]);
    let mut program = serve(&folder, &file);
    let line = program.hear(|program| &program.err, "listen=");
    let mut portal = Portal { address: line.split(' ').next().unwrap().parse().unwrap(), program };
    journey::begin(&mut Visitor::new(portal.address));
    assert!(portal.program.err.text().contains("Gong 2026"));

    write(&file, 2, &[entry(next.as_text(), "Gong 2027")]);
    let heard = portal.program.hear(|program| &program.err, "who can open packages has changed");
    assert!(heard.contains("cases=1"), "{heard}");
    assert!(portal.program.err.text().contains(&next.fingerprint()));

    write(&file, 1, &[entry(&recipient(), "Gong 2026")]);
    let heard = portal.program.hear(|program| &program.err, "the recipients stay as they were");
    assert!(heard.contains("its serial is 1, but 2 was used before"), "{heard}");
    // a pipe in its place holds up nothing
    std::fs::remove_file(&file).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
    portal.program.hear(|program| &program.err, "the file cannot be read any more");
    assert_eq!(Visitor::new(portal.address).get("/healthz").status, 200);
    std::fs::remove_file(&file).unwrap();
    write(&file, 1, &[entry(&recipient(), "Gong 2026")]);
    portal.program.signal("TERM");
    assert_eq!(portal.program.end(PATIENCE).code, Some(0));

    let refused = serve(&folder, &file).end(PATIENCE);
    assert_ne!(refused.code, Some(0));
    assert!(refused.err.contains("gong.recipients_file: its serial is 1, but 2 was used before"), "{}", refused.err);

    write(&file, 2, &[entry(&recipient(), "another list under the same serial")]);
    assert!(serve(&folder, &file).end(PATIENCE).err.contains("its serial is 2, which another list had before"));
    std::fs::write(&file, format!("recipients = [{}]", entry(&recipient(), "no serial"))).unwrap();
    assert!(serve(&folder, &file).end(PATIENCE).err.contains("it has no serial, but 2 was used before"));

    // what changed while no portal ran is noticed at the next start
    write(&file, 3, &[entry(&recipient(), "Gong 2028")]);
    let mut program = serve(&folder, &file);
    assert!(program.hear(|program| &program.err, "who can open packages has changed").contains("cases=1"));
}

#[test]
fn recipients_of_two_kinds_and_two_lists_are_refused_at_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recipients.toml");
    let pq = include_str!("../vectors/identity-pq.txt");
    let pq = Identity::parse_file(pq).unwrap().remove(0).recipient();
    write(&file, 1, &[entry(&recipient(), "classical"), entry(pq.as_text(), "post-quantum")]);
    let refused = serve(&folder, &file).end(PATIENCE);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("as if there were no post-quantum one"), "{}", refused.err);

    write(&file, 1, &[entry(pq.as_text(), "post-quantum")]);
    let mut both = command(&folder, "serve --listen 127.0.0.1:0");
    both.env(variable("gong.recipients_file"), &file).env(variable("gong.recipients"), recipient());
    assert!(Program::start(both).end(PATIENCE).err.contains("gong.recipients is given too"));
    let mut program = serve(&folder, &file);
    program.hear(|program| &program.err, "the portal is ready");
    assert!(program.err.text().contains("kind=\"mlkem768x25519\""), "{}", program.err.text());
}

#[test]
fn groups_alone_are_enough_where_only_the_invited_come_in() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recipients.toml");
    let next = Identity::generate().recipient();
    let of_group = |recipient: &str| format!("{{ recipient = \"{recipient}\", label = \"EMEA\", group = \"emea\" }}");
    write(&file, 1, &[of_group(&recipient())]);
    let mut command = command(&folder, "serve --listen 127.0.0.1:0");
    command.env(variable("gong.recipients_file"), &file).env(variable("access"), "invited");
    let mut program = Program::start(command);
    program.hear(|program| &program.err, "the portal is ready");
    assert!(program.err.text().contains("group=\"emea\""), "{}", program.err.text());
    write(&file, 2, &[of_group(next.as_text())]);
    program.hear(|program| &program.err, "who can open packages has changed");
    // the group itself goes: that is a change for its cases too
    write(&file, 3, &[entry(next.as_text(), "World")]);
    program.hear(|program| &program.err, "label=\"World\"");
    program.signal("TERM");
    program.end(PATIENCE);
}
