//! What is known of a link by which a colleague does one half of a case? Never its token.

use jiff::{SignedDuration, Timestamp};

use super::half::Half;

/// A link for one half.
#[derive(Clone, Debug)]
pub struct HalfLink {
    /// UUID v7.
    pub id: String,
    /// Its case.
    pub case_id: String,
    /// What its visits may do.
    pub half: Half,
    /// The member of staff who made it; nothing if the customer did.
    pub made_by_name: Option<String>,
    /// When.
    pub created_at: Timestamp,
    /// It opens nothing from then on.
    pub expires_at: Timestamp,
    /// When it was withdrawn, or a newer one took its place.
    pub revoked_at: Option<Timestamp>,
    /// How often its page was looked at.
    pub opens: u32,
    /// When its half was last handed in.
    pub handed_in_at: Option<Timestamp>,
}

/// What became of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nobody looked at its page yet.
    Unopened,
    /// Somebody did.
    Opened,
    /// Its half came in; the link may still work.
    HandedIn(Timestamp),
    /// It was withdrawn, or a newer one took its place.
    Withdrawn(Timestamp),
    /// Its time ran out.
    Expired,
}

impl HalfLink {
    /// It works for so long.
    pub const LASTS: SignedDuration = SignedDuration::from_hours(7 * 24);
    /// So many may work at once for a half of a case.
    pub const MOST: u8 = 5;
    /// So long after its end it is still known what became of it.
    pub const REMEMBERED: SignedDuration = SignedDuration::from_hours(30 * 24);

    /// Whether it opens something.
    pub fn works(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && self.expires_at > now
    }

    /// What became of it.
    pub fn fate(&self, now: Timestamp) -> Fate {
        match (self.handed_in_at, self.revoked_at) {
            (Some(at), _) => Fate::HandedIn(at),
            (None, Some(at)) => Fate::Withdrawn(at),
            (None, None) if self.expires_at <= now => Fate::Expired,
            (None, None) if self.opens > 0 => Fate::Opened,
            (None, None) => Fate::Unopened,
        }
    }
}
