//! When does the visit end? Said on every page of it.

use jiff::{SignedDuration, Timestamp};

use super::moment::Moment;
use super::state::App;
use crate::cases::Visit;
use crate::words::{Arg, Message};

/// With less time left than this, every page says so.
const SOON: SignedDuration = SignedDuration::from_mins(20);

/// What pages say of a visit's end.
pub(super) struct Ending {
    /// "visit ends in 1 h 55 min"
    pub(super) time_left: String,
    /// The same with `{h}` and `{m}` for script to fill in: with hours, and without.
    pub(super) patterns: [String; 2],
    /// Until it ends; the browser's clock may be another.
    pub(super) seconds: i64,
    /// It ends then, whatever is done.
    pub(super) latest: Moment,
    /// It ends with its twelve hours: nothing can be extended.
    pub(super) is_last: bool,
    is_soon: bool,
}

impl Ending {
    pub(super) fn of(app: &App, visit: &Visit, now: Timestamp) -> Self {
        let left = visit.ends_at().duration_since(now).max(SignedDuration::ZERO);
        let minutes = u64::try_from(left.as_mins()).unwrap_or_default();
        let said = |hours: Arg, minutes: Arg| {
            app.words().say(&Message::new("header-time-left").with("hours", hours).with("minutes", minutes))
        };
        let [hours, rest] = ["{h}", "{m}"].map(|place| Arg::Text(place.to_owned()));
        Self {
            time_left: said(Arg::Number(minutes / 60), Arg::Number(minutes % 60)),
            patterns: [said(hours, rest.clone()), said(Arg::Number(0), rest)],
            seconds: left.as_secs(),
            latest: Moment::of(app, visit.expires_at),
            is_last: visit.expires_at <= visit.idle_expires_at,
            is_soon: left < SOON,
        }
    }

    /// Whether a part of the notice is hidden for now: `soon`, `last` or `over`. Script shows another one in time.
    pub(super) fn hides(&self, part: &str) -> &'static str {
        let shown = self.is_soon && part == if self.is_last { "last" } else { "soon" };
        if shown { "" } else { " hidden" }
    }
}
