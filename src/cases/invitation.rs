//! What is known of an invitation, and how far is it? Plain values; of its token only the hash is kept, by the store.

use jiff::Timestamp;

use super::case::Details;

/// What staff write into an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// Company and contact: suggestions, until the customer says so themselves.
    pub details: Details,
    /// The tag of the language in which the customer is addressed.
    pub language: String,
    /// For staff alone; may be empty.
    pub note: String,
    /// Which of the operator's recipients the packages are for; nothing for those without a group.
    pub recipient_group: Option<String>,
    /// Staff rehearse.
    pub is_rehearsal: bool,
}

/// An invitation, without its token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// UUID v7.
    pub id: String,
    /// What staff wrote; its texts are empty once the case was deleted.
    pub invited: Invited,
    /// The id of the member of staff who made it.
    pub made_by: String,
    /// Their name.
    pub made_by_name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// From then on its link opens nothing.
    pub expires_at: Timestamp,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
    /// How often its page was looked at.
    pub opens: i64,
    /// How often its button began a visit.
    pub starts: i64,
    /// The case that it led to, unless that was deleted.
    pub case_id: Option<String>,
    /// The spoken code of that case.
    pub case_code: Option<String>,
    /// When a package of that case was last made.
    pub completed_at: Option<Timestamp>,
}

/// How far an invitation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has looked at its link.
    Unopened,
    /// Somebody has looked at its link, and pressed nothing.
    Opened,
    /// A case has begun.
    Started,
    /// The case has its package: the link has done its work.
    Completed,
    /// Its time is over.
    Expired,
    /// Staff closed it.
    Revoked,
    /// The case that it led to was deleted.
    Deleted,
}

impl Standing {
    /// Whether the link opens something.
    pub const fn is_usable(self) -> bool {
        matches!(self, Self::Unopened | Self::Opened | Self::Started)
    }

    /// Whether staff can still renew, extend or revoke it.
    pub const fn can_change(self) -> bool {
        self.is_usable() || matches!(self, Self::Expired)
    }
}

impl Invitation {
    /// From this many days on, up to [`Self::MOST_DAYS`], an invitation is valid.
    pub const LEAST_DAYS: i64 = 1;
    /// So many days at most.
    pub const MOST_DAYS: i64 = 30;

    /// How far it is.
    pub fn standing(&self, now: Timestamp) -> Standing {
        match self {
            Self { revoked_at: Some(_), .. } => Standing::Revoked,
            Self { case_id: None, starts: 1.., .. } => Standing::Deleted,
            Self { completed_at: Some(_), .. } => Standing::Completed,
            Self { expires_at, .. } if *expires_at <= now => Standing::Expired,
            Self { case_id: Some(_), .. } => Standing::Started,
            Self { opens: 1.., .. } => Standing::Opened,
            _ => Standing::Unopened,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn what_closes_a_link_is_said_before_what_merely_happened_to_it() {
        let details =
            Details { company: "Acme".into(), contact_name: "Jane".into(), contact_email: "j@a.example".into() };
        let invited =
            Invited { details, language: "en".into(), note: String::new(), recipient_group: None, is_rehearsal: false };
        let new = Invitation {
            id: "id".into(),
            invited,
            made_by: "ada".into(),
            made_by_name: "ada".into(),
            created_at: at(0),
            expires_at: at(100),
            revoked_at: None,
            opens: 0,
            starts: 0,
            case_id: None,
            case_code: None,
            completed_at: None,
        };
        let opened = Invitation { opens: 2, ..new.clone() };
        let started = Invitation { starts: 1, case_id: Some("case".into()), ..opened.clone() };
        let completed = Invitation { completed_at: Some(at(50)), ..started.clone() };
        let deleted = Invitation { case_id: None, ..started.clone() };
        let revoked = Invitation { revoked_at: Some(at(60)), ..completed.clone() };
        for (invitation, before, after) in [
            (new, Standing::Unopened, Standing::Expired),
            (opened, Standing::Opened, Standing::Expired),
            (started, Standing::Started, Standing::Expired),
            (completed, Standing::Completed, Standing::Completed),
            (deleted, Standing::Deleted, Standing::Deleted),
            (revoked, Standing::Revoked, Standing::Revoked),
        ] {
            assert_eq!((invitation.standing(at(99)), invitation.standing(at(100))), (before, after));
        }
    }
}
