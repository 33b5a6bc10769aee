//! How is an HTTP client made that keeps to the guards, and which URLs does it call?

use std::error::Error;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Duration;

use ipnet::IpNet;
use reqwest::{Certificate, Client, ClientBuilder};
use url::{Host, Url};

use super::address::{is_listed, is_loopback_host};
use super::resolver::{Guard, Lookup};

const AGENT: &str = concat!("gong-onboarding/", env!("CARGO_PKG_VERSION"));

/// What a client may call, and how long it waits.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Of one request, with its body.
    pub timeout: Duration,
    /// Networks that may be called though they are not public. Where this machine itself is among them, its own names and
    /// addresses may be called by http.
    pub networks: Vec<IpNet>,
}

impl Rules {
    fn permit_loopback(&self) -> bool {
        is_listed(IpAddr::V4(Ipv4Addr::LOCALHOST), &self.networks)
    }
}

/// The host to be called, with its port; nothing if it must not be. Addresses in the URL are judged here: they never reach
/// the resolver's guard.
pub fn admit(url: &Url, rules: &Rules) -> Option<String> {
    let is_dialled = match url.host()? {
        Host::Domain(_) => true,
        Host::Ipv4(v4) => is_listed(v4.into(), &rules.networks),
        Host::Ipv6(v6) => is_listed(v6.into(), &rules.networks),
    };
    let is_carried =
        url.scheme() == "https" || (url.scheme() == "http" && rules.permit_loopback() && is_loopback_host(url));
    let host = url.host_str().filter(|_| is_dialled && is_carried)?;
    Some(format!("{host}:{}", url.port_or_known_default().unwrap_or_default()))
}

/// A client with every guard.
#[expect(clippy::disallowed_methods, reason = "the one place where an HTTP client with guards is made")]
pub fn builder(rules: &Rules, lookup: Arc<dyn Lookup>, roots: Vec<Certificate>) -> ClientBuilder {
    let patience = (rules.timeout / 3).min(Duration::from_secs(5));
    let guard = Guard::new(lookup, patience, &rules.networks);
    let builder = if roots.is_empty() { Client::builder() } else { Client::builder().tls_certs_merge(roots) };
    builder
        .user_agent(AGENT)
        .https_only(!rules.permit_loopback())
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .no_proxy()
        .retry(reqwest::retry::never())
        .connect_timeout((rules.timeout * 2 / 3).min(Duration::from_secs(10)))
        .read_timeout(rules.timeout)
        .timeout(rules.timeout)
        .pool_max_idle_per_host(4)
        .pool_idle_timeout(Duration::from_secs(30))
        .http1_only()
        .http1_max_headers(64)
        .tls_version_min(reqwest::tls::Version::TLS_1_2)
        .connection_verbose(false)
        .dns_resolver(guard)
}

/// The first cause of one type; what an `io::Error` wraps counts as its cause.
pub fn cause<'a, T: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a T> {
    let mut next = Some(error);
    while let Some(here) = next {
        if let Some(found) = here.downcast_ref::<T>() {
            return Some(found);
        }
        next = match here.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
            Some(inner) => Some(inner),
            None => here.source(),
        };
    }
    None
}
