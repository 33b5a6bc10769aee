//! What leads do with a whole case: take it out as JSON, or delete it. Neither holds a credential: there is none in clear.

use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::case::find;
use super::export;
use super::session::Lead;
use crate::cases::Case;
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
    let document = export::document(&app, &case).await?;
    app.store.audit(app.clock.now(), &member.name, "case.exported", &case.code, &json!({})).await?;
    let document =
        serde_json::to_string_pretty(&document).map_err(|_| WebError::Internal("an export could not be written"))?;
    let name = format!("attachment; filename=\"case-{}.json\"", case.code.to_lowercase());
    let headers = [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, document).into_response())
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
