//! `POST /support/cases/{id}/visits/{visit}/end`: ends somebody's visit, with the credentials that it holds.

use axum::extract::Path;
use axum::response::Response;

use super::case::find;
use super::session::Staff;
use crate::cases::Event;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::page::see_other;
use crate::web::state::App;

pub(in crate::web) async fn post(
    app: App,
    Staff(member): Staff,
    Path((id, visit)): Path<(String, String)>,
    _: Form,
) -> Result<Response, WebError> {
    let case = find(&app, &id).await?;
    if app.store.end_visit_of(&id, &visit).await? {
        let now = app.clock.now();
        app.store.record(&id, &Event::VisitEnded { by: Some(member.name.clone()) }, now).await?;
        app.store.audit(now, &member.name, "visit.ended", &case.code, &serde_json::json!({})).await?;
    }
    Ok(see_other(&format!("/support/cases/{id}")))
}
