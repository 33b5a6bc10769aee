//! `keys new`: a key in a file of its own.

use std::path::Path;

use super::Kind;
use crate::commands::{CommandError, key_files};
use crate::io_error::in_words;
use crate::package::{SigningKey, SigningKeys};
use crate::web::KeyRing;

pub(super) fn run(kind: Kind, path: &Path) -> Result<String, CommandError> {
    let trouble = |why: &str| CommandError::machine(format!("no key was made: {why}"), "report this as a defect");
    let (secret, setting, named) = match kind {
        Kind::Session => {
            let line = KeyRing::generate_line();
            let ring = KeyRing::parse(line.expose()).map_err(|problem| trouble(&problem.to_string()))?;
            (line, "keys.session_file", format!("digest {}", ring.digests().concat()))
        }
        Kind::Signing => {
            let keys = SigningKeys::of(SigningKey::generate());
            let pem = keys.to_pem().map_err(|problem| trouble(&problem.to_string()))?;
            (pem, "keys.signing_file", format!("kid {}", keys.current().kid()))
        }
    };
    key_files::create(path, &secret).map_err(|error| {
        let problem = format!("{} cannot be made ({})", path.display(), in_words(&error));
        CommandError::machine(problem, "name a file that is not there yet, in a folder that this user may write")
    })?;
    Ok(format!(
        "{} holds a new key, {named}.\nName it in the setting {setting}, for every replica of the portal.\n",
        path.display()
    ))
}
