//! What is kept of a case? All of it as JSON, for whoever asks for it, but for what nobody can read: the sealed files, and the
//! hashes of links.

use serde_json::{Value, json};

use crate::cases::{AssignTo, Case, HalfLink, Invitation, Issued, Note, Recorded, Replacement, TestOf};
use crate::procedure::{Action, ManualUsers, Provider};
use crate::web::error::WebError;
use crate::web::state::App;

/// Everything that is kept of a case.
pub(super) async fn document(app: &App, case: &Case) -> Result<Value, WebError> {
    let (store, id) = (&app.store, &case.id);
    let mut document = answers(case);
    let lists = [
        ("notes", case.notes.iter().map(note).collect()),
        ("half_links", store.half_links(id).await?.iter().map(half_link).collect()),
        ("tests", store.tests_of_case(id).await?.iter().map(test).collect()),
        ("packages", store.packages(id).await?.iter().map(package).collect()),
        ("events", store.events(id).await?.iter().map(event).collect::<Vec<_>>()),
    ];
    if let Some(fields) = document.as_object_mut() {
        fields.insert("invitation".to_owned(), json!(store.invitation_of_case(id).await?.as_ref().map(invitation)));
        fields.extend(lists.map(|(name, list)| (name.to_owned(), json!(list))));
    }
    Ok(document)
}

fn answers(case: &Case) -> Value {
    let details = case.details.as_ref();
    json!({
        "format": "gong-onboarding-case/1",
        "id": case.id,
        "code": case.code,
        "state": case.state.as_str(),
        "rehearsal": case.is_rehearsal,
        "created_at": case.created_at,
        "active_at": case.active_at,
        "completed_at": case.completed_at,
        "company": details.map(|details| &details.company),
        "contact_name": details.map(|details| &details.contact_name),
        "contact_email": details.map(|details| &details.contact_email),
        "terms_accepted_at": case.accepted_at,
        "assign_to": case.assign_to.map(AssignTo::as_str),
        "provider": case.provider.map(Provider::as_str),
        "manual_users": case.manual_users.map(ManualUsers::as_str),
        "recipient_group": case.recipient_group,
        "replaces": case.replacement.as_ref().map(replacement),
        "done": case.done.iter().map(|(slug, at)| json!({ "step": slug.as_str(), "at": at })).collect::<Vec<_>>(),
    })
}

fn replacement(replacement: &Replacement) -> Value {
    json!({ "package": replacement.supersedes, "replaced": replacement.replaced() })
}

fn invitation(invitation: &Invitation) -> Value {
    let invited = &invitation.invited;
    json!({
        "id": invitation.id,
        "company": invited.details.company,
        "contact_name": invited.details.contact_name,
        "contact_email": invited.details.contact_email,
        "language": invited.language,
        "note": invited.note,
        "made_by": invitation.made_by_name,
        "created_at": invitation.created_at,
        "expires_at": invitation.expires_at,
        "revoked_at": invitation.revoked_at,
        "opens": invitation.opens,
        "starts": invitation.starts,
    })
}

fn note(note: &Note) -> Value {
    json!({ "step": note.step.as_str(), "action": note.action.map(Action::anchor), "text": note.text, "at": note.at })
}

fn half_link(link: &HalfLink) -> Value {
    json!({
        "half": link.half.as_str(),
        "made_by": link.made_by_name,
        "created_at": link.created_at,
        "expires_at": link.expires_at,
        "revoked_at": link.revoked_at,
        "opens": link.opens,
        "handed_in_at": link.handed_in_at,
    })
}

fn test(test: &TestOf) -> Value {
    json!({ "visit": test.visit_id, "scope": test.scope, "record": test.record })
}

fn package(issued: &Issued) -> Value {
    json!({
        "id": issued.id,
        "serial": issued.serial,
        "created_at": issued.created_at,
        "file_name": issued.file_name,
        "sha256": issued.sha256,
        "recipients": issued.recipients,
        "opened_at": issued.opened_at,
    })
}

fn event(recorded: &Recorded) -> Value {
    let mut value = serde_json::to_value(&recorded.event).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        fields.insert("at".to_owned(), json!(recorded.at));
    }
    value
}
