//! Who can open packages, as the operator lists them: in the settings, or in a file of their own that may change while the
//! portal runs.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Format, Toml};
use jiff::civil::Date;
use serde::Deserialize;

use super::ConfigError;
use super::access::Access;
use super::reading::value;
use crate::io_error::in_words;
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

/// A recipient, its group and its last day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The recipient.
    pub recipient: Recipient,
    /// Of whose cases it opens the packages; nothing for those of cases without a group.
    pub group: Option<String>,
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
        let line = |Listed { recipient, group, retired }: &Listed| {
            let retired = retired.map(|day| day.to_string()).unwrap_or_default();
            // no recipient has a colon, so nothing else reads like this
            let group = group.as_ref().map(|group| format!("{group}: ")).unwrap_or_default();
            format!("{group}{} {retired} {}\n", recipient.as_text(), recipient.label())
        };
        self.listed.iter().map(line).collect()
    }

    /// Those to whom packages of cases of a group, or of none, are sealed on this day; empty if all are retired.
    pub fn active(&self, group: Option<&str>, today: Date) -> Vec<Recipient> {
        let of_group = self.listed.iter().filter(|listed| listed.group.as_deref() == group);
        of_group.filter(|listed| !listed.is_retired(today)).map(|listed| listed.recipient.clone()).collect()
    }

    /// Every group, by name; nothing stands for the entries without one.
    pub fn groups(&self) -> BTreeSet<Option<String>> {
        self.listed.iter().map(|listed| listed.group.clone()).collect()
    }

    /// Reads the text of a recipients file: `recipients = […]` as in the settings, and perhaps `serial = 1`.
    pub fn of_file(text: &str, access: Access, today: Date) -> Result<Self, ConfigError> {
        let file: File = Figment::from(Toml::string(text)).extract().map_err(|_| {
            let remedy =
                "give recipients = [\"age1…\", { recipient = \"age1…\", label = \"…\", group = \"…\", retired = \"2027-01-31\" }]";
            ConfigError::new(FILE, "it is not a list of recipients in TOML", remedy)
        })?;
        checked(FILE, file.recipients, file.serial, access, today)
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
    group: Option<String>,
    retired: Option<Date>,
}

/// The list of the settings, or of the file that they name, with that file's path.
pub(super) fn recipients(
    values: &Figment,
    access: Access,
    today: Date,
) -> Result<(Recipients, Option<PathBuf>), ConfigError> {
    let Some(path) = value::<PathBuf>(values, FILE)? else { return Ok((of_settings(values, access, today)?, None)) };
    if values.contains(LIST) {
        return Err(ConfigError::new(FILE, "gong.recipients is given too", "give one of them"));
    }
    Ok((Recipients::of_file(&read(&path)?, access, today)?, Some(path)))
}

/// The text of a recipients file: a regular one of at most 1 MiB.
pub fn read(path: &Path) -> Result<String, ConfigError> {
    let refused = |problem: String| ConfigError::new(FILE, problem, "give a text file that this user may read");
    let unread = |error: std::io::Error| refused(format!("the file cannot be read ({})", in_words(&error)));
    // a pipe would be waited for without an end
    if !std::fs::metadata(path).map_err(unread)?.is_file() {
        return Err(refused("it is not a file".to_owned()));
    }
    let mut text = String::new();
    std::fs::File::open(path).and_then(|file| file.take(MAX_FILE + 1).read_to_string(&mut text)).map_err(unread)?;
    if text.len() as u64 > MAX_FILE { Err(refused("it is larger than 1 MiB".to_owned())) } else { Ok(text) }
}

fn of_settings(values: &Figment, access: Access, today: Date) -> Result<Recipients, ConfigError> {
    let raw = match values.extract_inner::<Vec<Raw>>(LIST) {
        Ok(list) => list,
        Err(error) if error.missing() && !values.contains(LIST) => Vec::new(),
        Err(_) => {
            let remedy = "give age1… or { recipient, label, group, retired }";
            return Err(ConfigError::new(LIST, "an entry does not fit", remedy));
        }
    };
    checked(LIST, raw, None, access, today)
}

fn checked(
    key: &'static str,
    raw: Vec<Raw>,
    serial: Option<u64>,
    access: Access,
    today: Date,
) -> Result<Recipients, ConfigError> {
    let listed = raw.into_iter().enumerate().map(|(at, raw)| parsed(key, at + 1, raw)).collect::<Result<_, _>>()?;
    let recipients = Recipients { listed, serial };
    if recipients.listed.iter().all(|listed| listed.is_retired(today)) {
        return Err(ConfigError::new(key, "there is nobody who could open a package", HOW));
    }
    if access == Access::Open && recipients.active(None, today).is_empty() {
        let problem = "everybody is in a group, so nobody could open a package of a case that was begun without an \
                       invitation";
        return Err(ConfigError::new(key, problem, "give one recipient without group, or set access = \"invited\""));
    }
    for group in recipients.groups() {
        of_one_kind(key, &recipients.active(group.as_deref(), today))?;
    }
    Ok(recipients)
}

/// To whom one package is sealed.
fn of_one_kind(key: &'static str, active: &[Recipient]) -> Result<(), ConfigError> {
    if active.iter().any(Recipient::is_post_quantum) && !active.iter().all(Recipient::is_post_quantum) {
        let problem = "post-quantum recipients (age1pq1, age1tagpq1) and classical ones (age1, age1tag1) stand together: \
                       a package to both could be opened by a quantum computer, as if there were no post-quantum one";
        return Err(ConfigError::new(key, problem, "give recipients of one kind, or retire those of the other"));
    }
    Ok(())
}

fn parsed(key: &'static str, number: usize, raw: Raw) -> Result<Listed, ConfigError> {
    let RawTable { recipient, label, group, retired } = match raw {
        Raw::Text(recipient) => RawTable { recipient, label: None, group: None, retired: None },
        Raw::Table(table) => table,
    };
    let label = label.unwrap_or_else(|| format!("Recipient {number}"));
    let recipient = Recipient::parse(&recipient, Some(&label)).map_err(|problem| {
        let said = problem.to_string();
        let (problem, remedy) = said.split_once("; ").unwrap_or((&said, HOW));
        ConfigError::new(key, format!("entry {number}: {problem}"), remedy)
    })?;
    let is_name = |name: &str| {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        (1..=40).contains(&name.len()) && name.chars().all(fits)
    };
    if group.as_deref().is_some_and(|group| !is_name(group)) {
        let problem = format!("entry {number}: this is not the name of a group");
        return Err(ConfigError::new(key, problem, "give lower-case letters, digits and hyphens, such as emea"));
    }
    Ok(Listed { recipient, group, retired })
}
