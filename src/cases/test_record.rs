//! What did the last test of a half, or of both together, find? As the store keeps it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::retry::Retry;
use crate::checks::finding::{Finding, Outcome};
use crate::procedure::Removed;

/// The last test of one scope.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TestRecord {
    /// When it ended.
    pub tested_at: Timestamp,
    /// How long it took, in milliseconds; nothing if nothing was sent.
    #[serde(default)]
    pub took_ms: Option<u64>,
    /// The regions that hold this customer's recordings, as the test of storage proved.
    #[serde(default)]
    pub regions: Vec<String>,
    /// What it found.
    pub findings: Vec<Finding>,
    /// Why a later test was not made (`tests.budget_spent`): said beside the findings, which still hold.
    #[serde(default)]
    pub notice: Option<Finding>,
    /// What cannot be a value, of what was typed since: it was neither kept nor sent, so the findings still hold.
    #[serde(default)]
    pub refused: Vec<Finding>,
    /// When it is worth testing the same values again, if time is what they lack.
    #[serde(default)]
    pub retry: Option<Retry>,
    /// When a colleague handed in the values that it judged; nothing if its own visit entered them.
    #[serde(default)]
    pub handed_in_at: Option<Timestamp>,
    /// What was cut from the ends of which field's value.
    #[serde(default)]
    pub removed: Vec<(String, Vec<Removed>)>,
}

/// The last test of a scope by one visit of a case.
#[derive(Clone, Debug)]
pub struct TestOf {
    /// Whose credentials it judged.
    pub visit_id: String,
    /// `storage`, `scim` or `accounts`.
    pub scope: String,
    /// What it found.
    pub record: TestRecord,
}

impl TestRecord {
    /// Since when its visit has had what it says.
    pub fn known_since(&self) -> Timestamp {
        self.handed_in_at.map_or(self.tested_at, |at| at.max(self.tested_at))
    }

    /// Whether something must be mended.
    pub fn has_failure(&self) -> bool {
        self.findings.iter().any(|finding| finding.outcome == Outcome::Fail)
    }

    /// Whether there is a warning that was not passed knowingly yet.
    pub fn has_open_warning(&self) -> bool {
        self.findings.iter().any(|finding| finding.outcome == Outcome::Warn && finding.acknowledged_at.is_none())
    }

    /// A warning that was passed knowingly need not be passed again when it is only found once more.
    pub fn keep_acknowledged(&mut self, before: &Self) {
        for finding in self.findings.iter_mut().filter(|finding| finding.outcome == Outcome::Warn) {
            let same = before.findings.iter().find(|old| old.code == finding.code && old.facts == finding.facts);
            finding.acknowledged_at = same.and_then(|old| old.acknowledged_at);
        }
    }

    /// Records that the open warnings were passed knowingly.
    pub fn acknowledge(&mut self, now: Timestamp) {
        for finding in self.findings.iter_mut().filter(|finding| finding.outcome == Outcome::Warn) {
            finding.acknowledged_at.get_or_insert(now);
        }
    }
}
