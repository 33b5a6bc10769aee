//! What leads do with a whole case: take it out as JSON, or delete it. Neither holds a credential: there is none in clear.

use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::case::find;
use super::session::Lead;
use crate::cases::{Case, Issued, Recorded};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::page::{Page, html, see_other};
use crate::web::state::App;

#[derive(Template)]
#[template(path = "support/delete.html")]
struct Delete {
    page: Page,
    case: Case,
}

/// `POST /support/cases/{id}/export`: everything that is kept of a case, but for the package itself.
pub(in crate::web) async fn export(
    app: App,
    Lead(member): Lead,
    Path(id): Path<String>,
    _: Form,
) -> Result<Response, WebError> {
    let case = find(&app, &id).await?;
    let (events, packages) = (app.store.events(&id).await?, app.store.packages(&id).await?);
    app.store.audit(app.clock.now(), &member.name, "case.exported", &case.code, &json!({})).await?;
    let document = serde_json::to_string_pretty(&document(&case, &events, &packages))
        .map_err(|_| WebError::Internal("an export could not be written"))?;
    let name = format!("attachment; filename=\"case-{}.json\"", case.code.to_lowercase());
    let headers = [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, document).into_response())
}

fn document(case: &Case, events: &[Recorded], packages: &[Issued]) -> Value {
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
        "assign_to": case.assign_to.map(crate::cases::AssignTo::as_str),
        "provider": case.provider.map(crate::procedure::Provider::as_str),
        "manual_users": case.manual_users.map(crate::procedure::ManualUsers::as_str),
        "recipient_group": case.recipient_group,
        "done": case.done.iter().map(|(slug, at)| json!({ "step": slug.as_str(), "at": at })).collect::<Vec<_>>(),
        "packages": packages.iter().map(package).collect::<Vec<_>>(),
        "events": events.iter().map(event).collect::<Vec<_>>(),
    })
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

/// `GET /support/cases/{id}/delete`: what deleting means, and the button.
pub(in crate::web) async fn ask(app: App, Lead(member): Lead, Path(id): Path<String>) -> Result<Response, WebError> {
    let case = find(&app, &id).await?;
    Ok(html(&Delete { page: Page::new(&app, "delete-case-title").at_desk(&member), case })?)
}

/// `POST /support/cases/{id}/delete`. A second press finds nothing more, as it should be.
pub(in crate::web) async fn delete(
    app: App,
    Lead(member): Lead,
    Path(id): Path<String>,
    _: Form,
) -> Result<Response, WebError> {
    app.store.delete_case(&id, Some((&member.name, "case.deleted")), app.clock.now()).await?;
    Ok(see_other("/support"))
}
