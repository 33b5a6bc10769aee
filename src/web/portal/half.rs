//! `/half`: the task list of whoever does one half alone, and whether it can be handed in.

use askama::Template;
use axum::response::Response;

use super::overview::{Group, tasks};
use super::progress::Walk;
use super::proof::Tests;
use crate::cases::TestRecord;
use crate::web::error::WebError;
use crate::web::half_current::HalfCurrent;
use crate::web::moment::Moment;
use crate::web::page::{Page, html, see_other};
use crate::web::session::Current;
use crate::web::state::App;
use crate::words::Message;

#[derive(Template)]
#[template(path = "portal/half.html")]
struct HalfPage {
    page: Page,
    part: Group,
    /// The page on which its values are entered.
    enter: String,
    standing: Standing,
    /// The link by which this visit came, and when it was last used to hand in, in seconds: so that a second press of the
    /// button is told from a visit that merely ended.
    link: String,
    before: i64,
}

/// Whether the half can be handed in.
enum Standing {
    /// It was not tested without a failure yet.
    Open,
    /// It works, but for warnings that were not passed knowingly yet.
    Warned,
    /// To whoever does the case.
    Ready,
    /// Nobody is there who could take it: who that would be, and until when the values stay.
    Alone(String, Moment),
}

impl Standing {
    /// Whether there is a button: also for whoever waits, who presses it again.
    fn lets_go(&self) -> bool {
        matches!(self, Self::Ready | Self::Alone(..))
    }
}

pub(in crate::web) async fn get(app: App, current: HalfCurrent) -> Result<Response, WebError> {
    let current = current.either();
    let Some((link, half)) = current.visit.by_half_link.clone() else { return Ok(see_other("/overview")) };
    let tests = Tests::of(&app, &current).await?;
    let walk = Walk { case: &current.case, half: Some(half), tests: &tests, packaged: false };
    let part = Group::of(half.part().title(), tasks(&walk, half.part()));
    let handed_in_at = app.store.half_link(&link).await?.and_then(|link| link.handed_in_at);
    Ok(html(&HalfPage {
        page: Page::new(&app, "half-title").of(&current),
        standing: standing(&app, &current, tests.of_half(half)).await?,
        part,
        enter: half.slug().path(),
        link,
        before: handed_in_at.map(jiff::Timestamp::as_second).unwrap_or_default(),
    })?)
}

async fn standing(app: &App, current: &Current, record: Option<&TestRecord>) -> Result<Standing, WebError> {
    let Some(record) = record.filter(|record| !record.has_failure()) else { return Ok(Standing::Open) };
    if record.has_open_warning() {
        return Ok(Standing::Warned);
    }
    if app.store.at_work(&current.case.id, app.clock.now()).await?.is_empty() {
        let until = Moment::of(app, current.visit.expires_at);
        return Ok(Standing::Alone(nobody_there(app, current), until));
    }
    Ok(Standing::Ready)
}

/// "Jane Doe is not here right now"
fn nobody_there(app: &App, current: &Current) -> String {
    match &current.case.details {
        Some(details) => app.words().say(&Message::new("half-alone-title").with("name", details.contact_name.as_str())),
        None => app.words().get("half-alone-title-nobody"),
    }
}

/// Whether what was found of a half allows to hand it in.
pub(super) fn is_ready(record: Option<&TestRecord>) -> bool {
    record.is_some_and(|record| !record.has_failure() && !record.has_open_warning())
}
