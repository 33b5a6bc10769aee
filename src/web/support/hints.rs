//! `POST /support/cases/{id}/hints`: a hint to the customer. It stands on their page with the sender's name, and leads
//! nowhere without a click of theirs.

use axum::extract::Path;
use axum::response::Response;

use super::case::{Hint, find, page};
use super::session::Staff;
use crate::cases::Event;
use crate::procedure::{Action, STEPS, TextProblem, clean_note};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::page::{see_other, unprocessable};
use crate::web::state::App;

/// The longest hint, in characters.
const LONGEST: usize = 300;

/// Where a browser comes back to a page that was the answer to a form.
pub(in crate::web) async fn back(_: Staff, Path(id): Path<String>) -> Response {
    see_other(&format!("/support/cases/{id}"))
}

pub(in crate::web) async fn post(
    app: App,
    Staff(member): Staff,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, WebError> {
    let case = find(&app, &id).await?;
    let (to, typed) = (form.text("to"), form.text("text"));
    let href = target(&to);
    let text = match clean_note(&typed) {
        Err(TextProblem::Empty) if href.is_some() => Ok(String::new()),
        Ok(text) if text.chars().count() > LONGEST => Err(TextProblem::TooLong),
        other => other,
    };
    let text = match text {
        Ok(text) => text,
        Err(problem) => {
            let text = if problem == TextProblem::Credential { String::new() } else { typed };
            let problem = Some(app.words().get(&format!("field-hint-{}", problem.as_str())));
            let page = page(&app, &member, case, Some(Hint { to, text, problem })).await?;
            return Ok(unprocessable(&page)?);
        }
    };
    let _alone = app.shared().running.alone(&format!("{id}/hints")).await;
    let event = Event::HintSent { by: member.name.clone(), href, text };
    // a button that was pressed twice sends one hint
    let last = app.store.last_events(&id, 1).await?.pop().map(|recorded| recorded.event);
    if last.as_ref() != Some(&event) {
        app.store.record(&id, &event, app.clock.now()).await?;
        app.store.audit(app.clock.now(), &member.name, "hint.sent", &case.code, &serde_json::json!({})).await?;
    }
    Ok(see_other(&format!("/support/cases/{id}#hints")))
}

/// An action by its anchor, a step by its slug, or the package.
fn target(to: &str) -> Option<String> {
    if to == "package" {
        return Some("/package".to_owned());
    }
    let action = Action::ALL.iter().find(|action| action.anchor() == to).map(|action| action.href());
    action.or_else(|| STEPS.iter().find(|step| step.slug.as_str() == to).map(|step| step.slug.path()))
}
