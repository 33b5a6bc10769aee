//! What does the form of a token say, and what has to be mended in it?

use crate::cases::{ApiScope, ApiToken};
use crate::procedure::clean_text;
use crate::staff;
use crate::web::form::Form;
use crate::web::state::App;

/// So many days, unless another number is typed.
const DAYS: &str = "90";

/// The name of each field that has to be mended, and what is wrong with it.
pub(super) type Problems = Vec<(&'static str, String)>;

/// What was typed and chosen.
#[derive(Default)]
pub(super) struct Typed {
    name: String,
    days: Option<String>,
    pub(super) scopes: Vec<ApiScope>,
}

impl Typed {
    pub(super) fn of(form: &Form) -> Self {
        Self {
            name: form.text("name"),
            days: form.has("days").then(|| form.text("days")),
            scopes: ApiScope::ALL.into_iter().filter(|scope| form.is_on(scope.as_str())).collect(),
        }
    }

    /// Name and days; nothing if something has to be mended.
    pub(super) fn complete(&self) -> Option<(String, i64)> {
        let name = staff::parse_name(&self.name).filter(|_| !self.is_credential());
        name.zip(self.days()).filter(|_| !self.scopes.is_empty())
    }

    /// What has to be mended, in the order of the page.
    pub(super) fn problems(&self, app: &App) -> Problems {
        let name = if self.is_credential() {
            Some("tokens-name-credential")
        } else {
            staff::parse_name(&self.name).is_none().then_some("tokens-name-wrong")
        };
        let scopes = self.scopes.is_empty().then_some("tokens-scopes-wrong");
        let days = self.days().is_none().then_some("tokens-days-wrong");
        let all = [("name", name), (ApiScope::InvitationsRead.as_str(), scopes), ("days", days)];
        all.into_iter().filter_map(|(field, id)| Some((field, app.words().get(id?)))).collect()
    }

    /// The name as the form shows it again.
    pub(super) fn shown_name(&self) -> String {
        if self.is_credential() { String::new() } else { self.name.chars().take(200).collect() }
    }

    /// The days as the form shows them again: anything may be pasted there.
    pub(super) fn shown_days(&self) -> String {
        self.days.as_deref().unwrap_or(DAYS).chars().filter(char::is_ascii_digit).take(4).collect()
    }

    fn days(&self) -> Option<i64> {
        let days = self.days.as_deref().unwrap_or(DAYS).trim().parse().ok();
        days.filter(|days| (ApiToken::LEAST_DAYS..=ApiToken::MOST_DAYS).contains(days))
    }

    fn is_credential(&self) -> bool {
        clean_text(&self.name) == Err(crate::procedure::TextProblem::Credential)
    }
}
