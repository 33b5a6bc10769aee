//! `staff`: local accounts of the support desk, added, listed and removed where the portal runs.

mod add;
mod list;
mod remove;

use std::path::{Path, PathBuf};

use super::portal::open_store;
use super::serve::configuration;
use super::{CommandError, key_files};
use crate::cases::{Store, StoreError};
use crate::clock::Clock;
use crate::config::Config;
use crate::staff;

/// What can be done with the accounts of staff.
#[derive(Clone, Debug, clap::Subcommand)]
pub(super) enum Staff {
    /// Add an account: asks for its password, and prints once what goes into an authenticator app
    ///
    /// Run it as the user of the portal, which may run meanwhile. Whoever was removed may be added again, with a new password
    /// and a new second factor.
    Add {
        /// 2 to 64 letters, digits and . _ @ -
        name: String,
        /// What they may do; the first account is that of a lead, every other that of an agent
        #[arg(long)]
        role: Option<RoleName>,
        /// The password is the first line of this file
        #[arg(long, value_name = "FILE")]
        password_file: Option<PathBuf>,
        /// The portal's settings
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
    /// List everybody who is or was staff
    List {
        /// The portal's settings
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
    /// Remove somebody: they are signed out at once, and cannot sign in any more
    Remove {
        /// As the list says it
        name: String,
        /// The portal's settings
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
}

/// The two roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum RoleName {
    /// Guides customers: invitations, cases, hints
    Agent,
    /// Answers for the desk: also its staff, the audit, exports and deletions
    Lead,
}

/// Does it, and says on standard output what was done.
pub(super) async fn run(staff: Staff) -> Result<u8, CommandError> {
    let clock = Clock::system();
    let said = match staff {
        Staff::Add { name, role, password_file, config } => {
            add::run(&name, role, password_file.as_deref(), config.as_deref(), &clock).await?
        }
        Staff::List { config } => list::run(config.as_deref(), &clock).await?,
        Staff::Remove { name, config } => remove::run(&name, config.as_deref(), &clock).await?,
    };
    super::say(&said)?;
    Ok(0)
}

/// The settings; their data directory is there.
fn configured(file: Option<&Path>, clock: &Clock) -> Result<Config, CommandError> {
    let (config, _) = configuration(file, None, clock)?;
    key_files::data_dir(&config.data_dir)?;
    Ok(config)
}

/// The database that the settings name.
async fn opened(file: Option<&Path>, clock: &Clock) -> Result<Store, CommandError> {
    Ok(open_store(&configured(file, clock)?, clock).await?)
}

fn named(typed: &str) -> Result<String, CommandError> {
    staff::parse_name(typed).ok_or_else(|| {
        let problem = "this is not a name for an account";
        CommandError::machine(problem, "give 2 to 64 letters, digits and . _ @ -")
    })
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn failed(error: StoreError) -> CommandError {
    CommandError::machine(error.to_string(), "check the database; doctor says more")
}
