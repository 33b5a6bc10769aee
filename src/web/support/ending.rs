//! `POST /support/cases/{id}/visits/{visit}/end`: ends somebody's visit, with the credentials that it holds.

use axum::extract::Path;
use axum::response::Response;

use super::case::find;
use super::session::Staff;
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
    find(&app, &id).await?;
    app.store.end_visit(&id, &visit, Some(&member.name), app.clock.now()).await?;
    Ok(see_other(&format!("/support/cases/{id}")))
}
