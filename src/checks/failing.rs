//! Which finding is a failed call, where the failure says nothing about the values? One of the `eight_by_eight.*` codes.

use jiff::Timestamp;
use url::Url;

use super::finding::{Code, Fact, Finding};
use super::notes::Question;
use crate::eight_by_eight::Failure;

/// The finding for a failed call; `host` is the one that was called.
pub(super) fn of_8x8(failure: Failure, asked: Question, host: &str, at: Timestamp) -> Finding {
    let finding = Finding::new(code(failure), at).with("asked", Fact::word(asked.as_str()));
    let finding = described(finding, failure).with("host", Fact::word(host));
    match failure {
        Failure::RateLimited(Some(time)) => finding.with("retry_at", time),
        _ => finding,
    }
}

/// The whole test took too long.
pub(super) fn out_of_time(host: &str, at: Timestamp) -> Finding {
    Finding::new(Code::EightByEightTimedOut, at).with("host", Fact::word(host)).with("why", Fact::word("test"))
}

/// Adds why, and the status if there was one.
pub(super) fn described(finding: Finding, failure: Failure) -> Finding {
    let finding = finding.with("why", Fact::word(failure.as_str()));
    match failure.status() {
        Some(status) => finding.with("status", status),
        None => finding,
    }
}

/// The host of a URL of the settings, for the finding.
pub(super) fn host(url: &Url) -> &str {
    url.host_str().unwrap_or_default()
}

fn code(failure: Failure) -> Code {
    match failure {
        Failure::Unreachable(_) => Code::EightByEightUnreachable,
        Failure::TimedOut => Code::EightByEightTimedOut,
        Failure::RateLimited(_) => Code::EightByEightRateLimited,
        Failure::Failed(_) => Code::EightByEightFailed,
        Failure::CircuitOpen => Code::EightByEightCircuitOpen,
        Failure::Refused(_)
        | Failure::Denied
        | Failure::NotFound
        | Failure::Redirected(_)
        | Failure::Odd(_)
        | Failure::Unsendable => Code::EightByEightUnexpectedAnswer,
    }
}
