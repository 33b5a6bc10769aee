//! What was found so far? Findings in their order, each told to whoever watches the moment it comes, and what is asked
//! in between.

use super::finding::Finding;

/// What 8x8 is asked; messages choose their words by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// For an access token.
    Token,
    /// For the customer's regions.
    Regions,
    /// For the newest recordings in every region.
    Recordings,
    /// For the first page of users.
    Users,
    /// For the other pages.
    MoreUsers,
}

impl Question {
    /// As facts and message ids write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Regions => "regions",
            Self::Recordings => "recordings",
            Self::Users => "users",
            Self::MoreUsers => "more-users",
        }
    }

    /// The how-manieth question of its half it is, from 1, and of how many.
    pub const fn step(self) -> (u8, u8) {
        match self {
            Self::Token => (1, 3),
            Self::Regions => (2, 3),
            Self::Recordings => (3, 3),
            Self::Users => (1, 2),
            Self::MoreUsers => (2, 2),
        }
    }
}

/// What a running test tells.
#[derive(Clone, Copy, Debug)]
pub enum Progress<'a> {
    /// 8x8 is being asked now.
    Asking(Question),
    /// This was found.
    Found(&'a Finding),
}

/// Called whenever a running test has something to tell.
pub type OnProgress<'a> = &'a (dyn Fn(Progress<'_>) + Send + Sync);

/// The result of a test.
pub struct Tested<E> {
    /// In the order in which they came.
    pub findings: Vec<Finding>,
    /// What the other half is compared with; only if nothing failed.
    pub evidence: Option<E>,
}

/// Findings of a running test.
pub(super) struct Notes<'a> {
    findings: Vec<Finding>,
    on: OnProgress<'a>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(on: OnProgress<'a>) -> Self {
        Self { findings: Vec::new(), on }
    }

    /// Tells what is asked now.
    pub(super) fn ask(&self, question: Question) {
        (self.on)(Progress::Asking(question));
    }

    /// Keeps a finding and tells it.
    pub(super) fn note(&mut self, finding: Finding) {
        (self.on)(Progress::Found(&finding));
        self.findings.push(finding);
    }

    /// Ends the test: with evidence, or with the one finding that failed.
    pub(super) fn end<E>(mut self, ended: Result<E, Finding>) -> Tested<E> {
        let evidence = ended.map_err(|failed| self.note(failed)).ok();
        Tested { findings: self.findings, evidence }
    }
}
