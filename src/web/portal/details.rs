//! Before you start: who does this, for which company, and what they accept.

use askama::Template;
use axum::response::Response;

use super::console::way_on;
use super::progress::next_open;
use super::proof::Tests;
use crate::cases::{Details, Event};
use crate::procedure::{Step, TextProblem, clean_text, email_address};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::page::{Page, html, see_other, unprocessable};
use crate::web::session::Current;
use crate::web::state::App;

#[derive(Template)]
#[template(path = "portal/details.html")]
struct DetailsPage {
    page: Page,
    fields: Vec<Field>,
    /// For the summary: the field's name and what is wrong with it.
    problems: Vec<(&'static str, String)>,
    accepted: bool,
    accept_problem: Option<String>,
    step: &'static Step,
    /// Opened from the list of answers: *Continue* leads back there.
    to_review: bool,
}

/// A line of text to fill in.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    pub(super) autocomplete: &'static str,
    /// What was typed, unless it may not be shown again.
    pub(super) value: String,
    pub(super) problem: Option<String>,
}

const FIELDS: [(&str, &str, &str); 3] =
    [("company", "text", "organization"), ("contact_name", "text", "name"), ("contact_email", "email", "email")];

pub(super) async fn get(
    app: &App,
    current: &Current,
    step: &'static Step,
    to_review: bool,
) -> Result<Response, WebError> {
    let known = current.case.details.as_ref();
    let suggested = match known {
        Some(_) => None,
        None => app.store.suggested_details(&current.case.id).await?,
    };
    let value =
        |name| known.or(suggested.as_ref()).map(|details| value_of(details, name).to_owned()).unwrap_or_default();
    let fields =
        FIELDS.map(|(name, kind, autocomplete)| Field { name, kind, autocomplete, value: value(name), problem: None });
    let page = Page::new(app, &step.title()).of(current);
    Ok(html(&DetailsPage {
        page,
        fields: fields.into(),
        problems: Vec::new(),
        accepted: known.is_some(),
        accept_problem: None,
        step,
        to_review,
    })?)
}

fn value_of<'a>(details: &'a Details, name: &str) -> &'a str {
    match name {
        "company" => &details.company,
        "contact_name" => &details.contact_name,
        _ => &details.contact_email,
    }
}

pub(super) async fn post(app: &App, current: &Current, step: &'static Step, form: &Form) -> Result<Response, WebError> {
    let company = clean_text(&form.text("company"));
    let contact_name = clean_text(&form.text("contact_name"));
    let contact_email = email_address(&form.text("contact_email"));
    let accepted = form.is_on("accept");
    if let (Ok(company), Ok(contact_name), Ok(contact_email), true) =
        (&company, &contact_name, &contact_email, accepted)
    {
        let (company, contact_name, contact_email) = (company.clone(), contact_name.clone(), contact_email.clone());
        let details = Details { company, contact_name, contact_email };
        app.store.save_details(&current.case.id, &details, app.clock.now()).await?;
        app.store.record(&current.case.id, &Event::DetailsSaved {}, app.clock.now()).await?;
        return Ok(see_other(&where_to(app, current, step, form).await?));
    }
    let problems = [company.err(), contact_name.err(), contact_email.err()];
    again(app, current, step, form, problems, accepted)
}

/// A first time leads to the first step there is; whoever comes back, to where they are needed.
async fn where_to(app: &App, current: &Current, step: &'static Step, form: &Form) -> Result<String, WebError> {
    if current.case.details.is_some() && !form.is_on("to_review") {
        let newest = app.store.newest_package(&current.case.id).await?;
        let open = next_open(current, &Tests::of(app, current).await?, step.slug);
        return Ok(newest.map_or(open, |_| "/package".to_owned()));
    }
    let replacement = current.case.replacement.as_ref().filter(|_| current.case.details.is_none());
    Ok(replacement.map_or_else(|| way_on(step.slug, form), |new| new.first_step().path()))
}

/// The fields as they were typed, each with what is wrong with it.
pub(super) fn filled(app: &App, form: &Form, problems: [Option<TextProblem>; 3]) -> Vec<Field> {
    let fields = FIELDS.iter().zip(problems).map(|(&(name, kind, autocomplete), problem)| {
        let hidden = problem == Some(TextProblem::Credential);
        let value = if hidden { String::new() } else { form.text(name).chars().take(500).collect() };
        let problem =
            problem.map(|problem| app.words().get(&format!("field-{name}-{}", problem.as_str()).replace('_', "-")));
        Field { name, kind, autocomplete, value, problem }
    });
    fields.collect()
}

/// Where they stand and what they are, for the summary.
pub(super) fn problems_of(fields: &[Field]) -> Vec<(&'static str, String)> {
    fields.iter().filter_map(|field| Some((field.name, field.problem.clone()?))).collect()
}

/// The page once more, with what was typed and what is wrong with it. A credential in the wrong field is not shown again.
fn again(
    app: &App,
    current: &Current,
    step: &'static Step,
    form: &Form,
    problems: [Option<TextProblem>; 3],
    accepted: bool,
) -> Result<Response, WebError> {
    let fields = filled(app, form, problems);
    let accept_problem = (!accepted).then(|| app.words().get("field-accept-empty"));
    let mut problems = problems_of(&fields);
    problems.extend(accept_problem.clone().map(|problem| ("accept", problem)));
    let page = Page::new(app, &step.title()).of(current).with_errors(true);
    Ok(unprocessable(&DetailsPage {
        page,
        fields,
        problems,
        accepted,
        accept_problem,
        step,
        to_review: form.is_on("to_review"),
    })?)
}
