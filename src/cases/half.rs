//! Which part of the credentials, and what does a test look at?

use serde::{Deserialize, Serialize};

use crate::procedure::{Part, Slug};

/// The two independent halves of the credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

    /// Reads what [`Self::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Storage, Self::Scim].into_iter().find(|half| half.as_str() == text)
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Storage => Self::Scim,
            Self::Scim => Self::Storage,
        }
    }

    /// Its part of the task list.
    pub const fn part(self) -> Part {
        match self {
            Self::Storage => Part::Storage,
            Self::Scim => Part::Scim,
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
