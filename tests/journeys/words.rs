//! Is every message that is said there, and every one that is there said? By the sources: what templates and handlers
//! name in full, and what they put together. What visitors see of it is looked at in `healthy`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gong_onboarding::cases::{Act, AssignTo, State};
use gong_onboarding::checks::finding::{Code, Finding, Outcome};
use gong_onboarding::checks::{Question, Situation, explain};
use gong_onboarding::procedure::{Action, ManualUsers, Provider, Removed, STEPS, Slug, TextProblem};
use jiff::Timestamp;

use super::healthy::known_ids;

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|found| found == extension) {
                found.push(entry);
            }
        }
    }
    assert!(!found.is_empty());
    found
}

/// The literals that follow a piece of source text.
fn after(text: &str, piece: &str) -> Vec<String> {
    text.split(piece).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

fn has_shape(literal: &str) -> bool {
    literal.contains('-') && literal.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Named in full where they are said.
fn named() -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for file in files("templates", "html") {
        let text = fs::read_to_string(file).unwrap();
        ids.extend(after(&text, "say(\""));
        ids.extend(after(&text, "support_say(\"").iter().map(|id| format!("{id}-nobody")));
    }
    for file in files("src", "rs") {
        let text = fs::read_to_string(file).unwrap();
        ids.extend(after(&text, "support_say(\"").iter().map(|id| format!("{id}-nobody")));
        for piece in ["words.get(\"", "Message::new(\"", "Page::new(app, \"", "Page::new(&app, \""] {
            ids.extend(after(&text, piece));
        }
    }
    ids.retain(|id| !id.contains('{'));
    assert!(ids.len() > 100, "the sources are read");
    ids
}

/// Named in full, and said elsewhere: what is missing, ways on.
fn handed_on() -> BTreeSet<String> {
    let handlers = files("src/web", "rs").into_iter().map(|file| fs::read_to_string(file).unwrap());
    let literals = handlers.flat_map(|text| text.split('"').map(str::to_owned).collect::<Vec<_>>());
    let kinds = ["part-", "missing-", "way-"];
    literals
        .filter(|literal| has_shape(literal))
        .filter(|literal| known_ids().contains(literal) || kinds.iter().any(|kind| literal.starts_with(kind)))
        .collect()
}

/// Put together from a fixed beginning and a name.
fn constructed() -> BTreeSet<String> {
    let source = |file: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let mut ids: Vec<String> = STEPS.iter().map(gong_onboarding::procedure::Step::title).collect();
    ids.extend(STEPS.iter().map(|step| step.part.title().to_owned()));
    ids.extend(Action::ALL.iter().map(|action| format!("action-{}", action.anchor())));
    ids.extend(Action::ALL.iter().map(|action| format!("where-{}", action.anchor())));
    let drawn = STEPS.iter().filter(|step| !step.actions.is_empty());
    ids.extend(drawn.map(|step| format!("drawing-{}", step.slug.as_str())));
    let outcomes = [Outcome::Pass, Outcome::Warn, Outcome::Fail, Outcome::Skip];
    ids.extend(outcomes.map(|outcome| format!("outcome-{}", outcome.as_str())));
    let states = source("src/web/portal/progress.rs");
    let states = states.lines().filter(|line| line.trim_start().starts_with("Self::"));
    ids.extend(states.flat_map(|line| after(line, "=> \"")).map(|class| format!("state-{class}")));
    let errors = source("src/web/error.rs");
    let errors: Vec<String> =
        errors.lines().filter(|line| line.contains("StatusCode::")).flat_map(|line| after(line, ", \"")).collect();
    assert!(errors.len() >= 14, "{errors:?}");
    ids.extend(errors.iter().flat_map(|name| ["title", "text"].map(|part| format!("error-{name}-{part}"))));
    let kinds = source("src/web/api/kind.rs");
    let kinds: Vec<String> =
        kinds.lines().filter(|line| line.contains("(StatusCode::")).flat_map(|line| after(line, ", \"")).collect();
    assert_eq!(kinds.len(), 18, "{kinds:?}");
    ids.extend(kinds.iter().flat_map(|name| ["title", "text"].map(|part| format!("api-{name}-{part}"))));
    ids.extend(State::ALL.map(|state| format!("case-state-{}", state.as_str())));
    ids.extend(events_by_somebody());
    ids.extend(fields());
    let of_notes = [TextProblem::Empty, TextProblem::TooLong, TextProblem::Unreadable, TextProblem::Credential];
    ids.extend(of_notes.map(|problem| format!("field-note-{}", problem.as_str())));
    ids.extend(of_notes.map(|problem| format!("field-hint-{}", problem.as_str())));
    ids.extend(answers());
    let removed = [Removed::Blanks, Removed::LineBreaks, Removed::Quotes, Removed::ZeroWidth, Removed::Bearer];
    ids.extend(removed.map(|what| what.message_id().to_owned()));
    let questions = [Question::Token, Question::Regions, Question::Recordings, Question::Users, Question::MoreUsers];
    ids.extend(questions.map(|question| format!("asking-{}", question.as_str())));
    ids.extend(findings());
    ids.extend(plays());
    ids.extend(aids());
    ids.extend(acts());
    ids.into_iter().collect()
}

/// What customers do and staff may do for them.
fn events_by_somebody() -> Vec<String> {
    let of_links = ["made", "revoked"].into_iter().flat_map(|what| ["storage", "scim"].map(|half| (what, half)));
    let of_links = of_links.map(|(what, half)| format!("event-half-link-{what}-{half}-by"));
    of_links.chain(["event-visit-ended-by".to_owned()]).collect()
}

fn fields() -> Vec<String> {
    let of = |slug: Slug| STEPS.iter().filter(move |step| step.slug == slug).flat_map(|step| step.fields);
    let dashed = |name: &&str| name.replace('_', "-");
    let texts: Vec<String> = of(Slug::BeforeYouStart).filter(|name| **name != "accept").map(dashed).collect();
    let secrets = of(Slug::StorageCredentials).chain(of(Slug::ScimCredentials));
    let credentials: Vec<String> = secrets.map(dashed).collect();
    let labels = |name: &String| [format!("field-{name}"), format!("field-{name}-hint")];
    let mut ids: Vec<String> = texts.iter().chain(&credentials).flat_map(labels).collect();
    let problems = [
        TextProblem::Empty,
        TextProblem::TooLong,
        TextProblem::Unreadable,
        TextProblem::Credential,
        TextProblem::NotAnAddress,
    ];
    ids.extend(texts.iter().flat_map(|name| problems.map(|problem| format!("field-{name}-{}", problem.as_str()))));
    ids.extend(credentials.iter().map(|name| format!("problem-{name}")));
    ids
}

fn answers() -> Vec<String> {
    let of = |step: &gong_onboarding::procedure::Step| {
        step.fields.iter().map(|name| name.replace("scim_provider", "provider"))
    };
    let names = STEPS.iter().flat_map(of).filter(|name| !["accept", "done"].contains(&name.as_str()));
    let choices = [AssignTo::Own, AssignTo::Other].map(|choice| format!("assign-to-{}", choice.as_str()));
    let providers = Provider::ALL.map(|provider| format!("provider-{}", provider.as_str()));
    let manual = [ManualUsers::Yes, ManualUsers::No].map(|answer| format!("manual-users-{}", answer.as_str()));
    let all = names.chain(choices).chain(providers).chain(manual);
    all.map(|name| format!("answer-{name}").replace('_', "-")).collect()
}

fn findings() -> Vec<String> {
    let variants =
        |code: &Code| [Finding::new(*code, Timestamp::UNIX_EPOCH), Finding::skipped(*code, Timestamp::UNIX_EPOCH)];
    let explained = Code::ALL.iter().flat_map(variants).map(|finding| explain(&finding, &Situation::default()));
    let messages = explained.flat_map(|said| [Some(said.title), Some(said.asked), Some(said.answered), said.to_do]);
    messages.flatten().map(|message| message.id).collect()
}

/// What the playbook says, of each finding about which something is to be done.
fn plays() -> Vec<String> {
    let judged = Code::ALL.iter().filter(|code| code.outcome() != Outcome::Pass);
    judged.flat_map(|code| ["ask", "escalate"].map(|part| format!("play-{}-{part}", code.slug()))).collect()
}

/// What support says on each page.
fn aids() -> Vec<String> {
    let pages = STEPS.iter().map(|step| step.slug.as_str()).chain(["package", "made", "overview"]);
    pages.flat_map(|page| ["tell", "ask"].map(|part| format!("say-{page}-{part}"))).collect()
}

/// What the audit says.
fn acts() -> Vec<String> {
    Act::ALL.iter().map(|act| format!("act-{}", act.replace(['.', '_'], "-"))).collect()
}

/// Named by other messages.
fn referred_to() -> BTreeSet<String> {
    let text: String = files("templates/words", "ftl").iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let inside = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).map(str::trim);
    inside.filter(|name| has_shape(name)).map(str::to_owned).collect()
}

#[test]
fn every_message_that_is_said_is_there() {
    let said: BTreeSet<String> = [named(), handed_on(), constructed(), referred_to()].into_iter().flatten().collect();
    let missing: Vec<&String> = said.difference(known_ids()).collect();
    assert!(missing.is_empty(), "no words for {missing:?}");
}

#[test]
fn every_message_that_is_there_is_said() {
    let said: BTreeSet<String> = [named(), handed_on(), constructed(), referred_to()].into_iter().flatten().collect();
    let unused: Vec<&String> = known_ids().difference(&said).collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}
