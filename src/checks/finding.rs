//! What was observed? A finding: a code, an outcome, a time and facts. Never a credential, an address or remote text.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How a finding judges what it looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Proved.
    Pass,
    /// May be passed knowingly.
    Warn,
    /// Must be mended.
    Fail,
    /// Could not be looked at, for want of something that is not a fault.
    Skip,
}

impl Outcome {
    /// As pages, packages and rows write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Warn => "warn",
            Self::Fail => "fail",
            Self::Skip => "skip",
        }
    }
}

macro_rules! codes {
    ($($name:ident = $code:literal $outcome:ident,)*) => {
        /// The closed list of what can be found. The text form is public: pages, packages and scripts use it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each variant is its code; advice explains them in words")]
        pub enum Code { $(#[serde(rename = $code)] $name,)* }

        impl Code {
            /// All codes.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// As it stands in pages and packages.
            pub const fn as_str(self) -> &'static str { match self { $(Self::$name => $code,)* } }

            /// The outcome that goes with it, unless it could not be looked at ([`Outcome::Skip`]).
            pub const fn outcome(self) -> Outcome { match self { $(Self::$name => Outcome::$outcome,)* } }
        }
    };
}

codes! {
    StorageKeyMalformed = "storage.key.malformed" Fail,
    StorageSecretMalformed = "storage.secret.malformed" Fail,
    StorageValuesSwapped = "storage.values.swapped" Fail,
    StorageTokenAccepted = "storage.token.accepted" Pass,
    StorageTokenRejected = "storage.token.rejected" Fail,
    StorageProductPresent = "storage.product.present" Pass,
    StorageProductMissing = "storage.product.missing" Fail,
    StorageProductsExcessive = "storage.products.excessive" Warn,
    StorageAccessGranted = "storage.access.granted" Pass,
    StorageRoleMissing = "storage.role.missing" Fail,
    StorageRegionsFound = "storage.regions.found" Pass,
    StorageRegionsNone = "storage.regions.none" Fail,
    StorageRegionUnavailable = "storage.region.unavailable" Warn,
    StorageRecordingsFound = "storage.recordings.found" Pass,
    StorageRecordingsNone = "storage.recordings.none" Warn,
    StorageRecordingsContactCenterOnly = "storage.recordings.contact_center_only" Warn,
    ScimUrlAccepted = "scim.url.accepted" Pass,
    ScimUrlNot8x8 = "scim.url.not_8x8" Fail,
    ScimUrlMalformed = "scim.url.malformed" Fail,
    ScimTokenMalformed = "scim.token.malformed" Fail,
    ScimTokenAccepted = "scim.token.accepted" Pass,
    ScimTokenRejected = "scim.token.rejected" Fail,
    ScimEndpointNotFound = "scim.endpoint.not_found" Fail,
    ScimEndpointNotScim = "scim.endpoint.not_scim" Fail,
    ScimUsersVisible = "scim.users.visible" Pass,
    ScimUsersNone = "scim.users.none" Fail,
    ScimUsersWithoutEmail = "scim.users.without_email" Warn,
    AccountsSame = "accounts.same" Pass,
    AccountsDiffer = "accounts.differ" Warn,
    ScimRecordingOwnersVisible = "scim.recording_owners.visible" Pass,
    ScimRecordingOwnersMissing = "scim.recording_owners.missing" Warn,
    TestsBudgetSpent = "tests.budget_spent" Fail,
    EightByEightCircuitOpen = "eight_by_eight.circuit_open" Fail,
    EightByEightUnreachable = "eight_by_eight.unreachable" Fail,
    EightByEightTimedOut = "eight_by_eight.timed_out" Fail,
    EightByEightRateLimited = "eight_by_eight.rate_limited" Fail,
    EightByEightFailed = "eight_by_eight.failed" Fail,
    EightByEightUnexpectedAnswer = "eight_by_eight.unexpected_answer" Fail,
}

impl Code {
    /// Whether it judges the values that were tested: not where 8x8 or the network was in trouble, or nothing was sent.
    pub fn judges_values(self) -> bool {
        self != Self::TestsBudgetSpent && !self.as_str().starts_with("eight_by_eight.")
    }

    /// The code as a part of message ids, which allow no dots: `storage-token-accepted`.
    pub fn slug(self) -> String {
        self.as_str().replace(['.', '_'], "-")
    }
}

/// One measured value. Counts, times and words of a narrow alphabet; free remote text has no way in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Fact {
    /// How many, or an HTTP status.
    Count(u64),
    /// When.
    Time(Timestamp),
    /// A word: see [`Fact::word`].
    Word(String),
}

impl Fact {
    /// A word from outside, cut down to 200 characters of letters, digits, blank and `, . _ -`.
    pub fn word(text: &str) -> Self {
        let narrow = |c: &char| c.is_ascii_alphanumeric() || " ,._-".contains(*c);
        Self::Word(text.chars().filter(narrow).take(200).collect())
    }
}

impl From<u64> for Fact {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Fact {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<u16> for Fact {
    fn from(count: u16) -> Self {
        Self::Count(count.into())
    }
}

impl From<Timestamp> for Fact {
    fn from(time: Timestamp) -> Self {
        Self::Time(time)
    }
}

/// The facts of a finding, by name. Messages use the names as their variables.
pub type Facts = BTreeMap<String, Fact>;

/// One finding of a test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What was found.
    pub code: Code,
    /// How it is judged.
    pub outcome: Outcome,
    /// When.
    pub at: Timestamp,
    /// What was measured.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: Facts,
    /// When the customer passed a warning knowingly.
    #[serde(default)]
    pub acknowledged_at: Option<Timestamp>,
}

impl Finding {
    /// A finding with the outcome that goes with its code, and no facts yet.
    pub fn new(code: Code, at: Timestamp) -> Self {
        Self { code, outcome: code.outcome(), at, facts: Facts::new(), acknowledged_at: None }
    }

    /// The same, but it could not be looked at.
    pub fn skipped(code: Code, at: Timestamp) -> Self {
        Self { outcome: Outcome::Skip, ..Self::new(code, at) }
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &str, fact: impl Into<Fact>) -> Self {
        self.facts.insert(name.to_owned(), fact.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_survives_its_row() {
        let at: Timestamp = "2026-11-24T08:00:00Z".parse().unwrap();
        let finding = Finding::new(Code::StorageRegionsFound, at)
            .with("regions", Fact::word("us-east, <script>uk"))
            .with("count", 2_u64)
            .with("newest", at);
        let row = serde_json::to_string(&finding).unwrap();
        assert!(row.contains(r#""storage.regions.found""#) && row.contains("us-east, scriptuk"));
        assert_eq!(serde_json::from_str::<Finding>(&row).unwrap(), finding);
    }
}
