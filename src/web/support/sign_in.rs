//! `/support/sign-in`: name, password and code, in one form. Whatever is wrong with them, the answer and the work for it are
//! the same: nobody learns which names there are.

use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::attempts::Attempt;
use super::session::{self, Brought};
use super::sign_in_page::SignIn;
use crate::cases::Act;
use crate::secret::Secret;
use crate::staff::{self, Credentials, Member, TotpSecret};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::limits::Client;
use crate::web::page::{html, see_other};
use crate::web::query;
use crate::web::state::App;

pub(in crate::web) async fn get(app: App, uri: Uri) -> Result<Response, WebError> {
    let asked = query::first(uri.query(), "next").unwrap_or_default();
    Ok(html(&SignIn::new(&app, None, &asked))?)
}

pub(in crate::web) async fn post(app: App, client: Client, before: Brought, form: Form) -> Result<Response, WebError> {
    if !app.config.support.password_sign_in {
        return Err(WebError::NotFound);
    }
    let name = staff::parse_name(&form.text("name"));
    let shown = SignIn::new(&app, name.clone(), &form.text("next"));
    let attempt = Attempt::new(client, name.as_deref());
    let _turn = attempt.turn(&app).await;
    if let Some(from) = attempt.too_early(&app).await? {
        return shown.too_early(&app, from);
    }
    let member = member(&app, name.as_deref(), &form).await?;
    attempt.ended(&app, member.is_none()).await?;
    match member {
        Some(member) => {
            let cookie = session::begin(&app, &member, &before).await?;
            app.store.audit(app.clock.now(), &member.name, "staff.signed_in", "", &json!({})).await?;
            Ok(([(header::SET_COOKIE, cookie)], see_other(&shown.next)).into_response())
        }
        None => shown.refused(&app, StatusCode::UNPROCESSABLE_ENTITY, "sign-in-wrong"),
    }
}

/// Who this is, if password and code are theirs. A code counts once.
async fn member(app: &App, name: Option<&str>, form: &Form) -> Result<Option<Member>, WebError> {
    let found = match name {
        Some(name) => app.store.credentials_of(name).await?,
        None => None,
    };
    let totp = found.as_ref().and_then(|found| second_factor(app, found));
    let hash = found.as_ref().and_then(|found| found.password_hash.clone());
    let now = app.clock.now();
    let proof = staff::prove(form.secret("password"), &form.secret("code"), hash, totp, now).await;
    let (subject, member) = match found {
        Some(Credentials { member, .. }) => (member.name.clone(), Some(member)),
        None => ("unknown".to_owned(), None), // it may be a password that somebody typed into the wrong field
    };
    if let Some(member) = member
        && proof.knows_password
        && is_coded(app, &member, proof.step).await?
    {
        return Ok(Some(member));
    }
    app.store.audit(now, Act::PORTAL, "staff.sign_in_failed", &subject, &json!({})).await?;
    Ok(None)
}

/// Whether the code beside a right password counts: not a second time, and not after many that were wrong.
async fn is_coded(app: &App, member: &Member, step: Option<i64>) -> Result<bool, WebError> {
    if Attempt::is_guessing(app, &member.id).await? {
        return Ok(false);
    }
    let counts = match step {
        Some(step) => app.store.use_totp_step(&member.id, step).await?,
        None => false,
    };
    Attempt::coded(app, &member.id, !counts).await?;
    Ok(counts)
}

fn second_factor(app: &App, found: &Credentials) -> Option<TotpSecret> {
    let name = TotpSecret::seal_of(&found.member.name);
    let opened: Secret = app.key_ring.unseal(&name, found.totp_secret.as_deref()?)?;
    TotpSecret::parse(&opened)
}
