//! Check answers: every answer with *Change*, who can open the package, and what both halves say about each other.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;

use super::live::{self, Watcher};
use super::noted;
use super::proof::{Tests, is_proved};
use super::testing;
use crate::cases::{Half, Scope, TestRecord};
use crate::procedure::Slug;
use crate::sealing::Recipient;
use crate::web::error::WebError;
use crate::web::findings::{self, FindingView};
use crate::web::form::Form;
use crate::web::limits::Client;
use crate::web::moment::Moment;
use crate::web::page::{Page, html};
use crate::web::session::Current;
use crate::web::state::App;
use crate::words::Message;

#[derive(Template)]
#[template(path = "portal/review.html")]
struct ReviewPage {
    page: Page,
    rows: Vec<Row>,
    recipients: Vec<Recipient>,
    /// What is missing before a package can be made: message id and address.
    missing: Vec<(&'static str, String)>,
    /// Findings of both halves together; nothing if that was not tested yet.
    accounts: Option<Vec<FindingView>>,
    /// Warnings of the halves, said once more before sealing.
    warnings: Vec<FindingView>,
    open_warning: bool,
    tested_at: Option<Moment>,
    /// The halves that a colleague handed in: message id of the half's name, and when.
    handed_in: Vec<(&'static str, Moment)>,
    budget_spent: bool,
}

/// A line of the summary.
struct Row {
    name: String,
    value: String,
    change: String,
}

pub(super) async fn get(app: &App, current: &Current) -> Result<Response, WebError> {
    let tests = Tests::of(app, current).await?;
    let proved = |record: &Option<TestRecord>| is_proved(record.as_ref());
    let mut missing = Vec::new();
    for (half, record, id) in
        [(Half::Storage, &tests.storage, "missing-storage"), (Half::Scim, &tests.scim, "missing-scim")]
    {
        if !proved(record) {
            missing.push((id, half.slug().path()));
        }
    }
    let views = |record: &TestRecord| findings::views(app, &current.case, record);
    let warnings = [&tests.storage, &tests.scim].into_iter().flatten().flat_map(views);
    Ok(html(&ReviewPage {
        page: Page::new(app, "step-review").of(current),
        rows: rows(app, current).await?,
        recipients: app.recipients_for(&current.case),
        accounts: tests.accounts.as_ref().map(views),
        warnings: warnings.filter(|finding| finding.outcome == "warn").collect(),
        open_warning: tests.all().any(TestRecord::has_open_warning),
        tested_at: tests.all().map(|record| record.tested_at).max().map(|time| Moment::of(app, time)),
        handed_in: handed_in(app, &tests),
        budget_spent: tests.accounts.as_ref().is_some_and(TestRecord::has_failure),
        missing,
    })?)
}

fn handed_in(app: &App, tests: &Tests) -> Vec<(&'static str, Moment)> {
    let halves = [Half::Storage, Half::Scim].into_iter();
    let came = halves.filter_map(|half| Some((half, tests.of_half(half)?.handed_in_at?)));
    came.map(|(half, at)| (half.part().title(), Moment::of(app, at))).collect()
}

async fn rows(app: &App, current: &Current) -> Result<Vec<Row>, WebError> {
    let case = &current.case;
    let detail = |get: fn(&crate::cases::Details) -> &String| case.details.as_ref().map(get).cloned();
    let choice = |name: &str, value: Option<&str>| {
        value.map(|value| app.words().get(&format!("answer-{name}-{value}").replace('_', "-")))
    };
    let mut rows = vec![
        ("company", detail(|d| &d.company), Slug::BeforeYouStart),
        ("contact-name", detail(|d| &d.contact_name), Slug::BeforeYouStart),
        ("contact-email", detail(|d| &d.contact_email), Slug::BeforeYouStart),
        ("assign-to", choice("assign-to", case.assign_to.map(crate::cases::AssignTo::as_str)), Slug::StorageRole),
        ("provider", choice("provider", case.provider.map(crate::procedure::Provider::as_str)), Slug::UserProvisioning),
        (
            "manual-users",
            choice("manual-users", case.manual_users.map(crate::procedure::ManualUsers::as_str)),
            Slug::UserProvisioning,
        ),
    ];
    for (half, plain, hidden) in
        [(Half::Storage, "storage-key", "storage-secret"), (Half::Scim, "scim-url", "scim-token")]
    {
        let values = current.values(app, half).await?;
        let said = |value: &crate::secret::Secret| match value.ending() {
            Some(ending) => app.words().say(&Message::new("answer-provided-ending").with("ending", ending)),
            None => app.words().get("answer-provided"),
        };
        let shown = match half {
            Half::Scim => values.plain.as_ref().map(|url| url.expose().to_owned()),
            Half::Storage => values.plain.as_ref().map(said),
        };
        rows.push((plain, shown, half.slug()));
        rows.push((hidden, values.hidden.as_ref().map(said), half.slug()));
    }
    let row = |(name, value, slug): (&str, Option<String>, Slug)| Row {
        name: app.words().get(&format!("answer-{name}")),
        value: value.unwrap_or_else(|| app.words().get("answer-missing")),
        change: format!("{}?to_review=on#{}", slug.path(), field_of(name)),
    };
    Ok(rows.into_iter().map(row).collect())
}

/// The id of the field in which an answer stands.
fn field_of(name: &str) -> String {
    match name {
        "provider" => "scim_provider".to_owned(),
        name => name.replace('-', "_"),
    }
}

/// Takes the form of the page.
pub(super) async fn post(
    app: App,
    current: Current,
    client: Client,
    form: Form,
    headers: &HeaderMap,
) -> Result<Response, WebError> {
    let (shared, case) = (app.clone(), current.case.clone());
    let submitted = |watcher| submit(app, current, client, form, watcher);
    live::answer(&shared, &case, Slug::Review.path(), headers, submitted).await
}

/// Tests both halves together, or passes warnings knowingly: where to go.
async fn submit(app: App, current: Current, client: Client, form: Form, watcher: Watcher) -> Result<String, WebError> {
    let (app, current) = (&app, &current);
    let here = Slug::Review.path();
    let _alone = app.shared().running.alone(&format!("{}/test", current.visit.id)).await;
    let tests = Tests::of(app, current).await?;
    if form.is_on("continue") {
        let proved = tests.are_proved();
        tests.acknowledge(app, current).await?;
        return Ok(if proved { "/package".to_owned() } else { here });
    }
    if tests.storage.is_none() && tests.scim.is_none() {
        return Ok(here); // there is nothing to test
    }
    let newest = tests.accounts.map(|record| record.tested_at);
    if newest.is_some_and(|tested_at| tested_at > current.arrived) {
        return Ok(here);
    }
    if testing::is_allowed(app, current, &client, Scope::Accounts, &watcher).await? {
        testing::everything(app, current, &watcher).await?;
    }
    noted::weighed(app, current, false).await?;
    Ok(here)
}
