//! `/support/sign-in/oidc`: staff is led to whom the operator names, and comes back vouched for.

use std::convert::Infallible;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde_json::json;
use url::Url;

use super::session::{self, Brought};
use super::sign_in_page::SignIn;
use crate::cases::Act;
use crate::issuer::{Flow, Issuer, IssuerProblem, Vouched};
use crate::secret::Secret;
use crate::staff::{Member, Role};
use crate::tokens;
use crate::web::cookies;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::limits::Client;
use crate::web::page::{Page, html, see_other};
use crate::web::query;
use crate::web::state::App;

/// So many ways there and back an hour from one client.
const PER_HOUR: u64 = 200;

/// A link, where a redirect would do: browsers let a form of this portal lead nowhere else (`form-action`).
#[derive(Template)]
#[template(path = "support/sign_in_elsewhere.html")]
struct Elsewhere {
    page: Page,
    host: String,
    address: Url,
}

/// What the browser brings back: the sealed flow from its cookie, and the query of the provider.
pub(in crate::web) struct Returned {
    flow: Option<Flow>,
    code: Option<Secret>,
}

impl FromRequestParts<App> for Returned {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let state = query::first(parts.uri.query(), "state").unwrap_or_default();
        let sealed = cookies::brought(&parts.headers, cookie_name(app));
        let opened = sealed.and_then(|sealed| app.key_ring.unseal(cookie_name(app), sealed));
        let flow = opened.and_then(|opened| Flow::parse(&opened, &state, app.clock.now()));
        Ok(Self { flow, code: query::first(parts.uri.query(), "code").map(Secret::new) })
    }
}

/// Where a browser comes back to a page that was the answer to a form.
pub(in crate::web) async fn back() -> Response {
    see_other("/support/sign-in")
}

/// Begins: a POST, because a GET changes nothing, and the cookie is a change.
pub(in crate::web) async fn post(app: App, client: Client, form: Form) -> Result<Response, WebError> {
    let issuer = issuer(&app)?;
    let shown = SignIn::new(&app, None, &form.text("next"));
    if let Some(from) = too_often(&app, &client).await? {
        return shown.too_early(&app, from);
    }
    let (address, flow) = match issuer.begin(&shown.next).await {
        Ok(begun) => begun,
        Err(problem) => return unavailable(&app, shown, problem),
    };
    let sealed = flow.to_secret().and_then(|flow| app.key_ring.seal(cookie_name(&app), &flow));
    let sealed = sealed.ok_or(WebError::Internal("a sign-in could not be sealed"))?;
    let cookie = cookies::kept(cookie_name(&app), &sealed, app.config.support.is_https());
    let host = address.host_str().unwrap_or_default().to_owned();
    let page = Page::new(&app, "elsewhere-title").of_desk();
    Ok(([(header::SET_COOKIE, cookie)], html(&Elsewhere { page, host, address })?).into_response())
}

/// Ends. The one GET that changes something: the provider leads back by a redirect, which is a GET. What protects it is the
/// state, which only the browser has in which the sign-in began, in a sealed cookie of ten minutes that works once.
pub(in crate::web) async fn callback(
    app: App,
    method: Method,
    client: Client,
    before: Brought,
    returned: Returned,
) -> Result<Response, WebError> {
    if method == Method::HEAD {
        return Err(WebError::MethodNotAllowed); // what only looks at links signs nobody in
    }
    let issuer = issuer(&app)?;
    let mut response = match too_often(&app, &client).await? {
        Some(from) => SignIn::new(&app, None, "").too_early(&app, from)?,
        None => ended(&app, issuer, &before, returned).await?,
    };
    let forget = cookies::removed(cookie_name(&app), app.config.support.is_https());
    let forget = HeaderValue::try_from(forget).map_err(|_| WebError::Internal("a cookie is no header"))?;
    response.headers_mut().append(header::SET_COOKIE, forget);
    Ok(response)
}

async fn ended(app: &App, issuer: &Issuer, before: &Brought, returned: Returned) -> Result<Response, WebError> {
    let next = returned.flow.as_ref().map(|flow| flow.next.clone()).unwrap_or_default();
    let shown = SignIn::new(app, None, &next);
    let (Some(flow), Some(code)) = (returned.flow, returned.code) else {
        return shown.refused(app, StatusCode::UNPROCESSABLE_ENTITY, "elsewhere-not-begun");
    };
    let vouched = match issuer.finish(&flow, &code).await {
        Ok(vouched) => vouched,
        Err(problem) => return unavailable(app, shown, problem),
    };
    let now = app.clock.now();
    let Some(member) = member(app, issuer, &vouched).await? else {
        app.store.audit(now, Act::PORTAL, "staff.sign_in_failed", "unknown", &json!({})).await?;
        return shown.refused(app, StatusCode::FORBIDDEN, "elsewhere-no-role");
    };
    let cookie = session::begin(app, &member, before).await?;
    let detail = json!({ "issuer": issuer.name(), "role": member.role.as_str() });
    app.store.audit(now, &member.name, "staff.signed_in", "", &detail).await?;
    Ok(([(header::SET_COOKIE, cookie)], see_other(&shown.next)).into_response())
}

async fn too_often(app: &App, client: &Client) -> Result<Option<Timestamp>, WebError> {
    Ok(app.store.spend(&[client.hourly("sign-in-elsewhere", PER_HOUR)], app.clock.now()).await?)
}

/// The member for whom the provider vouches; nobody without a role. Whoever had one has it no more.
async fn member(app: &App, issuer: &Issuer, vouched: &Vouched) -> Result<Option<Member>, WebError> {
    let Some(role): Option<Role> = vouched.role else {
        app.store.disown_staff_of_issuer(issuer.name(), &vouched.subject).await?;
        return Ok(None);
    };
    let number: String = tokens::token_hash(&vouched.subject).chars().take(8).collect();
    let name = vouched.name.clone().unwrap_or_else(|| format!("staff-{number}"));
    let now = app.clock.now();
    Ok(app.store.staff_of_issuer(issuer.name(), &vouched.subject, &name, role, now).await?)
}

/// The provider failed, or did not vouch.
fn unavailable(app: &App, shown: SignIn, problem: IssuerProblem) -> Result<Response, WebError> {
    tracing::warn!(%problem, "nobody was vouched for");
    match problem {
        IssuerProblem::Unreachable | IssuerProblem::Settings => {
            shown.refused(app, StatusCode::CONFLICT, "elsewhere-down")
        }
        IssuerProblem::NoToken | IssuerProblem::BadToken => {
            shown.refused(app, StatusCode::UNPROCESSABLE_ENTITY, "elsewhere-refused")
        }
    }
}

fn issuer(app: &App) -> Result<&Issuer, WebError> {
    app.shared().issuer.as_ref().ok_or(WebError::NotFound)
}

fn cookie_name(app: &App) -> &'static str {
    if app.config.support.is_https() { "__Host-staff-elsewhere" } else { "staff-elsewhere" }
}
