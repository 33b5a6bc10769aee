//! How does a page write a time? For people in UTC, and for programs; script adds the local time.

use jiff::Timestamp;

use super::state::App;

/// A time as pages show it: `<time datetime="{machine}">{people}</time>`; script adds the local time.
pub(super) struct Moment {
    pub(super) machine: String,
    pub(super) people: String,
}

impl Moment {
    pub(super) fn of(app: &App, time: Timestamp) -> Self {
        Self { machine: time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(), people: app.words().time(time) }
    }
}
