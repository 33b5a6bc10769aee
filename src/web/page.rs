//! What has every page? Words, the header with company, code and time left, and the footer of the operator.

use super::header::{Header, Telling};
use super::session::Current;
use super::state::App;
use crate::config::Access;
use crate::procedure::{Action, STEPS, Step};
use crate::staff::{Member, Role};
use crate::words::{Language, Message, Run};
use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};

/// What the base template shows around every page.
pub(super) struct Page {
    pub(super) app: App,
    pub(super) title: String,
    pub(super) visit: Option<Header>,
    /// The code of a visit's case, where nothing else of it is shown: on the page of an error.
    pub(super) code: Option<String>,
    /// Who works at the desk, on a page of the desk.
    pub(super) staff: Option<Member>,
    /// A page of the desk, also where nobody has signed in.
    pub(super) is_desk: bool,
    pub(super) has_errors: bool,
    pub(super) purpose: Purpose,
    /// The form of a note to support.
    pub(super) telling: Telling,
}

/// What the fragments of a step are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Somebody does the step.
    Doing,
    /// The whole procedure, as a document: they ask nothing and leave no way out.
    Guide,
    /// The customer's page, as the desk shows it: nothing leads anywhere.
    Mirror,
}

impl Page {
    /// A page with the title of a message.
    pub(super) fn new(app: &App, title: &str) -> Self {
        Self { title: app.words().get(title), ..Self::bare(app) }
    }

    /// No page of its own: words for a fragment of one.
    pub(super) fn bare(app: &App) -> Self {
        Self {
            app: app.clone(),
            title: String::new(),
            visit: None,
            code: None,
            staff: None,
            is_desk: false,
            has_errors: false,
            purpose: Purpose::Doing,
            telling: Telling::default(),
        }
    }

    /// The page of a visit.
    pub(super) fn of(mut self, current: &Current) -> Self {
        self.visit = Some(Header::of(&self.app, current));
        self
    }

    /// The same where a visit may be missing.
    pub(super) fn of_maybe(self, current: Option<&Current>) -> Self {
        if let Some(current) = current { self.of(current) } else { self }
    }

    /// Whether it is shown to somebody who does one half alone.
    pub(super) fn is_half(&self) -> bool {
        self.visit.as_ref().is_some_and(|visit| visit.half.is_some())
    }

