//! What became of the hints that were sent? Whether somebody went there, put one away, or has not seen it yet.

use super::timeline::hint;
use crate::cases::{Event, Present, Recorded};
use crate::web::header::is_for;
use crate::web::moment::Moment;
use crate::web::state::App;

/// So many stand beside the form; the timeline has all.
const SHOWN: usize = 3;

/// A hint that was sent.
pub(super) struct Hinted {
    pub(super) at: Moment,
    /// "ada pointed to Create the API app"
    pub(super) text: String,
    /// What was written, if anything was.
    pub(super) words: String,
    /// The message that says what became of it.
    pub(super) fate: &'static str,
}

/// The last hints of a case, the newest first.
pub(super) fn hinted(app: &App, events: &[Recorded], at_work: &[Present]) -> Vec<Hinted> {
    let sent = events.iter().rev().filter_map(|recorded| match &recorded.event {
        Event::HintSent { by, href, text } => Some((recorded, by, href.as_deref(), text)),
        _ => None,
    });
    let one = |(recorded, by, href, text): (&Recorded, &String, Option<&str>, &String)| Hinted {
        at: Moment::of(app, recorded.at),
        text: app.words().say(&hint(app, by, href)),
        words: text.clone(),
        fate: fate(recorded, href, events, at_work),
    };
    sent.take(SHOWN).map(one).collect()
}

fn fate(sent: &Recorded, href: Option<&str>, events: &[Recorded], at_work: &[Present]) -> &'static str {
    let is_closing = |event: &Event| matches!(event, Event::HintClosed { hint, .. } if *hint == sent.id);
    let is_following = |event: &Event| matches!(event, Event::HintFollowed { hint } if *hint == sent.id);
    let path = href.and_then(|href| href.split('#').next());
    let is_there = |visit: &Present| {
        path.is_some() && visit.page.as_deref() == path && visit.page_at.is_some_and(|at| at >= sent.at)
    };
    if at_work.iter().any(is_there) {
        "hint-fate-there"
    } else if events.iter().any(|recorded| is_closing(&recorded.event)) {
        "hint-fate-closed"
    } else if events.iter().any(|recorded| is_following(&recorded.event)) {
        "hint-fate-followed"
    } else if at_work.is_empty() {
        "hint-fate-later"
    } else if !at_work.iter().any(|visit| is_for(visit.half, &sent.event)) {
        "hint-fate-others"
    } else if path.is_some() {
        "hint-fate-shown"
    } else {
        "hint-fate-said"
    }
}
