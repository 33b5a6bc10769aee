//! How is somebody told of changes as they come? By server-sent events that say only that something changed: what it is,
//! the browser reads as it reads everything. How many may listen at once is bounded, for each of them and for all.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::{HeaderName, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::BroadcastStream;

use super::state::App;
use crate::cases::Change;

/// Open pages of one visit, or of one member of staff.
const MOST_OF_ONE: usize = 8;
/// Half of the connections that the listener allows.
const MOST: usize = 1024;

/// Who listens now, and how often.
#[derive(Default)]
pub(super) struct Watchers(Mutex<HashMap<String, usize>>);

/// A place among those who listen; given back when it is dropped.
struct Seat {
    app: App,
    who: String,
}

impl Watchers {
    fn enter(&self, who: &str) -> bool {
        let mut seats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seats.values().sum::<usize>() >= MOST || seats.get(who).copied().unwrap_or_default() >= MOST_OF_ONE {
            return false;
        }
        *seats.entry(who.to_owned()).or_default() += 1;
        true
    }

    fn leave(&self, who: &str) {
        let mut seats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(seat) = seats.get_mut(who) {
            *seat -= 1;
        }
        seats.retain(|_, seats| *seats > 0);
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.app.shared().watchers.leave(&self.who);
    }
}

/// Tells `who` of every change that is wanted. Whoever listens too often gets 204, after which a browser stops asking.
pub(super) fn stream(app: &App, who: &str, wanted: impl Fn(&Change) -> bool + Send + 'static) -> Response {
    if !app.shared().watchers.enter(who) {
        return StatusCode::NO_CONTENT.into_response();
    }
    let seat = Arc::new(Seat { app: app.clone(), who: who.to_owned() });
    let changes = BroadcastStream::new(app.store.live().watch());
    let running = changes.take_while(|change| !matches!(change, Ok(Change::Stopping)));
    let events = running.filter_map(move |change| {
        let _seat = &seat;
        // whoever missed some reads everything once more
        let is_wanted = change.as_ref().map_or(true, &wanted);
        // browsers drop an event without data
        is_wanted.then(|| Ok::<_, Infallible>(Event::default().event("changed").data("-")))
    });
    let headers = [(HeaderName::from_static("x-accel-buffering"), "no"), (header::CACHE_CONTROL, "no-store")];
    (headers, Sse::new(events).keep_alive(KeepAlive::default())).into_response()
}
