//! What does a program see of what happened? The kind, and the fields that such a kind has, chosen one by one: what the domain
//! gains later does not show here by itself.

use serde::Serialize;
use utoipa::ToSchema;

use super::case_view::Reader;
use super::invitation_view::at;
use super::query::word;
use crate::cases::{Event, Placed};
use crate::checks::finding::Finding;

/// Something that happened to a case.
#[derive(Serialize, ToSchema)]
#[schema(as = Event)]
pub(super) struct View {
    /// Its id.
    #[schema(examples("01890a5d-ac96-774b-bcce-b302099a8057"))]
    id: String,
    /// The id of the case.
    #[schema(format = "uuid")]
    case_id: String,
    /// The spoken code of the case.
    #[schema(examples("K7Q-2MD"))]
    case_code: String,
    /// Whether staff rehearse with that case.
    rehearsal: bool,
    /// When it happened.
    #[schema(format = DateTime)]
    at: String,
    /// What happened. There may be further kinds later: pass over those that you do not know.
    #[schema(examples("package.issued"))]
    kind: String,
    /// What is to be known of it.
    detail: Detail,
}

/// What is to be known of an event: the fields that its kind has.
#[derive(Default, Serialize, ToSchema)]
#[schema(as = EventDetail)]
struct Detail {
    /// `visit.began`: by which way, `start`, `return_link`, `invitation` or `half_link`.
    #[serde(skip_serializing_if = "Option::is_none")]
    door: Option<String>,
    /// `visit.ended`, `hint.sent`, `half_link.made`, `half_link.revoked`: the member of staff or the token that did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    /// `step.marked`, `note.told`: the step.
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<String>,
    /// `step.marked`: whether it is done now.
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<bool>,
    /// `note.told`: the action on the page of the step; empty for the step as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<String>,
    /// `note.told`, `hint.sent`: what it says. Nothing in it looks like a credential.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// `hint.sent`: where it leads to.
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<String>,
    /// `hint.followed`, `hint.closed`: the id of the event that sent it.
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    /// `test.ended`: what was tested, `storage`, `scim` or `accounts`.
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<String>,
    /// `test.ended`: what was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Vec<Found>>,
    /// `package.issued`, `receipt.given`: the package.
    #[schema(format = "uuid")]
    #[serde(skip_serializing_if = "Option::is_none")]
    package_id: Option<String>,
    /// `package.issued`: SHA-256 of the binary file, in hex.
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<String>,
    /// `package.issued`: who can open it.
    #[serde(skip_serializing_if = "Option::is_none")]
    recipients: Option<Vec<Reader>>,
    /// `half_link.made`, `half_link.revoked`, `half.handed_in`: which half, `storage` or `scim`.
    #[serde(skip_serializing_if = "Option::is_none")]
    half: Option<String>,
    /// `recipients.changed`: to whom packages were sealed until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<Vec<Reader>>,
    /// `recipients.changed`: and from then on.
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<Vec<Reader>>,
}

/// What a test found, without what it measured.
#[derive(Serialize, ToSchema)]
#[schema(as = Finding)]
struct Found {
    /// Which finding.
    #[schema(examples("storage.role.missing"))]
    code: String,
    /// `pass`, `warn`, `fail` or `skip`.
    outcome: String,
}

impl Found {
    fn of(finding: &Finding) -> Self {
        let code = word(&finding.code).unwrap_or_default();
        Self { code, outcome: finding.outcome.as_str().to_owned() }
    }
}

impl View {
    pub(super) fn of(placed: Placed) -> Self {
        let event = placed.recorded.event;
        let kind = serde_json::to_value(&event).ok();
        let kind = kind.as_ref().and_then(|value| value.get("kind")?.as_str()).unwrap_or_default().to_owned();
        Self {
            id: placed.recorded.id,
            case_id: placed.case_id,
            case_code: placed.case_code,
            rehearsal: placed.is_rehearsal,
            at: at(placed.recorded.at),
            kind,
            detail: detail(event),
        }
    }
}

fn detail(event: Event) -> Detail {
    let none = Detail::default();
    match event {
        Event::DetailsSaved {} => none,
        Event::VisitBegan { door } => Detail { door: word(&door), ..none },
        Event::VisitEnded { by } => Detail { by, ..none },
        Event::StepMarked { step, done } => Detail { step: Some(step), done: Some(done), ..none },
        Event::TestEnded { scope, findings } => {
            Detail { scope: Some(scope), findings: Some(findings.iter().map(Found::of).collect()), ..none }
        }
        Event::PackageIssued { package_id, sha256, recipients } => {
            let recipients = Some(recipients.iter().map(Reader::of).collect());
            Detail { package_id: Some(package_id), sha256: Some(sha256), recipients, ..none }
        }
        Event::ReceiptGiven { package_id } => Detail { package_id: Some(package_id), ..none },
        Event::NoteTold { step, action, text } => {
            Detail { step: Some(step), action: Some(action), text: Some(text), ..none }
        }
        Event::HintSent { by, href, text } => Detail { by: Some(by), href, text: Some(text), ..none },
        Event::HintFollowed { hint } | Event::HintClosed { hint, .. } => Detail { hint: Some(hint), ..none },
        Event::HalfLinkMade { half, by } | Event::HalfLinkRevoked { half, by } => {
            Detail { half: Some(half.as_str().to_owned()), by, ..none }
        }
        Event::HalfHandedIn { half } => Detail { half: Some(half.as_str().to_owned()), ..none },
        Event::RecipientsChanged { before, after } => Detail {
            before: Some(before.iter().map(Reader::of).collect()),
            after: Some(after.iter().map(Reader::of).collect()),
            ..none
        },
    }
}

/// A page of events, oldest first.
#[derive(Serialize, ToSchema)]
#[schema(as = Events)]
pub(super) struct Views {
    /// The events.
    pub(super) items: Vec<View>,
    /// The address of what comes next. It is there on the last page too: ask it again, later, for what happened since.
    #[schema(examples("/api/v1/events?after=4711&limit=50"))]
    pub(super) next: String,
    /// Whether there is more behind it already.
    pub(super) more: bool,
}
