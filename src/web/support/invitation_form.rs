//! `/support/invitations/new`: whom to invite, in which language, for how long. The page after it shows the link.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use jiff::SignedDuration;
use url::form_urlencoded;

use super::invitation::link_path;
use super::session::Staff;
use crate::cases::{Invitation, NewInvitation};
use crate::staff::Member;
use crate::tokens;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::invitation_fields::{DAYS, Draft, LINES, Refused, Typed};
use crate::web::page::{Page, html, unprocessable};
use crate::web::shown;
use crate::web::state::App;
use crate::words::Language;

/// The same invitation within this time is a second press of the button.
const DOUBLE: SignedDuration = SignedDuration::from_secs(10);

#[derive(Template)]
#[template(path = "support/invitation_form.html")]
struct FormPage {
    page: Page,
    /// Name, type, label and what was typed.
    lines: Vec<(&'static str, &'static str, String, String)>,
    languages: [Language; 2],
    language: String,
    days: String,
    note: String,
    /// Nothing where there are no groups; an empty name stands for the recipients without one.
    groups: Vec<String>,
    group: String,
    is_rehearsal: bool,
    /// For the summary: the field's name and what is wrong with it.
    problems: Vec<(&'static str, String)>,
}

impl FormPage {
    fn of(app: &App, member: &Member, form: &Form, refused: Vec<Refused>) -> Self {
        let or = |name: &str, default: &str| if form.has(name) { form.text(name) } else { default.to_owned() };
        let shown = |name: &str| {
            let is_hidden = refused.iter().any(|refused| refused.name == name && refused.is_hidden);
            if is_hidden { String::new() } else { form.text(name).chars().take(2000).collect() }
        };
        let groups = app.recipient_groups();
        let has_groups = groups.iter().any(Option::is_some);
        Self {
            page: Page::new(app, "invitation-new-title").at_desk(member).with_errors(!refused.is_empty()),
            lines: LINES.map(|(name, kind, label)| (name, kind, app.words().get(label), shown(name))).into(),
            languages: Language::ALL,
            language: or("language", app.language().tag()),
            days: or("days", DAYS).chars().filter(char::is_ascii_digit).take(4).collect(), // anything may be pasted there
            note: shown("note"),
            groups: groups.into_iter().filter(|_| has_groups).map(Option::unwrap_or_default).collect(),
            group: form.text("recipient_group"),
            is_rehearsal: form.is_on("rehearsal"),
            problems: refused.into_iter().map(|refused| (refused.name, refused.why)).collect(),
        }
    }

    fn problem(&self, name: &str) -> Option<&str> {
        self.problems.iter().find(|(of, _)| *of == name).map(|(_, problem)| problem.as_str())
    }
}

pub(in crate::web) async fn get(
    app: App,
    Staff(member): Staff,
    RawQuery(query): RawQuery,
) -> Result<Response, WebError> {
    let form = if query.as_deref() == Some("rehearsal=on") { rehearsal(&app, &member) } else { Form::parse(b"") };
    Ok(html(&FormPage::of(&app, &member, &form, Vec::new()))?)
}

/// The form, filled in for somebody who plays the customer.
fn rehearsal(app: &App, member: &Member) -> Form {
    let mut filled = form_urlencoded::Serializer::new(String::new());
    filled.append_pair("company", &app.words().get("desk-rehearsal-company"));
    filled.append_pair("contact_name", &member.name);
    filled.append_pair("contact_email", "rehearsal@example.com");
    filled.append_pair("days", "1");
    filled.append_pair("rehearsal", "on");
    Form::parse(filled.finish().as_bytes())
}

/// Makes an invitation, or shows the form again. A double click makes one: the second press gives it another token, so
/// that the page which stays on the screen has the link that works.
pub(in crate::web) async fn post(app: App, Staff(member): Staff, form: Form) -> Result<Response, WebError> {
    let typed = Typed::of(&app, &Draft::of(&form));
    let Some((invited, days)) = typed.complete() else {
        return Ok(unprocessable(&FormPage::of(&app, &member, &form, typed.refused(&app)))?);
    };
    let _alone = app.shared().running.alone(&format!("{}/invitation", member.id)).await;
    let token = tokens::random_token();
    let hash = tokens::token_hash(token.expose());
    let now = app.clock.now();
    let before = app.store.newest_unstarted_of(&member, now - DOUBLE).await?;
    let lasts = SignedDuration::from_hours(24 * days);
    let is_same = |before: &Invitation| before.invited == invited && before.expires_at - lasts == before.created_at;
    if let Some(before) = before.filter(is_same)
        && app.store.renew_invitation(&before.id, &hash, &member.name, now).await?
    {
        return shown::lead_to(&app, &link_path(&before.id), &token);
    }
    let (id, expires_at) = (tokens::new_id(now), now + lasts);
    let by = (member.id.as_str(), member.name.as_str());
    let new = NewInvitation { id: &id, token_hash: &hash, invited: &invited, by, created_at: now, expires_at };
    app.store.invite(&new).await?;
    shown::lead_to(&app, &link_path(&id), &token)
}
