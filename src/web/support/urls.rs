//! Every URL of the desk.

use super::{
    account, audit, case, cases, ending, half_link, hints, invitation, invitation_form, invitation_mail, invitations,
    records, sign_in, sign_in_elsewhere, sign_out, staff, tokens, watch, webhook, webhooks,
};
use crate::web::guard::Guard::{Agent, Anybody, Lead};
use crate::web::guard::Route;

pub(in crate::web) fn routes() -> Vec<Route> {
    vec![
        Route::get("/support", Agent, cases::get),
        Route::get("/support/live", Agent, watch::cases),
        Route::get("/support/cases/{id}", Agent, case::get),
        Route::get("/support/cases/{id}/live", Agent, watch::case),
        Route::post("/support/cases/{id}/hints", Agent, hints::post),
        Route::get("/support/cases/{id}/hints", Agent, hints::back),
        Route::get("/support/cases/{id}/half-links/{half}", Agent, half_link::get),
        Route::post("/support/cases/{id}/half-links/{half}", Agent, half_link::post),
        Route::post("/support/cases/{id}/half-links/{half}/revoke", Agent, half_link::revoke),
        Route::post("/support/cases/{id}/visits/{visit}/end", Agent, ending::post),
        Route::post("/support/cases/{id}/export", Lead, records::export),
        Route::get("/support/cases/{id}/delete", Lead, records::ask),
        Route::post("/support/cases/{id}/delete", Lead, records::delete),
        Route::get("/support/audit", Lead, audit::get),
        Route::get("/support/webhooks", Lead, webhooks::get),
        Route::get("/support/webhooks/deliveries/{id}", Lead, webhook::get),
        Route::post("/support/webhooks/deliveries/{id}/again", Lead, webhook::again),
        Route::post("/support/webhooks/endpoints/{name}/test", Lead, webhooks::test),
        Route::post("/support/webhooks/endpoints/{name}/resume", Lead, webhooks::resume),
        Route::get("/support/invitations", Agent, invitations::get),
        Route::post("/support/invitations", Agent, invitation_form::post),
        Route::get("/support/invitations/new", Agent, invitation_form::get),
        Route::get("/support/invitations/{id}", Agent, invitation::get),
        Route::get("/support/invitations/{id}/link", Agent, invitation_mail::get),
        Route::post("/support/invitations/{id}/renew", Agent, invitation::renew),
        Route::post("/support/invitations/{id}/revoke", Agent, invitation::revoke),
        Route::post("/support/invitations/{id}/extend", Agent, invitation::extend),
        Route::get("/support/invitations/{id}/extend", Agent, invitation::back),
        Route::get("/support/sign-in", Anybody, sign_in::get),
        Route::post("/support/sign-in", Anybody, sign_in::post),
        Route::post("/support/sign-in/oidc", Anybody, sign_in_elsewhere::post),
        Route::get("/support/sign-in/oidc", Anybody, sign_in_elsewhere::back),
        Route::get("/support/sign-in/oidc/callback", Anybody, sign_in_elsewhere::callback),
        Route::post("/support/sign-out", Anybody, sign_out::post),
        Route::get("/support/account", Agent, account::get),
        Route::post("/support/account", Agent, account::post),
        Route::get("/support/staff", Lead, staff::get),
        Route::post("/support/staff/{id}/sessions", Lead, staff::end_sessions),
        Route::post("/support/staff/{id}/remove", Lead, staff::remove),
        Route::get("/support/tokens", Lead, tokens::get),
        Route::post("/support/tokens", Lead, tokens::post),
        Route::post("/support/tokens/{id}/revoke", Lead, tokens::revoke),
    ]
}
