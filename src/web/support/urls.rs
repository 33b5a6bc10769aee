//! Every URL of the desk.

use super::{account, cases, sign_in, sign_in_elsewhere, sign_out, staff};
use crate::web::guard::Guard::{Agent, Anybody, Lead};
use crate::web::guard::Route;

pub(in crate::web) fn routes() -> Vec<Route> {
    vec![
        Route::get("/support", Agent, cases::get),
        Route::get("/support/sign-in", Anybody, sign_in::get),
        Route::post("/support/sign-in", Anybody, sign_in::post),
        Route::post("/support/sign-in/oidc", Anybody, sign_in_elsewhere::post),
        Route::get("/support/sign-in/oidc/callback", Anybody, sign_in_elsewhere::callback),
        Route::post("/support/sign-out", Anybody, sign_out::post),
        Route::get("/support/account", Agent, account::get),
        Route::post("/support/account", Agent, account::post),
        Route::get("/support/staff", Lead, staff::get),
        Route::post("/support/staff/{id}/sessions", Lead, staff::end_sessions),
        Route::post("/support/staff/{id}/remove", Lead, staff::remove),
    ]
}