    /// Where the task list of the visit is.
    pub(super) fn home(&self) -> &'static str {
        if self.is_half() { "/half" } else { "/overview" }
    }

    /// The page of somebody at the desk.
    pub(super) fn at_desk(mut self, member: &Member) -> Self {
        self.staff = Some(member.clone());
        self.of_desk()
    }

    /// A page of the desk.
    pub(super) fn of_desk(mut self) -> Self {
        self.is_desk = true;
        self
    }

    /// Whether staff rehearse on this page.
    pub(super) fn is_rehearsal(&self) -> bool {
        self.visit.as_ref().is_some_and(|visit| visit.is_rehearsal)
    }

    /// The address of a page that customers see: from pages of the desk it may lie elsewhere.
    pub(super) fn of_customers(&self, path: &str) -> String {
        if self.is_desk && self.app.config.is_desk_apart() {
            format!("{}{path}", self.app.shared().cookies.portal())
        } else {
            path.to_owned()
        }
    }

    /// Whether who works at the desk answers for it.
    pub(super) fn is_lead(&self) -> bool {
        self.staff.as_ref().is_some_and(|member| member.role == Role::Lead)
    }

    /// Whether the foot of every page says who runs the portal; that of the demo says that nobody does.
    pub(super) fn is_named(&self) -> bool {
        self.app.demo.is_some() || self.app.config.operator.name.is_some()
    }

    /// For how many days a case is kept.
    pub(super) fn retention_days(&self) -> i64 {
        self.app.config.retention.as_hours() / 24
    }

    /// Whether anybody may start, without an invitation.
    pub(super) fn is_open(&self) -> bool {
        self.app.config.access == Access::Open
    }

    /// The portal's address, to pass on.
    pub(super) fn portal_url(&self) -> &str {
        self.app.config.public_url.as_str()
    }

    /// A page on which something has to be mended: its title says so first.
    pub(super) fn with_errors(mut self, has_errors: bool) -> Self {
        self.has_errors = has_errors;
        self
    }

    /// As `lang` attributes write it.
    pub(super) fn language(&self) -> &'static str {
        self.app.language().tag()
    }

    /// In which of their two languages the long texts stand.
    pub(super) fn is_german(&self) -> bool {
        self.app.language() == Language::German
    }

    /// Tag and name of every other language.
    pub(super) fn other_languages(&self) -> Vec<(&'static str, &'static str)> {
        let others = Language::ALL.into_iter().filter(|language| *language != self.app.language());
        others.map(|language| (language.tag(), language.name())).collect()
    }

    /// A page that is read or printed as a whole.
    pub(super) fn whole(mut self) -> Self {
        self.purpose = Purpose::Guide;
        self
    }

    /// A customer's page that the desk shows.
    pub(super) fn mirrored(mut self) -> Self {
        self.purpose = Purpose::Mirror;
        self
    }

    /// Whether the whole procedure is on this page.
    pub(super) fn is_guide(&self) -> bool {
        self.purpose == Purpose::Guide
    }

    /// Whether the desk looks at a customer's page.
    pub(super) fn is_mirror(&self) -> bool {
        self.purpose == Purpose::Mirror
    }

    /// What the fragments of a step head their sections with: one level below the heading of the step.
    pub(super) fn sub(&self) -> u8 {
        match self.purpose {
            Purpose::Doing => 2,
            Purpose::Guide | Purpose::Mirror => 3,
        }
    }

    /// Nothing can be unfolded on paper: there, asides stand open.
    pub(super) fn unfolded(&self) -> &'static str {
        if self.is_guide() { " open" } else { "" }
    }

    /// Where an action stands, seen from this page.
    pub(super) fn to(&self, action: Action) -> String {
        match self.purpose {
            Purpose::Doing => action.href(),
            Purpose::Guide | Purpose::Mirror => format!("#{}", action.anchor()),
        }
    }

    /// The text of a message.
    pub(super) fn say(&self, id: impl AsRef<str>) -> String {
        self.app.words().get(id.as_ref())
    }

    /// The text of a message that speaks of support: its `-nobody` form where the operator has not said how support is
    /// reached.
    pub(super) fn support_say(&self, id: &str) -> String {
        match self.app.config.operator.support {
            Some(_) => self.say(id),
            None => self.say(format!("{id}-nobody")),
        }
    }

    /// The same, with the labels of Admin Console apart.
    pub(super) fn runs(&self, id: impl Into<String>) -> Vec<Run> {
        self.app.words().runs(&Message::new(id))
    }

    /// Where a step stands: "Call recordings access, step 2 of 3"; nothing if its part has no other.
    pub(super) fn caption(&self, step: &Step) -> Option<String> {
        let part: Vec<&Step> = STEPS.iter().filter(|other| other.part == step.part).collect();
        let number = 1 + part.iter().take_while(|other| other.slug != step.slug).count();
        let caption = Message::new("caption")
            .with("part", self.say(step.part.title()))
            .with("number", number as u64)
            .with("count", part.len() as u64);
        (part.len() > 1).then(|| self.app.words().say(&caption))
    }

    pub(super) fn href(&self, asset: &str) -> String {
        self.app.shared().assets.href(asset)
    }

    pub(super) fn support_href(&self) -> Option<String> {
        let support = self.app.config.operator.support.as_deref()?;
        if support.starts_with("https://") {
            Some(support.to_owned())
        } else {
            support.contains('@').then(|| format!("mailto:{support}"))
        }
    }
}

/// Renders a page.
pub(super) fn html(page: &impl Template) -> Result<Response, askama::Error> {
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind)], page.render()?).into_response())
}

/// Renders a page with a form in which something has to be mended: 422.
pub(super) fn unprocessable(page: &impl Template) -> Result<Response, askama::Error> {
    Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, html(page)?).into_response())
}

/// Leads on after a form: 303.
pub(super) fn see_other(path: &str) -> Response {
    Redirect::to(path).into_response()
}
