//! What does a step say? Its text and its drawing, in the language of a page: on the customer's page, in the guide, and as the
//! desk sees it. Each is a template of its own, so that it is compiled once and not into every page that has it.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::cases::{AssignTo, Case};
use crate::procedure::{Action, ManualUsers, Provider, Slug, Step};
use crate::web::page::Page;

/// The text of a step, with its drawing.
#[derive(Template)]
#[template(path = "parts/step.html")]
pub(in crate::web) struct StepText<'a> {
    pub(in crate::web) page: &'a Page,
    pub(in crate::web) step: &'static Step,
    pub(in crate::web) answers: &'a Answers,
}

/// The drawing of its screen of Admin Console.
#[derive(Template)]
#[template(path = "console/figure.html")]
struct Figure<'a> {
    page: &'a Page,
    step: &'static Step,
    answers: &'a Answers,
}

/// Beside an action: the way to say what one sees instead.
#[derive(Template)]
#[template(path = "parts/differs.html")]
struct Differs<'a> {
    page: &'a Page,
    step: &'static Step,
    action: Action,
}

impl HtmlSafe for StepText<'_> {}
impl HtmlSafe for Figure<'_> {}
impl HtmlSafe for Differs<'_> {}

impl StepText<'_> {
    fn figure(&self) -> Figure<'_> {
        Figure { page: self.page, step: self.step, answers: self.answers }
    }

    fn differs(&self, action: Action) -> Differs<'_> {
        Differs { page: self.page, step: self.step, action }
    }
}

/// What was answered so far; the fragments of the steps branch on it.
#[derive(Default)]
pub(in crate::web) struct Answers {
    pub(super) assign_to: Option<AssignTo>,
    pub(super) provider: Option<Provider>,
    pub(super) manual_users: Option<ManualUsers>,
    pub(super) done: bool,
    /// Which questions lack an answer.
    pub(super) problems: Problems,
}

impl Answers {
    pub(in crate::web) fn of(case: &Case, step: &Step) -> Self {
        Self {
            assign_to: case.assign_to,
            provider: case.provider,
            manual_users: case.manual_users,
            done: case.done.contains_key(&step.slug),
            problems: Problems::default(),
        }
    }

    pub(in crate::web) fn assigned_to_other(&self) -> bool {
        self.assign_to == Some(AssignTo::Other)
    }

    pub(in crate::web) fn provider_in_use(&self) -> bool {
        self.provider.is_some_and(Provider::is_in_use)
    }

    /// Admin Console's own label.
    pub(in crate::web) fn provider_name(&self) -> &'static str {
        match self.provider {
            Some(Provider::AzureAd) => "Microsoft Azure AD",
            Some(Provider::Okta) => "Okta",
            _ => "Other SCIM Provider",
        }
    }

    /// What is selected once the step is done, in Admin Console's own label; nothing before the question was answered.
    pub(in crate::web) fn provider_to_select(&self) -> Option<&'static str> {
        self.provider.map(|_| self.provider_name())
    }

    /// Unless told otherwise, the Super Admin assigns the role to themselves.
    pub(in crate::web) fn is_assigned(&self, value: &str) -> bool {
        self.assign_to.unwrap_or(AssignTo::Own).as_str() == value
    }

    pub(in crate::web) fn is_provider(&self, value: &str) -> bool {
        self.provider.is_some_and(|provider| provider.as_str() == value)
    }

    pub(in crate::web) fn is_manual(&self, value: &str) -> bool {
        self.manual_users.is_some_and(|answer| answer.as_str() == value)
    }
}

/// What is wrong with the answers to the questions of a step.
#[derive(Default)]
pub(super) struct Problems {
    pub(super) assign_to: Option<String>,
    pub(super) provider: Option<String>,
    pub(super) manual_users: Option<String>,
}
