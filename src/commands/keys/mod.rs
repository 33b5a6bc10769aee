//! `keys`: makes, rotates and shows the portal's own keys. Never prints one.

mod new;
mod rotate;
mod show;

use std::path::PathBuf;

use super::CommandError;
use crate::clock::Clock;

/// What can be done with the portal's own keys.
#[derive(Clone, Debug, clap::Subcommand)]
pub(super) enum Keys {
    /// Make a key in a new file of mode 0600
    New {
        /// Which key
        kind: Kind,
        /// The file; it must not be there yet
        file: PathBuf,
    },
    /// Put a new key in the place of the present one
    #[command(subcommand)]
    Rotate(Rotate),
    /// Show which keys there are: their digests or names, and which is used; never a key itself
    Show {
        /// The portal's settings
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
}

/// Which of the two keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Kind {
    /// Seals the cookies of visits
    Session,
    /// Signs packages
    Signing,
}

/// How each is rotated.
#[derive(Clone, Debug, clap::Subcommand)]
pub(super) enum Rotate {
    /// Seal cookies with a new key from the next start on; the keys before still open what they sealed
    ///
    /// At most three keys are kept. An old one may go 12 hours after the restart: no visit is longer, and second factors of
    /// staff are sealed anew at the restart. Several replicas, of which one starts after the other, have to know a key before
    /// any of them seals with it: rotate with --next, restart all of them, rotate with --activate, and restart them again.
    Session {
        /// The portal's settings
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
        /// Let the new key only open for now
        #[arg(long)]
        next: bool,
        /// Let the key seal that waits since --next
        #[arg(long, conflicts_with = "next")]
        activate: bool,
    },
    /// Publish a new key that signs nothing yet; with --activate, let it sign
    ///
    /// Gong believes the keys that it knows. So the new key is published first: rotate, restart the portal, and let Gong
    /// fetch /.well-known/jwks.json anew. Then rotate with --activate, and restart again. The old key stays published.
    Signing {
        /// The portal's settings
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
        /// Let the key sign that was published before
        #[arg(long)]
        activate: bool,
    },
}

/// Does it, and says on standard output what was done and what follows.
pub(super) fn run(keys: Keys) -> Result<u8, CommandError> {
    let clock = Clock::system();
    let said = match keys {
        Keys::New { kind, file } => new::run(kind, &file)?,
        Keys::Rotate(Rotate::Session { config, next, activate }) => {
            let how = match (next, activate) {
                (true, _) => rotate::Session::Next,
                (_, true) => rotate::Session::Activate,
                _ => rotate::Session::AtOnce,
            };
            rotate::session(config.as_deref(), how, &clock)?
        }
        Keys::Rotate(Rotate::Signing { config, activate }) => rotate::signing(config.as_deref(), activate, &clock)?,
        Keys::Show { config } => show::run(config.as_deref(), &clock)?,
    };
    super::say(&said)?;
    Ok(0)
}
