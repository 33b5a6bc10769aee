//! What does the form of an invitation say, and what has to be mended in it?

use crate::cases::{Details, Invitation, Invited};
use crate::procedure::{TextProblem, clean_note, clean_text, email_address};
use crate::web::form::Form;
use crate::web::state::App;
use crate::words::{Language, Message};

/// So many days, unless another number is typed.
pub(super) const DAYS: &str = "14";

/// The lines of text: name, type, label.
pub(super) const LINES: [(&str, &str, &str); 3] = [
    ("company", "text", "invitation-company"),
    ("contact_name", "text", "invitation-contact-name"),
    ("contact_email", "email", "invitation-contact-email"),
];

/// A field that has to be mended.
pub(super) struct Refused {
    pub(super) name: &'static str,
    pub(super) why: String,
    /// What was typed looks like a credential, and is not shown again.
    pub(super) is_hidden: bool,
}

/// No group of this name has somebody who could open a package.
struct UnknownGroup;

/// What was typed, field by field.
pub(super) struct Typed {
    company: Result<String, TextProblem>,
    contact_name: Result<String, TextProblem>,
    contact_email: Result<String, TextProblem>,
    note: Result<String, TextProblem>,
    language: Option<Language>,
    days: Option<i64>,
    group: Result<Option<String>, UnknownGroup>,
    is_rehearsal: bool,
}

impl Typed {
    pub(super) fn of(app: &App, form: &Form) -> Self {
        Self {
            company: clean_text(&form.text("company")),
            contact_name: clean_text(&form.text("contact_name")),
            contact_email: email_address(&form.text("contact_email")),
            note: note(form),
            language: language(app, form),
            days: days(form),
            group: group(app, form),
            is_rehearsal: form.is_on("rehearsal"),
        }
    }

    /// The invitation and for how many days it is; nothing if something has to be mended.
    pub(super) fn complete(&self) -> Option<(Invited, i64)> {
        let details = Details {
            company: self.company.clone().ok()?,
            contact_name: self.contact_name.clone().ok()?,
            contact_email: self.contact_email.clone().ok()?,
        };
        let invited = Invited {
            details,
            language: self.language?.tag().to_owned(),
            note: self.note.clone().ok()?,
            recipient_group: self.group.as_ref().ok()?.clone(),
            is_rehearsal: self.is_rehearsal,
        };
        Some((invited, self.days?))
    }

    /// What has to be mended, in the order of the page.
    pub(super) fn refused(self, app: &App) -> Vec<Refused> {
        let of_lines = LINES.iter().zip([self.company.err(), self.contact_name.err(), self.contact_email.err()]);
        let lines = of_lines.filter_map(|((name, _, label), problem)| Some(of_line(app, name, label, problem?)));
        let choice = |is_wrong: bool, name, id: &str| {
            is_wrong.then(|| Refused { name, why: app.words().get(id), is_hidden: false })
        };
        let choices = [
            choice(self.language.is_none(), "language", "invitation-language-unknown"),
            choice(self.days.is_none(), "days", "invitation-days-wrong"),
            choice(self.group.is_err(), "recipient_group", "invitation-group-unknown"),
        ];
        let note = self.note.err().map(|problem| Refused {
            name: "note",
            why: app.words().get(&format!("field-note-{}", problem.as_str())),
            is_hidden: problem == TextProblem::Credential,
        });
        lines.chain(choices.into_iter().flatten()).chain(note).collect()
    }
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

/// A group for whose cases packages can be made. Where everybody is retired, there is none to choose.
fn group(app: &App, form: &Form) -> Result<Option<String>, UnknownGroup> {
    let chosen = Some(form.text("recipient_group")).filter(|group| !group.is_empty());
    let groups = app.recipient_groups();
    let is_one = groups.contains(&chosen) || (groups.is_empty() && chosen.is_none());
    is_one.then_some(chosen).ok_or(UnknownGroup)
}
