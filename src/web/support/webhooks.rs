//! `/support/webhooks`: which programs are told what happens, how each of them fares, and every message to them, the newest
//! first. For leads. Where they are stands in the settings alone.

use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::response::Response;
use serde_json::json;
use url::form_urlencoded;

use super::session::Lead;
use crate::cases::{Delivery, Health, Progress};
use crate::tokens;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::moment::Moment;
use crate::web::page::{Page, html, see_other};
use crate::web::state::App;

const HERE: &str = "/support/webhooks";
/// So many stand on a page.
const PAGE: u16 = 50;

#[derive(Template)]
#[template(path = "support/webhooks.html")]
struct Webhooks {
    page: Page,
    endpoints: Vec<EndpointView>,
    asked: Asked,
    rows: Vec<Row>,
    /// The address of the page with older ones.
    older: Option<String>,
}

/// How an endpoint fares.
struct EndpointView {
    name: String,
    waiting: i64,
    succeeded: Option<Moment>,
    failing: Option<Moment>,
    paused: Option<Moment>,
}

/// A line of the list.
struct Row {
    delivery: Delivery,
    at: Moment,
    progress: &'static str,
}

/// What stands in the address.
#[derive(Default)]
struct Asked {
    endpoint: String,
    progress: Option<Progress>,
    before: Option<String>,
}

impl Asked {
    fn of(query: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "endpoint" => asked.endpoint = value.chars().take(40).collect(),
                "state" => asked.progress = Progress::parse(&value),
                "before" => asked.before = Some(value.into_owned()).filter(|id| tokens::is_id(id)),
                _ => {}
            }
        }
        asked
    }

    fn is_progress(&self, name: &str) -> bool {
        self.progress.is_some_and(|progress| progress.as_str() == name)
    }

    /// The same, from where this page ends.
    fn beyond(&self, last: &Delivery) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("endpoint", &self.endpoint);
        query.append_pair("state", self.progress.map_or("", Progress::as_str));
        query.append_pair("before", &last.id);
        format!("{HERE}?{}", query.finish())
    }
}

/// The message that says how far a delivery is.
pub(super) const fn progress_id(progress: Progress) -> &'static str {
    match progress {
        Progress::Waiting => "webhook-state-waiting",
        Progress::Delivered => "webhook-state-delivered",
        Progress::Failed => "webhook-state-failed",
    }
}

pub(in crate::web) async fn get(app: App, Lead(member): Lead, RawQuery(query): RawQuery) -> Result<Response, WebError> {
    let asked = Asked::of(query.as_deref().unwrap_or_default());
    let endpoint = Some(asked.endpoint.as_str()).filter(|name| !name.is_empty());
    let mut found = app.store.deliveries(endpoint, asked.progress, asked.before.as_deref(), PAGE + 1).await?;
    let has_older = found.len() > usize::from(PAGE);
    found.truncate(usize::from(PAGE));
    let older = found.last().filter(|_| has_older).map(|last| asked.beyond(last));
    let row = |delivery: Delivery| Row {
        at: Moment::of(&app, delivery.at),
        progress: progress_id(delivery.progress),
        delivery,
    };
    let rows = found.into_iter().map(row).collect();
    let endpoints = endpoints(&app).await?;
    Ok(html(&Webhooks { page: Page::new(&app, "webhooks-title").at_desk(&member), endpoints, asked, rows, older })?)
}

/// Those of the settings, in their order; whoever is known from before stands in the list of messages alone.
async fn endpoints(app: &App) -> Result<Vec<EndpointView>, WebError> {
    let mut all = app.store.health_of_endpoints().await?;
    let moment = |at| Moment::of(app, at);
    let view = |name: &String| {
        let Health { succeeded_at, failing_since, paused_at, waiting } = all.remove(name).unwrap_or_default();
        EndpointView {
            name: name.clone(),
            waiting,
            succeeded: succeeded_at.map(moment),
            failing: failing_since.map(moment),
            paused: paused_at.map(moment),
        }
    };
    Ok(app.config.webhooks.endpoints.iter().map(|endpoint| &endpoint.name).map(view).collect())
}

/// `/support/webhooks/endpoints/{name}/test`: a message that means nothing, to see whether it arrives.
pub(in crate::web) async fn test(
    app: App,
    Lead(member): Lead,
    Path(name): Path<String>,
    _: Form,
) -> Result<Response, WebError> {
    known(&app, &name)?;
    let now = app.clock.now();
    if app.store.send_test_webhook(&name, now).await? {
        app.store.audit(now, &member.name, "webhook.tested", &name, &json!({})).await?;
    }
    Ok(see_other(HERE))
}

/// `/support/webhooks/endpoints/{name}/resume`: sends to an endpoint again that said that it is gone.
pub(in crate::web) async fn resume(
    app: App,
    Lead(member): Lead,
    Path(name): Path<String>,
    _: Form,
) -> Result<Response, WebError> {
    known(&app, &name)?;
    let now = app.clock.now();
    if app.store.resume_endpoint(&name, now).await? {
        app.store.audit(now, &member.name, "webhook.resumed", &name, &json!({})).await?;
    }
    Ok(see_other(HERE))
}

/// The settings name it.
pub(super) fn known(app: &App, name: &str) -> Result<(), WebError> {
    let mut endpoints = app.config.webhooks.endpoints.iter();
    endpoints.any(|endpoint| endpoint.name == name).then_some(()).ok_or(WebError::NotFound)
}
