//! What is known of a package: of the one that was made, of the one that it replaces, and of who can open it?

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::half::Half;
use super::test_record::TestRecord;
use crate::package::Named;
use crate::procedure::Slug;
use crate::tokens;

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

impl Issued {
    /// Whether a test ended after the package was made: what it proved may not be in it.
    pub fn is_older_than(&self, record: &TestRecord) -> bool {
        record.known_since() > self.created_at
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
