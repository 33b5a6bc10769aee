//! The steps that are done in Admin Console: instructions, the questions on which they branch, and "I have done this".

use askama::Template;
use axum::response::Response;

use super::step_text::{Answers, Problems, StepText};
use crate::cases::{AssignTo, Event, Half, Scope};
use crate::procedure::{ManualUsers, Part, Provider, Slug, Step, next};
use crate::web::error::WebError;
use crate::web::findings;
use crate::web::form::Form;
use crate::web::page::{Page, html, see_other, unprocessable};
use crate::web::session::Current;
use crate::web::state::App;

#[derive(Template)]
#[template(path = "portal/console.html")]
struct ConsolePage {
    page: Page,
    step: &'static Step,
    half: Half,
    answers: Answers,
    next: String,
    /// Opened from the list of answers: *Continue* leads back there.
    to_review: bool,
    /// The last test of this half sends people here: the way back to it.
    test: Option<String>,
}

impl ConsolePage {
    fn text(&self) -> StepText<'_> {
        StepText { page: &self.page, step: self.step, answers: &self.answers }
    }
}

pub(super) async fn get(
    app: &App,
    current: &Current,
    step: &'static Step,
    to_review: bool,
) -> Result<Response, WebError> {
    Ok(html(&page(app, current, step, Answers::of(&current.case, step), to_review).await?)?)
}

async fn page(
    app: &App,
    current: &Current,
    step: &'static Step,
    answers: Answers,
    to_review: bool,
) -> Result<ConsolePage, WebError> {
    let Problems { assign_to, provider, manual_users } = &answers.problems;
    let has_errors = assign_to.is_some() || provider.is_some() || manual_users.is_some();
    let page = Page::new(app, &step.title()).of(current).with_errors(has_errors);
    let half = if step.part == Part::Scim { Half::Scim } else { Half::Storage };
    let record = current.test(app, Scope::Half(half)).await?;
    let sends_here = record.is_some_and(|record| findings::lead_to(&current.case, &record, step.slug));
    let test = sends_here.then(|| format!("{}#findings", half.slug().path()));
    let next = next(step.slug).unwrap_or(step.slug).path();
    Ok(ConsolePage { page, step, half, answers, next, to_review, test })
}

pub(super) async fn post(app: &App, current: &Current, step: &'static Step, form: &Form) -> Result<Response, WebError> {
    let now = app.clock.now();
    match step.slug {
        Slug::StorageRole => {
            let typed = form.text("assign_to");
            let choice = if typed.is_empty() { Some(AssignTo::Own) } else { AssignTo::parse(&typed) };
            let Some(choice) = choice else {
                return unassigned(app, current, step, form.is_on("to_review")).await;
            };
            app.store.save_assign_to(&current.case.id, choice, now).await?;
        }
        Slug::UserProvisioning => {
            let provider = Provider::parse(&form.text("scim_provider"));
            let manual_users = ManualUsers::parse(&form.text("manual_users"));
            let (Some(provider), Some(manual_users)) = (provider, manual_users) else {
                return unanswered(app, current, step, provider, manual_users, form.is_on("to_review")).await;
            };
            app.store.save_provisioning(&current.case.id, provider, manual_users, now).await?;
        }
        _ => {}
    }
    if form.is_on("read") {
        return Ok(see_other("/steps/user-provisioning/all-users"));
    }
    let done = form.is_on("done");
    app.store.mark(&current.case.id, step.slug, done, now).await?;
    if done != current.case.done.contains_key(&step.slug) {
        let marked = Event::StepMarked { step: step.slug.as_str().to_owned(), done };
        app.store.record(&current.case.id, &marked, app.clock.now()).await?;
    }
    Ok(see_other(&way_on(step.slug, form)))
}

/// To the next step, or back to the list of answers if the step was opened from there.
pub(super) fn way_on(slug: Slug, form: &Form) -> String {
    let to = if form.is_on("to_review") { Slug::Review } else { next(slug).unwrap_or(slug) };
    to.path()
}

async fn unassigned(app: &App, current: &Current, step: &'static Step, to_review: bool) -> Result<Response, WebError> {
    let problems = Problems { assign_to: Some(app.words().get("field-assign-to-unknown")), ..Problems::default() };
    let answers = Answers { problems, ..Answers::of(&current.case, step) };
    Ok(unprocessable(&page(app, current, step, answers, to_review).await?)?)
}

async fn unanswered(
    app: &App,
    current: &Current,
    step: &'static Step,
    provider: Option<Provider>,
    manual_users: Option<ManualUsers>,
    to_review: bool,
) -> Result<Response, WebError> {
    let problems = Problems {
        provider: provider.is_none().then(|| app.words().get("field-scim-provider-empty")),
        manual_users: manual_users.is_none().then(|| app.words().get("field-manual-users-empty")),
        ..Problems::default()
    };
    let answers = Answers { provider, manual_users, problems, ..Answers::of(&current.case, step) };
    Ok(unprocessable(&page(app, current, step, answers, to_review).await?)?)
}
