//! How do the two pages look on which credentials are entered: Key and Secret, URL and token? With the findings of their
//! last test, and without anything secret.

use askama::Template;
use axum::response::Response;

use super::progress::next_open;
use super::proof::Tests;
use super::step_text::{Answers, StepText};
use super::tested::{Tested, Verdict};
use crate::cases::{Half, Scope, TestRecord, Values};
use crate::checks::finding::{Code, Finding};
use crate::procedure::{self, Slug, Step};
use crate::secret::Secret;
use crate::web::error::WebError;
use crate::web::findings::{self, FindingView};
use crate::web::moment::Moment;
use crate::web::page::{Page, html};
use crate::web::session::Current;
use crate::web::state::App;
use crate::words::Message;

#[derive(Template)]
#[template(path = "portal/credentials.html")]
struct CredentialsPage {
    page: Page,
    step: &'static Step,
    answers: Answers,
    half: Half,
    fields: [Field; 2],
    record: Option<Tested>,
    /// The last test left nothing to mend.
    passed: bool,
    /// When a colleague handed in what this visit holds.
    handed_in: Option<Moment>,
    swapped: bool,
    asked: Asked,
    next: String,
}

impl CredentialsPage {
    fn text(&self) -> StepText<'_> {
        StepText { page: &self.page, step: self.step, answers: &self.answers }
    }
}

/// One of the two fields.
struct Field {
    name: &'static str,
    is_hidden: bool,
    /// A value that may be shown: a Key that looks like one, or a SCIM URL that was accepted.
    value: String,
    /// "Provided, ends in 4f2a. …"
    provided: Option<String>,
    /// "We removed blanks and quotation marks from the ends."
    removed: Option<String>,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "portal/replace.html")]
struct ReplacePage {
    page: Page,
    here: String,
    /// What the last test of the packaged credentials found, if this visit made it.
    findings: Vec<FindingView>,
}

/// How a step's page was opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// In its turn.
    Plainly,
    /// From the list of answers, to change one.
    FromReview,
    /// After what replacing packaged credentials means was read.
    ToReplace,
}

impl Asked {
    pub(super) fn of(query: Option<&str>) -> Self {
        match query {
            Some("to_review=on") => Self::FromReview,
            Some("replace=on") => Self::ToReplace,
            _ => Self::Plainly,
        }
    }
}

/// Names of a half's fields: the one that may be shown, and the one that may not.
pub(super) const fn names(half: Half) -> [&'static str; 2] {
    match half {
        Half::Storage => ["storage_key", "storage_secret"],
        Half::Scim => ["scim_url", "scim_token"],
    }
}

pub(super) async fn get(app: &App, current: &Current, half: Half, asked: Asked) -> Result<Response, WebError> {
    let step = procedure::step(half.slug().as_str()).ok_or(WebError::NotFound)?;
    let record = current.test(app, Scope::Half(half)).await?;
    let newest = app.store.newest_package(&current.case.id).await?;
    let is_packaged = newest.is_some_and(|issued| !record.as_ref().is_some_and(|record| issued.is_older_than(record)));
    if asked != Asked::ToReplace && is_packaged && current.is_whole() {
        let page = Page::new(app, "replace-title").of(current);
        let findings = record.map(|record| findings::views(app, &current.case, &record)).unwrap_or_default();
        return Ok(html(&ReplacePage { page, here: step.slug.path(), findings })?);
    }
    let values = current.values(app, half).await?;
    let fields = fields(app, half, &values, record.as_ref());
    let has_errors = record.as_ref().is_some_and(|record| record.has_failure() || !record.refused.is_empty());
    let page = Page::new(app, &step.title()).of(current).with_errors(has_errors);
    let next = if asked == Asked::FromReview {
        Slug::Review.path()
    } else {
        next_open(current, &Tests::of(app, current).await?, step.slug)
    };
    let swapped = |record: &TestRecord| said(record).any(|found| found.code == Code::StorageValuesSwapped);
    let swapped = record.as_ref().is_some_and(swapped);
    let handed_in = record.as_ref().and_then(|record| record.handed_in_at).map(|at| Moment::of(app, at));
    let record = record.map(|record| Tested::of(app, current, half, &record));
    let passed = record.as_ref().is_some_and(|record| !record.failed());
    Ok(html(&CredentialsPage {
        page,
        step,
        answers: Answers::of(&current.case, step),
        half,
        fields,
        record,
        passed,
        handed_in,
        swapped,
        asked,
        next,
    })?)
}

fn fields(app: &App, half: Half, values: &Values, record: Option<&TestRecord>) -> [Field; 2] {
    let [plain, hidden] = names(half);
    let shown =
        values.plain.as_ref().map(Secret::expose).filter(|value| half == Half::Scim || value.starts_with("eght_"));
    let field = |name, is_hidden, value: Option<&str>, held: &Option<Secret>| Field {
        name,
        is_hidden,
        value: value.unwrap_or_default().to_owned(),
        provided: held.as_ref().filter(|_| value.is_none()).map(|held| provided(app, held)),
        removed: record.and_then(|record| removed(app, record, name)),
        problem: record.and_then(|record| problem(app, record, name)),
    };
    [field(plain, false, shown, &values.plain), field(hidden, true, None, &values.hidden)]
}

fn provided(app: &App, held: &Secret) -> String {
    match held.ending() {
        Some(ending) => app.words().say(&Message::new("field-provided-ending").with("ending", ending)),
        None => app.words().get("field-provided"),
    }
}

fn removed(app: &App, record: &TestRecord, name: &str) -> Option<String> {
    let (_, removed) = record.removed.iter().find(|(field, _)| field == name)?;
    let what: Vec<String> = removed.iter().map(|what| app.words().get(what.message_id())).collect();
    (!what.is_empty()).then(|| app.words().say(&Message::new("field-removed").with("what", what.join(", "))))
}

/// What was refused of what was typed last, and what was found.
fn said(record: &TestRecord) -> impl Iterator<Item = &Finding> {
    record.refused.iter().chain(&record.findings)
}

/// A finding that is about what was typed in one field is said beside that field too.
fn problem(app: &App, record: &TestRecord, name: &str) -> Option<String> {
    let of_field = |finding: &&Finding| field_of(finding.code) == Some(name);
    let finding = said(record).find(of_field)?;
    let why = match finding.facts.get("why") {
        Some(crate::checks::finding::Fact::Word(why)) => why.clone(),
        _ => "other".to_owned(),
    };
    let id = format!("problem-{name}").replace('_', "-");
    Some(app.words().say(&Message::new(id).with("why", why)))
}

fn field_of(code: Code) -> Option<&'static str> {
    match code {
        Code::StorageKeyMalformed => Some("storage_key"),
        Code::StorageSecretMalformed => Some("storage_secret"),
        Code::ScimUrlMalformed | Code::ScimUrlNot8x8 => Some("scim_url"),
        Code::ScimTokenMalformed => Some("scim_token"),
        _ => None,
    }
}
