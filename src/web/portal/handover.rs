//! `/package`: what goes into the package and to whom; then the file, and what to do with it. One package is made however
//! often the button is pressed, and downloaded again from the store.

use askama::Template;
use axum::extract::RawQuery;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::made::{Made, is_answered_anew, is_tested_anew};
use super::making::make;
use super::proof::Tests;
use crate::cases::{Case, Half, Issued, RecipientsChanged, Replacement};
use crate::config::SendTo;
use crate::package::Named;
use crate::sealing::{self, Recipient};
use crate::tokens;
use crate::web::error::WebError;
use crate::web::findings::{self, FindingView};
use crate::web::form::Form;
use crate::web::moment::Moment;
use crate::web::page::{Page, html, see_other};
use crate::web::session::Current;
use crate::web::state::App;

/// Before a package was made.
#[derive(Template)]
#[template(path = "portal/package.html")]
struct PackagePage {
    page: Page,
    recipients: Vec<Recipient>,
    /// The name of that list: where it is another by then, nothing is made.
    sealed_to: String,
    /// Since the case began.
    changes: Vec<Change>,
    /// Warnings that were not passed knowingly yet: creating the package passes them.
    warnings: Vec<FindingView>,
    /// The package whose place it takes, as the customer named it.
    replaces: Option<String>,
    /// Somebody looks for the confirmation, but the button was not pressed yet.
    is_waited_for: bool,
    /// A colleague handed in a half, and nobody has tested both together.
    is_untested_together: bool,
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
    /// The name of the list of those who can open packages now.
    sealed_to: String,
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
    renewal: Renewal,
}

/// Whether a new package can be made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Renewal {
    /// This visit does not hold what it needs.
    Untested,
    /// It does, but nobody could open it.
    Unreadable,
    Possible,
}

impl Confirmation {
    /// Whether it replaces an earlier package, of this case or of another.
    fn takes_a_place(&self) -> bool {
        self.serial > 1 || self.replacement.is_some()
    }

    /// Whether the values of a half may be new.
    fn replaces(&self, half: Half) -> bool {
        self.replacement.as_ref().is_none_or(|named| named.half.is_none_or(|changed| changed == half))
    }
}

/// The operator changed who can open packages.
pub(super) struct Change {
    pub(super) at: Moment,
    /// "Gong EU (3f2a …), Gong US (…)".
    pub(super) before: String,
    pub(super) after: String,
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
        recipients: app.recipients_for(&current.case),
        sealed_to: list_of(app, &current.case),
        changes: changes(app, current).await?,
        warnings: views.filter(|view| view.outcome == "warn" && view.acknowledged.is_none()).collect(),
        replaces: current.case.replacement.as_ref().map(|named| named.supersedes.clone()),
        is_waited_for,
        is_untested_together: tests.together().is_none(),
    })?)
}

async fn confirmation(app: &App, current: &Current, tests: &Tests, issued: Issued) -> Result<Response, WebError> {
    let armored = armor(&issued)?;
    let gong = &app.config.gong;
    Ok(html(&Confirmation {
        page: Page::new(app, Made::of(&issued, &current.case, tests).title()).of(current),
        changed: is_tested_anew(&issued, tests),
        answered_anew: is_answered_anew(&issued, &current.case),
        reference: issued.id,
        made_at: Moment::of(app, issued.created_at),
        file_name: issued.file_name,
        sha256: issued.sha256,
        armored_sha256: tokens::sha256_hex(armored.as_bytes()),
        recipients: issued.recipients,
        sealed_to: list_of(app, &current.case),
        changes: changes(app, current).await?,
        opened_at: issued.opened_at.map(|at| Moment::of(app, at)),
        problem: None,
        replacement: current.case.replacement.clone(),
        send_to: gong.send_to.clone(),
        connect_url: gong.connect_url.as_ref().map(ToString::to_string),
        serial: issued.serial,
        renewal: match tests.are_proved() {
            false => Renewal::Untested,
            true if app.recipients_for(&current.case).is_empty() => Renewal::Unreadable,
            true => Renewal::Possible,
        },
    })?)
}

/// A name for the list of those who can open packages of a case now, for the form beside which it is shown.
fn list_of(app: &App, case: &Case) -> String {
    let recipients = app.recipients_for(case);
    let fingerprints: Vec<_> = recipients.iter().map(Recipient::fingerprint).collect();
    tokens::sha256_hex(fingerprints.join(",").as_bytes())
}

/// Makes the package with the first press, and downloads it with every one. `new` makes another: `on`, or the serial of
/// the package that it follows, so that a double click follows it once.
pub(in crate::web) async fn post(app: App, current: Current, form: Form) -> Result<Response, WebError> {
    let _alone = app.shared().running.alone(&format!("{}/package", current.case.id)).await;
    let newest = app.store.newest_package(&current.case.id).await?;
    let new = form.text("new");
    let is_made = |issued: &Issued| new != "on" && new != issued.serial.to_string();
    if form.has("sealed_to")
        && form.text("sealed_to") != list_of(&app, &current.case)
        && !newest.as_ref().is_some_and(is_made)
    {
        return Ok(see_other("/package")); // the list has changed since the page with this button was shown
    }
    let issued = match newest {
        Some(issued) if is_made(&issued) => issued,
        newest => make(&app, &current, newest).await?,
    };
    download(&issued, form.is_on("armor"))
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
