//! How far is a step, and which comes next? From the admin's marks and from what was tested.

use super::proof::{Tests, is_proved};
use crate::cases::{Case, Half, TestRecord};
use crate::procedure::{Part, STEPS, Slug, Step};
use crate::web::findings;
use crate::web::session::Current;

/// Few states, in plain words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Progress {
    Done,
    Todo,
    /// Nothing is to be mended: time is the remedy.
    Wait,
    /// Something was mended since the last test.
    Again,
    Problem,
    Later,
}

impl Progress {
    /// Its class in the style sheet; message ids are `state-{class}`.
    pub(in crate::web) const fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Todo => "todo",
            Self::Wait => "wait",
            Self::Again => "ready",
            Self::Problem => "problem",
            Self::Later => "later",
        }
    }
}

/// On the way through the procedure: whose, and what is known of it.
pub(super) struct Walk<'a> {
    pub(super) case: &'a Case,
    /// The half that is done alone, if not the whole case.
    pub(super) half: Option<Half>,
    pub(super) tests: &'a Tests,
    /// What was packaged is done, also in a later visit, which no longer holds the credentials.
    pub(super) packaged: bool,
}

impl Walk<'_> {
    /// How far a step is.
    pub(super) fn state(&self, step: &Step) -> Progress {
        let Self { case, tests, packaged, .. } = *self;
        let started = case.details.is_some() || self.half.is_some();
        match step.slug {
            Slug::BeforeYouStart if started => Progress::Done,
            Slug::BeforeYouStart => Progress::Todo,
            _ if !started => Progress::Later,
            Slug::StorageCredentials if tests.storage.is_none() && packaged => Progress::Done,
            Slug::ScimCredentials if tests.scim.is_none() && packaged => Progress::Done,
            Slug::StorageCredentials => of_test(case, Half::Storage, tests.storage.as_ref()),
            Slug::ScimCredentials => of_test(case, Half::Scim, tests.scim.as_ref()),
            Slug::Review if !tests.are_proved() && packaged => Progress::Done,
            Slug::Review if !tests.are_proved() => Progress::Later,
            Slug::Review if tests.all().any(TestRecord::has_open_warning) => Progress::Todo,
            Slug::Review if tests.together().is_none() => Progress::Todo,
            Slug::Review => Progress::Done,
            slug if case.done.contains_key(&slug) => Progress::Done,
            _ if is_needless(case, tests, step) => Progress::Done,
            _ => Progress::Todo,
        }
    }
}

/// What a test proved needs no mark of its own, and what stays when credentials are replaced needs no setting up.
fn is_needless(case: &Case, tests: &Tests, step: &Step) -> bool {
    let half = if step.part == Part::Storage { Half::Storage } else { Half::Scim };
    let stays = case.replacement.as_ref().is_some_and(|new| new.half.is_some_and(|changed| changed != half));
    stays || is_proved(tests.of_half(half))
}

fn of_test(case: &Case, half: Half, record: Option<&TestRecord>) -> Progress {
    match record {
        None => Progress::Todo,
        Some(record) if findings::only_waits(record) => Progress::Wait,
        Some(record) if record.has_failure() && case.was_changed_after(half, record) => Progress::Again,
        Some(record) if record.has_failure() => Progress::Problem,
        Some(_) => Progress::Done,
    }
}

/// Where *Continue* leads when a half is proved: the next step that is not finished, or one before it, or at last the
/// answers. Whoever does one half hands it in at last.
pub(super) fn next_open(current: &Current, tests: &Tests, slug: Slug) -> String {
    let is_open = |step: &&Step| match step.part {
        Part::Start | Part::Finish => false,
        part if current.half().is_some_and(|half| half.part() != part) => false,
        _ if step.slug == Slug::StorageCredentials => !is_proved(tests.storage.as_ref()),
        _ if step.slug == Slug::ScimCredentials => !is_proved(tests.scim.as_ref()),
        _ => !current.case.done.contains_key(&step.slug) && !is_needless(&current.case, tests, step),
    };
    let after = STEPS.iter().skip_while(|step| step.slug != slug).skip(1);
    let open = after.chain(STEPS).find(is_open);
    let last = if current.is_whole() { Slug::Review.path() } else { current.home().to_owned() };
    open.map_or(last, |step| step.slug.path())
}
