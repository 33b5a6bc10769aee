//! `/support/account`: where somebody is signed in, and how they end it everywhere else.

use askama::Template;
use axum::response::Response;
use serde_json::json;

use super::session::{Brought, IDLE, Staff};
use crate::cases::OwnSession;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::moment::Moment;
use crate::web::page::{Page, html, see_other};
use crate::web::state::App;

#[derive(Template)]
#[template(path = "support/account.html")]
struct Account {
    page: Page,
    sessions: Vec<SessionView>,
}

/// A running session.
struct SessionView {
    started: Moment,
    /// The last request, give or take the five minutes within which nothing is written down.
    seen: Moment,
    is_this: bool,
}

pub(in crate::web) async fn get(app: App, Staff(member): Staff, brought: Brought) -> Result<Response, WebError> {
    let sessions = app.store.sessions_of(&member.id, app.clock.now()).await?;
    let view = |session: OwnSession| SessionView {
        started: Moment::of(&app, session.started_at),
        seen: Moment::of(&app, session.idle_expires_at - IDLE),
        is_this: brought.0.as_ref() == Some(&session.hash),
    };
    let sessions = sessions.into_iter().map(view).collect();
    Ok(html(&Account { page: Page::new(&app, "account-title").at_desk(&member), sessions })?)
}

/// Ends all sessions of whoever asks, but the one in which they ask.
pub(in crate::web) async fn post(
    app: App,
    Staff(member): Staff,
    brought: Brought,
    _: Form,
) -> Result<Response, WebError> {
    let ended = app.store.end_sessions_of(&member.id, brought.0.as_deref()).await?;
    let detail = json!({ "sessions": ended });
    app.store.audit(app.clock.now(), &member.name, "staff.sessions_ended", &member.name, &detail).await?;
    Ok(see_other("/support/account"))
}
