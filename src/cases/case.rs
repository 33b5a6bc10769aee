//! What is known of a case and a visit? Plain values, as the store keeps them.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::event::{Event, Recorded};
use super::half::Half;
use super::issued::Replacement;
use super::state::State;
use super::test_record::TestRecord;
use crate::procedure::{self, Action, ManualUsers, Provider, STEPS, Slug};

/// To whom the role is assigned (`assign_to`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssignTo {
    /// The Super Admin assigns it to themselves.
    Own,
    /// The Super Admin assigns another admin, who then creates the app.
    Other,
}

impl AssignTo {
    /// As forms and rows write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Other => "other",
        }
    }

    /// Reads what [`Self::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Own, Self::Other].into_iter().find(|choice| choice.as_str() == text)
    }
}

/// Who does this, for which company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// The company's name.
    pub company: String,
    /// The contact's name.
    pub contact_name: String,
    /// The contact's mail address.
    pub contact_email: String,
}

/// A customer's onboarding, without its secrets.
#[derive(Clone, Debug)]
pub struct Case {
    /// UUID v7.
    pub id: String,
    /// To read out; opens nothing.
    pub code: String,
    /// Missing until before-you-start is done: it gates the rest.
    pub details: Option<Details>,
    /// To whom the role goes.
    pub assign_to: Option<AssignTo>,
    /// Which provider is selected in Admin Console.
    pub provider: Option<Provider>,
    /// Whether users were created by hand.
    pub manual_users: Option<ManualUsers>,
    /// Steps that the admin marked as done, and when last; a fraction of a second is not kept.
    pub done: BTreeMap<Slug, Timestamp>,
    /// What the admin sees instead, oldest first.
    pub notes: Vec<Note>,
    /// What the customer was told, oldest first.
    pub news: Vec<News>,
    /// The package whose credentials this case replaces.
    pub replacement: Option<Replacement>,
    /// Which of the operator's recipients its packages are for; nothing for those without a group.
    pub recipient_group: Option<String>,
    /// Staff rehearse: against the simulated 8x8, for nobody.
    pub is_rehearsal: bool,
    /// How far it is.
    pub state: State,
    /// When it began.
    pub created_at: Timestamp,
    /// When something last happened to it.
    pub active_at: Timestamp,
    /// When whoever does it accepted 8x8's terms.
    pub accepted_at: Option<Timestamp>,
    /// When a package was last made.
    pub completed_at: Option<Timestamp>,
}

impl Case {
    /// Whether the admin did something in Admin Console for a half after its test: what that found of 8x8 may be over.
    pub fn was_changed_after(&self, half: Half, record: &TestRecord) -> bool {
        let part = procedure::step(half.slug().as_str()).map(|step| step.part);
        let of_half = STEPS.iter().filter(|step| Some(step.part) == part);
        let was_sent = record.took_ms.is_some();
        was_sent && of_half.filter_map(|step| self.done.get(&step.slug)).any(|done_at| *done_at > record.tested_at)
    }
}

/// What the admin sees where Admin Console differs from the portal's words; for support.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The step on whose page it was written.
    pub step: Slug,
    /// Which of its actions; nothing for the step as a whole.
    pub action: Option<Action>,
    /// As [`crate::procedure::clean_note`] lets it pass.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

impl Note {
    /// So many a case may have.
    pub const MOST: u8 = 20;

    /// Whether it is the same but for the time: a button that was pressed twice.
    pub fn says_the_same(&self, other: &Self) -> bool {
        (self.step, self.action, &self.text) == (other.step, other.action, &other.text)
    }
}

/// Something that the customer is told while they work.
#[derive(Clone, Debug, PartialEq)]
pub struct News {
    /// The id of the event.
    pub id: String,
    /// When.
    pub at: Timestamp,
    /// [`Event::HintSent`] or [`Event::HalfHandedIn`].
    pub event: Event,
    /// Somebody went where it points.
    pub is_followed: bool,
    /// Who put it away: whoever does one half, or the whole case.
    pub closed_by: Vec<Option<Half>>,
}

impl News {
    /// What of these the customer is told.
    pub(super) fn of(events: Vec<Recorded>) -> Vec<Self> {
        let (mut closed, mut followed) = (Vec::new(), Vec::new());
        for recorded in &events {
            match &recorded.event {
                Event::HintClosed { hint, half } => closed.push((hint.clone(), *half)),
                Event::HintFollowed { hint } => followed.push(hint.clone()),
                _ => {}
            }
        }
        let is_told = |event: &Event| matches!(event, Event::HintSent { .. } | Event::HalfHandedIn { .. });
        let of = |Recorded { id, at, event }: Recorded| {
            let closings = closed.iter().filter(|(hint, _)| *hint == id);
            let closed_by = closings.map(|(_, half)| *half).collect();
            Self { is_followed: followed.contains(&id), closed_by, id, at, event }
        };
        events.into_iter().filter(|recorded| is_told(&recorded.event)).map(of).collect()
    }
}

/// One browser at work on a case.
#[derive(Clone, Debug)]
pub struct Visit {
    /// UUID v7.
    pub id: String,
    /// Its case.
    pub case_id: String,
    /// The age recipient to which its credentials are sealed.
    pub recipient: String,
    /// Without a request until then it ends.
    pub idle_expires_at: Timestamp,
    /// It ends then at the latest.
    pub expires_at: Timestamp,
    /// The half-link by which it came: it does that half alone.
    pub by_half_link: Option<(String, Half)>,
}

impl Visit {
    /// When it ends if nothing more is done.
    pub fn ends_at(&self) -> Timestamp {
        self.idle_expires_at.min(self.expires_at)
    }
}
