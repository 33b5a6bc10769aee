//! What is told of an event to other programs? Topic, ids, codes and words of closed lists, and the labels that the operator gave
//! recipients. Never a name, a note, a mail address, a host or anything else that a customer or staff typed.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::event::Event;
use super::state::State;
use crate::checks::finding::Finding;
use crate::package::Named;
use crate::webhooks::Topic;

/// Topic and particulars of an event of a case; nothing for what concerns nobody else.
pub(super) fn told(event: &Event) -> Option<(Topic, Value)> {
    Some(match event {
        Event::VisitEnded { by } => {
            let by = if by.is_some() { "staff" } else { "customer" };
            (Topic::VisitEnded, json!({ "by": by }))
        }
        Event::TestEnded { scope, findings } => {
            let findings: Vec<Value> = findings.iter().map(finding).collect();
            (Topic::TestEnded, json!({ "scope": scope, "findings": findings }))
        }
        Event::PackageIssued { package_id, sha256, recipients } => {
            let labels: Vec<&str> = recipients.iter().map(|Named { label, .. }| label.as_str()).collect();
            let package = json!({ "id": package_id, "sha256": sha256, "recipients": labels });
            (Topic::PackageIssued, json!({ "package": package }))
        }
        Event::ReceiptGiven { package_id } => (Topic::ReceiptGiven, json!({ "package": { "id": package_id } })),
        Event::HalfHandedIn { half } => (Topic::HalfHandedIn, json!({ "half": half })),
        Event::VisitBegan { .. }
        | Event::DetailsSaved {}
        | Event::StepMarked { .. }
        | Event::NoteTold { .. }
        | Event::HintSent { .. }
        | Event::HintFollowed { .. }
        | Event::HintClosed { .. }
        | Event::HalfLinkMade { .. }
        | Event::HalfLinkRevoked { .. }
        | Event::RecipientsChanged { .. } => return None,
    })
}

fn finding(finding: &Finding) -> Value {
    json!({ "code": finding.code.as_str(), "outcome": finding.outcome.as_str() })
}

/// How a message speaks of a case.
pub(super) fn case(id: &str, code: &str, state: State, url: Option<&str>) -> Value {
    match url {
        Some(url) => json!({ "id": id, "code": code, "state": state.as_str(), "url": url }),
        None => json!({ "id": id, "code": code, "state": state.as_str() }),
    }
}

/// The body of a message: its topic, when it happened, about what, and the particulars.
pub(super) fn body(topic: Topic, at: Timestamp, about: (&str, Value), particulars: Value) -> String {
    let mut data = particulars;
    if let Some(fields) = data.as_object_mut() {
        fields.insert(about.0.to_owned(), about.1);
    }
    let at = at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    json!({ "type": topic.as_str(), "timestamp": at, "data": data }).to_string()
}
