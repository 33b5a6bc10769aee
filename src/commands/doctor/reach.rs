//! Can 8x8 be reached from here? One connection to each of its hosts; nothing is sent.

use url::Url;

use super::report::Report;
use crate::config::{Config, EightByEight};
use crate::egress::is_loopback_host;
use crate::eight_by_eight::failure::Unreachable;
use crate::eight_by_eight::{Failure, Reach};

pub(super) async fn look(config: &Config, report: &mut Report) {
    let settings = &config.eight_by_eight;
    let reach = match Reach::new(settings) {
        Ok(reach) => reach,
        Err(error) => return report.fail("8x8", error, "install them: the package ca-certificates"),
    };
    // all at once: a firewall that drops packets costs its time once
    let asked = hosts(settings).map(|(name, url)| {
        let reach = reach.clone();
        (name, url.clone(), tokio::spawn(async move { reach.reach(&url).await }))
    });
    for (name, url, answer) in asked.collect::<Vec<_>>() {
        match answer.await {
            Ok(Ok(())) => report.ok(name, format!("{} is reached", shown(&url))),
            Ok(Err(failure)) => {
                let (problem, remedy) = words(failure);
                report.fail(name, format!("{}: {problem}", shown(&url)), remedy);
            }
            Err(_) => report.fail(name, "the check broke off", "report this as a defect"),
        }
    }
}

/// The hosts with their settings; a pattern names none.
fn hosts(settings: &EightByEight) -> impl Iterator<Item = (&'static str, Url)> {
    let scim = settings.scim_hosts.iter().filter_map(|host| scim_url(host, settings));
    let scim = scim.map(|url| ("eight_by_eight.scim_hosts", url));
    [
        ("eight_by_eight.token_url", settings.token_url.clone()),
        ("eight_by_eight.storage_url", settings.storage_url.clone()),
    ]
    .into_iter()
    .chain(scim)
}

/// Simulators speak http, on loopback alone.
fn scim_url(host: &str, settings: &EightByEight) -> Option<Url> {
    let url = Url::parse(&format!("https://{host}/")).ok().filter(|_| !host.starts_with("*."))?;
    if settings.allow_loopback && is_loopback_host(&url) {
        Url::parse(&format!("http://{host}/")).ok()
    } else {
        Some(url)
    }
}

pub(super) fn shown(url: &Url) -> String {
    format!("{}:{}", url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default())
}

/// What happened, and what to do.
pub(super) const fn words(failure: Failure) -> (&'static str, &'static str) {
    match failure {
        Failure::Unreachable(Unreachable::Dns) => {
            ("its name is not found", "check the name, and this machine's resolver")
        }
        Failure::Unreachable(Unreachable::Address) => (
            "it leads to an address that is not public, which is never called",
            "check the name, and this machine's resolver",
        ),
        Failure::Unreachable(Unreachable::TlsExpired) => {
            ("its certificate is expired or not valid yet", "check this machine's clock")
        }
        Failure::Unreachable(Unreachable::TlsName) => ("its certificate is another host's", "check the name"),
        Failure::Unreachable(Unreachable::TlsUntrusted) => {
            ("nobody vouches for its certificate", "install ca-certificates; a proxy that opens TLS must let it pass")
        }
        Failure::Unreachable(Unreachable::Tls) => {
            ("it speaks no TLS that this program knows", "check the name and port")
        }
        Failure::Unreachable(Unreachable::Refused) => ("nobody listens there, or no route leads there", CHECK_FIREWALL),
        Failure::TimedOut => ("no connection in time", CHECK_FIREWALL),
        _ => ("the connection broke", CHECK_FIREWALL),
    }
}

const CHECK_FIREWALL: &str = "let this machine's firewall and network pass TCP to it";
