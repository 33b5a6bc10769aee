//! How does what happened to a case read? The newest first, each in one sentence, with what was found or said.

use crate::cases::{Case, Door, Event, Half, Recorded};
use crate::procedure;
use crate::web::findings::{self, FindingView};
use crate::web::moment::Moment;
use crate::web::state::App;
use crate::words::Message;

/// One line of the timeline.
pub(super) struct Line {
    /// The event's.
    pub(super) id: String,
    pub(super) at: Moment,
    /// The event's kind in one word, for its colour.
    pub(super) class: &'static str,
    pub(super) text: String,
    pub(super) findings: Vec<FindingView>,
    /// What somebody wrote.
    pub(super) quote: Option<String>,
    /// What goes with it: message id of its name, and the value.
    pub(super) facts: Vec<(&'static str, String)>,
}

/// The whole timeline.
pub(super) fn lines(app: &App, case: &Case, events: &[Recorded]) -> Vec<Line> {
    events.iter().rev().map(|recorded| line(app, case, recorded)).collect()
}

fn line(app: &App, case: &Case, recorded: &Recorded) -> Line {
    let (class, message) = sentence(app, &recorded.event);
    let mut line = Line {
        id: recorded.id.clone(),
        at: Moment::of(app, recorded.at),
        class,
        text: app.words().say(&message),
        findings: Vec::new(),
        quote: None,
        facts: Vec::new(),
    };
    match &recorded.event {
        Event::TestEnded { findings, .. } => {
            line.findings = findings.iter().map(|finding| findings::one(app, case, finding)).collect();
            if findings.iter().any(|finding| finding.outcome.as_str() == "fail") {
                line.class = "problem";
            }
        }
        Event::PackageIssued { package_id, sha256, recipients } => {
            let named = recipients.iter().map(|named| format!("{} ({})", named.label, named.fingerprint));
            line.facts = vec![
                ("case-reference", package_id.clone()),
                ("case-sha256", sha256.clone()),
                ("case-recipients", named.collect::<Vec<_>>().join(", ")),
            ];
        }
        Event::ReceiptGiven { package_id } => line.facts = vec![("case-reference", package_id.clone())],
        Event::NoteTold { text, .. } => line.quote = Some(text.clone()),
        Event::HintSent { text, .. } if !text.is_empty() => line.quote = Some(text.clone()),
        _ => {}
    }
    line
}

/// A class and the sentence.
fn sentence(app: &App, event: &Event) -> (&'static str, Message) {
    let step = |slug: &str| {
        let title = procedure::step(slug).map(procedure::Step::title);
        title.map_or_else(|| slug.to_owned(), |title| app.words().get(&title))
    };
    let by = |id: &str, by: &Option<String>| match by {
        Some(name) => Message::new(format!("{id}-by")).with("name", name.as_str()),
        None => Message::new(id),
    };
    match event {
        Event::VisitBegan { door } => ("visit", Message::new(door_message(*door))),
        Event::VisitEnded { by: name } => ("visit", by("event-visit-ended", name)),
        Event::DetailsSaved {} => ("step", Message::new("event-details-saved")),
        Event::StepMarked { step: slug, done: true } => {
            ("step", Message::new("event-step-done").with("step", step(slug)))
        }
        Event::StepMarked { step: slug, .. } => ("step", Message::new("event-step-undone").with("step", step(slug))),
        Event::TestEnded { scope, .. } => ("step", Message::new(scope_message(scope))),
        Event::PackageIssued { .. } => ("package", Message::new("event-package-issued")),
        Event::ReceiptGiven { .. } => ("package", Message::new("event-receipt-given")),
        Event::NoteTold { step: slug, action, .. } => {
            ("told", Message::new("event-note-told").with("where", place(app, slug, action)))
        }
        Event::HintSent { by: name, href, .. } => ("hint", hint(app, name, href.as_deref())),
        Event::HintFollowed { .. } => ("hint", Message::new("event-hint-followed")),
        Event::HintClosed { .. } => ("hint", Message::new("event-hint-closed")),
        Event::HalfLinkMade { half, by: name } => ("visit", by(made_message(*half), name)),
        Event::HalfLinkRevoked { half, by: name } => ("visit", by(revoked_message(*half), name)),
        Event::HalfHandedIn { half } => ("step", Message::new(handed_in_message(*half))),
        Event::RecipientsChanged { .. } => ("package", Message::new("event-recipients-changed")),
    }
}

/// "Create the API app, Create App"
pub(super) fn place(app: &App, slug: &str, anchor: &str) -> String {
    let Some(step) = procedure::step(slug) else { return slug.to_owned() };
    let title = app.words().get(&step.title());
    match step.action(anchor) {
        Some(action) => format!("{title}, {}", app.words().get(&format!("action-{}", action.anchor()))),
        None => title,
    }
}

/// "ada pointed to Create the API app"
pub(super) fn hint(app: &App, name: &str, href: Option<&str>) -> Message {
    let Some(href) = href else { return Message::new("event-hint-sent").with("name", name) };
    let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
    let place = match path {
        "/package" => app.words().get("package-task"),
        path => place(app, path.trim_start_matches("/steps/"), anchor),
    };
    Message::new("event-hint-sent-to").with("name", name).with("where", place)
}

const fn door_message(door: Door) -> &'static str {
    match door {
        Door::Start => "event-visit-began-start",
        Door::ReturnLink => "event-visit-began-return-link",
        Door::Invitation => "event-visit-began-invitation",
        Door::HalfLink => "event-visit-began-half-link",
    }
}

fn scope_message(scope: &str) -> &'static str {
    match scope {
        "storage" => "event-tested-storage",
        "scim" => "event-tested-scim",
        _ => "event-tested-accounts",
    }
}

const fn made_message(half: Half) -> &'static str {
    match half {
        Half::Storage => "event-half-link-made-storage",
        Half::Scim => "event-half-link-made-scim",
    }
}

const fn revoked_message(half: Half) -> &'static str {
    match half {
        Half::Storage => "event-half-link-revoked-storage",
        Half::Scim => "event-half-link-revoked-scim",
    }
}

const fn handed_in_message(half: Half) -> &'static str {
    match half {
        Half::Storage => "event-half-handed-in-storage",
        Half::Scim => "event-half-handed-in-scim",
    }
}
