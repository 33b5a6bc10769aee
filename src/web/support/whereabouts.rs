//! Where is everybody who is at work on a case? The page of each, since when, and in which language they read.

use crate::cases::Present;
use crate::procedure::{self, step_of};
use crate::web::moment::Moment;
use crate::web::state::App;
use crate::words::Language;

/// Where a visit is.
pub(super) struct Whereabouts {
    pub(super) visit_id: String,
    /// The title of its page, in the language of the desk.
    pub(super) title: String,
    pub(super) since: Moment,
    /// Message id of the half that it does, if not the whole case.
    pub(super) half: Option<&'static str>,
    /// The language that it reads, by its own name; nothing before its first page.
    pub(super) language: Option<&'static str>,
}

impl Whereabouts {
    pub(super) fn of(app: &App, visit: &Present) -> Self {
        let path = visit.page.as_deref().unwrap_or_default();
        let title = match (step_of(path), path) {
            (Some(step), _) => step.title(),
            (None, "/package") => "package-task".to_owned(),
            (None, "") => "desk-page-unknown".to_owned(),
            (None, path) if path.starts_with("/half-links/") => "desk-page-half-links".to_owned(),
            (None, path) if path.starts_with("/half") => "desk-page-half".to_owned(),
            (None, _) => "overview-title".to_owned(),
        };
        let part = |half: crate::cases::Half| procedure::step(half.slug().as_str()).map(|step| step.part.title());
        Self {
            visit_id: visit.visit_id.clone(),
            title: app.words().get(&title),
            since: Moment::of(app, visit.page_at.unwrap_or(visit.started_at)),
            half: visit.half.and_then(part),
            language: visit.language.as_deref().and_then(Language::parse).map(Language::name),
        }
    }
}
