//! `/package`: what goes into the package and to whom; then the file, and what to do with it. One package is made however
//! often the button is pressed, and downloaded again from the store.

use askama::Template;
use axum::extract::RawQuery;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::tz::TimeZone;

use super::review::Tests;
use crate::cases::{Case, Half, Issued, RecipientsChanged, Replacement, Values};
use crate::config::SendTo;
use crate::package::{self, Css, Customer, Document, Input, Named, Portal, Replaced, Scim, Superseded};
use crate::procedure::Provider;
use crate::sealing::{self, Recipient};
use crate::tokens;
use crate::web::error::WebError;
use crate::web::findings::{self, FindingView};
use crate::web::form::Form;
use crate::web::moment::Moment;
use crate::web::page::{Page, html};
use crate::web::session::Current;
use crate::web::state::App;

/// Before a package was made.
#[derive(Template)]
#[template(path = "portal/package.html")]
struct PackagePage {
    page: Page,
    recipients: Vec<Recipient>,
    /// Since the case began.
    changes: Vec<Change>,
    /// Warnings that were not passed knowingly yet: creating the package passes them.
    warnings: Vec<FindingView>,
    /// Somebody looks for the confirmation, but the button was not pressed yet.
    is_waited_for: bool,
}

/// After it.
#[derive(Template)]
#[template(path = "portal/confirmation.html")]
struct Confirmation {
    page: Page,
    reference: String,
    made_at: Moment,
    file_name: String,
    sha256: String,
    armored_sha256: String,
    /// Who can open this very file.
    recipients: Vec<Named>,
    changes: Vec<Change>,
    /// When Gong proved to have opened it.
    opened_at: Option<Moment>,
    /// What is wrong with a receipt that was given: nothing on this page.
    problem: Option<String>,
    replacement: Option<Replacement>,
    send_to: Option<SendTo>,
    connect_url: Option<String>,
    serial: i64,
    /// Credentials were tested anew after the package was made.
    changed: bool,
    /// Company, contact or provider were answered anew after the package was made.
    answered_anew: bool,
    /// This visit holds what a new package needs.
    can_renew: bool,
}

/// The operator changed who can open packages.
struct Change {
    at: Moment,
    /// "Gong EU (3f2a …), Gong US (…)".
    before: String,
    after: String,
}

