//! `/steps/{slug}/looks-different`: what the admin sees instead, told to support with the case. Each action leads there with
//! itself chosen (`?action=`), and what was told is confirmed there (`?told=`). Nothing that looks like a credential is
//! kept, or shown again.

use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::response::Response;

use crate::cases::{Event, Note};
use crate::procedure::{self, Action, Slug, Step, TextProblem, clean_note};
use crate::web::error::WebError;
use crate::web::findings::Link;
use crate::web::form::Form;
use crate::web::half_current::HalfCurrent;
use crate::web::header::Telling;
use crate::web::page::{Page, html, see_other, unprocessable};
use crate::web::query;
use crate::web::state::App;
use crate::words::Message;

/// The form by itself: where something has to be mended. Each step has the same one at its foot.
#[derive(Template)]
#[template(path = "portal/looks_different.html")]
struct LooksDifferent {
    page: Page,
    step: &'static Step,
    problems: Vec<(&'static str, String)>,
}

/// What was told is kept, and the way back to the action.
#[derive(Template)]
#[template(path = "portal/told.html")]
struct Told {
    page: Page,
    step: &'static Step,
    back: Link,
}

/// A step that has a screen; the others show nothing that could look different.
fn step_of(slug: &str) -> Result<&'static Step, WebError> {
    procedure::step(slug).filter(|step| !step.actions.is_empty()).ok_or(WebError::NotFound)
}

pub(in crate::web) async fn get(
    app: App,
    current: HalfCurrent,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, WebError> {
    let step = step_of(&slug)?;
    let current = current.at(step)?;
    let asked = |name: &str| query::first(query.as_deref(), name).map(|anchor| step.action(&anchor));
    if let Some(action) = asked("told") {
        let page = Page::new(&app, "told-title").of(&current);
        if page.has_told(step, action) {
            return Ok(html(&Told { page, step, back: back(&app, step, action) })?);
        }
    }
    let telling = Telling { action: asked("action").flatten(), ..Telling::default() };
    let page = Page { telling, ..Page::new(&app, "different-title").of(&current) };
    Ok(html(&LooksDifferent { page, step, problems: Vec::new() })?)
}

/// To the action, or to the step if it was not about one.
fn back(app: &App, step: &Step, action: Option<Action>) -> Link {
    let (href, name) = match action {
        Some(action) => (action.href(), format!("action-{}", action.anchor())),
        None => (step.slug.path(), step.title()),
    };
    let message = Message::new("told-back").with("name", app.words().get(&name));
    Link { href, text: app.words().say(&message) }
}

pub(in crate::web) async fn post(
    app: App,
    current: HalfCurrent,
    Path(slug): Path<String>,
    form: Form,
) -> Result<Response, WebError> {
    let step = step_of(&slug)?;
    let current = current.at(step)?;
    if current.is_whole() && current.case.details.is_none() {
        return Ok(see_other(&Slug::BeforeYouStart.path()));
    }
    let (anchor, note) = (form.text("action"), clean_note(&form.text("note")));
    let action = step.action(&anchor);
    if let (Ok(text), true) = (&note, action.is_some() || anchor.is_empty()) {
        let _alone = app.shared().running.alone(&format!("{}/notes", current.case.id)).await;
        let note = Note { step: step.slug, action, text: text.clone(), at: app.clock.now() };
        let is_new = !current.case.notes.iter().any(|kept| kept.says_the_same(&note));
        if app.store.save_note(&current.case.id, &note).await? {
            tracing::info!(step = step.slug.as_str(), "a note for support was kept");
            if is_new {
                let (step, action) = (step.slug.as_str().to_owned(), anchor.clone());
                let told = Event::NoteTold { step, action, text: text.clone() };
                app.store.record(&current.case.id, &told, app.clock.now()).await?;
            }
            return Ok(see_other(&format!("{}/looks-different?told={anchor}", step.slug.path())));
        }
    }
    let (words, page) = (app.words(), Page::new(&app, "different-title").of(&current).with_errors(true));
    let is_unknown = action.is_none() && !anchor.is_empty();
    let telling = Telling {
        action,
        action_problem: is_unknown.then(|| words.get("field-note-action-unknown")),
        note_problem: match &note {
            Err(problem) => Some(words.get(&format!("field-note-{}", problem.as_str()))),
            Ok(_) if is_unknown => None,
            Ok(_) => Some(page.support_say("field-note-full")),
        },
        note: if note == Err(TextProblem::Credential) { String::new() } else { form.text("note") },
    };
    let problems = [("note-action", &telling.action_problem), ("note", &telling.note_problem)];
    let problems = problems.into_iter().filter_map(|(id, problem)| Some((id, problem.clone()?))).collect();
    let page = Page { telling, ..page };
    Ok(unprocessable(&LooksDifferent { page, step, problems })?)
}
