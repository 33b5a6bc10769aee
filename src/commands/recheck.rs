//! `open --recheck`: do the credentials still work? The portal's own tests, run against the addresses that the verified
//! package names.

use std::pin::Pin;
use std::time::Duration;

use url::{Host, Url};

use super::open::{self, Open, Recheck, Rechecked};
use crate::checks::finding::{Finding, Outcome};
use crate::checks::{Checks, ScimCredentials, Situation, StorageCredentials, explain, typed};
use crate::clock::Clock;
use crate::config::EightByEight;
use crate::eight_by_eight::Http;
use crate::package::Document;
use crate::words::Words;

/// Runs `open` with the real 8x8 behind `--recheck`.
pub(super) async fn open(arguments: Open) -> u8 {
    let clock = Clock::system();
    let live = Live(clock.clone());
    open::run(arguments, &clock, &live, &mut std::io::stdout(), &mut std::io::stderr()).await
}

struct Live(Clock);

impl Recheck for Live {
    fn recheck<'a>(&'a self, document: &'a Document) -> Pin<Box<dyn Future<Output = Rechecked> + 'a>> {
        Box::pin(async {
            match self.findings(document).await {
                Ok(findings) => rechecked(&findings),
                Err(why) => Rechecked { lines: vec![why.to_owned()], failed: true },
            }
        })
    }
}

impl Live {
    async fn findings(&self, document: &Document) -> Result<Vec<Finding>, &'static str> {
        let settings = settings(document).ok_or("the package names addresses that cannot be called")?;
        let http = Http::new(&settings, self.0.clone()).map_err(|_| "no secure connections can be made")?;
        let url = match typed::scim_url(&document.scim.url, &settings, self.0.now()) {
            Ok(url) => url,
            Err(finding) => return Ok(vec![finding]),
        };
        let checks = Checks::new(http, settings, self.0.clone());
        let storage = StorageCredentials { key: document.css.key.clone(), secret: document.css.secret.clone() };
        let scim = ScimCredentials { url, token: document.scim.access_token.clone() };
        let (storage, scim) = tokio::join!(checks.storage(&storage, &|_| {}), checks.scim(&scim, &|_| {}));
        Ok([storage.findings, scim.findings].concat())
    }
}

/// The portal that made the package was allowed to call loopback addresses only if it was on one itself.
fn settings(document: &Document) -> Option<EightByEight> {
    let portal = Url::parse(&document.portal.url).ok()?;
    let is_loopback = match portal.host()? {
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
        Host::Domain(name) => name == "localhost",
    };
    let scim = Url::parse(document.scim.url.expose()).ok()?;
    let host = scim.host_str()?;
    Some(EightByEight {
        token_url: Url::parse(&document.css.token_url).ok()?,
        storage_url: Url::parse(&document.css.storage_url).ok()?,
        scim_hosts: vec![scim.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))],
        allow_loopback: is_loopback,
        timeout: Duration::from_secs(15),
        test_timeout: Duration::from_secs(45),
    })
}

fn rechecked(findings: &[Finding]) -> Rechecked {
    let words = Words::english().ok();
    let nobody = Situation { provider: None, manual_users: None, assigned_to_other: false };
    let line = |finding: &Finding| {
        let title = words.as_ref().map(|words| words.say(&explain(finding, &nobody).title)).unwrap_or_default();
        format!("{} {}: {title}", finding.outcome.as_str(), finding.code.as_str())
    };
    Rechecked {
        lines: findings.iter().filter(|finding| finding.outcome != Outcome::Skip).map(line).collect(),
        failed: findings.iter().any(|finding| finding.outcome == Outcome::Fail),
    }
}
