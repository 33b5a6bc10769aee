//! Every URL of the API.

use super::{cases, document, events, invitation_changes, invitations, problems, receipts};
use crate::cases::ApiScope::{CasesRead, EventsRead, InvitationsRead, InvitationsWrite, ReceiptsWrite};
use crate::web::guard::Guard::{Anybody, Api};
use crate::web::guard::Route;

/// Whether a path is one of the API, of whichever version.
pub(in crate::web) fn is_api(path: &str) -> bool {
    path.strip_prefix("/api").is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

pub(in crate::web) fn routes() -> Vec<Route> {
    vec![
        Route::get("/api/v1/openapi.json", Anybody, document::get),
        Route::get("/api/v1/problems", Anybody, problems::get),
        Route::get("/api/v1/invitations", Api(InvitationsRead), invitations::list),
        Route::post("/api/v1/invitations", Api(InvitationsWrite), invitations::create),
        Route::get("/api/v1/invitations/{id}", Api(InvitationsRead), invitations::get),
        Route::post("/api/v1/invitations/{id}/renew", Api(InvitationsWrite), invitation_changes::renew),
        Route::post("/api/v1/invitations/{id}/revoke", Api(InvitationsWrite), invitation_changes::revoke),
        Route::post("/api/v1/invitations/{id}/extend", Api(InvitationsWrite), invitation_changes::extend),
        Route::get("/api/v1/cases", Api(CasesRead), cases::list),
        Route::get("/api/v1/cases/{id}", Api(CasesRead), cases::get),
        Route::get("/api/v1/cases/{id}/events", Api(EventsRead), events::of_case),
        Route::get("/api/v1/events", Api(EventsRead), events::of_all),
        Route::post("/api/v1/cases/{id}/packages/{package_id}/receipt", Api(ReceiptsWrite), receipts::give),
    ]
}
