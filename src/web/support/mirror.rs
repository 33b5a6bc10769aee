//! What does the customer see now? The same text and drawing as on their page, in their language, with nothing to press and
//! without anything they entered.

use super::play::last_test;
use crate::cases::{Case, Present, Recorded};
use crate::procedure::{self, STEPS, Slug, Step};
use crate::web::findings::{self, FindingView};
use crate::web::moment::Moment;
use crate::web::page::Page;
use crate::web::portal::{Answers, Problems};
use crate::web::state::App;
use crate::words::Language;

/// The page of a step, as the customer has it before them.
pub(super) struct Mirror {
    /// In the customer's language.
    pub(super) page: Page,
    pub(super) step: &'static Step,
    pub(super) answers: Answers,
    pub(super) problems: Problems,
    pub(super) public_url: String,
    /// What the last test of this step found, as it stands there.
    pub(super) findings: Vec<FindingView>,
}

/// Where a visit is.
pub(super) struct Whereabouts {
    pub(super) visit_id: String,
    /// The title of its page, in the language of the desk.
    pub(super) title: String,
    pub(super) since: Moment,
    /// Message id of the half that it does, if not the whole case.
    pub(super) half: Option<&'static str>,
}

/// Where everybody is who is at work.
pub(super) fn whereabouts(app: &App, at_work: &[Present]) -> Vec<Whereabouts> {
    at_work.iter().map(|visit| one(app, visit)).collect()
}

fn one(app: &App, visit: &Present) -> Whereabouts {
    let path = visit.page.as_deref().unwrap_or_default();
    let title = match (step_of(path), path) {
        (Some(step), _) => step.title(),
        (None, "/package") => "package-task".to_owned(),
        (None, "") => "desk-page-unknown".to_owned(),
        (None, path) if path.starts_with("/half") => "desk-page-half".to_owned(),
        (None, _) => "overview-title".to_owned(),
    };
    Whereabouts {
        visit_id: visit.visit_id.clone(),
        title: app.words().get(&title),
        since: Moment::of(app, visit.page_at.unwrap_or(visit.started_at)),
        half: visit
            .half
            .map(|half| procedure::step(half.slug().as_str()).map_or("part-start", |step| step.part.title())),
    }
}

/// The page of whoever moved last; nothing where nobody is on the page of a step.
pub(super) fn of(app: &App, case: &Case, at_work: &[Present], events: &[Recorded]) -> Option<Mirror> {
    let visit = at_work.first()?;
    let step = step_of(visit.page.as_deref()?)?;
    let language = visit.language.as_deref().and_then(Language::parse).unwrap_or_default();
    let app = app.in_language(language);
    let views = |found: &[_]| found.iter().map(|finding| at_desk(findings::one(&app, case, finding), step)).collect();
    let findings = last_test(events, scopes(step.slug)).map(views).unwrap_or_default();
    Some(Mirror {
        page: Page::new(&app, &step.title()).mirrored(),
        step,
        answers: Answers::of(case, step),
        problems: Problems::default(),
        public_url: app.config.public_url.to_string(),
        findings,
    })
}

/// A finding whose links stay on the page: to actions of the step that is shown there.
fn at_desk(mut view: FindingView, step: &Step) -> FindingView {
    let path = format!("{}#", step.slug.path());
    view.links.retain(|link| link.href.starts_with(&path));
    view.links.iter_mut().for_each(|link| link.href.drain(..path.len() - 1).for_each(drop));
    view
}

/// The step of a page's path, also of the pages below it.
fn step_of(path: &str) -> Option<&'static Step> {
    let slug = path.strip_prefix("/steps/")?.split('/').next()?;
    STEPS.iter().find(|step| step.slug.as_str() == slug)
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
