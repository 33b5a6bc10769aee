//! What did the last test of a half come to, in words? And when are the same values worth another one?

use crate::cases::{Half, Retry, TestRecord};
use crate::checks::finding::Outcome;
use crate::web::findings::{self, FindingView};
use crate::web::moment::Moment;
use crate::web::session::Current;
use crate::web::state::App;
use crate::words::{Message, over};

/// The last test, in words.
pub(super) struct Tested {
    pub(super) findings: Vec<FindingView>,
    pub(super) at: Moment,
    pub(super) took: Option<String>,
    pub(super) verdict: Verdict,
    /// Something was mended in Admin Console since.
    pub(super) is_old: bool,
    /// The same values may do better once something was changed: not if they were refused themselves.
    pub(super) may_repeat: bool,
    pub(super) waiting: Option<Waiting>,
}

/// What a test came to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Passed,
    /// There is a warning that was not passed knowingly yet.
    Warned,
    Failed,
    /// What failed says nothing about the values: time is the remedy.
    Waits,
}

impl Tested {
    /// What was found of a half, with what was refused since.
    pub(super) fn of(app: &App, current: &Current, half: Half, record: &TestRecord) -> Self {
        let words = app.words();
        let took = record.took_ms.map(|ms| words.say(&Message::new("tested-took").with("seconds", words.seconds(ms))));
        let findings = findings::views(app, &current.case, record);
        let is_to_mend = record.findings.iter().any(|found| matches!(found.outcome, Outcome::Fail | Outcome::Warn));
        let verdict = match record {
            _ if findings::only_waits(record) => Verdict::Waits,
            _ if record.has_failure() => Verdict::Failed,
            _ if record.has_open_warning() => Verdict::Warned,
            _ => Verdict::Passed,
        };
        let since = record.notice.iter().count() + record.refused.len();
        let is_refused = |finding: &FindingView| finding.outcome == "fail" && finding.remedy == "copy";
        Self {
            may_repeat: record.took_ms.is_some() && !findings.iter().skip(since).any(is_refused),
            verdict,
            is_old: is_to_mend && verdict != Verdict::Waits && current.case.was_changed_after(half, record),
            findings,
            at: Moment::of(app, record.tested_at),
            took,
            waiting: record.retry.map(|retry| waiting(app, current, &retry)),
        }
    }

    /// Message id.
    pub(super) fn heading(&self) -> &'static str {
        match self.verdict {
            _ if self.is_old => "tested-old",
            Verdict::Passed => "tested-passed",
            Verdict::Warned => "tested-warned",
            Verdict::Failed => "tested-failed",
            Verdict::Waits => "tested-waits",
        }
    }

    pub(super) fn failed(&self) -> bool {
        matches!(self.verdict, Verdict::Failed | Verdict::Waits)
    }
}

/// When the same values are worth another test, in words.
pub(super) struct Waiting {
    pub(super) retry: Retry,
    pub(super) at: Moment,
    /// Until then; the browser's clock may be another.
    pub(super) seconds: i64,
    pub(super) is_due: bool,
    /// "Test 3 of at most 10", while the page tests by itself.
    pub(super) count: String,
    /// The page may test by itself: not if it did so often enough, or if the visit ends before.
    pub(super) is_offered: bool,
}

fn waiting(app: &App, current: &Current, retry: &Retry) -> Waiting {
    let count = Message::new("waiting-count").with("number", u64::from(retry.tests) + 1);
    let now = app.clock.now();
    Waiting {
        retry: *retry,
        at: Moment { people: app.words().time(over(retry.at)), ..Moment::of(app, retry.at) },
        seconds: retry.at.duration_since(now).as_secs().max(0),
        is_due: retry.is_due(now),
        count: app.words().say(&count.with("most", u64::from(Retry::MOST))),
        is_offered: retry.is_left() && retry.at < current.visit.ends_at(),
    }
}
