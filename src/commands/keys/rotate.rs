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

/// So many session keys are kept.
const KEPT: usize = 3;

pub(super) fn session(file: Option<&Path>, clock: &Clock) -> Result<String, CommandError> {
    let (config, _) = configuration(file, None, clock)?;
    let path = &config.keys.session_file;
    let _alone = key_files::alone("keys.session_file", path)?;
    let text = key_files::existing("keys.session_file", path)?;
    let before = key_files::key_ring(&text)?.digests();
    let line = KeyRing::generate_line();
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(KEPT - 1);
    let mut all = Zeroizing::new(String::with_capacity(line.expose().len() + text.len() + 1));
    all.push_str(line.expose());
    for line in lines {
        all.push_str(line);
        all.push('\n');
    }
    let after = key_files::key_ring(&all)?.digests();
    key_files::replace("keys.session_file", path, &Secret::new(all.as_str()))?;
    Ok(session_words(path, &before, &after))
}

fn session_words(path: &Path, before: &[String], after: &[String]) -> String {
    let what = |at| match at {
        0 => "new: seals cookies from the next start of the portal on",
        _ => "opens what it sealed; may go 12 hours after that start, the longest visit",
    };
    let kept = after.iter().enumerate().map(|(at, digest)| format!("  {digest}  {}\n", what(at)));
    let dropped = before.iter().filter(|digest| !after.contains(digest)).map(|digest| {
        format!("  {digest}  dropped; a visit that it sealed within the last 12 hours has to start anew\n")
    });
    let lines: String = kept.chain(dropped).collect();
    format!("{}\n{lines}Restart every portal that reads this file.\n", path.display())
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
