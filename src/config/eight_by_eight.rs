//! `eight_by_eight.*`: where is 8x8, which hosts may a SCIM URL name, and how long may it all take?

use std::time::Duration;

use figment::Figment;
use url::Url;

use super::ConfigError;
use super::reading::{is_loopback, value};

/// `eight_by_eight.*`: where 8x8 is, and how long it may take.
#[derive(Clone, Debug)]
pub struct EightByEight {
    /// OAuth's token endpoint.
    pub token_url: Url,
    /// Base of the Cloud Storage Service; `/{region}/v3/…` is appended.
    pub storage_url: Url,
    /// What a SCIM URL may name: `host`, `host:port` or `*.domain`.
    pub scim_hosts: Vec<String>,
    /// Permits `http` and loopback addresses for the hosts above. Only beside a loopback `public_url`.
    pub allow_loopback: bool,
    /// Of one request, with its body.
    pub timeout: Duration,
    /// Of a whole test of one half.
    pub test_timeout: Duration,
}

pub(super) fn eight_by_eight(values: &Figment, public_url: &Url) -> Result<EightByEight, ConfigError> {
    let allow_loopback = value(values, "eight_by_eight.allow_loopback")?.unwrap_or(false);
    if allow_loopback && !is_loopback(public_url) {
        let key = "eight_by_eight.allow_loopback";
        let problem = "a portal that others reach must never call addresses of its own machine";
        return Err(ConfigError::new(key, problem, "remove it, or give public_url a loopback address"));
    }
    let seconds = |key: &str, default: u64| -> Result<Duration, ConfigError> {
        match value(values, key)?.unwrap_or(default) {
            0 => Err(ConfigError::new(key, "no time at all", "give at least 1 second")),
            seconds @ 1..=600 => Ok(Duration::from_secs(seconds)),
            _ => Err(ConfigError::new(key, "longer than anybody waits", "give at most 600 seconds")),
        }
    };
    Ok(EightByEight {
        token_url: remote_url(
            values,
            "eight_by_eight.token_url",
            "https://api.8x8.com/oauth/v2/token",
            allow_loopback,
        )?,
        storage_url: remote_url(values, "eight_by_eight.storage_url", "https://api.8x8.com/storage", allow_loopback)?,
        scim_hosts: scim_hosts(values)?,
        allow_loopback,
        timeout: seconds("eight_by_eight.timeout_seconds", 15)?,
        test_timeout: seconds("eight_by_eight.test_timeout_seconds", 45)?,
    })
}

fn remote_url(values: &Figment, key: &str, default: &str, allow_loopback: bool) -> Result<Url, ConfigError> {
    let refused = |problem: &str| ConfigError::new(key, problem, "give an https URL of 8x8");
    let text: String = value(values, key)?.unwrap_or_else(|| default.to_owned());
    let url = Url::parse(&text).map_err(|_| refused("this is not a URL"))?;
    match url.scheme() {
        "https" => Ok(url),
        "http" if allow_loopback && is_loopback(&url) => Ok(url),
        _ => Err(refused("credentials travel by https alone")),
    }
}

fn scim_hosts(values: &Figment) -> Result<Vec<String>, ConfigError> {
    let key = "eight_by_eight.scim_hosts";
    let hosts: Vec<String> =
        value(values, key)?.unwrap_or_else(|| vec!["platform.8x8.com".to_owned(), "platform-cloud.8x8.com".to_owned()]);
    let shaped = |host: &String| {
        let name = host.strip_prefix("*.").unwrap_or(host);
        !name.is_empty() && !name.contains(['*', '/', '@', ' ', '\\', '%', '?', '#'])
    };
    if hosts.is_empty() || !hosts.iter().all(shaped) {
        let problem = "an entry is not a host";
        return Err(ConfigError::new(key, problem, "give host, host:port or *.domain, without scheme and path"));
    }
    Ok(hosts.into_iter().map(|host| host.to_ascii_lowercase()).collect())
}
