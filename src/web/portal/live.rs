//! How does a page watch its test? The same POST, answered as a stream of events (WHATWG HTML, server-sent events): what
//! is being asked, each finding as a fragment of the page, and at last where to go. Whoever goes away ends the test.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use askama::Template;
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio_stream::Stream;

use crate::cases::Case;
use crate::checks::{Progress, Question};
use crate::web::error::WebError;
use crate::web::findings::{self, FindingView};
use crate::web::page::{Page, see_other};
use crate::web::state::App;
use crate::words::Message;

/// What a browser shows of a running test. Without a watcher nothing is told.
pub(super) struct Watcher {
    page: Page,
    case: Case,
    events: Option<UnboundedSender<Event>>,
}

#[derive(Template)]
#[template(path = "parts/finding.html")]
struct Fragment<'a> {
    page: &'a Page,
    finding: FindingView,
}

impl Watcher {
    /// Nobody watches: the answer is a redirect.
    fn nobody(app: &App, case: &Case) -> Self {
        Self { page: Page::bare(app), case: case.clone(), events: None }
    }

    /// Tells what a test tells.
    pub(super) fn tell(&self, progress: Progress<'_>) {
        let Some(events) = &self.events else { return };
        let event = match progress {
            Progress::Asking(question) => self.asking(question),
            Progress::Found(finding) => {
                let finding = findings::one(&self.page.app, &self.case, finding);
                let fragment = Fragment { page: &self.page, finding }.render();
                Event::default().event("finding").data(fragment.unwrap_or_default())
            }
        };
        let _ = events.send(event); // whoever went away is not told
    }

    fn asking(&self, question: Question) -> Event {
        let (step, of) = question.step();
        let text = self.page.app.words().say(&Message::new(format!("asking-{}", question.as_str())));
        let data = serde_json::json!({ "step": step, "of": of, "text": text });
        Event::default().event("asking").data(data.to_string())
    }
}

/// Answers a form whose handling ends with an address to go to: by a redirect, or for a browser that watches by a stream
/// of what is told until then. If it fails there, `back` is where to go: that page says why.
pub(super) async fn answer<T>(
    app: &App,
    case: &Case,
    back: String,
    headers: &HeaderMap,
    handle: impl FnOnce(Watcher) -> T,
) -> Result<Response, WebError>
where
    T: Future<Output = Result<String, WebError>> + Send + 'static,
{
    if is_wanted(headers) {
        return Ok(stream(app, case, back, handle));
    }
    handle(Watcher::nobody(app, case)).await.map(|next| see_other(&next))
}

/// Whether the browser wants to watch.
fn is_wanted(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|accepted| accepted.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|kind| kind.trim().split(';').next() == Some("text/event-stream"))
}

fn stream<T>(app: &App, case: &Case, back: String, test: impl FnOnce(Watcher) -> T) -> Response
where
    T: Future<Output = Result<String, WebError>> + Send + 'static,
{
    let (events, told) = unbounded_channel();
    let watcher = Watcher { page: Page::bare(app), case: case.clone(), events: Some(events) };
    let body = Running { test: Some(Box::pin(test(watcher))), told, last: None, back };
    // a proxy passes each event on as it comes, and nobody keeps any
    let headers = [(HeaderName::from_static("x-accel-buffering"), "no"), (header::CACHE_CONTROL, "no-store")];
    (headers, Sse::new(body).keep_alive(KeepAlive::default())).into_response()
}

/// A test that ends with an address to go to.
type Test = Pin<Box<dyn Future<Output = Result<String, WebError>> + Send>>;

/// The body of the answer. The test is a part of it: when the browser closes the connection the body is dropped, and
/// the test with it.
struct Running {
    test: Option<Test>,
    told: UnboundedReceiver<Event>,
    last: Option<Event>,
    back: String,
}

impl Stream for Running {
    type Item = Result<Event, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let ended = self.test.as_mut().map(|test| test.as_mut().poll(context));
        if let Some(Poll::Ready(ended)) = ended {
            self.test = None; // and with it the sender: what was told is told, then comes the last event
            let next = ended.inspect_err(WebError::log).unwrap_or_else(|_| self.back.clone());
            self.last = Some(Event::default().event("done").data(next));
        }
        match self.told.poll_recv(context) {
            Poll::Ready(Some(event)) => Poll::Ready(Some(Ok(event))),
            Poll::Ready(None) => Poll::Ready(self.last.take().map(Ok)),
            Poll::Pending => Poll::Pending,
        }
    }
}
