//! `/overview`: the task list. Two independent halves, then check and send; each step with its state.

use askama::Template;
use axum::response::Response;

use super::credentials::is_proved;
use super::making::answers;
use super::review::Tests;
use crate::cases::{Case, Half, Issued, TestRecord};
use crate::procedure::{Part, STEPS, Slug, Step};
use crate::web::error::WebError;
use crate::web::findings;
use crate::web::page::{Page, html};
use crate::web::session::Current;
use crate::web::state::App;

#[derive(Template)]
#[template(path = "portal/overview.html")]
struct Overview {
    page: Page,
    parts: Vec<Group>,
    /// What became of the package; nothing if none was made.
    package: Option<Made>,
    /// Credentials of an earlier package are replaced.
    replaces: bool,
}

/// What became of the newest package.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Made {
    Ready,
    /// Gong proved to have opened it.
    Opened,
    /// Something was tested or answered since.
    Outdated,
}

/// A part of the task list.
pub(super) struct Group {
    pub(super) title: &'static str,
    pub(super) tasks: Vec<Task>,
}

pub(super) struct Task {
    pub(super) title: String,
    pub(super) href: Option<String>,
    pub(super) state: Progress,
}

/// Few states, in plain words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    Done,
    Todo,
    /// Nothing is to be mended: time is the remedy.
    Wait,
    /// Something was mended since the last test.
    Again,
    Problem,
    Later,
}

impl Progress {
    /// Its class in the style sheet; message ids are `state-{class}`.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Todo => "todo",
            Self::Wait => "wait",
            Self::Again => "ready",
            Self::Problem => "problem",
            Self::Later => "later",
        }
    }
}

pub(in crate::web) async fn get(app: App, current: Current) -> Result<Response, WebError> {
    let tests = Tests::of(&app, &current).await?;
    let newest = app.store.newest_package(&current.case.id).await?;
    let package = newest.map(|issued| of_package(&issued, &current, &tests));
    let packaged = package.is_some_and(|package| package != Made::Outdated);
    let group = |part: Part| Group { title: part.title(), tasks: tasks(&current, &tests, part, packaged) };
    let mut parts = Part::ALL.map(group);
    let state = match (packaged, tests.are_proved()) {
        (true, _) => Progress::Done,
        (false, true) => Progress::Todo,
        (false, false) => Progress::Later,
    };
    if let Some(finish) = parts.last_mut() {
        finish.tasks.push(Task { title: "package-task".into(), href: link("/package".into(), state), state });
    }
    let replaces = current.case.replacement.is_some();
    let page = Page::new(&app, "overview-title").of(&current);
    Ok(html(&Overview { page, parts: parts.into(), package, replaces })?)
}

/// Credentials that were tested since are not in it, nor what was answered since.
fn of_package(issued: &Issued, current: &Current, tests: &Tests) -> Made {
    let is_current = issued.holds(&answers(&current.case)) && !tests.all().any(|record| issued.is_older_than(record));
    match (is_current, issued.opened_at) {
        (false, _) => Made::Outdated,
        (true, Some(_)) => Made::Opened,
        (true, None) => Made::Ready,
    }
}

/// Where *Continue* leads when a half is proved: the next step that is not finished, or one before it, or at last the
/// answers. What a test proved needs no mark of its own.
pub(super) fn next_open(current: &Current, tests: &Tests, slug: Slug) -> Slug {
    let is_open = |step: &&Step| match step.part {
        Part::Start | Part::Finish => false,
        part => {
            let proved = match part {
                Part::Storage => is_proved(tests.storage.as_ref()),
                _ => is_proved(tests.scim.as_ref()),
            };
            let is_test = [Slug::StorageCredentials, Slug::ScimCredentials].contains(&step.slug);
            !proved && (is_test || !current.case.done.contains_key(&step.slug))
        }
    };
    let after = STEPS.iter().skip_while(|step| step.slug != slug).skip(1);
    let open = after.chain(STEPS).find(is_open);
    open.map_or(Slug::Review, |step| step.slug)
}

fn tasks(current: &Current, tests: &Tests, part: Part, packaged: bool) -> Vec<Task> {
    let steps = STEPS.iter().filter(|step| step.part == part);
    let task = |step: &Step| {
        let state = state(current, tests, step, packaged);
        Task { title: step.title(), href: link(step.slug.path(), state), state }
    };
    steps.map(task).collect()
}

/// One task in each state, for the page that shows all components.
pub(super) fn in_every_state() -> Group {
    let states = [Progress::Done, Progress::Todo, Progress::Wait, Progress::Again, Progress::Problem, Progress::Later];
    let task =
        |(step, state): (&Step, Progress)| Task { title: step.title(), href: link(step.slug.path(), state), state };
    Group { title: Part::Storage.title(), tasks: STEPS.iter().zip(states).map(task).collect() }
}

fn link(path: String, state: Progress) -> Option<String> {
    (state != Progress::Later).then_some(path)
}

/// What was packaged is done, also in a later visit, which no longer holds the credentials.
fn state(current: &Current, tests: &Tests, step: &Step, packaged: bool) -> Progress {
    let started = current.case.details.is_some();
    match step.slug {
        Slug::BeforeYouStart if started => Progress::Done,
        Slug::BeforeYouStart => Progress::Todo,
        _ if !started => Progress::Later,
        Slug::StorageCredentials if tests.storage.is_none() && packaged => Progress::Done,
        Slug::ScimCredentials if tests.scim.is_none() && packaged => Progress::Done,
        Slug::StorageCredentials => of_test(&current.case, Half::Storage, tests.storage.as_ref()),
        Slug::ScimCredentials => of_test(&current.case, Half::Scim, tests.scim.as_ref()),
        Slug::Review if !tests.are_proved() && packaged => Progress::Done,
        Slug::Review if !tests.are_proved() => Progress::Later,
        Slug::Review if tests.all().any(TestRecord::has_open_warning) => Progress::Todo,
        Slug::Review if tests.accounts.is_none() => Progress::Todo,
        Slug::Review => Progress::Done,
        slug if current.case.done.contains_key(&slug) => Progress::Done,
        _ => Progress::Todo,
    }
}

fn of_test(case: &Case, half: Half, record: Option<&TestRecord>) -> Progress {
    match record {
        None => Progress::Todo,
        Some(record) if findings::only_waits(case, record) => Progress::Wait,
        Some(record) if record.has_failure() && case.was_changed_after(half, record) => Progress::Again,
        Some(record) if record.has_failure() => Progress::Problem,
        Some(_) => Progress::Done,
    }
}
