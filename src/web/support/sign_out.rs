//! `/support/sign-out`: ends the session, here and on the server.

use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse, Response};
use serde_json::json;

use super::session::{self, Brought};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::page::see_other;
use crate::web::shown;
use crate::web::state::App;

/// Also for a browser whose session is over already: signing out twice is no mistake.
pub(in crate::web) async fn post(app: App, Brought(hash): Brought, _: Form) -> Result<Response, WebError> {
    if let Some(hash) = hash {
        let now = app.clock.now();
        if let Some(session) = app.store.staff_session(&hash, now).await? {
            app.store.audit(now, &session.member.name, "staff.signed_out", "", &json!({})).await?;
        }
        app.store.end_staff_session(&hash).await?;
    }
    let removals = [session::removal(&app), shown::removal(&app)];
    let headers = AppendHeaders(removals.map(|removal| (header::SET_COOKIE, removal)));
    Ok((headers, see_other("/support/sign-in")).into_response())
}
