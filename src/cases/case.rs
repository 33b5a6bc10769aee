//! What is known of a case, a visit, a test and a package? Plain values, as the store keeps them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::retry::Retry;
use crate::checks::finding::{Finding, Outcome};
use crate::package::Named;
use crate::procedure::{self, Action, ManualUsers, Provider, Removed, STEPS, Slug};
use crate::tokens;

/// The two independent halves of the credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Half {
    /// Key and Secret of the Cloud Storage Service.
    Storage,
    /// URL and token of SCIM.
    Scim,
}

impl Half {
    /// As rows write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Storage => "storage",
            Self::Scim => "scim",
        }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Storage => Self::Scim,
            Self::Scim => Self::Storage,
        }
    }

    /// The step on which it is entered and tested.
    pub const fn slug(self) -> Slug {
        match self {
            Self::Storage => Slug::StorageCredentials,
            Self::Scim => Slug::ScimCredentials,
        }
    }
}

/// What a test looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One half.
    Half(Half),
    /// Both together: `accounts.*` and `scim.recording_owners.*`.
    Accounts,
}

impl Scope {
    /// As rows write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Half(half) => half.as_str(),
            Self::Accounts => "accounts",
        }
    }
}

/// To whom the role is assigned (`assign_to`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssignTo {
    /// The Super Admin assigns it to themselves.
    Own,
    /// The Super Admin assigns another admin, who then creates the app.
    Other,
}

impl AssignTo {
    /// As forms and rows write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Other => "other",
        }
    }

    /// Reads what [`Self::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Own, Self::Other].into_iter().find(|choice| choice.as_str() == text)
    }
}

/// Who does this, for which company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// The company's name.
    pub company: String,
    /// The contact's name.
    pub contact_name: String,
    /// The contact's mail address.
    pub contact_email: String,
}

/// A customer's onboarding, without its secrets.
#[derive(Clone, Debug)]
pub struct Case {
    /// UUID v7.
    pub id: String,
    /// To read out; opens nothing.
    pub code: String,
    /// Missing until before-you-start is done: it gates the rest.
    pub details: Option<Details>,
    /// To whom the role goes.
    pub assign_to: Option<AssignTo>,
    /// Which provider is selected in Admin Console.
    pub provider: Option<Provider>,
    /// Whether users were created by hand.
    pub manual_users: Option<ManualUsers>,
    /// Steps that the admin marked as done, and when last; a fraction of a second is not kept.
    pub done: BTreeMap<Slug, Timestamp>,
    /// What the admin sees instead, oldest first.
    pub notes: Vec<Note>,
    /// The package whose credentials this case replaces.
    pub replacement: Option<Replacement>,
}

impl Case {
    /// Whether the admin did something in Admin Console for a half after its test: what that found of 8x8 may be over.
    pub fn was_changed_after(&self, half: Half, record: &TestRecord) -> bool {
        let part = procedure::step(half.slug().as_str()).map(|step| step.part);
        let of_half = STEPS.iter().filter(|step| Some(step.part) == part);
        let was_sent = record.took_ms.is_some();
        was_sent && of_half.filter_map(|step| self.done.get(&step.slug)).any(|done_at| *done_at > record.tested_at)
    }
}

/// What the admin sees where Admin Console differs from the portal's words; for support.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The step on whose page it was written.
    pub step: Slug,
    /// Which of its actions; nothing for the step as a whole.
    pub action: Option<Action>,
    /// As [`crate::procedure::clean_note`] lets it pass.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

impl Note {
    /// So many a case may have.
    pub const MOST: u8 = 20;

    /// Whether it is the same but for the time: a button that was pressed twice.
    pub fn says_the_same(&self, other: &Self) -> bool {
        (self.step, self.action, &self.text) == (other.step, other.action, &other.text)
    }
}

/// One browser at work on a case.
#[derive(Clone, Debug)]
pub struct Visit {
    /// UUID v7.
    pub id: String,
    /// Its case.
    pub case_id: String,
    /// The age recipient to which its credentials are sealed.
    pub recipient: String,
    /// Without a request until then it ends.
    pub idle_expires_at: Timestamp,
    /// It ends then at the latest.
    pub expires_at: Timestamp,
}

impl Visit {
    /// When it ends if nothing more is done.
    pub fn ends_at(&self) -> Timestamp {
        self.idle_expires_at.min(self.expires_at)
    }
}

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
    /// When it is worth testing the same values again, if time is what they lack.
    #[serde(default)]
    pub retry: Option<Retry>,
    /// What was cut from the ends of which field's value.
    #[serde(default)]
    pub removed: Vec<(String, Vec<Removed>)>,
}

impl TestRecord {
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

impl Issued {
    /// Whether a test ended after the package was made: what it proved may not be in it.
    pub fn is_older_than(&self, record: &TestRecord) -> bool {
        record.tested_at > self.created_at
    }

    /// Whether it says of the customer what is answered now; so it is assumed of packages that do not know.
    pub fn holds(&self, answers: &str) -> bool {
        self.answers.as_deref().is_none_or(|held| held == answers)
    }
}

/// The operator changed to whom packages are sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecipientsChanged {
    /// When the portal noticed.
    pub at: Timestamp,
    /// To whom they were sealed until then.
    pub before: Vec<Named>,
    /// And from then on.
    pub after: Vec<Named>,
}

/// The earlier package whose credentials a case replaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// Its id, or the SHA-256 of its file in 64 lower-case hex digits.
    pub supersedes: String,
    /// The half that changes; nothing if both do.
    pub half: Option<Half>,
}

impl Replacement {
    /// Reads how people name a package: its reference, or the SHA-256 of its file.
    pub fn parse(supersedes: &str, replaced: &str) -> Option<Self> {
        let plain: String = supersedes.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        let is_sha256 = plain.len() == 64 && plain.bytes().all(|byte| byte.is_ascii_hexdigit());
        let half = match replaced {
            "storage" => Some(Half::Storage),
            "scim" => Some(Half::Scim),
            "both" => None,
            _ => return None,
        };
        (is_sha256 || tokens::is_id(&plain)).then_some(Self { supersedes: plain, half })
    }

    /// As forms and rows write what is replaced.
    pub fn replaced(&self) -> &'static str {
        self.half.map_or("both", Half::as_str)
    }

    /// Where its procedure begins: nothing that stays has to be done again.
    pub const fn first_step(&self) -> Slug {
        match self.half {
            None => Slug::StorageRole,
            Some(Half::Storage) => Slug::ApiApp,
            Some(Half::Scim) => Slug::UserProvisioning,
        }
    }
}

/// A package that was made.
#[derive(Clone, Debug)]
pub struct Issued {
    /// UUID v7; the reference.
    pub id: String,
    /// 1, 2, … within the case.
    pub serial: i64,
    /// When.
    pub created_at: Timestamp,
    /// SHA-256 of what it says of the customer in clear, in hex.
    pub answers: Option<String>,
    /// As it is downloaded.
    pub file_name: String,
    /// SHA-256 of the binary file, in hex.
    pub sha256: String,
    /// The binary age file.
    pub file: Vec<u8>,
    /// Who can open it.
    pub recipients: Vec<Named>,
    /// SHA-256 of its receipt.
    pub receipt_hash: String,
    /// When somebody proved to have opened it.
    pub opened_at: Option<Timestamp>,
}
