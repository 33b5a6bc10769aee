//! `/support/tokens`: by which tokens programs use the API; a lead makes and revokes them. The answer that makes one shows
//! it, once.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use jiff::SignedDuration;
use serde_json::json;

use super::session::Lead;
use super::token_fields::{Problems, Typed};
use crate::cases::{ApiScope, ApiToken, ApiTokenMade, NewApiToken, generate_api_token};
use crate::secret::Secret;
use crate::staff::Member;
use crate::tokens;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::moment::Moment;
use crate::web::page::{Page, html, see_other, unprocessable};
use crate::web::state::App;

const HERE: &str = "/support/tokens";

#[derive(Template)]
#[template(path = "support/tokens.html")]
struct Tokens {
    page: Page,
    rows: Vec<Row>,
    /// Each scope with what it allows, and whether it is chosen.
    scopes: Vec<(&'static str, String, bool)>,
    name: String,
    days: String,
    /// For the summary: the field's name and what is wrong with it.
    problems: Problems,
}

impl Tokens {
    fn problem(&self, name: &str) -> Option<&str> {
        self.problems.iter().find(|(of, _)| *of == name).map(|(_, problem)| problem.as_str())
    }
}

/// A line of the list.
struct Row {
    id: String,
    name: String,
    scopes: String,
    by: String,
    made: Moment,
    expires: Moment,
    used: Option<Moment>,
    state: &'static str,
    can_revoke: bool,
}

#[derive(Template)]
#[template(path = "support/token.html")]
struct Made {
    page: Page,
    name: String,
    token: Secret,
}

/// What a scope allows, in words.
const fn allows(scope: ApiScope) -> &'static str {
    match scope {
        ApiScope::InvitationsRead => "tokens-scope-invitations-read",
        ApiScope::InvitationsWrite => "tokens-scope-invitations-write",
        ApiScope::CasesRead => "tokens-scope-cases-read",
        ApiScope::EventsRead => "tokens-scope-events-read",
        ApiScope::ReceiptsWrite => "tokens-scope-receipts-write",
    }
}

fn row(app: &App, token: ApiToken) -> Row {
    let now = app.clock.now();
    let state = match &token {
        ApiToken { revoked_at: Some(_), .. } => "tokens-state-revoked",
        ApiToken { expires_at, .. } if *expires_at <= now => "tokens-state-expired",
        ApiToken { is_vouched_for: false, .. } => "tokens-state-resting",
        _ => "tokens-state-works",
    };
    let scopes: Vec<&str> = token.scopes.iter().map(|scope| scope.as_str()).collect();
    Row {
        scopes: scopes.join(", "),
        made: Moment::of(app, token.created_at),
        expires: Moment::of(app, token.expires_at),
        used: token.last_used_at.map(|at| Moment::of(app, at)),
        state,
        can_revoke: token.can_be_revoked(now),
        id: token.id,
        name: token.name,
        by: token.made_by_name,
    }
}

async fn page(app: &App, member: &Member, typed: &Typed, problems: Problems) -> Result<Tokens, WebError> {
    let scope = |scope: ApiScope| (scope.as_str(), app.words().get(allows(scope)), typed.scopes.contains(&scope));
    Ok(Tokens {
        page: Page::new(app, "tokens-title").at_desk(member).with_errors(!problems.is_empty()),
        rows: app.store.api_tokens(app.clock.now()).await?.into_iter().map(|token| row(app, token)).collect(),
        scopes: ApiScope::ALL.map(scope).into(),
        name: typed.shown_name(),
        days: typed.shown_days(),
        problems,
    })
}

pub(in crate::web) async fn get(app: App, Lead(member): Lead) -> Result<Response, WebError> {
    Ok(html(&page(&app, &member, &Typed::default(), Vec::new()).await?)?)
}

/// Makes a token, or shows the form again. A double click makes one: that of the second press works.
pub(in crate::web) async fn post(app: App, Lead(member): Lead, form: Form) -> Result<Response, WebError> {
    let typed = Typed::of(&form);
    let Some((name, days)) = typed.complete() else {
        let problems = typed.problems(&app);
        return Ok(unprocessable(&page(&app, &member, &typed, problems).await?)?);
    };
    let (now, token) = (app.clock.now(), generate_api_token());
    let (hash, expires_at) = (tokens::token_hash(token.expose()), now + SignedDuration::from_hours(24 * days));
    let new = NewApiToken { name: &name, hash: &hash, scopes: &typed.scopes, expires_at };
    match app.store.make_api_token(&new, &member, now).await? {
        ApiTokenMade::NameTaken => {
            let problems = vec![("name", app.words().get("tokens-name-taken"))];
            return Ok(unprocessable(&page(&app, &member, &typed, problems).await?)?);
        }
        ApiTokenMade::NoLead => return Err(WebError::SignedOut),
        ApiTokenMade::Again => {}
        ApiTokenMade::New => {
            let scopes: Vec<&str> = typed.scopes.iter().map(|scope| scope.as_str()).collect();
            let detail = json!({ "days": days, "scopes": scopes });
            app.store.audit(now, &member.name, "token.made", &name, &detail).await?;
        }
    }
    Ok(html(&Made { page: Page::new(&app, "tokens-title").at_desk(&member), name, token })?)
}

/// `/support/tokens/{id}/revoke`. A second press finds it revoked, as it should be.
pub(in crate::web) async fn revoke(
    app: App,
    Lead(lead): Lead,
    Path(id): Path<String>,
    _: Form,
) -> Result<Response, WebError> {
    let now = app.clock.now();
    if let Some(name) = app.store.revoke_api_token(&id, now).await? {
        app.store.audit(now, &lead.name, "token.revoked", &name, &json!({})).await?;
    }
    Ok(see_other(HERE))
}
