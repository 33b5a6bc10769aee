//! `/support/live` and `/support/cases/{id}/live`: the desk sees what customers do as they do it.

use axum::extract::Path;
use axum::response::Response;

use super::session::Staff;
use crate::cases::Change;
use crate::web::state::App;
use crate::web::watching;

/// Any case.
pub(in crate::web) async fn cases(app: App, Staff(member): Staff) -> Response {
    watching::stream(&app, &format!("desk/{}", member.id), |change| *change != Change::Told)
}

/// One case.
pub(in crate::web) async fn case(app: App, Staff(member): Staff, Path(id): Path<String>) -> Response {
    watching::stream(&app, &format!("desk/{}", member.id), move |change| match change {
        Change::Case(changed) | Change::News(changed) => *changed == id,
        Change::Anything => true,
        Change::Told | Change::Minute | Change::Stopping => false,
    })
}
