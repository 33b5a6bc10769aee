//! What does each setting mean, and which value is refused? The typed configuration, validated whole.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use figment::Figment;
use ipnet::IpNet;
use jiff::SignedDuration;
use jiff::civil::Date;
use serde::Deserialize;
use url::Url;

use super::ConfigError;
use super::access::Access;
use super::database_url::DatabaseUrl;
use super::eight_by_eight::{EightByEight, eight_by_eight};
use super::gong::{Gong, gong};
use super::reading::{https_url, origin, value};
use super::support::{Support, support};
use super::webhooks::{Webhooks, webhooks};
use crate::webhooks::Subscriptions;

/// Where keys lie in `data_dir` unless they are configured.
const SESSION_FILE: &str = "session.key";
const SIGNING_FILE: &str = "signing.pem";

/// The whole configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// `listen`: where the portal accepts connections.
    pub listen: SocketAddr,
    /// `public_url`: what customers see; an origin without a path.
    pub public_url: Url,
    /// `data_dir`: `SQLite` file and generated keys.
    pub data_dir: PathBuf,
    /// `database_url`.
    pub database_url: DatabaseUrl,
    /// `access`: who may start.
    pub access: Access,
    /// `keys.*`.
    pub keys: Keys,
    /// `gong.*`.
    pub gong: Gong,
    /// `operator.*`.
    pub operator: Operator,
    /// `security.contact`: for `security.txt`.
    pub security_contact: Option<String>,
    /// `eight_by_eight.*`.
    pub eight_by_eight: EightByEight,
    /// `log.format`.
    pub log_format: LogFormat,
    /// `metrics.listen`: where `/metrics` is served, if anywhere.
    pub metrics_listen: Option<SocketAddr>,
    /// `limits.*`.
    pub limits: Limits,
    /// `retention.days`: so long after its last package was made a case is deleted; without one, after anything last
    /// happened to it.
    pub retention: SignedDuration,
    /// `support.*`.
    pub support: Support,
    /// `webhooks.*`.
    pub webhooks: Webhooks,
    /// `trusted_proxies`: whose `X-Forwarded-For` is believed; addresses or networks.
    pub trusted_proxies: Vec<IpNet>,
}

/// `log.format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// `keys.*`: files shared by all replicas; generated where the default file is missing.
#[derive(Clone, Debug)]
pub struct Keys {
    /// Keys that seal cookies: one a line, newest first.
    pub session_file: PathBuf,
    /// The key that signs packages: PKCS#8 in PEM.
    pub signing_file: PathBuf,
}

/// `operator.*`: who runs the portal, in the footer of every page.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Operator {
    /// Their name.
    pub name: Option<String>,
    /// How to reach their support.
    pub support: Option<String>,
    /// Their privacy notice.
    pub privacy_url: Option<Url>,
}

/// `limits.*`: how often something may be done.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Tests of credentials against 8x8, per case.
    pub tests_per_case_per_day: u64,
    /// The same, per client address (IPv6: /64).
    pub tests_per_address_per_hour: u64,
    /// Starts without invitation, per client address.
    pub cases_per_address_per_hour: u64,
    /// Requests of a program by one token.
    pub api_requests_per_token_per_minute: u64,
}

impl Limits {
    /// So many tests of a case may fail in a row before each further one has to wait longer: a quarter of a day's tests.
    pub fn failed_tests_in_a_row(&self) -> u64 {
        (self.tests_per_case_per_day / 4).max(5)
    }
}

