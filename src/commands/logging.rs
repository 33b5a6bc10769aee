//! Where do logs go, and what never gets into one? To standard error. Libraries that log what they carry are capped at
//! warnings, whatever `RUST_LOG` says; a panic is logged by its place, never by its message.

use std::io::IsTerminal;

use tracing::{Level, Metadata};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::LogFormat;

/// Capped at warnings: they would log URIs, headers, bodies, statements or rejected values.
const CAPPED: [&str; 10] =
    ["axum", "h2", "hyper", "hyper_util", "oauth2", "openidconnect", "reqwest", "rustls", "sqlx", "tower_http"];

/// Starts logging; `default` is the level without `RUST_LOG`.
pub(super) fn start(format: LogFormat, default: &str) {
    let wanted = std::env::var("RUST_LOG").unwrap_or_else(|_| default.to_owned());
    let filter = EnvFilter::builder().parse_lossy(wanted);
    let registry = tracing_subscriber::registry().with(filter).with(filter_fn(may_be_said));
    let writer = std::io::stderr;
    let colours = std::io::stderr().is_terminal();
    // a second start, as in tests, changes nothing
    let _ = match format {
        LogFormat::Text => {
            registry.with(tracing_subscriber::fmt::layer().with_ansi(colours).with_writer(writer)).try_init()
        }
        LogFormat::Json => registry.with(tracing_subscriber::fmt::layer().json().with_writer(writer)).try_init(),
    };
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a panic");
    }));
}

/// Beside the filter of `RUST_LOG`, where a directive for a part of a library would win over one for the whole.
fn may_be_said(event: &Metadata<'_>) -> bool {
    let library = event.target().split("::").next().unwrap_or_default();
    *event.level() <= Level::WARN || !CAPPED.contains(&library)
}
