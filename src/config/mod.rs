//! Every setting: its name and default (`keys`), where its value comes from (`source`), what it means and which
//! value is refused (`settings`, `gong`, `eight_by_eight`). Read once at start; no refusal quotes a value.

mod access;
mod database_url;
mod eight_by_eight;
mod gong;
mod keys;
mod oidc;
mod reading;
mod recipients;
mod settings;
mod source;
mod support;
mod webhooks;

use std::path::Path;

use jiff::civil::Date;

pub use access::Access;
pub use database_url::DatabaseUrl;
pub use eight_by_eight::EightByEight;
pub use gong::{Gong, SendTo};
pub use keys::KEYS;
pub use oidc::Oidc;
pub use recipients::{Listed, Recipients, read as read_recipients};
pub use settings::{Config, Keys, Limits, LogFormat, Operator};
pub use support::Support;
pub use webhooks::{Endpoint, Webhooks};

/// Why the program does not start: which key, what is wrong, what would be right.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{key}: {problem}; {remedy}")]
pub struct ConfigError {
    /// The key as the file writes it, such as `gong.recipients`.
    pub key: String,
    /// What is wrong with it.
    pub problem: String,
    /// What would be right.
    pub remedy: String,
}

impl ConfigError {
    /// A refusal of one key.
    pub fn new(key: impl Into<String>, problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { key: key.into(), problem: problem.into(), remedy: remedy.into() }
    }
}

/// Reads the configuration from a TOML file, if one is named, and from variables of the environment, which win.
/// `today` decides which recipients are retired. Returns it with warnings that are worth a line in the log.
pub fn load(
    file: Option<&Path>,
    variables: impl IntoIterator<Item = (String, String)>,
    today: Date,
) -> Result<(Config, Vec<String>), ConfigError> {
    let (values, warnings) = source::read(file, variables)?;
    Ok((Config::from_values(&values, today)?, warnings))
}