async fn changes(app: &App, current: &Current) -> Result<Vec<Change>, WebError> {
    let people = |named: &[Named]| {
        let one = |named: &Named| format!("{} ({})", named.label, named.fingerprint);
        named.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let changes = app.store.recipients_changes(&current.case.id).await?;
    let view = |change: &RecipientsChanged| Change {
        at: Moment::of(app, change.at),
        before: people(&change.before),
        after: people(&change.after),
    };
    Ok(changes.iter().map(view).collect())
}

pub(in crate::web) async fn get(app: App, current: Current, RawQuery(query): RawQuery) -> Result<Response, WebError> {
    let tests = Tests::of(&app, &current).await?;
    match app.store.newest_package(&current.case.id).await? {
        Some(issued) => confirmation(&app, &current, &tests, issued).await,
        None if tests.are_proved() => before(&app, &current, &tests, query.as_deref() == Some("saved=on")).await,
        None => Err(WebError::NotReady),
    }
}

async fn before(app: &App, current: &Current, tests: &Tests, is_waited_for: bool) -> Result<Response, WebError> {
    let open = tests.all().filter(|record| record.has_open_warning());
    let views = open.flat_map(|record| findings::views(app, &current.case, record));
    Ok(html(&PackagePage {
        page: Page::new(app, "package-title").of(current),
        recipients: app.recipients(),
        changes: changes(app, current).await?,
        warnings: views.filter(|view| view.outcome == "warn" && view.acknowledged.is_none()).collect(),
        is_waited_for,
    })?)
}

async fn confirmation(app: &App, current: &Current, tests: &Tests, issued: Issued) -> Result<Response, WebError> {
    let changed = tests.are_proved() && tests.all().any(|record| issued.is_older_than(record));
    let answered_anew = !issued.holds(&answers(&current.case));
    let armored = armor(&issued)?;
    let gong = &app.config.gong;
    Ok(html(&Confirmation {
        page: Page::new(app, "confirmation-title").of(current),
        reference: issued.id,
        made_at: Moment::of(app, issued.created_at),
        file_name: issued.file_name,
        sha256: issued.sha256,
        armored_sha256: tokens::sha256_hex(armored.as_bytes()),
        recipients: issued.recipients,
        changes: changes(app, current).await?,
        opened_at: issued.opened_at.map(|at| Moment::of(app, at)),
        problem: None,
        replacement: current.case.replacement.clone(),
        send_to: gong.send_to.clone(),
        connect_url: gong.connect_url.as_ref().map(ToString::to_string),
        serial: issued.serial,
        changed,
        answered_anew,
        can_renew: tests.are_proved(),
    })?)
}

/// Makes the package with the first press, and downloads it with every one. `new` makes another: `on`, or the serial of
/// the package that it follows, so that a double click follows it once.
pub(in crate::web) async fn post(app: App, current: Current, form: Form) -> Result<Response, WebError> {
    let _alone = app.shared().running.alone(&format!("{}/package", current.case.id)).await;
    let newest = app.store.newest_package(&current.case.id).await?;
    let new = form.text("new");
    let issued = match newest {
        Some(issued) if new != "on" && new != issued.serial.to_string() => issued,
        newest => make(&app, &current, newest.map_or(1, |issued| issued.serial + 1)).await?,
    };
    download(&issued, form.is_on("armor"))
}

/// Values and what was found of them belong together: no test of this visit runs meanwhile, and the values are read
/// first, for new ones take the findings of the old ones with them.
async fn make(app: &App, current: &Current, serial: i64) -> Result<Issued, WebError> {
    let _alone = app.shared().running.alone(&format!("{}/test", current.visit.id)).await;
    let (storage, scim) = (current.values(app, Half::Storage).await?, current.values(app, Half::Scim).await?);
    let tests = Tests::of(app, current).await?;
    if !tests.are_proved() {
        return Err(WebError::NotReady);
    }
    let tests = tests.acknowledge(app, current).await?;
    let recipients = app.recipients();
    if recipients.is_empty() {
        return Err(WebError::NoRecipients);
    }
    let document = document(app, current, &tests, (&storage, &scim), &recipients)?;
    let made = package::make(&document, &app.signing_key, &recipients)
        .map_err(|_| WebError::Internal("the package could not be made"))?;
    let issued = Issued {
        file_name: package::file_name(
            &document.customer.company,
            TimeZone::UTC.to_datetime(document.created_at).date(),
        ),
        id: document.package_id,
        serial,
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

fn document(
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
    let remote = &app.config.eight_by_eight;
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
            provider: provider_in_package(current.case.provider).as_str().to_owned(),
        },
        recipients: recipients.to_vec(),
        findings: tests.all().flat_map(|record| record.findings.clone()).collect(),
        supersedes: current.case.replacement.as_ref().map(superseded),
    }))
}

/// In the words of the package.
fn superseded(replacement: &Replacement) -> Superseded {
    let is_id = tokens::is_id(&replacement.supersedes);
    let name = Some(replacement.supersedes.clone());
    let (package_id, sha256) = if is_id { (name, None) } else { (None, name) };
    let replaced = match replacement.half {
        None => Replaced::Both,
        Some(Half::Storage) => Replaced::Css,
        Some(Half::Scim) => Replaced::Scim,
    };
    Superseded { package_id, sha256, replaced }
}

/// SHA-256 of what a package made now would say of the customer in clear, in hex.
pub(super) fn answers(case: &Case) -> String {
    let details = case.details.as_ref();
    let details = details.map(|details| [&details.company, &details.contact_name, &details.contact_email]);
    let said = serde_json::json!([details, provider_in_package(case.provider).as_str()]);
    tokens::sha256_hex(said.to_string().as_bytes())
}

/// Where none was selected before, the procedure had the customer select Other SCIM Provider.
fn provider_in_package(before: Option<Provider>) -> Provider {
    before.filter(|provider| provider.is_in_use()).unwrap_or(Provider::Other)
}

fn armor(issued: &Issued) -> Result<String, WebError> {
    sealing::armor(&issued.file).map_err(|_| WebError::Internal("the package could not be armored"))
}

fn download(issued: &Issued, armored: bool) -> Result<Response, WebError> {
    let body = if armored { armor(issued)?.into_bytes() } else { issued.file.clone() };
    let disposition = format!("attachment; filename=\"{}\"", issued.file_name);
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::ETAG, format!("\"{}\"", tokens::sha256_hex(&body))),
    ];
    Ok((StatusCode::OK, headers, body).into_response())
}
