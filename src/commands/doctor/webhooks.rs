//! Can other programs be told? Their secrets' files, and whether each is reached; nothing is sent.

use std::sync::Arc;

use super::files::mode;
use super::reach::{shown, words};
use super::report::Report;
use crate::config::{Config, Endpoint};
use crate::egress::{NoAnswer, Reach, SystemLookup, Unreachable};

const NAME: &str = "webhooks.endpoints";

/// Whose secrets others may read, and how many sign.
pub(super) fn look(config: &Config, report: &mut Report) {
    for Endpoint { name, secret_file, secrets, topics, .. } in &config.webhooks.endpoints {
        let mode = mode(secret_file);
        if mode & 0o007 != 0 {
            let problem = format!("{name}: every user may read or change its secret_file");
            report.fail(NAME, problem, "chmod 600, and make a new secret");
        } else if mode & 0o070 != 0 {
            let problem = format!("{name}: its group may read or change its secret_file");
            report.warn(NAME, problem, "chmod 600, if it need not");
        } else {
            let said = format!("{name}: is told of {} topics, signed with {}", topics.len(), count(secrets.count()));
            report.ok(NAME, said);
        }
    }
}

fn count(secrets: usize) -> String {
    if secrets == 1 { "one secret".to_owned() } else { format!("{secrets} secrets") }
}

/// Whether each is reached.
pub(super) async fn reach(config: &Config, report: &mut Report) {
    let settings = &config.webhooks;
    if settings.endpoints.is_empty() {
        return;
    }
    let Ok(reach) = Reach::new(settings.rules.clone(), Arc::new(SystemLookup), Vec::new()) else {
        let problem = "no client can be set up: there are no root certificates";
        return report.fail(NAME, problem, "install them: the package ca-certificates");
    };
    for Endpoint { name, url, .. } in &settings.endpoints {
        match reach.reach(url).await {
            Ok(()) => report.ok(NAME, format!("{name}: {} is reached", shown(url))),
            Err(NoAnswer::Unreachable(Unreachable::Address)) => {
                let problem = format!("{name}: {} leads to an address that is not public", shown(url));
                report.fail(NAME, problem, "check the name, or list its network in webhooks.allow_networks");
            }
            Err(why) => {
                let (problem, remedy) = words(why.into());
                report.fail(NAME, format!("{name}: {}: {problem}", shown(url)), remedy);
            }
        }
    }
}
