//! Who can open packages, as the operator lists them: in the settings, or in a file of their own that may change while the
//! portal runs.

use std::io::Read;
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Format, Toml};
use jiff::civil::Date;
use serde::Deserialize;

use super::ConfigError;
use super::reading::value;
use crate::sealing::Recipient;

const LIST: &str = "gong.recipients";
const FILE: &str = "gong.recipients_file";
const MAX_FILE: u64 = 1024 * 1024;
const HOW: &str = "give the public keys of Gong's age identities, which begin with age1 (age-keygen -y prints them)";

/// The list, as it stood when it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipients {
    listed: Vec<Listed>,
    /// Of the file, if it has one: a file with a lower one is older and is refused.
    pub serial: Option<u64>,
}

/// A recipient and its last day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The recipient.
    pub recipient: Recipient,
    /// The day (UTC) from which nothing is sealed to it any more.
    pub retired: Option<Date>,
}

impl Listed {
    /// Whether nothing is sealed to it any more.
    pub fn is_retired(&self, today: Date) -> bool {
        self.retired.is_some_and(|day| day <= today)
    }
}

impl Recipients {
    /// Everybody, retired or not.
    pub fn listed(&self) -> &[Listed] {
        &self.listed
    }

    /// The same list in the same text, for ever: one line for each, in their order.
    pub fn to_text(&self) -> String {
        let line = |Listed { recipient, retired }: &Listed| {
            let retired = retired.map(|day| day.to_string()).unwrap_or_default();
            format!("{} {retired} {}\n", recipient.as_text(), recipient.label())
        };
        self.listed.iter().map(line).collect()
    }

    /// Those to whom packages are sealed on this day; empty if all are retired.
    pub fn active(&self, today: Date) -> Vec<Recipient> {
        let active = self.listed.iter().filter(|listed| !listed.is_retired(today));
        active.map(|listed| listed.recipient.clone()).collect()
    }

    /// Reads the text of a recipients file: `recipients = […]` as in the settings, and perhaps `serial = 1`.
    pub fn of_file(text: &str, today: Date) -> Result<Self, ConfigError> {
        let file: File = Figment::from(Toml::string(text)).extract().map_err(|_| {
            let remedy =
                "give recipients = [\"age1…\", { recipient = \"age1…\", label = \"…\", retired = \"2027-01-31\" }]";
            ConfigError::new(FILE, "it is not a list of recipients in TOML", remedy)
        })?;
        checked(FILE, file.recipients, file.serial, today)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    serial: Option<u64>,
    recipients: Vec<Raw>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Raw {
    Text(String),
    Table(RawTable),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTable {
    recipient: String,
    label: Option<String>,
    retired: Option<Date>,
}

/// The list of the settings, or of the file that they name, with that file's path.
pub(super) fn recipients(values: &Figment, today: Date) -> Result<(Recipients, Option<PathBuf>), ConfigError> {
    let Some(path) = value::<PathBuf>(values, FILE)? else { return Ok((of_settings(values, today)?, None)) };
    if values.contains(LIST) {
        return Err(ConfigError::new(FILE, "gong.recipients is given too", "give one of them"));
    }
    Ok((Recipients::of_file(&read(&path)?, today)?, Some(path)))
}

/// The text of a recipients file: a regular one of at most 1 MiB.
pub fn read(path: &Path) -> Result<String, ConfigError> {
    let refused = |problem: String| ConfigError::new(FILE, problem, "give a text file that this user may read");
    let unread = |error: std::io::Error| refused(format!("the file cannot be read ({})", error.kind()));
    // a pipe would be waited for without an end
    if !std::fs::metadata(path).map_err(unread)?.is_file() {
        return Err(refused("it is not a file".to_owned()));
    }
    let mut text = String::new();
    std::fs::File::open(path).and_then(|file| file.take(MAX_FILE + 1).read_to_string(&mut text)).map_err(unread)?;
    if text.len() as u64 > MAX_FILE { Err(refused("it is larger than 1 MiB".to_owned())) } else { Ok(text) }
}

fn of_settings(values: &Figment, today: Date) -> Result<Recipients, ConfigError> {
    let raw = match values.extract_inner::<Vec<Raw>>(LIST) {
        Ok(list) => list,
        Err(error) if error.missing() && !values.contains(LIST) => Vec::new(),
        Err(_) => {
            let remedy = "give age1… or { recipient, label, retired }";
            return Err(ConfigError::new(LIST, "an entry does not fit", remedy));
        }
    };
    checked(LIST, raw, None, today)
}

fn checked(key: &'static str, raw: Vec<Raw>, serial: Option<u64>, today: Date) -> Result<Recipients, ConfigError> {
    let listed = raw.into_iter().enumerate().map(|(at, raw)| parsed(key, at + 1, raw)).collect::<Result<_, _>>()?;
    let recipients = Recipients { listed, serial };
    let active = recipients.active(today);
    if active.is_empty() {
        return Err(ConfigError::new(key, "there is nobody who could open a package", HOW));
    }
    if active.iter().any(Recipient::is_post_quantum) && !active.iter().all(Recipient::is_post_quantum) {
        let problem = "post-quantum recipients (age1pq1, age1tagpq1) and classical ones (age1, age1tag1) stand together: \
                       a package to both could be opened by a quantum computer, as if there were no post-quantum one";
        return Err(ConfigError::new(key, problem, "give recipients of one kind, or retire those of the other"));
    }
    Ok(recipients)
}

fn parsed(key: &'static str, number: usize, raw: Raw) -> Result<Listed, ConfigError> {
    let RawTable { recipient, label, retired } = match raw {
        Raw::Text(recipient) => RawTable { recipient, label: None, retired: None },
        Raw::Table(table) => table,
    };
    let label = label.unwrap_or_else(|| format!("Recipient {number}"));
    let recipient = Recipient::parse(&recipient, Some(&label)).map_err(|problem| {
        let said = problem.to_string();
        let (problem, remedy) = said.split_once("; ").unwrap_or((&said, HOW));
        ConfigError::new(key, format!("entry {number}: {problem}"), remedy)
    })?;
    Ok(Listed { recipient, retired })
}
