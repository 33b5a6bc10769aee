//! Do completions, manual pages and the README name every command and option, and can shells and manuals read them?

use std::io::Write;
use std::process::{Command, Stdio};

use clap::{CommandFactory, Parser};
use gong_onboarding::commands::Arguments;
use tempfile::TempDir;

use crate::process::command;

/// What the program prints with these arguments.
fn printed(folder: &TempDir, arguments: &str) -> String {
    let output = command(folder, arguments).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{arguments}");
    String::from_utf8(output.stdout).unwrap()
}

/// Every command with its parents, such as `keys rotate signing`, and its long options.
fn commands() -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    let mut waiting = vec![(String::new(), Arguments::command())];
    while let Some((above, command)) = waiting.pop() {
        for child in command.get_subcommands() {
            let path = format!("{above} {}", child.get_name()).trim().to_owned();
            let options = child.get_arguments().filter_map(|argument| argument.get_long()).map(str::to_owned).collect();
            waiting.push((path.clone(), child.clone()));
            found.push((path, options));
        }
    }
    assert!(found.len() > 12, "{found:?}");
    found
}

/// Whether another program accepts a text on its standard input; nothing where it is not installed.
fn accepted(program: &str, arguments: &[&str], text: &str) -> Option<(bool, String)> {
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        println!("skipped: {program} is not installed");
        return None;
    };
    let mut stdin = child.stdin.take().unwrap();
    let text = text.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    Some((output.status.success(), said))
}

#[test]
fn every_shell_completes_every_command_and_option() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = printed(&folder, &format!("completions {shell}"));
        for (path, options) in commands() {
            let name = path.rsplit(' ').next().unwrap();
            assert!(script.contains(name), "{shell}: {path}");
            for option in options {
                assert!(script.contains(&option), "{shell}: {path} --{option}");
            }
        }
        if ["bash", "zsh", "fish"].contains(&shell) {
            let read = accepted(shell, &["-n"], &script);
            assert!(read.as_ref().is_none_or(|(accepted, _)| *accepted), "{shell}: {read:?}");
        }
    }
    assert_eq!(command(&folder, "completions sh").output().unwrap().status.code(), Some(2));
}

#[test]
fn every_command_has_a_page_with_its_options() {
    let folder = tempfile::tempdir().unwrap();
    printed(&folder, "man .");
    for (path, options) in commands() {
        let name = format!("gong-onboarding-{}.1", path.replace(' ', "-"));
        let page = std::fs::read_to_string(folder.path().join(&name)).unwrap();
        let Some((accepted, text)) = accepted("groff", &["-man", "-Tutf8", "-P-cbou", "-ww"], &page) else { return };
        assert!(accepted, "{name}: {text}");
        for option in options {
            assert!(text.replace('\u{2010}', "-").contains(&format!("--{option}")), "{name} --{option}: {text}");
        }
    }
    let main = printed(&folder, "man");
    let file = std::fs::read_to_string(folder.path().join("gong-onboarding.1")).unwrap();
    assert!(main.contains("inspect") && main == file);
    assert!(command(&folder, "man new/folder").output().unwrap().status.success());
    assert!(folder.path().join("new/folder/gong-onboarding.1").exists());
    let output = command(&folder, "man /dev/null/pages").output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().lines().count()), (Some(1), 1));
}

#[test]
fn the_readme_names_every_command() {
    let readme = include_str!("../../README.md");
    let (_, table) = readme.split_once("## Commands").unwrap();
    let (table, _) = table.split_once("\n## ").unwrap();
    for (path, _) in commands() {
        let words: Vec<_> = path.split(' ').collect();
        let row = table.lines().find(|line| line.starts_with(&format!("| `{}", words[0])));
        assert!(row.is_some_and(|row| words.iter().all(|word| row.contains(word))), "{path}");
    }
}

#[test]
fn what_the_documents_tell_to_type_is_understood() {
    let documents = [include_str!("../../README.md"), include_str!("../../docs/gong.md")].join("\n");
    let lines = documents.lines().filter(|line| line.starts_with("gong-onboarding "));
    let typed: Vec<_> = lines.map(|line| line.split(" #").next().unwrap().trim()).collect();
    assert!(typed.len() > 5, "{typed:?}");
    for line in typed {
        let understood = Arguments::try_parse_from(line.split_whitespace());
        assert!(understood.is_ok(), "{line}: {}", understood.unwrap_err());
    }
}
