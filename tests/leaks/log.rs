//! What was logged? Everything, by every target, at TRACE, in memory.

use std::io::Write;
use std::sync::{Mutex, OnceLock, PoisonError};

use tracing_subscriber::Layer;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::fmt::format::FmtSpan;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// With these the tests read pages; the portal does not have them.
const OUR_OWN: [&str; 4] = ["html5ever", "markup5ever", "scraper", "selectors"];

static LOGGED: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Memory;

impl Write for Memory {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOGGED.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Starts it, once; also records of the `log` crate come along.
pub(crate) fn start() {
    static STARTED: OnceLock<()> = OnceLock::new();
    STARTED.get_or_init(|| {
        let written = tracing_subscriber::fmt::layer()
            .with_span_events(FmtSpan::FULL)
            .with_ansi(false)
            .with_writer(|| Memory)
            .with_filter(filter_fn(|about| !OUR_OWN.iter().any(|reader| about.target().starts_with(reader))));
        tracing_subscriber::registry().with(written).init();
    });
}

/// Everything so far.
pub(crate) fn bytes() -> Vec<u8> {
    LOGGED.lock().unwrap_or_else(PoisonError::into_inner).clone()
}
