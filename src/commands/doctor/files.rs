//! Are the portal's files in order? The data directory, the keys, the database: there, readable, and nobody else's.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::report::Report;
use crate::cases::{StoreError, look as look_at};
use crate::commands::key_files;
use crate::config::{Config, ConfigError, DatabaseUrl};
use crate::io_error::in_words;
use crate::package::Role;

pub(super) async fn look(config: &Config, report: &mut Report) {
    data_dir(&config.data_dir, report);
    key_file("keys.session_file", config, &config.keys.session_file, report, session);
    key_file("keys.signing_file", config, &config.keys.signing_file, report, signing);
    if let Some(path) = config.support.oidc.as_ref().and_then(|oidc| oidc.client_secret_file.as_ref()) {
        key_file("support.oidc.client_secret_file", config, path, report, |_| Ok("read".to_owned()));
    }
    database(&config.database_url, report).await;
}

fn data_dir(path: &Path, report: &mut Report) {
    let name = "data_dir";
    if !path.exists() {
        return report.ok(name, format!("{}: none yet, serve makes it", path.display()));
    }
    match tempfile::tempfile_in(path) {
        Ok(_) if mode(path) & 0o077 != 0 => {
            report.warn(name, format!("{}: other users may look into it", path.display()), "chmod 700");
        }
        Ok(_) => report.ok(name, path.display().to_string()),
        Err(error) => {
            let problem = format!("{} cannot be written ({})", path.display(), in_words(&error));
            report.fail(name, problem, "give a directory that this user may write; run this as the user of the portal");
        }
    }
}

/// Judges a key file.
fn key_file(
    name: &str,
    config: &Config,
    path: &Path,
    report: &mut Report,
    read: fn(&str) -> Result<String, ConfigError>,
) {
    if !path.exists() {
        return if config.makes_key_file(path) {
            report.ok(name, format!("{}: none yet, serve makes it", path.display()));
        } else {
            report.fail(name, format!("{}: there is no such file", path.display()), "name the file that is there");
        };
    }
    match key_files::existing(name, path).and_then(|text| read(&text)) {
        Err(ConfigError { problem, remedy, .. }) => report.fail(name, problem, &remedy),
        Ok(_) if mode(path) & 0o007 != 0 => {
            report.fail(
                name,
                format!("{}: every user may read or change it", path.display()),
                "chmod 600, and rotate it",
            );
        }
        Ok(_) if mode(path) & 0o070 != 0 => {
            report.warn(
                name,
                format!("{}: its group may read or change it", path.display()),
                "chmod 600, if it need not",
            );
        }
        Ok(said) => report.ok(name, said),
    }
}

fn session(text: &str) -> Result<String, ConfigError> {
    let digests = key_files::key_ring(text)?.digests();
    let first = digests.first().map(String::as_str).unwrap_or_default();
    Ok(format!("{first} seals cookies, {} more opens them", digests.len().saturating_sub(1)))
}

fn signing(text: &str) -> Result<String, ConfigError> {
    let keys = key_files::signing_keys(text)?;
    let next = keys.roles().find(|(role, _)| *role == Role::Next);
    let waits = next.map(|(_, key)| format!(", {} waits to be the next", key.kid())).unwrap_or_default();
    Ok(format!("{} signs packages{waits}", keys.current().kid()))
}

async fn database(url: &DatabaseUrl, report: &mut Report) {
    let name = "database_url";
    match look_at(url).await {
        Ok(None) => report.ok(name, format!("{url}: none yet, serve makes it")),
        Ok(Some(_)) if url.file().is_some_and(|path| mode(path) & 0o077 != 0) => {
            report.warn(name, format!("{url}: other users may read it"), "chmod 600");
        }
        Ok(Some(found)) if found.version > found.newest => {
            let problem = format!("version {} of its tables, this program knows {}", found.version, found.newest);
            report.fail(name, problem, "use the newest version of gong-onboarding");
        }
        Ok(Some(found)) if found.version < found.newest => {
            report.ok(name, format!("version {}; serve brings it to {}", found.version, found.newest));
        }
        Ok(Some(found)) => report.ok(name, format!("{url}: version {}", found.version)),
        Err(StoreError::Open { problem, remedy }) => report.fail(name, problem, remedy),
        Err(other) => report.fail(name, other, "run this as the user of the portal, or restore it from a backup"),
    }
}

/// The permissions; none where they cannot be seen.
pub(super) fn mode(path: &Path) -> u32 {
    fs::metadata(path).map(|found| found.permissions().mode()).unwrap_or_default()
}
