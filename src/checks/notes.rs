//! What was found so far? Findings in their order, each told to whoever watches the moment it comes.

use super::finding::Finding;

/// Called for each finding as it comes.
pub type OnFinding<'a> = &'a (dyn Fn(&Finding) + Send + Sync);

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
    on: OnFinding<'a>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(on: OnFinding<'a>) -> Self {
        Self { findings: Vec::new(), on }
    }

    /// Keeps a finding and tells it.
    pub(super) fn note(&mut self, finding: Finding) {
        (self.on)(&finding);
        self.findings.push(finding);
    }

    /// Ends the test: with evidence, or with the one finding that failed.
    pub(super) fn end<E>(mut self, ended: Result<E, Finding>) -> Tested<E> {
        let evidence = ended.map_err(|failed| self.note(failed)).ok();
        Tested { findings: self.findings, evidence }
    }
}
