//! Where do the portal's own keys come from? From files of mode 0600; where none is configured and none is there yet, one
//! is made.

use std::fs;
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use zeroize::Zeroizing;

use crate::config::{Config, ConfigError};
use crate::package::{KeyError, SigningKey};
use crate::secret::Secret;
use crate::web::KeyRing;

/// Makes the data directory if it is missing, and proves that it can be written.
pub(super) fn data_dir(path: &Path) -> Result<(), ConfigError> {
    let refused = |error: std::io::Error| {
        let problem = format!("the directory cannot be written ({})", error.kind());
        ConfigError::new("data_dir", problem, "give a directory that this user may write")
    };
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(refused)?;
    let probe = path.join(".writable");
    fs::write(&probe, b"").and_then(|()| fs::remove_file(&probe)).map_err(refused)
}

/// The keys that seal cookies.
pub(super) fn session(config: &Config) -> Result<KeyRing, ConfigError> {
    let key = "keys.session_file";
    let text = read_or_make(key, &config.keys.session_file, || Ok(KeyRing::generate_line()))?;
    KeyRing::parse(&text).map_err(|problem| {
        ConfigError::new(
            key,
            problem.to_string(),
            "give one key a line, made by: openssl rand -base64 64 | tr -d '\\n'",
        )
    })
}

/// The key that signs packages.
pub(super) fn signing(config: &Config) -> Result<SigningKey, ConfigError> {
    let key = "keys.signing_file";
    let remedy = "give an Ed25519 key in PEM, made by: openssl genpkey -algorithm ed25519";
    let refused = |problem: KeyError| {
        let said = problem.to_string();
        let (problem, remedy) = said.split_once("; ").unwrap_or((&said, remedy));
        ConfigError::new(key, problem, remedy)
    };
    let text = read_or_make(key, &config.keys.signing_file, || SigningKey::generate().to_pem().map_err(refused))?;
    SigningKey::from_pem(&text).map_err(refused)
}

/// Writes a file of mode 0600 that is there whole or not at all; one that another process was faster to make stays.
fn write_whole(path: &Path, key: &Secret) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(key.expose().as_bytes())?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(path) {
        Err(lost) if lost.error.kind() != std::io::ErrorKind::AlreadyExists => Err(lost.error),
        _ => Ok(()),
    }
}

fn read_or_make(
    key: &str,
    path: &Path,
    make: impl FnOnce() -> Result<Secret, ConfigError>,
) -> Result<Zeroizing<String>, ConfigError> {
    let refused = |error: std::io::Error, verb: &str| {
        let problem = format!("the file cannot be {verb} ({})", error.kind());
        ConfigError::new(key, problem, "give a file that this user may read, or a directory that it may write")
    };
    if !path.exists() {
        write_whole(path, &make()?).map_err(|error| refused(error, "written"))?;
        tracing::info!(file = %path.display(), "a key was made");
    }
    fs::read_to_string(path).map(Zeroizing::new).map_err(|error| refused(error, "read"))
}
