//! `/replacing`: Gong has credentials already, and they change. Which package they are in, and which half is new; the form
//! starts a case like every other, which goes straight to that half.

use askama::Template;
use axum::response::Response;

use super::resume;
use crate::cases::{Half, Replacement};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::page::{Page, html, unprocessable};
use crate::web::session::{Current, MaybeCurrent};
use crate::web::state::App;

#[derive(Template)]
#[template(path = "portal/replacing.html")]
struct Replacing {
    page: Page,
    /// For the summary: the field's name and what is wrong with it.
    problems: Vec<(&'static str, String)>,
    /// This browser is at work on a case, which starting ends: its company or its code.
    other: Option<String>,
    supersedes: String,
    replaced: String,
    supersedes_problem: Option<String>,
    replaced_problem: Option<String>,
}

/// What the form of a start asks for.
pub(super) enum Asked {
    /// A first package.
    Anew,
    /// New credentials for an earlier one.
    Instead(Replacement),
    /// The same, but it does not say clearly of which, or which half.
    Unclear,
}

impl Asked {
    pub(super) fn of(form: &Form) -> Self {
        let (supersedes, replaced) = (form.text("supersedes"), form.text("replaced"));
        match Replacement::parse(&supersedes, &replaced) {
            Some(replacement) => Self::Instead(replacement),
            None if form.has("supersedes") => Self::Unclear,
            None => Self::Anew,
        }
    }
}

pub(in crate::web) async fn get(app: App, current: MaybeCurrent) -> Result<Response, WebError> {
    Ok(html(&Replacing {
        page: page(&app, current.0.as_ref(), false),
        problems: Vec::new(),
        other: current.0.map(|current| resume::name(current.case)),
        supersedes: String::new(),
        replaced: String::new(),
        supersedes_problem: None,
        replaced_problem: None,
    })?)
}

fn page(app: &App, current: Option<&Current>, has_errors: bool) -> Page {
    Page::new(app, "replacing-title").with_errors(has_errors).of_maybe(current)
}

/// The form once more, with what was typed and what is wrong with it.
pub(super) fn again(app: &App, current: Option<&Current>, form: &Form) -> Result<Response, WebError> {
    let (supersedes, replaced) = (form.text("supersedes"), form.text("replaced"));
    let problem = |is_fine: bool, id: &str| (!is_fine).then(|| app.words().get(id));
    let names_one = Replacement::parse(&supersedes, Half::Storage.as_str()).is_some();
    let is_chosen = ["storage", "scim", "both"].contains(&replaced.as_str());
    let supersedes_problem = problem(names_one, "field-supersedes-unknown");
    let replaced_problem = problem(is_chosen, "field-replaced-empty");
    let named = [("supersedes", &supersedes_problem), ("replaced", &replaced_problem)];
    Ok(unprocessable(&Replacing {
        page: page(app, current, true),
        problems: named.into_iter().filter_map(|(name, problem)| Some((name, problem.clone()?))).collect(),
        other: current.map(|current| resume::name(current.case.clone())),
        supersedes_problem,
        replaced_problem,
        // anything may have been pasted there
        supersedes: if names_one { supersedes } else { String::new() },
        replaced: if is_chosen { replaced } else { String::new() },
    })?)
}
