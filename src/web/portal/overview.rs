//! `/overview`: the task list. Two independent halves, then check and send; each step with its state.

use askama::Template;
use axum::response::Response;

use super::made::{Made, made};
use super::progress::{Progress, Walk};
use super::proof::Tests;
use crate::cases::{Case, Half, HalfLink};
use crate::procedure::{Part, STEPS, Step};
use crate::web::error::WebError;
use crate::web::moment::Moment;
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

/// A part of the task list.
pub(in crate::web) struct Group {
    pub(in crate::web) title: &'static str,
    pub(in crate::web) tasks: Vec<Task>,
    /// A half that somebody else may do.
    pub(in crate::web) colleague: Option<Colleague>,
}

/// What a colleague has to do with a half.
pub(in crate::web) struct Colleague {
    /// The page of its links.
    pub(in crate::web) href: String,
    /// When what this visit holds of it was handed in.
    pub(in crate::web) handed_in: Option<Moment>,
    /// A link for it works.
    pub(in crate::web) is_asked: bool,
}

impl Group {
    pub(super) fn of(title: &'static str, tasks: Vec<Task>) -> Self {
        Self { title, tasks, colleague: None }
    }
}

pub(in crate::web) struct Task {
    pub(in crate::web) title: String,
    pub(in crate::web) href: Option<String>,
    pub(in crate::web) state: Progress,
}

pub(in crate::web) async fn get(app: App, current: Current) -> Result<Response, WebError> {
    let tests = Tests::of(&app, &current).await?;
    let package = made(&app, &current.case, &current.visit.id).await?;
    let packaged = package.is_some_and(|package| package != Made::Outdated);
    let links = app.store.half_links(&current.case.id).await?;
    let walk = Walk { case: &current.case, half: None, tests: &tests, packaged };
    let mut parts = groups(&walk);
    for (group, part) in parts.iter_mut().zip(Part::ALL) {
        group.colleague = colleague(&app, &current, &tests, &links, part);
    }
    let replaces = current.case.replacement.is_some();
    let page = Page::new(&app, "overview-title").of(&current);
    Ok(html(&Overview { page, parts, package, replaces })?)
}

/// Nothing for what is no half, or before it is known who does the case.
fn colleague(app: &App, current: &Current, tests: &Tests, links: &[HalfLink], part: Part) -> Option<Colleague> {
    current.case.details.as_ref()?;
    let half = [Half::Storage, Half::Scim].into_iter().find(|half| half.part() == part)?;
    let (record, now) = (tests.of_half(half), app.clock.now());
    Some(Colleague {
        href: format!("/half-links/{}", half.as_str()),
        handed_in: record.and_then(|record| record.handed_in_at).map(|at| Moment::of(app, at)),
        is_asked: links.iter().any(|link| link.half == half && link.works(now)),
    })
}

/// The parts of a whole case.
fn groups(walk: &Walk<'_>) -> Vec<Group> {
    let mut parts = Part::ALL.map(|part| Group::of(part.title(), tasks(walk, part)));
    let state = match (walk.packaged, walk.tests.are_proved()) {
        (true, _) => Progress::Done,
        (false, true) => Progress::Todo,
        (false, false) => Progress::Later,
    };
    if let Some(finish) = parts.last_mut() {
        finish.tasks.push(Task { title: "package-task".into(), href: link("/package".into(), state), state });
    }
    parts.into()
}

/// The task list of a visit, as the desk sees it: nothing in it leads anywhere.
pub(in crate::web) async fn seen(
    app: &App,
    case: &Case,
    visit_id: &str,
    half: Option<Half>,
) -> Result<Vec<Group>, WebError> {
    let tests = Tests::of_visit(app, &case.id, visit_id).await?;
    let packaged = made(app, case, visit_id).await?.is_some_and(|package| package != Made::Outdated);
    let walk = Walk { case, half, tests: &tests, packaged };
    let mut groups = match half {
        Some(half) => vec![Group::of(half.part().title(), tasks(&walk, half.part()))],
        None => groups(&walk),
    };
    groups.iter_mut().flat_map(|group| &mut group.tasks).for_each(|task| task.href = None);
    Ok(groups)
}

pub(super) fn tasks(walk: &Walk<'_>, part: Part) -> Vec<Task> {
    let steps = STEPS.iter().filter(|step| step.part == part);
    let task = |step: &Step| {
        let state = walk.state(step);
        Task { title: step.title(), href: link(step.slug.path(), state), state }
    };
    steps.map(task).collect()
}

/// One task in each state, for the page that shows all components.
pub(super) fn in_every_state() -> Group {
    let states = [Progress::Done, Progress::Todo, Progress::Wait, Progress::Again, Progress::Problem, Progress::Later];
    let task =
        |(step, state): (&Step, Progress)| Task { title: step.title(), href: link(step.slug.path(), state), state };
    Group::of(Part::Storage.title(), STEPS.iter().zip(states).map(task).collect())
}

fn link(path: String, state: Progress) -> Option<String> {
    (state != Progress::Later).then_some(path)
}
