//! What happened to a case? Its timeline, as the desk reads it: names, codes, counts and times, and never a value.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::half::Half;
use crate::checks::finding::Finding;
use crate::package::Named;

/// How a browser came to be at work on a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Door {
    /// The start page.
    Start,
    /// The return link.
    ReturnLink,
    /// An invitation.
    Invitation,
    /// The link for one half.
    HalfLink,
}

/// What happened. Rows hold the name as `kind` and the rest as JSON in `detail`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "detail")]
pub enum Event {
    /// A browser began to work on the case.
    #[serde(rename = "visit.began")]
    VisitBegan {
        /// By which way.
        door: Door,
    },
    /// It was left, or ended from the desk; not written for one that ended by time.
    #[serde(rename = "visit.ended")]
    VisitEnded {
        /// The member of staff who ended it; nothing if the customer left.
        by: Option<String>,
    },
    /// Company and contact were given, or changed.
    #[serde(rename = "details.saved")]
    DetailsSaved {},
    /// A step was marked as done in Admin Console, or the mark was taken back.
    #[serde(rename = "step.marked")]
    StepMarked {
        /// The step's slug.
        step: String,
        /// Whether it is done now.
        done: bool,
    },
    /// A test of a scope ended.
    #[serde(rename = "test.ended")]
    TestEnded {
        /// `storage`, `scim` or `accounts`.
        scope: String,
        /// What it found.
        findings: Vec<Finding>,
    },
    /// A package was made.
    #[serde(rename = "package.issued")]
    PackageIssued {
        /// Its id.
        package_id: String,
        /// SHA-256 of the binary file, in hex.
        sha256: String,
        /// Who can open it.
        recipients: Vec<Named>,
    },
    /// Somebody gave the receipt of a package.
    #[serde(rename = "receipt.given")]
    ReceiptGiven {
        /// The package's id.
        package_id: String,
    },
    /// The customer told support what looks different.
    #[serde(rename = "note.told")]
    NoteTold {
        /// The step's slug.
        step: String,
        /// The action's anchor; empty for the step as a whole.
        action: String,
        /// As [`crate::procedure::clean_note`] lets it pass.
        text: String,
    },
    /// Staff sent a hint to the customer.
    #[serde(rename = "hint.sent")]
    HintSent {
        /// The name of the member of staff.
        by: String,
        /// The path of the page that it leads to, with the action's anchor; nothing for words alone.
        href: Option<String>,
        /// What it says beside that.
        text: String,
    },
    /// The customer has gone where a hint points.
    #[serde(rename = "hint.followed")]
    HintFollowed {
        /// The id of the event that sent it.
        hint: String,
    },
    /// The customer has put a hint away.
    #[serde(rename = "hint.closed")]
    HintClosed {
        /// The id of the event that sent it.
        hint: String,
        /// The half of the colleague on whose page it stood; nothing for whoever does the whole case.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        half: Option<Half>,
    },
    /// A link for one half was made.
    #[serde(rename = "half_link.made")]
    HalfLinkMade {
        /// Which half.
        half: Half,
        /// The member of staff; nothing if the customer made it.
        by: Option<String>,
    },
    /// A link for one half works no more.
    #[serde(rename = "half_link.revoked")]
    HalfLinkRevoked {
        /// Which half.
        half: Half,
        /// The member of staff; nothing if the customer did it.
        by: Option<String>,
    },
    /// A colleague handed in one half.
    #[serde(rename = "half.handed_in")]
    HalfHandedIn {
        /// Which half.
        half: Half,
    },
    /// The operator changed to whom packages are sealed.
    #[serde(rename = "recipients.changed")]
    RecipientsChanged {
        /// To whom they were sealed until then.
        before: Vec<Named>,
        /// And from then on.
        after: Vec<Named>,
    },
}

impl Event {
    /// Whether it is the customer's doing: what staff or the operator do is no activity of theirs.
    pub const fn is_customers(&self) -> bool {
        match self {
            Self::VisitEnded { by } | Self::HalfLinkMade { by, .. } | Self::HalfLinkRevoked { by, .. } => by.is_none(),
            Self::HintSent { .. } | Self::RecipientsChanged { .. } => false,
            _ => true,
        }
    }

    /// Whether it changes at once what the customer is told on their page.
    pub const fn is_news(&self) -> bool {
        matches!(self, Self::HintSent { .. } | Self::HalfHandedIn { .. } | Self::VisitEnded { by: Some(_) })
    }
}

/// An event of a case, as it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// Its id: they sort by time.
    pub id: String,
    /// When.
    pub at: Timestamp,
    /// What.
    pub event: Event,
}
