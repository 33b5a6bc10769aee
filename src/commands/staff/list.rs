//! `staff list`: a line for everybody who is or was staff.

use std::path::Path;

use url::Url;

use super::{failed, opened};
use crate::clock::Clock;
use crate::commands::CommandError;
use crate::commands::serve::configuration;
use crate::staff::Account;

const NOBODY: &str = "Nobody yet: gong-onboarding staff add NAME\n";

pub(super) async fn run(file: Option<&Path>, clock: &Clock) -> Result<String, CommandError> {
    let (config, _) = configuration(file, None, clock)?;
    if config.database_url.file().is_some_and(|file| !file.exists()) {
        return Ok(NOBODY.to_owned()); // looking makes nothing
    }
    let store = opened(file, clock).await?;
    let all = store.all_staff(clock.now()).await.map_err(failed)?;
    let width = all.iter().map(|account| account.member.name.len()).max().unwrap_or_default();
    let lines: String = all.iter().map(|account| line(account, width)).collect();
    Ok(if lines.is_empty() { NOBODY.to_owned() } else { lines })
}

fn line(account: &Account, width: usize) -> String {
    let (name, role) = (&account.member.name, account.member.role.as_str());
    let said = match account.removed_at {
        Some(day) => format!("removed on {}", day.strftime("%Y-%m-%d")),
        None => ways(account),
    };
    format!("{name:<width$}  {role:<5}  {said}\n")
}

/// How somebody signs in.
fn ways(account: &Account) -> String {
    let host = account.issuer.as_deref().map(|issuer| {
        let url = Url::parse(issuer).ok();
        let host = url.as_ref().and_then(Url::host_str).unwrap_or("another issuer");
        format!("by {host}")
    });
    let password = account.has_password.then(|| "by password and code".to_owned());
    let ways: Vec<String> = password.into_iter().chain(host).collect();
    if ways.is_empty() { "cannot sign in".to_owned() } else { ways.join(", ") }
}
