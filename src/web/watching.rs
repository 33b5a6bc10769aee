//! How is somebody told of changes as they come? By server-sent events that say only that something changed: what it is,
//! the browser reads as it reads everything. `watchers` has how many may listen at once.

use std::convert::Infallible;
use std::time::{Duration, Instant};

use axum::http::{HeaderName, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::BroadcastStream;

use super::state::App;
use crate::cases::Change;

/// Then a browser asks again, and is looked at again: visits and sessions end meanwhile.
const LONGEST: Duration = Duration::from_mins(5);

/// Tells `who` of every change that is wanted. For whom there is no place gets 204, after which a browser stops asking.
pub(super) fn stream(app: &App, who: &str, wanted: impl Fn(&Change) -> bool + Send + 'static) -> Response {
    let Some(seat) = app.shared().watchers.enter(who) else { return StatusCode::NO_CONTENT.into_response() };
    let changes = BroadcastStream::new(app.store.live().watch());
    let began = Instant::now();
    let running = changes.take_while(move |change| match change {
        Ok(Change::Stopping) => false,
        Ok(Change::Minute) => began.elapsed() < LONGEST,
        _ => true,
    });
    let events = running.filter_map(move |change| {
        let _seat = &seat;
        // whoever missed some reads everything once more
        let is_wanted = change.as_ref().map_or(true, |change| *change != Change::Minute && wanted(change));
        // browsers drop an event without data
        is_wanted.then(|| Ok::<_, Infallible>(Event::default().event("changed").data("-")))
    });
    let headers = [(HeaderName::from_static("x-accel-buffering"), "no"), (header::CACHE_CONTROL, "no-store")];
    (headers, Sse::new(events).keep_alive(KeepAlive::default())).into_response()
}
