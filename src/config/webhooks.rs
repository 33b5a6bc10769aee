//! `webhooks.*`: which other programs are told of what, and which networks may they be in? Their secrets lie in files, and
//! neither those nor their addresses in the database.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use figment::Figment;
use ipnet::IpNet;
use serde::Deserialize;
use url::Url;
use zeroize::Zeroizing;

use super::ConfigError;
use super::reading::value;
use crate::egress::{self, Rules};
use crate::io_error::in_words;
use crate::webhooks::{SigningSecrets, Topic};

const ENDPOINTS: &str = "webhooks.endpoints";
const NETWORKS: &str = "webhooks.allow_networks";
const TIMEOUT: &str = "webhooks.timeout_seconds";
const HOW: &str = "give { name, url, secret_file, events }";
/// So many endpoints are more than anybody has.
const MOST: usize = 20;

/// `webhooks.*`.
#[derive(Clone, Debug)]
pub struct Webhooks {
    /// `webhooks.endpoints`: who is told.
    pub endpoints: Vec<Endpoint>,
    /// `webhooks.allow_networks` and `webhooks.timeout_seconds`: what may be called, and for how long.
    pub rules: Rules,
}

/// A program that is told. `Debug` prints its name alone: an address may have a secret in it.
#[derive(Clone)]
pub struct Endpoint {
    /// As the desk, rows and metrics call it.
    pub name: String,
    /// Where messages are posted to.
    pub url: Url,
    /// Where its secrets were read.
    pub secret_file: PathBuf,
    /// What signs its messages.
    pub secrets: SigningSecrets,
    /// What it is told of.
    pub topics: Vec<Topic>,
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Endpoint({})", self.name)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: String,
    url: String,
    secret_file: PathBuf,
    events: Option<Vec<String>>,
}

pub(super) fn webhooks(values: &Figment) -> Result<Webhooks, ConfigError> {
    let rules = Rules { timeout: timeout(values)?, networks: networks(values)? };
    let raw = match values.extract_inner::<Vec<Raw>>(ENDPOINTS) {
        Ok(list) => list,
        Err(error) if error.missing() && !values.contains(ENDPOINTS) => Vec::new(),
        Err(_) => return Err(ConfigError::new(ENDPOINTS, "an entry does not fit", HOW)),
    };
    if raw.len() > MOST {
        return Err(ConfigError::new(ENDPOINTS, "there are more than twenty", "give at most twenty endpoints"));
    }
    let numbered = raw.into_iter().enumerate();
    let endpoints: Vec<_> = numbered.map(|(at, raw)| endpoint(at + 1, raw, &rules)).collect::<Result<_, _>>()?;
    for (at, endpoint) in endpoints.iter().enumerate() {
        if endpoints.iter().take(at).any(|other| other.name == endpoint.name) {
            return Err(refused(at + 1, "another entry has the same name", "give each a name of its own"));
        }
    }
    Ok(Webhooks { endpoints, rules })
}

fn refused(number: usize, problem: impl fmt::Display, remedy: &str) -> ConfigError {
    ConfigError::new(ENDPOINTS, format!("entry {number}: {problem}"), remedy)
}

fn endpoint(number: usize, raw: Raw, rules: &Rules) -> Result<Endpoint, ConfigError> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !(1..=40).contains(&raw.name.len()) || !raw.name.chars().all(fits) {
        let remedy = "give lower-case letters, digits and hyphens, such as crm";
        return Err(refused(number, "this is not the name of an endpoint", remedy));
    }
    Ok(Endpoint {
        url: address(number, &raw.url, rules)?,
        secrets: secrets(number, &raw.secret_file)?,
        topics: topics(number, raw.events)?,
        name: raw.name,
        secret_file: raw.secret_file,
    })
}

fn address(number: usize, text: &str, rules: &Rules) -> Result<Url, ConfigError> {
    let refused = |problem: &str, remedy: &str| Err(refused(number, problem, remedy));
    let Ok(url) = Url::parse(text) else { return refused("its url is not a URL", "give an https URL") };
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return refused(
            "its url has a name, a password or a fragment",
            "give an https URL without; messages are signed",
        );
    }
    if egress::admit(&url, rules).is_none() {
        let problem = "its url is not https, or names an address that no network of webhooks.allow_networks has";
        return refused(problem, "give an https URL with a host's name, or list the network of the address");
    }
    Ok(url)
}

fn secrets(number: usize, path: &std::path::Path) -> Result<SigningSecrets, ConfigError> {
    let remedy = "give a text file with one secret a line, made by: echo whsec_$(openssl rand -base64 32)";
    let text = std::fs::read_to_string(path).map(Zeroizing::new);
    let text = text
        .map_err(|error| refused(number, format!("its secret_file cannot be read ({})", in_words(&error)), remedy))?;
    SigningSecrets::parse(&text).map_err(|problem| refused(number, format!("its secret_file: {problem}"), remedy))
}

/// All of them, unless some are named.
fn topics(number: usize, events: Option<Vec<String>>) -> Result<Vec<Topic>, ConfigError> {
    let Some(names) = events else { return Ok(Topic::subscribable().collect()) };
    let unknown = || {
        let known: Vec<_> = Topic::subscribable().map(Topic::as_str).collect();
        refused(number, "one of its events is none", &format!("give some of {}", known.join(", ")))
    };
    let topics = names.iter().map(|name| Topic::parse(name).ok_or_else(unknown)).collect::<Result<Vec<_>, _>>()?;
    if topics.is_empty() {
        return Err(refused(number, "it has no events", "name some, or leave events out for all"));
    }
    Ok(topics)
}

fn networks(values: &Figment) -> Result<Vec<IpNet>, ConfigError> {
    let texts: Vec<String> = value(values, NETWORKS)?.unwrap_or_default();
    texts.iter().map(|text| text.parse()).collect::<Result<_, _>>().map_err(|_| {
        ConfigError::new(NETWORKS, "an entry is not a network", "give networks, such as 10.1.0.0/16 or fd00:1::/32")
    })
}

fn timeout(values: &Figment) -> Result<Duration, ConfigError> {
    match value(values, TIMEOUT)?.unwrap_or(15) {
        seconds @ 1..=30_u64 => Ok(Duration::from_secs(seconds)),
        _ => Err(ConfigError::new(TIMEOUT, "this is no number of seconds from 1 to 30", "give a number such as 15")),
    }
}