impl Config {
    /// Reads and judges every key.
    pub(super) fn from_values(values: &Figment, today: Date) -> Result<Self, ConfigError> {
        let listen = value(values, "listen")?.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let public_url = origin(values, "public_url", &format!("http://{listen}"))?;
        let data_dir: PathBuf = value(values, "data_dir")?.unwrap_or_else(|| "data".into());
        let access = value(values, "access")?.unwrap_or(Access::Open);
        let in_data_dir = |name: &str| data_dir.join(name);
        Ok(Self {
            database_url: database_url(values, &data_dir)?,
            access,
            keys: Keys {
                session_file: value(values, "keys.session_file")?.unwrap_or_else(|| in_data_dir(SESSION_FILE)),
                signing_file: value(values, "keys.signing_file")?.unwrap_or_else(|| in_data_dir(SIGNING_FILE)),
            },
            gong: gong(values, access, today)?,
            operator: operator(values)?,
            security_contact: value(values, "security.contact")?,
            eight_by_eight: eight_by_eight(values, &public_url)?,
            log_format: value(values, "log.format")?.unwrap_or(LogFormat::Text),
            metrics_listen: value(values, "metrics.listen")?,
            limits: limits(values)?,
            retention: retention(values)?,
            support: support(values, listen, &public_url)?,
            webhooks: webhooks(values)?,
            trusted_proxies: trusted_proxies(values)?,
            listen,
            public_url,
            data_dir,
        })
    }

    /// Whether `serve` makes this key file if it is missing: at its default place alone. One that was configured and is not there
    /// may be misspelt, or not mounted.
    pub fn makes_key_file(&self, path: &Path) -> bool {
        [SESSION_FILE, SIGNING_FILE].iter().any(|name| path == self.data_dir.join(name))
    }

    /// Whether the desk has another listener or another host than customers' pages.
    pub fn is_desk_apart(&self) -> bool {
        self.support.listen.is_some() || self.support.public_url.host() != self.public_url.host()
    }

    /// Which endpoints are told of what.
    pub fn subscriptions(&self) -> Subscriptions {
        let endpoints = self.webhooks.endpoints.iter().map(|endpoint| (endpoint.name.clone(), endpoint.topics.clone()));
        Subscriptions::new(self.support.public_url.origin().ascii_serialization(), endpoints.collect())
    }

    /// Whether cookies may be marked `Secure`.
    pub fn is_https(&self) -> bool {
        self.public_url.scheme() == "https"
    }
}

fn database_url(values: &Figment, data_dir: &std::path::Path) -> Result<DatabaseUrl, ConfigError> {
    match value::<String>(values, "database_url")? {
        Some(text) => DatabaseUrl::parse(&text),
        None => Ok(DatabaseUrl::of_file(&data_dir.join("portal.db"))),
    }
}

fn operator(values: &Figment) -> Result<Operator, ConfigError> {
    Ok(Operator {
        name: value(values, "operator.name")?,
        support: value(values, "operator.support")?,
        privacy_url: https_url(values, "operator.privacy_url")?,
    })
}

fn limits(values: &Figment) -> Result<Limits, ConfigError> {
    Ok(Limits {
        tests_per_case_per_day: value(values, "limits.tests_per_case_per_day")?.unwrap_or(20),
        tests_per_address_per_hour: value(values, "limits.tests_per_address_per_hour")?.unwrap_or(60),
        cases_per_address_per_hour: value(values, "limits.cases_per_address_per_hour")?.unwrap_or(30),
        api_requests_per_token_per_minute: value(values, "limits.api_requests_per_token_per_minute")?.unwrap_or(300),
    })
}

fn retention(values: &Figment) -> Result<SignedDuration, ConfigError> {
    let key = "retention.days";
    match value::<u32>(values, key)?.unwrap_or(90) {
        days @ 1..=3650 => Ok(SignedDuration::from_hours(24 * i64::from(days))),
        _ => Err(ConfigError::new(key, "this is no number of days from 1 to 3650", "give a number such as 90")),
    }
}

fn trusted_proxies(values: &Figment) -> Result<Vec<IpNet>, ConfigError> {
    let key = "trusted_proxies";
    let texts: Vec<String> = value(values, key)?.unwrap_or_default();
    let net = |text: &String| text.parse().or_else(|_| text.parse::<std::net::IpAddr>().map(IpNet::from));
    texts.iter().map(net).collect::<Result<_, _>>().map_err(|_| {
        ConfigError::new(key, "an entry is not an address", "give addresses or networks, such as 10.0.0.0/8")
    })
}
