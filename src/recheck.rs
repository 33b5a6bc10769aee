//! Do the credentials of a package still work? The portal's own tests on Gong's side, against the addresses that the
//! verified package names: for `open --recheck`, and for programs that keep packages.

use std::time::Duration;

use url::{Host, Url};

use crate::checks::finding::Finding;
use crate::checks::{Checks, OnProgress, ScimCredentials, StorageCredentials, typed};
use crate::clock::Clock;
use crate::config::EightByEight;
use crate::eight_by_eight::Http;
use crate::package::Document;

/// Why nothing was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecheckError {
    /// The package names addresses that are none.
    #[error("the package names addresses that cannot be called")]
    Addresses,
    /// See [`HttpError`](crate::eight_by_eight::HttpError).
    #[error("no secure connections can be made: are the system's root certificates installed?")]
    Http,
}

/// Tests both halves and both together, as the portal did before it made the package: reading only, at most 2 requests
/// and 2 more per region, and the pages of users. The findings are those of the portal, in its order. Verify the
/// package first ([`package::open`](crate::package::open)): this sends its credentials to the addresses in it.
pub async fn recheck(document: &Document, clock: &Clock) -> Result<Vec<Finding>, RecheckError> {
    recheck_watched(document, clock, &|_| {}).await
}

/// The same, and tells what is asked and found while it runs.
pub async fn recheck_watched(
    document: &Document,
    clock: &Clock,
    on: OnProgress<'_>,
) -> Result<Vec<Finding>, RecheckError> {
    let settings = settings(document).ok_or(RecheckError::Addresses)?;
    let http = Http::new(&settings, clock.clone()).map_err(|_| RecheckError::Http)?;
    let (storage, scim) = match credentials(document, &settings, clock) {
        Ok(both) => both,
        Err(finding) => return Ok(vec![finding]),
    };
    let checks = Checks::new(http, settings, clock.clone());
    let (storage, scim) = tokio::join!(checks.storage(&storage, on), checks.scim(&scim, on));
    let accounts = match (&storage.evidence, &scim.evidence) {
        (Some(storage), Some(scim)) => checks.accounts(Some(storage), Some(scim)),
        _ => Vec::new(),
    };
    Ok([storage.findings, scim.findings, accounts].concat())
}

fn credentials(
    document: &Document,
    settings: &EightByEight,
    clock: &Clock,
) -> Result<(StorageCredentials, ScimCredentials), Finding> {
    let now = clock.now();
    let key = typed::key(&document.css.key, now)?.value;
    let secret = typed::secret(&document.css.secret, now)?.value;
    let url = typed::scim_url(&document.scim.url, settings, now)?;
    let token = typed::token(&document.scim.access_token, now)?.value;
    Ok((StorageCredentials { key, secret }, ScimCredentials { url, token }))
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
