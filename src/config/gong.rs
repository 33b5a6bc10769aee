//! `gong.*`: who opens packages, and how do packages get there?

use figment::Figment;
use jiff::civil::Date;
use serde::Deserialize;
use url::Url;

use super::ConfigError;
use super::reading::{https_url, value};
use crate::sealing::Recipient;

/// `gong.*`: who opens packages and how they get there.
#[derive(Clone, Debug)]
pub struct Gong {
    /// Those who can open a package; never empty, retired ones left out.
    pub recipients: Vec<Recipient>,
    /// Where the customer sends it.
    pub send_to: Option<SendTo>,
    /// Gong's connect form.
    pub connect_url: Option<Url>,
}

/// `gong.send_to`: the first word is the address, the rest what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendTo {
    /// A mail address or an https URL.
    pub address: String,
    /// What to write; may be empty.
    pub text: String,
}

impl SendTo {
    /// The link to follow: `mailto:` or the URL itself.
    pub fn href(&self) -> String {
        if self.is_mail() { format!("mailto:{}", self.address) } else { self.address.clone() }
    }

    /// Whether it goes by mail.
    pub fn is_mail(&self) -> bool {
        !self.address.starts_with("https://")
    }
}

pub(super) fn gong(values: &Figment, today: Date) -> Result<Gong, ConfigError> {
    Ok(Gong {
        recipients: recipients(values, today)?,
        send_to: send_to(values)?,
        connect_url: https_url(values, "gong.connect_url")?,
    })
}

#[derive(Deserialize)]
#[serde(untagged)]
enum RawRecipient {
    Text(String),
    Table(RawRecipientTable),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRecipientTable {
    recipient: String,
    label: Option<String>,
    /// The day from which nothing is sealed to it any more.
    retired: Option<Date>,
}

fn recipients(values: &Figment, today: Date) -> Result<Vec<Recipient>, ConfigError> {
    let key = "gong.recipients";
    let refused = |problem: String, remedy: &str| ConfigError::new(key, problem, remedy);
    let how = "give the public keys of Gong's age identities, which begin with age1 (age-keygen -y prints them)";
    let raw = values.extract_inner::<Vec<RawRecipient>>(key);
    let raw = match raw {
        Ok(list) => list,
        Err(error) if error.missing() && !values.contains(key) => Vec::new(),
        Err(_) => return Err(refused("an entry does not fit".into(), "give age1… or { recipient, label, retired }")),
    };
    let mut recipients = Vec::new();
    for (at, raw) in raw.into_iter().enumerate() {
        let RawRecipientTable { recipient, label, retired } = match raw {
            RawRecipient::Text(recipient) => RawRecipientTable { recipient, label: None, retired: None },
            RawRecipient::Table(table) => table,
        };
        let parsed = Recipient::parse(&recipient, Some(&label.unwrap_or_else(|| format!("Recipient {}", at + 1))))
            .map_err(|problem| {
                let said = problem.to_string();
                let (problem, remedy) = said.split_once("; ").unwrap_or((&said, how));
                refused(format!("entry {}: {problem}", at + 1), remedy)
            })?;
        if retired.is_none_or(|day| today < day) {
            recipients.push(parsed);
        }
    }
    if recipients.is_empty() {
        return Err(refused("there is nobody who could open a package".into(), how));
    }
    if recipients.iter().any(Recipient::is_post_quantum) && !recipients.iter().all(Recipient::is_post_quantum) {
        let problem = "post-quantum recipients (age1pq1, age1tagpq1) and classical ones (age1, age1tag1) stand together: \
                       a package to both could be opened by a quantum computer, as if there were no post-quantum one";
        return Err(refused(problem.into(), "give recipients of one kind; retire the classical ones"));
    }
    Ok(recipients)
}

fn send_to(values: &Figment) -> Result<Option<SendTo>, ConfigError> {
    let key = "gong.send_to";
    let Some(text) = value::<String>(values, key)? else { return Ok(None) };
    let (address, text) = text.trim().split_once(char::is_whitespace).unwrap_or((text.trim(), ""));
    let is_url = Url::parse(address).is_ok_and(|url| url.scheme() == "https");
    if !is_url && !address.contains('@') {
        let problem = "the first word is neither a mail address nor an https URL";
        return Err(ConfigError::new(key, problem, "give the address first, then what to write"));
    }
    Ok(Some(SendTo { address: address.to_owned(), text: text.trim().to_owned() }))
}
