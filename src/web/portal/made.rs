//! What became of the newest package? It waits to be sent, Gong has opened it, or it is out of date.

use super::making::answers;
use super::proof::Tests;
use crate::cases::{Case, Issued};
use crate::web::error::WebError;
use crate::web::state::App;

/// What became of a package.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Made {
    Ready,
    /// Gong proved to have opened it.
    Opened,
    /// Something was tested or answered since.
    Outdated,
}

impl Made {
    /// As a visit sees it that made these tests.
    pub(super) fn of(issued: &Issued, case: &Case, tests: &Tests) -> Self {
        match issued.opened_at {
            _ if is_answered_anew(issued, case) || is_tested_anew(issued, tests) => Self::Outdated,
            Some(_) => Self::Opened,
            None => Self::Ready,
        }
    }

    /// The message that says it in a headline.
    pub(in crate::web) const fn title(self) -> &'static str {
        match self {
            Self::Ready => "confirmation-title",
            Self::Opened => "opened-title",
            Self::Outdated => "confirmation-outdated-title",
        }
    }
}

/// Whether what it says of the customer was answered anew since.
pub(super) fn is_answered_anew(issued: &Issued, case: &Case) -> bool {
    !issued.holds(&answers(case))
}

/// Whether credentials were tested since, or handed in: those are not in it.
pub(super) fn is_tested_anew(issued: &Issued, tests: &Tests) -> bool {
    tests.all().any(|record| issued.is_older_than(record))
}

/// What became of the newest package of a case, as a visit sees it; nothing if none was made.
pub(in crate::web) async fn made(app: &App, case: &Case, visit_id: &str) -> Result<Option<Made>, WebError> {
    let Some(issued) = app.store.newest_package(&case.id).await? else { return Ok(None) };
    let tests = Tests::of_visit(app, &case.id, visit_id).await?;
    Ok(Some(Made::of(&issued, case, &tests)))
}
