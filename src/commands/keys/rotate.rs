//! `keys rotate`: a new key beside the present ones, in an order in which nobody is locked out.

use std::path::Path;

use zeroize::Zeroizing;

use crate::clock::Clock;
use crate::commands::serve::configuration;
use crate::commands::{CommandError, key_files};
use crate::config::Config;
use crate::package::SigningKeys;
use crate::secret::Secret;
use crate::web::KeyRing;

/// So many session keys are kept. None goes by itself: second factors of staff are sealed with it until a portal has started with a
/// newer one.
const KEPT: usize = 3;

/// How far the new session key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Session {
    /// To the top.
    AtOnce,
    /// Below the others, where it only opens.
    Next,
    /// The one that waits there goes to the top.
    Activate,
}

pub(super) fn session(file: Option<&Path>, how: Session, clock: &Clock) -> Result<String, CommandError> {
    let (config, _) = configuration(file, None, clock)?;
    let path = &config.keys.session_file;
    let _alone = key_files::alone("keys.session_file", path)?;
    let text = key_files::existing("keys.session_file", path)?;
    let before = key_files::key_ring(&text)?.digests();
    let new = KeyRing::generate_line();
    let all = match how {
        Session::AtOnce | Session::Next if text.contains(WAITS) => return Err(waits(true)),
        Session::AtOnce | Session::Next if before.len() >= KEPT => return Err(full(path)),
        Session::AtOnce => lines(std::iter::once(new.expose()).chain(keys(&text))),
        Session::Next => lines(keys(&text).chain([WAITS, new.expose()])),
        Session::Activate => {
            let (others, waiting) = text.split_once(WAITS).ok_or_else(|| waits(false))?;
            lines(keys(waiting).chain(keys(others)))
        }
    };
    let after = key_files::key_ring(&all)?.digests();
    key_files::replace("keys.session_file", path, &Secret::new(all.as_str()))?;
    Ok(session_words(path, how, &after))
}

/// Stands above the key that waits.
const WAITS: &str = "# opens, and seals once keys rotate session --activate was run:";

fn keys(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
}

fn lines<'a>(lines: impl Iterator<Item = &'a str>) -> Zeroizing<String> {
    let mut all = Zeroizing::new(String::with_capacity(1024)); // it does not grow, which would leave copies
    for line in lines {
        all.push_str(line.trim_end());
        all.push('\n');
    }
    all
}

fn waits(already: bool) -> CommandError {
    if already {
        CommandError::machine("a key waits already", "restart every portal, then: keys rotate session --activate")
    } else {
        CommandError::machine("no key waits", "first: keys rotate session --next, and restart every portal")
    }
}

fn full(path: &Path) -> CommandError {
    CommandError::machine(
        format!("{} holds {KEPT} keys already", path.display()),
        "restart every portal that reads it, which seals second factors of staff with the first; 12 hours later, delete its last line",
    )
}

fn session_words(path: &Path, how: Session, after: &[String]) -> String {
    let what = |at| match (how, at) {
        (Session::Next, _) if at + 1 == after.len() => {
            "new: opens from the next start of the portal on, seals nothing yet"
        }
        (Session::Next, 0) => "seals cookies",
        (Session::Next, _) => "opens what it sealed",
        (_, 0) => "new: seals cookies from the next start of the portal on",
        _ => "opens what it sealed; may go 12 hours after that start, the longest visit",
    };
    let lines: Vec<String> =
        after.iter().enumerate().map(|(at, digest)| format!("  {digest}  {}\n", what(at))).collect();
    let lines = lines.concat();
    let then = if how == Session::Next { " Then: gong-onboarding keys rotate session --activate" } else { "" };
    format!("{}\n{lines}Restart every portal that reads this file.{then}\n", path.display())
}

pub(super) fn signing(file: Option<&Path>, activate: bool, clock: &Clock) -> Result<String, CommandError> {
    let (config, _) = configuration(file, None, clock)?;
    let path = &config.keys.signing_file;
    let _alone = key_files::alone("keys.signing_file", path)?;
    let mut keys = key_files::signing_keys(&key_files::existing("keys.signing_file", path)?)?;
    let before = keys.current().kid();
    let turned = if activate { keys.activate(clock.today()) } else { keys.add_next(clock.today()).map(drop) };
    turned.map_err(|problem| {
        let said = problem.to_string();
        let (problem, remedy) = said.split_once("; ").unwrap_or((&said, "see keys show"));
        CommandError::machine(problem, remedy)
    })?;
    let pem = keys.to_pem().map_err(|problem| CommandError::machine(problem.to_string(), "report this as a defect"))?;
    key_files::replace("keys.signing_file", path, &pem)?;
    Ok(if activate { activated_words(&config, &before, &keys) } else { next_words(&config, &keys) })
}

fn next_words(config: &Config, keys: &SigningKeys) -> String {
    let kid = keys.all().last().unwrap_or(keys.current()).kid();
    format!(
        "{}\n  {kid}  new: published from the next start of the portal on, signs nothing yet\n  {}  signs\n\
         1. Restart every portal that reads this file.\n\
         2. Let Gong fetch {}.well-known/jwks.json anew, over a way they trust, and compare the new kid.\n\
         3. Once they have it: gong-onboarding keys rotate signing --activate, and restart again.\n",
        config.keys.signing_file.display(),
        keys.current().kid(),
        config.public_url,
    )
}

fn activated_words(config: &Config, before: &str, keys: &SigningKeys) -> String {
    format!(
        "{}\n  {}  signs from the next start of the portal on\n  {before}  old: stays published, so that its packages are \
         still believed\n\
         Restart every portal that reads this file. Delete the old key's block from it when Gong has opened every package \
         that it signed.\n",
        config.keys.signing_file.display(),
        keys.current().kid(),
    )
}
