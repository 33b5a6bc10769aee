//! What is known of many cases at once, and of who is at work on one? Plain values for the desk.

use jiff::Timestamp;

use super::half::Half;
use super::state::State;

/// Which cases are looked for.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Parts of code, company and contact, as somebody heard them; empty for all.
    pub typed: String,
    /// How far they are; all if nothing is said.
    pub state: Option<State>,
    /// Rehearsals, and not real ones.
    pub rehearsals: bool,
}

/// Where a page of the list ended.
#[derive(Clone, Debug)]
pub struct Place {
    /// Seconds since the epoch.
    pub at: i64,
    /// The case's id.
    pub id: String,
}

/// A case in the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// UUID v7.
    pub id: String,
    /// To read out.
    pub code: String,
    /// Once it was said.
    pub company: Option<String>,
    /// Once it was said.
    pub contact_name: Option<String>,
    /// How far it is.
    pub state: State,
    /// When something last happened.
    pub active_at: Timestamp,
}

/// A visit that runs.
#[derive(Clone, Debug)]
pub struct Present {
    /// Its id, which opens nothing.
    pub visit_id: String,
    /// The half that it does, if not the whole case.
    pub half: Option<Half>,
    /// The path of its last page.
    pub page: Option<String>,
    /// Since when it is there.
    pub page_at: Option<Timestamp>,
    /// The tag of the language in which it reads.
    pub language: Option<String>,
    /// When it began.
    pub started_at: Timestamp,
}
