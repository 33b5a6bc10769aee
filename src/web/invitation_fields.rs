//! What does an invitation say, and what has to be mended in it? The same rules for the form of the desk and for programs.

use super::form::Form;
use super::state::App;
use crate::cases::{Details, Invitation, Invited};
use crate::procedure::{TextProblem, clean_note, clean_text, email_address};
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

/// An invitation as it was sent, nothing of it judged yet.
pub(super) struct Draft {
    pub(super) company: String,
    pub(super) contact_name: String,
    pub(super) contact_email: String,
    /// That of the request, if none is named.
    pub(super) language: Option<String>,
    /// [`DAYS`], if no number is named.
    pub(super) days: Option<String>,
    /// Empty for none.
    pub(super) note: String,
    /// Empty for those without a group.
    pub(super) recipient_group: String,
    pub(super) is_rehearsal: bool,
}

impl Draft {
    pub(super) fn of(form: &Form) -> Self {
        let named = |name: &str| form.has(name).then(|| form.text(name));
        Self {
            company: form.text("company"),
            contact_name: form.text("contact_name"),
            contact_email: form.text("contact_email"),
            language: named("language"),
            days: named("days"),
            note: form.text("note"),
            recipient_group: form.text("recipient_group"),
            is_rehearsal: form.is_on("rehearsal"),
        }
    }
}

/// What was sent, field by field, as it was judged.
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
    pub(super) fn of(app: &App, draft: &Draft) -> Self {
        Self {
            company: clean_text(&draft.company),
            contact_name: clean_text(&draft.contact_name),
            contact_email: email_address(&draft.contact_email),
            note: note(&draft.note),
            language: language(app, draft.language.as_deref()),
            days: days(draft.days.as_deref()),
            group: group(app, &draft.recipient_group),
            is_rehearsal: draft.is_rehearsal,
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
fn note(typed: &str) -> Result<String, TextProblem> {
    match clean_note(typed) {
        Err(TextProblem::Empty) => Ok(String::new()),
        other => other,
    }
}

/// That of the request, where none is named.
fn language(app: &App, tag: Option<&str>) -> Option<Language> {
    let tag = tag.unwrap_or(app.language().tag());
    Language::ALL.into_iter().find(|language| language.tag() == tag)
}

/// For how many days a link is asked to be valid; nothing for too few, too many and no number.
pub(super) fn days(typed: Option<&str>) -> Option<i64> {
    let days = typed.unwrap_or(DAYS).trim();
    days.parse().ok().filter(|days| (Invitation::LEAST_DAYS..=Invitation::MOST_DAYS).contains(days))
}

/// A group for whose cases packages can be made. Where everybody is retired, there is none to choose.
fn group(app: &App, typed: &str) -> Result<Option<String>, UnknownGroup> {
    let chosen = Some(typed.to_owned()).filter(|group| !group.is_empty());
    let groups = app.recipient_groups();
    let is_one = groups.contains(&chosen) || (groups.is_empty() && chosen.is_none());
    is_one.then_some(chosen).ok_or(UnknownGroup)
}
