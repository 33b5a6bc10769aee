//! `/support/audit`: who did what at the desk, newest first, all or one person. For leads; nobody can change it.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use serde_json::Value;
use url::form_urlencoded;

use super::session::Lead;
use crate::cases::Act;
use crate::tokens;
use crate::web::error::WebError;
use crate::web::moment::Moment;
use crate::web::page::{Page, html};
use crate::web::query;
use crate::web::state::App;
use crate::words::Language;

/// So many stand on a page.
const PAGE: u16 = 100;

#[derive(Template)]
#[template(path = "support/audit.html")]
struct Audit {
    page: Page,
    rows: Vec<Row>,
    /// The person whose acts alone are shown.
    who: Option<String>,
    /// The address of the next page, if there is one.
    next: Option<String>,
}

struct Row {
    at: Moment,
    who: String,
    /// The address of what else they did.
    of_who: String,
    act: String,
    subject: String,
    /// The page of the subject, where it has one.
    href: Option<String>,
    /// Its name is an id that nobody reads.
    is_invitation: bool,
    detail: String,
}

impl Row {
    fn of(app: &App, act: Act) -> Self {
        Self {
            at: Moment::of(app, act.at),
            of_who: address(Some(&act.who), None),
            act: said(app, &act.act),
            href: page_of(&act),
            is_invitation: act.act.starts_with("invitation."),
            detail: pairs(app, &act.detail),
            who: act.who,
            subject: act.subject,
        }
    }
}

/// In words; what another version wrote, as it stands there.
fn said(app: &App, act: &str) -> String {
    let id = format!("act-{}", act.replace(['.', '_'], "-"));
    if Act::ALL.contains(&act) { app.words().get(&id) } else { act.to_owned() }
}

fn page_of(act: &Act) -> Option<String> {
    match act.act.split_once('.')?.0 {
        "invitation" => Some(format!("/support/invitations/{}", act.subject)),
        "case" | "hint" | "half_link" | "receipt" | "visit" => Some(format!("/support?q={}", act.subject)),
        _ => None,
    }
}

/// What particulars are called, with the messages that say it.
const NAMES: [(&str, &str); 13] = [
    ("days", "audit-days"),
    ("endpoint", "audit-endpoint"),
    ("group", "audit-group"),
    ("half", "audit-half"),
    ("issuer", "audit-issuer"),
    ("language", "audit-language"),
    ("package", "audit-package"),
    ("rehearsal", "audit-rehearsal"),
    ("role", "audit-role"),
    ("scopes", "audit-scopes"),
    ("sessions", "audit-sessions"),
    ("topic", "audit-topic"),
    ("visits_ended", "audit-visits-ended"),
];

/// "days: 14, language: English". What is not so is left out; what another version wrote stands there as it is.
fn pairs(app: &App, detail: &str) -> String {
    let object: serde_json::Map<String, Value> = serde_json::from_str(detail).unwrap_or_default();
    let said = object.iter().filter_map(|(name, value)| {
        let id = NAMES.iter().find(|(known, _)| known == name).map(|(_, id)| app.words().get(id));
        let name = id.unwrap_or_else(|| name.clone());
        match value {
            Value::Null | Value::Bool(false) => None,
            Value::Bool(true) => Some(name),
            value => Some(format!("{name}: {}", particular(app, value))),
        }
    });
    said.collect::<Vec<_>>().join(", ")
}

fn particular(app: &App, value: &Value) -> String {
    match value {
        Value::String(text) => match text.as_str() {
            "storage" => app.words().get("part-storage"),
            "scim" => app.words().get("part-scim"),
            "lead" => app.words().get("staff-lead-role"),
            "agent" => app.words().get("staff-agent-role"),
            text => Language::parse(text).map_or_else(|| text.to_owned(), |language| language.name().to_owned()),
        },
        Value::Array(list) => list.iter().map(|one| particular(app, one)).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

fn address(who: Option<&str>, before: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(who.map(|who| ("who", who)));
    query.extend_pairs(before.map(|id| ("before", id)));
    format!("/support/audit?{}", query.finish())
}

pub(in crate::web) async fn get(app: App, Lead(member): Lead, RawQuery(query): RawQuery) -> Result<Response, WebError> {
    let asked = |wanted: &str| query::first(query.as_deref(), wanted);
    let (who, before) = (asked("who"), asked("before").filter(|id| tokens::is_id(id)));
    let mut acts = app.store.acts(before.as_deref(), who.as_deref(), PAGE + 1).await?;
    let is_more = acts.len() > usize::from(PAGE);
    acts.truncate(usize::from(PAGE));
    let next = acts.last().filter(|_| is_more).map(|(id, _)| address(who.as_deref(), Some(id)));
    let rows = acts.into_iter().map(|(_, act)| Row::of(&app, act)).collect();
    Ok(html(&Audit { page: Page::new(&app, "audit-title").at_desk(&member), rows, who, next })?)
}
