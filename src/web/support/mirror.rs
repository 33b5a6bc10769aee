//! What does the customer see now? The same text and drawing as on their page, in their language, with nothing to press and
//! without anything they entered.

use crate::cases::{Case, Half, Present, Scope};
use crate::procedure::{Slug, Step, step_of};
use crate::web::error::WebError;
use crate::web::findings::{self, FindingView};
use crate::web::page::Page;
use crate::web::portal::{Answers, Group, Made, StepText, half_links_title, made, seen};
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
        /// What became of it, once it was made.
        made: Option<Made>,
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
pub(super) async fn of(app: &App, case: &Case, at_work: &[Present]) -> Result<Mirror, WebError> {
    let Some((visit, path)) = in_front(at_work).and_then(|visit| Some((visit, visit.page.as_deref()?))) else {
        let tasks = Shown::Tasks("overview-lead", seen(app, case, "", None).await?);
        let page = Page::new(app, "overview-heading").mirrored();
        return Ok(Mirror { page, place: "later".to_owned(), is_later: at_work.is_empty(), shown: tasks });
    };
    let language = visit.language.as_deref().and_then(Language::parse).unwrap_or_default();
    let app = app.in_language(language);
    let (title, shown) = match step_of(path) {
        Some(step) => (step.title(), Shown::Step(Box::new(mirrored(&app, case, step, &visit.visit_id).await?))),
        None if path.starts_with("/package") => {
            let made = made(&app, case, &visit.visit_id).await?;
            (made.map_or("package-title", Made::title).to_owned(), Shown::Package { made })
        }
        None if path.starts_with("/half-links/") => {
            let half = path.rsplit('/').next().and_then(Half::parse).unwrap_or(Half::Storage);
            (half_links_title(half).to_owned(), Shown::Tasks("half-links-lead", Vec::new()))
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

/// With what the last test of this very visit found: another one may hold other values.
async fn mirrored(app: &App, case: &Case, step: &'static Step, visit_id: &str) -> Result<Mirrored, WebError> {
    let record = match scope(step.slug) {
        Some(scope) => app.store.test(&case.id, visit_id, scope).await?,
        None => None,
    };
    let found = record.map(|record| findings::views(app, case, &record)).unwrap_or_default();
    Ok(Mirrored {
        step,
        answers: Answers::of(case, step),
        findings: found.into_iter().map(|view| at_desk(view, step)).collect(),
    })
}

/// A finding whose links stay on the page: to actions of the step that is shown there.
fn at_desk(mut view: FindingView, step: &Step) -> FindingView {
    let path = format!("{}#", step.slug.path());
    view.links.retain(|link| link.href.starts_with(&path));
    view.links.iter_mut().for_each(|link| link.href.drain(..path.len() - 1).for_each(drop));
    view
}

/// Which test a step's page shows.
const fn scope(slug: Slug) -> Option<Scope> {
    match slug {
        Slug::StorageCredentials => Some(Scope::Half(Half::Storage)),
        Slug::ScimCredentials => Some(Scope::Half(Half::Scim)),
        Slug::Review => Some(Scope::Accounts),
        Slug::BeforeYouStart | Slug::StorageRole | Slug::ApiApp | Slug::UserProvisioning => None,
    }
}
