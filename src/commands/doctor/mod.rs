//! `doctor`: is everything in order for a portal with these settings? Looks, changes nothing, and sends nothing to 8x8 or
//! other programs.

mod files;
mod reach;
mod recipients;
mod report;
mod webhooks;

use std::path::Path;

use report::Report;

use super::serve::configuration;
use super::{CommandError, say};
use crate::clock::Clock;
use crate::config::{Config, ConfigError};

/// Checks and prints a line for each; 1 if anything failed.
pub(super) async fn run(file: Option<&Path>, offline: bool) -> Result<u8, CommandError> {
    let clock = Clock::system();
    let mut report = Report::default();
    match configuration(file, None, &clock) {
        Ok((config, warnings)) => {
            let from =
                file.map_or("the environment".to_owned(), |file| format!("{} and the environment", file.display()));
            report.ok("configuration", format!("read from {from}"));
            for warning in warnings {
                report.warn("configuration", warning, "remove it, or correct its name");
            }
            settings(&config, &mut report);
            files::look(&config, &mut report).await;
            recipients::look(&config, clock.today(), &mut report);
            webhooks::look(&config, &mut report);
            if !offline {
                reach::look(&config, &mut report).await;
                webhooks::reach(&config, &mut report).await;
            }
        }
        Err(ConfigError { key, problem, remedy }) => report.fail(key, problem, &remedy),
    }
    say(&report.to_string())?;
    Ok(report.exit_code())
}

/// How staff sign in, and where.
fn support(config: &Config, report: &mut Report) {
    let support = &config.support;
    let ways = [
        support.password_sign_in.then(|| "local accounts".to_owned()),
        support.oidc.as_ref().map(|oidc| oidc.issuer_text.clone()),
    ];
    let ways = ways.into_iter().flatten().collect::<Vec<_>>().join(" and ");
    report.ok("support", format!("staff sign in at {}support, with {ways}", support.public_url));
}

/// What is permitted and seldom meant.
fn settings(config: &Config, report: &mut Report) {
    if config.is_https() && config.trusted_proxies.is_empty() {
        let problem = "all customers count as one, the reverse proxy, in the limits per address";
        report.warn("trusted_proxies", problem, "name the proxy's address, so that X-Forwarded-For is believed");
    }
    if config.is_https() {
        report.ok("public_url", config.public_url.to_string());
    } else {
        let problem = format!("{}: only this machine reaches it", config.public_url);
        report.warn("public_url", problem, "give the https URL that customers see");
    }
    support(config, report);
    if config.eight_by_eight.allow_loopback {
        let problem = "addresses of this machine may be called";
        report.warn("eight_by_eight.allow_loopback", problem, "remove it, unless 8x8 is simulated");
    }
}
