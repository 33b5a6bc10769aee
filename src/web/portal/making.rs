//! How does a visit's package come about? From what it holds and what was found of that, sealed to those who are listed now.

use jiff::tz::TimeZone;

use super::proof::Tests;
use crate::cases::{Case, Half, Issued, Replacement, TestRecord, Values};
use crate::package::{self, Css, Customer, Document, Input, Portal, Replaced, Scim, Superseded};
use crate::procedure::Provider;
use crate::sealing::Recipient;
use crate::tokens;
use crate::web::error::WebError;
use crate::web::session::Current;
use crate::web::state::App;

/// Values and what was found of them belong together: no test of this visit runs meanwhile, and the values are read
/// first, for new ones take the findings of the old ones with them.
pub(super) async fn make(app: &App, current: &Current, before: Option<Issued>) -> Result<Issued, WebError> {
    let _alone = app.shared().running.alone(&format!("{}/test", current.visit.id)).await;
    let (storage, scim) = (current.values(app, Half::Storage).await?, current.values(app, Half::Scim).await?);
    let tests = Tests::of(app, current).await?;
    if !tests.are_proved() {
        return Err(WebError::NotReady);
    }
    let tests = tests.acknowledge(app, current).await?;
    let recipients = app.recipients_for(&current.case);
    if recipients.is_empty() {
        return Err(WebError::NoRecipients);
    }
    let supersedes = superseded(current.case.replacement.as_ref(), before.as_ref(), &tests);
    let document = Document { supersedes, ..document(app, current, &tests, (&storage, &scim), &recipients).await? };
    let made = package::make(&document, app.signing_keys.current(), &recipients)
        .map_err(|_| WebError::Internal("the package could not be made"))?;
    let issued = Issued {
        file_name: package::file_name(
            &document.customer.company,
            TimeZone::UTC.to_datetime(document.created_at).date(),
        ),
        id: document.package_id,
        serial: before.map_or(1, |before| before.serial + 1),
        created_at: app.clock.now(),
        sha256: tokens::sha256_hex(&made.file),
        file: made.file,
        answers: Some(answers(&current.case)),
        recipients: document.recipients,
        receipt_hash: made.receipt.hash(),
        opened_at: None,
    };
    if app.store.save_package(&current.case.id, &issued).await? {
        tracing::info!(package = issued.id, sha256 = issued.sha256, "a package was made");
        metrics::counter!("packages_total").increment(1);
        return Ok(issued);
    }
    // another replica was faster: its package is the one
    app.store.newest_package(&current.case.id).await?.ok_or(WebError::Internal("a package vanished"))
}

async fn document(
    app: &App,
    current: &Current,
    tests: &Tests,
    (storage, scim): (&Values, &Values),
    recipients: &[Recipient],
) -> Result<Document, WebError> {
    let now = app.clock.now();
    let details = current.case.details.clone().ok_or(WebError::NotReady)?;
    let (Some((key, secret)), Some((url, token))) = (storage.both(), scim.both()) else {
        return Err(WebError::NotReady);
    };
    let remote = app.remote(&current.case).await?.settings;
    Ok(Document::new(Input {
        package_id: tokens::new_id(now),
        created_at: now,
        portal: Portal {
            url: app.config.public_url.origin().ascii_serialization(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        customer: Customer {
            company: details.company,
            contact_name: details.contact_name,
            contact_email: details.contact_email,
        },
        css: Css {
            key: key.clone(),
            secret: secret.clone(),
            token_url: remote.token_url.to_string(),
            storage_url: remote.storage_url.to_string(),
            regions: tests.storage.as_ref().map(|record| record.regions.clone()).unwrap_or_default(),
        },
        scim: Scim {
            url: url.clone(),
            access_token: token.clone(),
            provider: provider_in_package(current.case.provider).to_owned(),
        },
        recipients: recipients.to_vec(),
        findings: tests.all().flat_map(|record| record.findings.clone()).collect(),
        supersedes: None,
    }))
}

/// The package whose place this one takes: the last one of the same case, else the one that the customer named.
fn superseded(named: Option<&Replacement>, before: Option<&Issued>, tests: &Tests) -> Option<Superseded> {
    let in_words = |half: Option<Half>| match half {
        None => Replaced::Both,
        Some(Half::Storage) => Replaced::Css,
        Some(Half::Scim) => Replaced::Scim,
    };
    if let Some(before) = before {
        let is_new = |record: &Option<TestRecord>| record.as_ref().is_some_and(|record| before.is_older_than(record));
        let half = match (is_new(&tests.storage), is_new(&tests.scim)) {
            (true, false) => Some(Half::Storage),
            (false, true) => Some(Half::Scim),
            _ => None,
        };
        return Some(Superseded { package_id: Some(before.id.clone()), sha256: None, replaced: in_words(half) });
    }
    let named = named?;
    let name = Some(named.supersedes.clone());
    let (package_id, sha256) = if tokens::is_id(&named.supersedes) { (name, None) } else { (None, name) };
    Some(Superseded { package_id, sha256, replaced: in_words(named.half) })
}

/// SHA-256 of what a package made now would say of the customer in clear, in hex.
pub(super) fn answers(case: &Case) -> String {
    let details = case.details.as_ref();
    let details = details.map(|details| [&details.company, &details.contact_name, &details.contact_email]);
    let said = serde_json::json!([details, provider_in_package(case.provider)]);
    tokens::sha256_hex(said.to_string().as_bytes())
}

/// Where none was selected before, the procedure had the customer select Other SCIM Provider. Whoever went past the
/// question gave no answer, and the package makes none up.
fn provider_in_package(before: Option<Provider>) -> &'static str {
    match before {
        None => "unknown",
        Some(provider) if provider.is_in_use() => provider.as_str(),
        Some(_) => Provider::Other.as_str(),
    }
}
