//! Where do the portal's own keys come from? From files of mode 0600; where none is configured and none is there yet, one
//! is made.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use zeroize::Zeroizing;

use super::CommandError;
use crate::config::{Config, ConfigError};
use crate::io_error::in_words;
use crate::package::{KeyError, SigningKey, SigningKeys};
use crate::secret::Secret;
use crate::web::KeyRing;

/// Makes the data directory if it is missing, and proves that it can be written.
pub(super) fn data_dir(path: &Path) -> Result<(), ConfigError> {
    let refused = |error: std::io::Error| {
        let problem = format!("the directory cannot be written ({})", in_words(&error));
        ConfigError::new("data_dir", problem, "give a directory that this user may write")
    };
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(refused)?;
    let probe = path.join(".writable");
    fs::write(&probe, b"").and_then(|()| fs::remove_file(&probe)).map_err(refused)
}

/// The keys that seal cookies.
pub(super) fn session(config: &Config) -> Result<KeyRing, ConfigError> {
    let key = "keys.session_file";
    key_ring(&read_or_make(config, key, &config.keys.session_file, || Ok(KeyRing::generate_line()))?)
}

/// The same, read from the file's text.
pub(super) fn key_ring(text: &str) -> Result<KeyRing, ConfigError> {
    KeyRing::parse(text).map_err(|problem| {
        let remedy = "give one key a line, made by: openssl rand -base64 64 | tr -d '\\n'";
        ConfigError::new("keys.session_file", problem.to_string(), remedy)
    })
}

/// The keys for packages.
pub(super) fn signing(config: &Config) -> Result<SigningKeys, ConfigError> {
    let make = || SigningKey::generate().to_pem().map_err(no_signing_key);
    signing_keys(&read_or_make(config, "keys.signing_file", &config.keys.signing_file, make)?)
}

/// The same, read from the file's text.
pub(super) fn signing_keys(text: &str) -> Result<SigningKeys, ConfigError> {
    SigningKeys::from_pem(text).map_err(no_signing_key)
}

fn no_signing_key(problem: KeyError) -> ConfigError {
    let said = problem.to_string();
    let remedy = "give an Ed25519 key in PEM, made by: openssl genpkey -algorithm ed25519";
    let (problem, remedy) = said.split_once("; ").unwrap_or((&said, remedy));
    ConfigError::new("keys.signing_file", problem, remedy)
}

/// Nobody else rotates keys in the folder of a key file while the answer lives.
pub(super) fn alone(key: &str, path: &Path) -> Result<File, CommandError> {
    existing(key, path)?;
    let folder = path.canonicalize().map_or_else(|_| folder(path), |path| folder(&path));
    let locked = File::open(&folder).and_then(|file| file.lock().map(|()| file));
    locked.map_err(|error| {
        let problem = format!("the folder {} cannot be locked ({})", folder.display(), in_words(&error));
        CommandError::machine(problem, "run this as the user of the portal, where its keys are")
    })
}

/// The text of a key file that is there.
pub(super) fn existing(key: &str, path: &Path) -> Result<Zeroizing<String>, ConfigError> {
    fs::read_to_string(path).map(Zeroizing::new).map_err(|error| {
        let problem = format!("{} cannot be read ({})", path.display(), in_words(&error));
        ConfigError::new(key, problem, "make a key with keys new, or let serve make one; run this as its user")
    })
}

/// A new file of mode 0600 that is there whole or not at all; fails if there is one already.
pub(super) fn create(path: &Path, key: &Secret) -> io::Result<()> {
    written(&folder(path), key)?.persist_noclobber(path).map_err(|lost| lost.error)?;
    Ok(())
}

/// Puts another file in the place of one, at once, for the same user; a group that may read it still may. A link stays a link.
pub(super) fn replace(key: &str, path: &Path, secret: &Secret) -> Result<(), ConfigError> {
    let replaced = || -> io::Result<()> {
        let path = path.canonicalize()?;
        let file = written(&folder(&path), secret)?;
        let (before, after) = (fs::metadata(&path)?, file.as_file().metadata()?);
        if (before.uid(), before.gid()) != (after.uid(), after.gid()) {
            fchown(file.as_file(), Some(before.uid()), Some(before.gid()))?;
        }
        file.as_file().set_permissions(Permissions::from_mode(before.mode() & 0o640))?;
        file.persist(&path).map_err(|lost| lost.error)?;
        File::open(folder(&path))?.sync_all()
    };
    replaced().map_err(|error| {
        let problem = format!("{} cannot be replaced ({})", path.display(), in_words(&error));
        ConfigError::new(key, problem, "run this as the user of the portal, in whose folder the file lies")
    })
}

fn folder(path: &Path) -> PathBuf {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

fn written(folder: &Path, key: &Secret) -> io::Result<NamedTempFile> {
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(key.expose().as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// One that another process was faster to make stays.
fn write_whole(path: &Path, key: &Secret) -> io::Result<()> {
    match create(path, key) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

fn read_or_make(
    config: &Config,
    key: &str,
    path: &Path,
    make: impl FnOnce() -> Result<Secret, ConfigError>,
) -> Result<Zeroizing<String>, ConfigError> {
    let refused = |error: std::io::Error, verb: &str| {
        let problem = format!("the file cannot be {verb} ({})", in_words(&error));
        ConfigError::new(key, problem, "give a file that this user may read, or a directory that it may write")
    };
    if !path.exists() {
        if !config.makes_key_file(path) {
            return Err(ConfigError::new(
                key,
                "there is no such file",
                "name the file that is there, or make one with keys new",
            ));
        }
        write_whole(path, &make()?).map_err(|error| refused(error, "written"))?;
        tracing::info!(file = %path.display(), "a key was made");
    }
    fs::read_to_string(path).map(Zeroizing::new).map_err(|error| refused(error, "read"))
}
