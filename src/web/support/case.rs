//! `/support/cases/{id}`: one case. Where the customer is, what they see, what to say, and what happened so far.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use super::mirror::{self, Mirror, Whereabouts};
use super::play::{self, Play};
use super::session::Staff;
use super::timeline::{self, Line};
use crate::cases::Case;
use crate::procedure::{Action, STEPS, Slug, Step};
use crate::staff::Member;
use crate::web::error::WebError;
use crate::web::moment::Moment;
use crate::web::page::{Page, html};
use crate::web::state::App;

/// So much of what happened stands on the page; an export has all of it.
const SHOWN: u16 = 300;

#[derive(Template)]
#[template(path = "support/case.html")]
pub(super) struct CasePage {
    page: Page,
    case: Case,
    began: Moment,
    at_work: Vec<Whereabouts>,
    mirror: Option<Mirror>,
    plays: Vec<Play>,
    lines: Vec<Line>,
    /// What a hint can lead to.
    steps: &'static [Step],
    hint: Hint,
}

/// The form of a hint, as it was typed, and what is wrong with it.
#[derive(Default)]
pub(super) struct Hint {
    pub(super) to: String,
    pub(super) text: String,
    pub(super) problem: Option<String>,
}

/// The case of an address.
pub(super) async fn find(app: &App, id: &str) -> Result<Case, WebError> {
    app.store.case(id).await?.ok_or(WebError::NoSuchCase)
}

pub(in crate::web) async fn get(app: App, Staff(member): Staff, Path(id): Path<String>) -> Result<Response, WebError> {
    let case = find(&app, &id).await?;
    Ok(html(&page(&app, &member, case, Hint::default()).await?)?)
}

/// The page, with the form of a hint as it is.
pub(super) async fn page(app: &App, member: &Member, case: Case, hint: Hint) -> Result<CasePage, WebError> {
    let events = app.store.last_events(&case.id, SHOWN).await?;
    let at_work = app.store.present(&case.id, app.clock.now()).await?;
    let mut page = Page::new(app, "case-title").at_desk(member).with_errors(hint.problem.is_some());
    page.title = case.details.as_ref().map_or_else(|| case.code.clone(), |details| details.company.clone());
    Ok(CasePage {
        page,
        began: Moment::of(app, case.created_at),
        mirror: mirror::of(app, &case, &at_work, &events),
        plays: play::plays(app, &case, &events),
        lines: timeline::lines(app, &case, &events),
        at_work: mirror::whereabouts(app, &at_work),
        steps: STEPS,
        hint,
        case,
    })
}
