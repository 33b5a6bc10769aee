//! What does support say about the last finding? The playbook's entry: what to say, what to ask, and whom to turn to.

use crate::cases::{Case, Event, Recorded};
use crate::checks::finding::{Finding, Outcome};
use crate::procedure::step_of;
use crate::web::findings::{self, FindingView};
use crate::web::state::App;

/// An entry of the playbook.
pub(super) struct Play {
    /// What was found, with what to do about it: that is what to say.
    pub(super) finding: FindingView,
    pub(super) ask: String,
    pub(super) escalate: String,
}

/// What the last test of these scopes found.
pub(super) fn last_test<'a>(events: &'a [Recorded], scopes: &[&str]) -> Option<&'a [Finding]> {
    events.iter().rev().find_map(|recorded| match &recorded.event {
        Event::TestEnded { scope, findings } if scopes.contains(&scope.as_str()) => Some(findings.as_slice()),
        _ => None,
    })
}

/// The entries for what the last test of each scope found to be mended, or else to be known. Nothing if a package was made
/// after the last of these tests.
pub(super) fn plays(app: &App, case: &Case, events: &[Recorded]) -> Vec<Play> {
    let is_over = |event: &Event| matches!(event, Event::PackageIssued { .. });
    let is_test = |event: &Event| matches!(event, Event::TestEnded { .. });
    let last = events.iter().rev().find(|recorded| is_over(&recorded.event) || is_test(&recorded.event));
    if last.is_none_or(|recorded| is_over(&recorded.event)) {
        return Vec::new();
    }
    let of = |outcome: Outcome| {
        let found = ["storage", "scim", "accounts"].into_iter().filter_map(|scope| last_test(events, &[scope]));
        found.flatten().filter(move |finding| finding.outcome == outcome)
    };
    let wanted = if of(Outcome::Fail).count() > 0 { Outcome::Fail } else { Outcome::Warn };
    of(wanted).map(|finding| play(app, case, finding)).collect()
}

/// What was told last about a screen that looks different: step, action and text; nothing if support wrote since.
pub(super) fn noted(events: &[Recorded]) -> Option<(&str, &str, &str)> {
    let is_either = |event: &Event| matches!(event, Event::NoteTold { .. } | Event::HintSent { .. });
    match &events.iter().rev().find(|recorded| is_either(&recorded.event))?.event {
        Event::NoteTold { step, action, text } => Some((step, action, text)),
        _ => None,
    }
}

/// Under which name the messages stand that say what to say on a page, after a package that holds was made or before.
pub(super) fn aid(path: &str, is_made: bool) -> Option<&'static str> {
    match step_of(path) {
        Some(step) => Some(step.slug.as_str()),
        None if path.starts_with("/package") => Some(if is_made { "made" } else { "package" }),
        None => (path == "/overview" || path == "/half").then_some("overview"),
    }
}

fn play(app: &App, case: &Case, finding: &Finding) -> Play {
    let id = finding.code.as_str().replace(['.', '_'], "-");
    Play {
        finding: findings::one(app, case, finding),
        ask: app.words().get(&format!("play-{id}-ask")),
        escalate: app.words().get(&format!("play-{id}-escalate")),
    }
}
