//! A member of staff, as every page of the desk knows them, and as lists say it.

use jiff::Timestamp;

/// What somebody may do at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Guides customers: invitations, cases, hints.
    Agent,
    /// Answers for the desk: also staff, the audit, exports and deletions.
    Lead,
}

impl Role {
    /// As rows and commands write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Lead => "lead",
        }
    }

    /// Reads what [`Self::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Agent, Self::Lead].into_iter().find(|role| role.as_str() == text)
    }
}

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// UUID v7.
    pub id: String,
    /// What they type to sign in, and what customers read: lower case.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

/// What a list of staff says of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Who it is.
    pub member: Member,
    /// Whether they have a password here.
    pub has_password: bool,
    /// Who signs them in, if somebody else does: an issuer of `OpenID` Connect.
    pub issuer: Option<String>,
    /// When their last session began.
    pub signed_in_at: Option<Timestamp>,
    /// So many of their sessions run.
    pub sessions: u64,
    /// When they were removed.
    pub removed_at: Option<Timestamp>,
}
