//! Every URL of the desk.

use super::{cases, invitation, invitation_form, invitations};
use crate::web::guard::Guard::Agent;
use crate::web::guard::Route;

pub(in crate::web) fn routes() -> Vec<Route> {
    vec![
        Route::get("/support", Agent, cases::get),
        Route::get("/support/invitations", Agent, invitations::get),
        Route::post("/support/invitations", Agent, invitation_form::post),
        Route::get("/support/invitations/new", Agent, invitation_form::get),
        Route::get("/support/invitations/{id}", Agent, invitation::get),
        Route::post("/support/invitations/{id}/renew", Agent, invitation::renew),
        Route::post("/support/invitations/{id}/revoke", Agent, invitation::revoke),
        Route::post("/support/invitations/{id}/extend", Agent, invitation::extend),
    ]
}
