//! What does the customer see now? The same text and drawing as on their page, in their language, with nothing to press and
//! without anything they entered.

use super::play::last_test;
use crate::cases::{Case, Present, Recorded};
use crate::procedure::{Slug, Step, step_of};
use crate::web::error::WebError;
use crate::web::findings::{self, FindingView};
use crate::web::page::Page;
use crate::web::portal::{Answers, Group, StepText, seen};
use crate::web::state::App;
use crate::words::Language;

/// The page that the customer has before them.
pub(super) struct Mirror {
    /// In the customer's language.
    pub(super) page: Page,
    /// What the region remembers its place by.
    pub(super) place: String,
    /// Nobody has it before them now: it is what they come back to.
    pub(super) is_later: bool,
    pub(super) shown: Shown,
}

/// What stands on it.
pub(super) enum Shown {
    /// Text and drawing of a step.
    Step(Box<Mirrored>),
    /// A task list: what it begins with, and its parts.
    Tasks(&'static str, Vec<Group>),
    /// What goes into the package and to whom, or what to do with the one that was made.
    Package {
        /// It was made.
        is_made: bool,
    },
}

/// The page of a step.
pub(super) struct Mirrored {
    pub(super) step: &'static Step,
    pub(super) answers: Answers,
    /// What the last test of this step found, as it stands there.
    pub(super) findings: Vec<FindingView>,
}

impl Mirrored {
    pub(super) fn text<'a>(&'a self, page: &'a Page) -> StepText<'a> {
        StepText { page, step: self.step, answers: &self.answers }
    }
}

/// The page of whoever does the case; where nobody is at work, the task list that they come back to.
pub(super) async fn of(app: &App, case: &Case, at_work: &[Present], events: &[Recorded]) -> Result<Mirror, WebError> {
    let Some((visit, path)) = in_front(at_work).and_then(|visit| Some((visit, visit.page.as_deref()?))) else {
        let tasks = Shown::Tasks("overview-lead", seen(app, case, "", None).await?);
        let page = Page::new(app, "overview-heading").mirrored();
        return Ok(Mirror { page, place: "later".to_owned(), is_later: at_work.is_empty(), shown: tasks });
    };
    let language = visit.language.as_deref().and_then(Language::parse).unwrap_or_default();
    let app = app.in_language(language);
    let (title, shown) = match step_of(path) {
        Some(step) => (step.title(), Shown::Step(Box::new(mirrored(&app, case, step, events)))),
        None if path.starts_with("/package") => {
            let is_made = case.completed_at.is_some();
            let title = if is_made { "confirmation-title" } else { "package-title" };
            (title.to_owned(), Shown::Package { is_made })
        }
        None => {
            let (title, lead) =
                if visit.half.is_some() { ("half-title", "half-lead") } else { ("overview-heading", "overview-lead") };
            (title.to_owned(), Shown::Tasks(lead, seen(&app, case, &visit.visit_id, visit.half).await?))
        }
    };
    Ok(Mirror { page: Page::new(&app, &title).mirrored(), place: path.to_owned(), is_later: false, shown })
}

/// Whose page is shown: whoever does the whole case, before a colleague who does one half.
pub(super) fn in_front(at_work: &[Present]) -> Option<&Present> {
    at_work.iter().find(|visit| visit.half.is_none()).or(at_work.first())
}

fn mirrored(app: &App, case: &Case, step: &'static Step, events: &[Recorded]) -> Mirrored {
    let views = |found: &[_]| found.iter().map(|finding| at_desk(findings::one(app, case, finding), step)).collect();
    Mirrored {
        step,
        answers: Answers::of(case, step),
        findings: last_test(events, scopes(step.slug)).map(views).unwrap_or_default(),
    }
}

/// A finding whose links stay on the page: to actions of the step that is shown there.
fn at_desk(mut view: FindingView, step: &Step) -> FindingView {
    let path = format!("{}#", step.slug.path());
    view.links.retain(|link| link.href.starts_with(&path));
    view.links.iter_mut().for_each(|link| link.href.drain(..path.len() - 1).for_each(drop));
    view
}

/// Which tests a step's page shows.
const fn scopes(slug: Slug) -> &'static [&'static str] {
    match slug {
        Slug::StorageCredentials => &["storage"],
        Slug::ScimCredentials => &["scim"],
        Slug::Review => &["accounts"],
        Slug::BeforeYouStart | Slug::StorageRole | Slug::ApiApp | Slug::UserProvisioning => &[],
    }
}
