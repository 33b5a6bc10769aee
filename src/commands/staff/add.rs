//! `staff add`: an account with a password and a second factor. The factor is shown once, and kept sealed.

use std::path::Path;

use serde_json::json;
use zeroize::Zeroizing;

use super::{RoleName, configured, failed, named};
use crate::cases::{Act, Store};
use crate::clock::Clock;
use crate::commands::portal::open_store;
use crate::commands::{CommandError, key_files};
use crate::io_error::in_words;
use crate::secret::Secret;
use crate::staff::{self, Role, TotpSecret};

pub(super) async fn run(
    typed: &str,
    role: Option<RoleName>,
    password_file: Option<&Path>,
    file: Option<&Path>,
    clock: &Clock,
) -> Result<String, CommandError> {
    let name = named(typed)?;
    let config = configured(file, clock)?;
    let key_ring = key_files::session(&config)?;
    let store = open_store(&config, clock).await?;
    let role = role_of(&store, &name, role, clock).await?;
    let hash = staff::hash_password(password(&name, password_file)?).await;
    let totp = TotpSecret::generate();
    let sealed = key_ring.seal(&TotpSecret::seal_of(&name), &totp.to_secret());
    let (Some(hash), Some(sealed)) = (hash, sealed) else {
        return Err(CommandError::machine("the password cannot be hashed", "see that 64 MiB of memory are free"));
    };
    if !store.add_local_staff(&name, role, &hash, &sealed, clock.now()).await.map_err(failed)? {
        return Err(taken(&name));
    }
    let detail = json!({ "role": role.as_str() });
    store.audit(clock.now(), Act::COMMAND_LINE, "staff.added", &name, &detail).await.map_err(failed)?;
    Ok(words(&name, role, &totp, config.support.public_url.as_str()))
}

/// The role, if the name is free: nobody should type a password in vain.
async fn role_of(store: &Store, name: &str, asked: Option<RoleName>, clock: &Clock) -> Result<Role, CommandError> {
    let all = store.all_staff(clock.now()).await.map_err(failed)?;
    let mut present = all.iter().filter(|account| account.removed_at.is_none()).peekable();
    let is_first = present.peek().is_none();
    if present.any(|account| account.member.name == name) {
        return Err(taken(name));
    }
    Ok(match asked {
        Some(RoleName::Lead) => Role::Lead,
        None if is_first => Role::Lead,
        Some(RoleName::Agent) | None => Role::Agent,
    })
}

fn taken(name: &str) -> CommandError {
    let remedy = format!("for a new password or second factor, remove it first: gong-onboarding staff remove {name}");
    CommandError::machine(format!("{name} has an account already"), remedy)
}

fn password(name: &str, file: Option<&Path>) -> Result<Secret, CommandError> {
    let password = match file {
        Some(path) => first_line(path)?,
        None => asked(name)?,
    };
    match staff::weakness(&password, name) {
        None => Ok(password),
        Some(weak) => Err(CommandError::machine(
            format!("the password is refused: {weak}"),
            "take 12 to 128 characters, such as four words that have nothing to do with each other",
        )),
    }
}

fn first_line(path: &Path) -> Result<Secret, CommandError> {
    let text = std::fs::read_to_string(path).map(Zeroizing::new).map_err(|error| {
        let problem = format!("{} cannot be read ({})", path.display(), in_words(&error));
        CommandError::machine(problem, "give a text file whose first line is the password")
    })?;
    Ok(Secret::new(text.lines().next().unwrap_or_default()))
}

/// At the terminal, twice.
fn asked(name: &str) -> Result<Secret, CommandError> {
    let ask = |prompt: String| {
        rpassword::prompt_password(prompt).map(Secret::new).map_err(|error| {
            let problem = format!("nobody can be asked for the password ({})", in_words(&error));
            CommandError::machine(problem, "run this at a terminal, or give --password-file")
        })
    };
    let password = ask(format!("Password of {name}: "))?;
    if password == ask("The same once more: ".to_owned())? {
        Ok(password)
    } else {
        Err(CommandError::machine("the two passwords differ", "try again"))
    }
}

fn words(name: &str, role: Role, totp: &TotpSecret, desk: &str) -> String {
    let uri = totp.to_uri(name).map(|uri| uri.expose().to_owned()).unwrap_or_default();
    format!(
        "{name} has an account as {role}, and signs in at {desk}support/sign-in\n\n\
         The second factor, which is shown this once. Enter it in an authenticator app:\n  {uri}\n\
         or by hand:\n  {groups}\n",
        role = role.as_str(),
        groups = totp.to_groups().expose(),
    )
}
