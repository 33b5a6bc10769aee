//! `/support/sign-in`: name, password and code, in one form. Whatever is wrong with them, the answer and the work for it are
//! the same: nobody learns which names there are.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde_json::json;
use url::form_urlencoded;

use super::attempts::Attempt;
use super::next;
use super::session::{self, Brought};
use crate::cases::Act;
use crate::secret::Secret;
use crate::staff::{self, Credentials, Member, TotpSecret};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::limits::Client;
use crate::web::moment::Moment;
use crate::web::page::{Page, html, see_other};
use crate::web::state::App;

#[derive(Template)]
#[template(path = "support/sign_in.html")]
struct SignIn {
    page: Page,
    /// For the summary: the field's name and what is wrong.
    problems: Vec<(&'static str, String)>,
    /// As it was typed, if it can be a name.
    name: String,
    next: String,
    /// From when on the next attempt is allowed.
    wait: Option<Moment>,
}

pub(in crate::web) async fn get(app: App, uri: Uri) -> Result<Response, WebError> {
    let mut pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let asked = pairs.find(|(name, _)| name == "next").map(|(_, path)| path.into_owned());
    Ok(html(&page(&app, String::new(), asked.as_deref().unwrap_or_default()))?)
}

pub(in crate::web) async fn post(app: App, client: Client, before: Brought, form: Form) -> Result<Response, WebError> {
    let name = staff::parse_name(&form.text("name"));
    let shown = page(&app, name.clone().unwrap_or_default(), &form.text("next"));
    let attempt = Attempt::new(client, name.as_deref());
    if let Some(from) = attempt.too_early(&app).await? {
        return too_early(&app, shown, from);
    }
    let member = member(&app, name.as_deref(), &form).await?;
    attempt.ended(&app, member.is_none()).await?;
    match member {
        Some(member) => {
            let cookie = session::begin(&app, &member, &before).await?;
            app.store.audit(app.clock.now(), &member.name, "staff.signed_in", "", &json!({})).await?;
            Ok(([(header::SET_COOKIE, cookie)], see_other(&shown.next)).into_response())
        }
        None => refused(&app, shown, StatusCode::UNPROCESSABLE_ENTITY, "sign-in-wrong"),
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
    let step = staff::prove(form.secret("password"), &form.secret("code"), hash, totp, now).await;
    let (subject, member) = match found {
        Some(Credentials { member, .. }) => (member.name.clone(), Some(member)),
        None => ("unknown".to_owned(), None), // it may be a password that somebody typed into the wrong field
    };
    if let (Some(member), Some(step)) = (member, step)
        && app.store.use_totp_step(&member.id, step).await?
    {
        return Ok(Some(member));
    }
    app.store.audit(now, Act::PORTAL, "staff.sign_in_failed", &subject, &json!({})).await?;
    Ok(None)
}

fn second_factor(app: &App, found: &Credentials) -> Option<TotpSecret> {
    let name = TotpSecret::seal_of(&found.member.name);
    let opened: Secret = app.key_ring.unseal(&name, found.totp_secret.as_deref()?)?;
    TotpSecret::parse(&opened)
}

fn page(app: &App, name: String, asked: &str) -> SignIn {
    let page = Page::new(app, "sign-in-title").of_desk();
    SignIn { page, problems: Vec::new(), name, next: next::path(asked).to_owned(), wait: None }
}

fn too_early(app: &App, mut page: SignIn, from: Timestamp) -> Result<Response, WebError> {
    let seconds = from.duration_since(app.clock.now()).as_secs().max(0) + 1;
    page.wait = Some(Moment::of(app, from + jiff::SignedDuration::from_secs(1)));
    let mut response = refused(app, page, StatusCode::TOO_MANY_REQUESTS, "sign-in-wait")?;
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    Ok(response)
}

fn refused(app: &App, mut page: SignIn, status: StatusCode, problem: &str) -> Result<Response, WebError> {
    page.page = page.page.with_errors(true);
    page.problems = vec![("name", app.words().get(problem))];
    Ok((status, html(&page)?).into_response())
}
