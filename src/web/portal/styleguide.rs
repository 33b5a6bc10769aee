//! `/styleguide`: every component of the style sheet on one page, made of the templates of the real pages wherever there
//! is one. Only in the demo.

use askama::Template;
use axum::response::Response;

use super::details::{self, Field};
use super::handover::Change;
use super::overview::{self, Group};
use super::step_text::{Answers, StepText};
use crate::checks::Situation;
use crate::checks::finding::{Code, Fact, Finding};
use crate::procedure::{self, Action, Slug, Step, TextProblem};
use crate::sealing::Recipient;
use crate::web::error::WebError;
use crate::web::findings::{self, FindingView};
use crate::web::form::Form;
use crate::web::header::Telling;
use crate::web::moment::Moment;
use crate::web::page::{Page, html};
use crate::web::state::App;

#[derive(Template)]
#[template(path = "portal/styleguide.html")]
struct StyleGuide {
    page: Page,
    tokens: &'static [&'static str],
    part: Group,
    fields: Vec<Field>,
    problems: Vec<(&'static str, String)>,
    findings: Vec<FindingView>,
    recipients: Vec<Recipient>,
    changes: Vec<Change>,
    now: Moment,
    /// A step with a drawing, as nobody has answered it.
    step: &'static Step,
    answers: Answers,
}

impl StyleGuide {
    fn text(&self) -> StepText<'_> {
        StepText { page: &self.page, step: self.step, answers: &self.answers }
    }
}

/// As the style sheet names them; it has a swatch for each.
const TOKENS: &[&str] = &[
    "ink",
    "muted",
    "paper",
    "surface",
    "sunk",
    "line",
    "edge",
    "accent",
    "accent-deep",
    "accent-ink",
    "accent-soft",
    "mark",
    "mark-ink",
    "mark-soft",
    "drawn",
    "ghost",
    "bar",
    "blue",
    "pass",
    "pass-soft",
    "warn",
    "warn-soft",
    "fail",
    "fail-soft",
];

pub(in crate::web) async fn get(app: App) -> Result<Response, WebError> {
    let fields = details::filled(
        &app,
        &Form::parse(b"company=Acme+Ltd&contact_email=acme.example"),
        [None, Some(TextProblem::Empty), Some(TextProblem::NotAnAddress)],
    );
    let step = procedure::step(Slug::StorageRole.as_str()).ok_or(WebError::NotFound)?;
    let telling = Telling {
        action: Some(Action::ChooseRole),
        note_problem: Some(app.words().get("field-note-credential")),
        ..Telling::default()
    };
    Ok(html(&StyleGuide {
        page: Page { telling, ..Page::new(&app, "styleguide-title") },
        tokens: TOKENS,
        part: overview::in_every_state(),
        problems: details::problems_of(&fields),
        fields,
        findings: findings(&app).iter().map(|finding| findings::view(&app, finding, Situation::default())).collect(),
        recipients: app.recipients_of(None),
        changes: vec![Change {
            at: Moment::of(&app, app.clock.now()),
            before: "Gong 2026 (3f2a 91bc 77d0 e415)".to_owned(),
            after: "Gong 2027 (08c1 5e7d 2b44 a9f6)".to_owned(),
        }],
        now: Moment::of(&app, app.clock.now()),
        step,
        answers: Answers::default(),
    })?)
}

/// One of each outcome.
fn findings(app: &App) -> [Finding; 4] {
    let at = app.clock.now();
    let products = |code| Finding::new(code, at).with("products", Fact::word("storage, meetings")).with("count", 2_u64);
    let token = Finding::new(Code::ScimTokenRejected, at).with("host", Fact::word("platform.8x8.com"));
    [
        products(Code::StorageProductPresent),
        Finding { acknowledged_at: Some(at), ..products(Code::StorageProductsExcessive) },
        token.with("customer", Fact::word("0012J00002SAMPL01M")).with("status", 401_u16),
        Finding::skipped(Code::ScimRecordingOwnersVisible, at).with("why", Fact::word("incomplete")),
    ]
}
