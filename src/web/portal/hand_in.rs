//! `/half/hand-in`: a colleague hands their half in, to everybody who does the whole case now, and their visit ends.

use askama::Template;
use axum::response::Response;

use super::half::is_ready;
use super::leave;
use super::noted;
use crate::cases::{HandIn, HandedIn, Scope, seal};
use crate::web::error::{NoVisit, WebError};
use crate::web::form::Form;
use crate::web::half_current::HalfCurrent;
use crate::web::page::{Page, html, see_other};
use crate::web::running::Alone;
use crate::web::session::{Current, MaybeCurrent};
use crate::web::state::App;

#[derive(Template)]
#[template(path = "portal/handed_in.html")]
struct HandedInPage {
    page: Page,
}

/// A second press of the button finds the visit gone, as it should be.
pub(in crate::web) async fn post(
    app: App,
    current: Result<HalfCurrent, WebError>,
    form: Form,
) -> Result<Response, WebError> {
    let current = match current {
        Ok(current) => current.either(),
        Err(no_visit) if was_pressed_before(&app, &form).await? => {
            no_visit.log();
            return Ok(leave::forget(&app, "/handed-in"));
        }
        Err(no_visit) => return Err(no_visit),
    };
    match hand_in(&app, &current).await? {
        Some(HandedIn::Arrived) => {
            noted::handed_in(&app, &current.case.id).await?;
            Ok(leave::forget(&app, "/handed-in"))
        }
        Some(HandedIn::Over) if was_pressed_before(&app, &form).await? => Ok(leave::forget(&app, "/handed-in")),
        Some(HandedIn::Over) => Err(WebError::NoVisit(NoVisit::Over)),
        Some(HandedIn::Nobody) | None => Ok(see_other(current.home())), // that page says what is missing
    }
}

/// Where a browser comes back to a page that was the answer to a form.
pub(in crate::web) async fn back(current: HalfCurrent) -> Response {
    see_other(current.either().home())
}

/// Nothing if there is nothing to hand in. The values are read once nothing is tested any more, here or in a visit that
/// gets them: else they could arrive with the findings of others.
async fn hand_in(app: &App, current: &Current) -> Result<Option<HandedIn>, WebError> {
    let Some((link_id, half)) = &current.visit.by_half_link else { return Ok(None) };
    let _own = app.shared().running.alone(&format!("{}/test", current.visit.id)).await;
    let _theirs = still(app, current).await?;
    if app.store.visit(&current.visit.id).await?.is_none() {
        return Ok(Some(HandedIn::Over));
    }
    let values = current.values(app, *half).await?;
    let record = current.test(app, Scope::Half(*half)).await?;
    let Some(record) = record.filter(|record| values.both().is_some() && is_ready(Some(record))) else {
        return Ok(None);
    };
    let what = HandIn { visit: &current.visit, link_id, half: *half, record: &record };
    let handed_in = app.store.hand_in(&what, |recipient| seal(&values, recipient).ok(), app.clock.now()).await?;
    tracing::info!(half = half.as_str(), ?handed_in, "a half was handed in");
    Ok(Some(handed_in))
}

/// Waits until nobody tests who will get the values, and keeps them from it.
async fn still(app: &App, current: &Current) -> Result<Vec<Alone>, WebError> {
    let mut guards = Vec::new();
    for receiver in app.store.at_work(&current.case.id, app.clock.now()).await? {
        guards.push(app.shared().running.alone(&format!("{}/test", receiver.visit_id)).await);
    }
    Ok(guards)
}

/// Whether the half came in since the page was shown on which the button stands.
async fn was_pressed_before(app: &App, form: &Form) -> Result<bool, WebError> {
    let Ok(before) = form.text("before").parse::<i64>() else { return Ok(false) };
    let link = app.store.half_link(&form.text("link")).await?;
    Ok(link.and_then(|link| link.handed_in_at).is_some_and(|at| at.as_second() != before))
}

/// Whoever is at work has handed in nothing just now: this page is not theirs.
pub(in crate::web) async fn done(app: App, current: MaybeCurrent) -> Result<Response, WebError> {
    if let Some(current) = current.0 {
        return Ok(see_other(current.home()));
    }
    Ok(html(&HandedInPage { page: Page::new(&app, "handed-in-title") })?)
}
