//! `/support/webhooks/deliveries/{id}`: one message on its way to one endpoint: what it says, what came of each attempt, and
//! once more.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use serde_json::json;

use super::session::Lead;
use super::webhooks::{known, progress_id};
use crate::cases::{Attempt, Delivery, Progress};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::moment::Moment;
use crate::web::page::{Page, html, see_other};
use crate::web::state::App;
use crate::webhooks::Topic;

#[derive(Template)]
#[template(path = "support/webhook.html")]
struct Webhook {
    page: Page,
    delivery: Delivery,
    /// The case that it is about, while that is there.
    case: Option<String>,
    progress: &'static str,
    at: Moment,
    /// When it is tried next.
    due: Option<Moment>,
    ended: Option<Moment>,
    attempts: Vec<AttemptView>,
    /// What is sent, in lines for people.
    body: String,
    /// The settings still name its endpoint, so it can be sent.
    is_known: bool,
}

/// A line of the list.
struct AttemptView {
    attempt: Attempt,
    at: Moment,
}

pub(in crate::web) async fn get(app: App, Lead(member): Lead, Path(id): Path<String>) -> Result<Response, WebError> {
    let (delivery, body) = app.store.delivery(&id).await?.ok_or(WebError::NotFound)?;
    let attempts = app.store.attempts_of(&id).await?;
    let view = |attempt: Attempt| AttemptView { at: Moment::of(&app, attempt.at), attempt };
    let waits = delivery.progress == Progress::Waiting;
    Ok(html(&Webhook {
        page: Page::new(&app, "webhook-title").at_desk(&member),
        progress: progress_id(delivery.progress),
        at: Moment::of(&app, delivery.at),
        due: waits.then(|| Moment::of(&app, delivery.due_at)),
        ended: delivery.ended_at.map(|at| Moment::of(&app, at)),
        attempts: attempts.into_iter().map(view).collect(),
        body: in_lines(body),
        is_known: known(&app, &delivery.endpoint).is_ok(),
        case: delivery.case_id.clone().filter(|_| delivery.topic != Topic::CaseDeleted.as_str()),
        delivery,
    })?)
}

fn in_lines(body: String) -> String {
    let value: Option<serde_json::Value> = serde_json::from_str(&body).ok();
    value.and_then(|value| serde_json::to_string_pretty(&value).ok()).unwrap_or(body)
}

/// `/support/webhooks/deliveries/{id}/again`. The form says how many attempts its page showed: a second press does nothing.
pub(in crate::web) async fn again(
    app: App,
    Lead(member): Lead,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, WebError> {
    let (delivery, _) = app.store.delivery(&id).await?.ok_or(WebError::NotFound)?;
    known(&app, &delivery.endpoint)?;
    let now = app.clock.now();
    let seen = form.text("seen").parse().ok().filter(|seen: &i64| *seen >= 0);
    if app.store.send_again(&id, seen, now).await? {
        let detail = json!({ "endpoint": delivery.endpoint, "topic": delivery.topic });
        app.store.audit(now, &member.name, "webhook.sent_again", &delivery.message_id, &detail).await?;
    }
    Ok(see_other(&format!("/support/webhooks/deliveries/{id}")))
}
