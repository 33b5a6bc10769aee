//! `keys show`: which keys there are, by names that open nothing.

use std::path::Path;

use crate::clock::Clock;
use crate::commands::serve::configuration;
use crate::commands::{CommandError, key_files};
use crate::config::Config;
use crate::package::{Role, jwks};

const NONE: &str = "  none yet: serve makes one at its first start";

pub(super) fn run(file: Option<&Path>, clock: &Clock) -> Result<String, CommandError> {
    let (config, _) = configuration(file, None, clock)?;
    let mut said = vec![format!("Session keys: {}", config.keys.session_file.display())];
    said.extend(session(&config)?);
    said.push(format!("\nSigning keys: {}", config.keys.signing_file.display()));
    said.extend(signing(&config)?);
    Ok(said.join("\n") + "\n")
}

fn session(config: &Config) -> Result<Vec<String>, CommandError> {
    let path = &config.keys.session_file;
    if !path.exists() && config.makes_key_file(path) {
        return Ok(vec![NONE.to_owned()]);
    }
    let ring = key_files::key_ring(&key_files::existing("keys.session_file", path)?)?;
    let use_of = |at| if at == 0 { "seals and opens" } else { "opens" };
    Ok(ring.digests().iter().enumerate().map(|(at, digest)| format!("  {digest}  {}", use_of(at))).collect())
}

fn signing(config: &Config) -> Result<Vec<String>, CommandError> {
    let path = &config.keys.signing_file;
    if !path.exists() && config.makes_key_file(path) {
        return Ok(vec![NONE.to_owned()]);
    }
    let keys = key_files::signing_keys(&key_files::existing("keys.signing_file", path)?)?;
    let mut said: Vec<_> = keys.roles().map(|(role, key)| format!("  {}  {}", key.kid(), words(role))).collect();
    said.push(format!("\nWhat {}.well-known/jwks.json says after a start with them:", config.public_url));
    said.push(jwks(keys.all()).to_string());
    Ok(said)
}

const fn words(role: Role) -> &'static str {
    match role {
        Role::Signs => "signs",
        Role::Next => "next: published, signs once keys rotate signing --activate was run",
        Role::Old => "old: published, signs no more",
    }
}
