//! `migrate`: takes everything from one database to another, and says how much that was.

use std::path::{Path, PathBuf};

use super::portal::cannot_open;
use super::serve::configuration;
use super::{CommandError, say};
use crate::cases::{Copied, move_up};
use crate::clock::Clock;
use crate::config::{ConfigError, DatabaseUrl};

/// From where to where.
#[derive(Debug, clap::Args)]
pub(super) struct Migrate {
    /// The present database, such as `sqlite:///var/lib/gong-onboarding/portal.db`
    #[arg(long, value_name = "URL")]
    from: String,
    /// The new one, such as `postgres://USER@HOST/DATABASE`; without it, the setting `database_url`, which other users of this
    /// machine do not see in the list of processes
    #[arg(long, value_name = "URL")]
    to: Option<String>,
    /// The portal's settings
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

pub(super) async fn run(migrate: &Migrate) -> Result<u8, CommandError> {
    let clock = Clock::system();
    let from = parsed("--from", &migrate.from)?;
    let to = match &migrate.to {
        Some(text) => parsed("--to", text)?,
        None => configuration(migrate.config.as_deref(), None, &clock)?.0.database_url,
    };
    let folder = from.file().or(to.file()).and_then(Path::parent).unwrap_or(Path::new(".")).to_owned();
    let copied = move_up(&from, &to, &folder, clock.now()).await.map_err(cannot_open)?;
    say(&words(&from, &to, &copied))?;
    Ok(0)
}

fn parsed(option: &str, text: &str) -> Result<DatabaseUrl, ConfigError> {
    DatabaseUrl::parse(text).map_err(|error| ConfigError { key: option.to_owned(), ..error })
}

fn words(from: &DatabaseUrl, to: &DatabaseUrl, copied: &Copied) -> String {
    let width = copied.tables.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let rows: Vec<String> = copied.tables.iter().map(|(name, rows)| format!("  {name:<width$}  {rows}")).collect();
    format!(
        "Copied, and read again there:\n  from {from}\n  to   {to}\n\n{}\n\n  SHA-256 of everything: {}\n\n\
         Start the portal with the new database, and never again with the old one: keep that until you are sure.\n",
        rows.join("\n"),
        copied.digest
    )
}
