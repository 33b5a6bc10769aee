//! How does a finding look on a page? Three lines: what we asked, what 8x8 answered, what to do, with links to the
//! actions.

use super::moment::Moment;
use super::state::App;
use crate::cases::{Case, TestRecord};
use crate::checks::finding::{Code, Finding, Outcome};
use crate::checks::{Situation, explain};
use crate::procedure::{self, Action, Slug};
use crate::words::{Message, Run};

/// A finding in words.
pub(super) struct FindingView {
    pub(super) code: &'static str,
    pub(super) outcome: &'static str,
    /// What kind of thing helps.
    pub(super) remedy: &'static str,
    pub(super) badge: String,
    pub(super) title: Vec<Run>,
    /// Message id of the first line's name.
    pub(super) asked_by: &'static str,
    pub(super) asked: Vec<Run>,
    /// Who speaks in the next line: 8x8, or this portal where nothing was sent or two answers were compared.
    pub(super) answered_by: &'static str,
    pub(super) answered: Vec<Run>,
    pub(super) to_do: Vec<Run>,
    pub(super) links: Vec<Link>,
    pub(super) acknowledged: Option<Moment>,
}

/// A link to an action.
pub(super) struct Link {
    pub(super) href: String,
    pub(super) text: String,
}

/// Whether a test failed for now only: nothing in it judged the values, and nothing is to be mended.
pub(super) fn only_waits(record: &TestRecord) -> bool {
    let mut failed = record.findings.iter().filter(|finding| finding.outcome == Outcome::Fail);
    record.has_failure() && failed.all(|finding| !finding.code.judges_values())
}

/// Whether a test found something to mend, or to know, in this step.
pub(super) fn lead_to(case: &Case, record: &TestRecord, slug: Slug) -> bool {
    let situation = situation(case);
    let open = record.findings.iter().filter(|finding| matches!(finding.outcome, Outcome::Fail | Outcome::Warn));
    open.flat_map(|finding| explain(finding, &situation).actions).any(|action| action.slug() == slug)
}

/// What a test found, in words.
pub(super) fn views(app: &App, case: &Case, record: &TestRecord) -> Vec<FindingView> {
    record.notice.iter().chain(&record.refused).chain(&record.findings).map(|finding| one(app, case, finding)).collect()
}

/// One of its findings, in words.
pub(super) fn one(app: &App, case: &Case, finding: &Finding) -> FindingView {
    view(app, finding, situation(case))
}

fn situation(case: &Case) -> Situation {
    Situation {
        provider: case.provider,
        manual_users: case.manual_users,
        assigned_to_other: case.assign_to == Some(crate::cases::AssignTo::Other),
    }
}

/// The same where no case says what is the situation.
pub(super) fn view(app: &App, finding: &Finding, situation: Situation) -> FindingView {
    let words = app.words();
    let explained = explain(finding, &situation);
    FindingView {
        code: finding.code.as_str(),
        outcome: finding.outcome.as_str(),
        remedy: explained.remedy.as_str(),
        badge: words.get(badge(finding)),
        title: words.runs(&explained.title),
        asked_by: if is_sent(finding.code) { "finding-asked" } else { "finding-unasked" },
        asked: words.runs(&explained.asked),
        answered_by: answered_by(finding.code),
        answered: words.runs(&explained.answered),
        to_do: explained.to_do.map(|message| words.runs(&message)).unwrap_or_default(),
        links: explained.actions.into_iter().map(|action| link(app, action)).collect(),
        acknowledged: finding
            .acknowledged_at
            .filter(|_| finding.outcome == Outcome::Warn)
            .map(|at| Moment::of(app, at)),
    }
}

/// Message id. What says nothing about the values is nothing to mend.
fn badge(finding: &Finding) -> &'static str {
    match finding.outcome {
        Outcome::Fail if !finding.code.judges_values() => "outcome-wait",
        Outcome::Pass => "outcome-pass",
        Outcome::Warn => "outcome-warn",
        Outcome::Fail => "outcome-fail",
        Outcome::Skip => "outcome-skip",
    }
}

/// Whether anything was asked at all.
fn is_sent(code: Code) -> bool {
    !matches!(
        code,
        Code::StorageKeyMalformed
            | Code::StorageSecretMalformed
            | Code::StorageValuesSwapped
            | Code::ScimUrlMalformed
            | Code::ScimUrlNot8x8
            | Code::ScimTokenMalformed
            | Code::TestsBudgetSpent
            | Code::EightByEightCircuitOpen
    )
}

/// Message id of the second line's name.
fn answered_by(code: Code) -> &'static str {
    match code {
        _ if !is_sent(code) => "finding-seen",
        Code::ScimUrlAccepted
        | Code::EightByEightUnreachable
        | Code::EightByEightTimedOut
        | Code::AccountsSame
        | Code::AccountsDiffer
        | Code::ScimUsersVisible
        | Code::ScimUsersWithoutEmail
        | Code::ScimRecordingOwnersVisible
        | Code::ScimRecordingOwnersMissing => "finding-seen",
        _ => "finding-answered",
    }
}

/// "Create the API app, action 4"
fn link(app: &App, action: Action) -> Link {
    let title = procedure::step(action.slug().as_str()).map(procedure::Step::title).unwrap_or_default();
    let message = Message::new("link-to-action")
        .with("name", app.words().get(&format!("action-{}", action.anchor())))
        .with("step", app.words().get(&title))
        .with("number", action.number() as u64);
    Link { href: action.href(), text: app.words().say(&message) }
}
