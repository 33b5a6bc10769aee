//! `/support/invitations/new`: whom to invite, in which language, for how long. The answer shows the link, once.

use askama::Template;
use axum::response::Response;
use jiff::SignedDuration;
use serde_json::json;

use super::invitation_mail::show;
use super::session::Staff;
use crate::cases::{Details, Invitation, Invited};
use crate::procedure::{TextProblem, clean_note, clean_text, email_address};
use crate::staff::Member;
use crate::tokens;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::page::{Page, html, unprocessable};
use crate::web::state::App;
use crate::words::{Language, Message};

/// So many days, unless another number is typed.
pub(super) const DAYS: &str = "14";
/// The same invitation within this time is a second press of the button.
const DOUBLE: SignedDuration = SignedDuration::from_secs(10);

/// The lines of text: name, type, label.
const LINES: [(&str, &str, &str); 3] = [
    ("company", "text", "invitation-company"),
    ("contact_name", "text", "invitation-contact-name"),
    ("contact_email", "email", "invitation-contact-email"),
];

#[derive(Template)]
#[template(path = "support/invitation_form.html")]
struct FormPage {
    page: Page,
    /// Name, type, label and what was typed.
    lines: Vec<(&'static str, &'static str, String, String)>,
    language: String,
    days: String,
    note: String,
    /// Nothing where there are no groups; an empty name stands for the recipients without one.
    groups: Vec<String>,
    group: String,
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
            language: or("language", app.language().tag()),
            days: or("days", DAYS).chars().take(20).collect(),
            note: shown("note"),
            groups: groups.into_iter().filter(|_| has_groups).map(Option::unwrap_or_default).collect(),
            group: form.text("recipient_group"),
            problems: refused.into_iter().map(|refused| (refused.name, refused.why)).collect(),
        }
    }

    fn languages(&self) -> [Language; 2] {
        Language::ALL
    }

    fn problem(&self, name: &str) -> Option<&str> {
        self.problems.iter().find(|(of, _)| *of == name).map(|(_, problem)| problem.as_str())
    }
}

/// A field that has to be mended.
struct Refused {
    name: &'static str,
    why: String,
    /// What was typed looks like a credential, and is not shown again.
    is_hidden: bool,
}

pub(in crate::web) async fn get(app: App, Staff(member): Staff) -> Result<Response, WebError> {
    Ok(html(&FormPage::of(&app, &member, &Form::parse(b""), Vec::new()))?)
}

/// Makes an invitation, or shows the form again. A double click makes one: the second press gives it another token, so
/// that the page which stays on the screen has the link that works.
pub(in crate::web) async fn post(app: App, Staff(member): Staff, form: Form) -> Result<Response, WebError> {
    let (invited, days) = match read(&app, &form) {
        Ok(read) => read,
        Err(refused) => return Ok(unprocessable(&FormPage::of(&app, &member, &form, refused))?),
    };
    let _alone = app.shared().running.alone(&format!("{}/invitation", member.id)).await;
    let token = tokens::random_token();
    let hash = tokens::token_hash(token.expose());
    let now = app.clock.now();
    let before = app.store.newest_unstarted_of(&member, now - DOUBLE).await?;
    let lasts = SignedDuration::from_hours(24 * days);
    let is_same = |before: &Invitation| before.invited == invited && before.expires_at - lasts == before.created_at;
    if let Some(before) = before.filter(is_same)
        && app.store.renew_invitation(&before.id, &hash).await?
    {
        return show(&app, &member, (&before.id, &invited, before.expires_at), &token, false);
    }
    let id = app.store.invite(&invited, &hash, &member, now, now + lasts).await?;
    let detail = json!({ "days": days, "language": invited.language, "group": invited.recipient_group });
    app.store.audit(now, &member.name, "invitation.made", &id, &detail).await?;
    show(&app, &member, (&id, &invited, now + lasts), &token, false)
}

/// What the form says, or what is wrong with it.
fn read(app: &App, form: &Form) -> Result<(Invited, i64), Vec<Refused>> {
    let company = clean_text(&form.text("company"));
    let name = clean_text(&form.text("contact_name"));
    let email = email_address(&form.text("contact_email"));
    let note = note(form);
    let (language, days, group) = (language(app, form), days(form), group(app, form));
    if let (Ok(company), Ok(contact_name), Ok(contact_email), Ok(note), Some(language), Some(days), Some(group)) =
        (&company, &name, &email, &note, language, days, &group)
    {
        let details = Details {
            company: company.clone(),
            contact_name: contact_name.clone(),
            contact_email: contact_email.clone(),
        };
        let (language, note, recipient_group) = (language.tag().to_owned(), note.clone(), group.clone());
        return Ok((Invited { details, language, note, recipient_group, is_rehearsal: false }, days));
    }
    let of_lines = LINES.iter().zip([company.err(), name.err(), email.err()]);
    let lines = of_lines.filter_map(|((name, _, label), problem)| Some(of_line(app, name, label, problem?)));
    let choice =
        |is_wrong: bool, name, id: &str| is_wrong.then(|| Refused { name, why: app.words().get(id), is_hidden: false });
    let note = note.err().map(|problem| Refused {
        name: "note",
        why: app.words().get(&format!("field-note-{}", problem.as_str())),
        is_hidden: problem == TextProblem::Credential,
    });
    let choices = [
        choice(language.is_none(), "language", "invitation-language-unknown"),
        choice(days.is_none(), "days", "invitation-days-wrong"),
        choice(group.is_none(), "recipient_group", "invitation-group-unknown"),
    ];
    Err(lines.chain(choices.into_iter().flatten()).chain(note).collect())
}

fn of_line(app: &App, name: &'static str, label: &str, problem: TextProblem) -> Refused {
    let id = match problem {
        TextProblem::Empty => "invitation-line-empty",
        TextProblem::TooLong => "invitation-line-too-long",
        TextProblem::Unreadable => "invitation-line-unreadable",
        TextProblem::Credential => "invitation-line-credential",
        TextProblem::NotAnAddress => "invitation-line-not-an-address",
    };
    let why = app.words().say(&Message::new(id).with("field", app.words().get(label)));
    Refused { name, why, is_hidden: problem == TextProblem::Credential }
}

/// It may be left out.
fn note(form: &Form) -> Result<String, TextProblem> {
    match clean_note(&form.text("note")) {
        Err(TextProblem::Empty) => Ok(String::new()),
        other => other,
    }
}

/// That of the desk, where none is named.
fn language(app: &App, form: &Form) -> Option<Language> {
    let tag = if form.has("language") { form.text("language") } else { app.language().tag().to_owned() };
    Language::ALL.into_iter().find(|language| language.tag() == tag)
}

/// For how many days a link is asked to be valid; nothing for too few, too many and no number.
pub(super) fn days(form: &Form) -> Option<i64> {
    let days = if form.has("days") { form.text("days") } else { DAYS.to_owned() };
    days.trim().parse().ok().filter(|days| (Invitation::LEAST_DAYS..=Invitation::MOST_DAYS).contains(days))
}

/// A group for whose cases packages can be made; nothing for any other. Where everybody is retired, no group is one.
fn group(app: &App, form: &Form) -> Option<Option<String>> {
    let chosen = Some(form.text("recipient_group")).filter(|group| !group.is_empty());
    let groups = app.recipient_groups();
    let is_one = groups.contains(&chosen) || (groups.is_empty() && chosen.is_none());
    is_one.then_some(chosen)
}
