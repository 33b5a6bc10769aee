//! What became of a message for other programs? Plain values: for whoever delivers it, and for the desk.

use jiff::Timestamp;

/// How far a delivery is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is tried, now or later.
    Waiting,
    /// It was taken.
    Delivered,
    /// It was given up.
    Failed,
}

impl Progress {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Delivered, Self::Failed];

    /// As rows and addresses write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
        }
    }

    /// Reads what [`Self::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|progress| progress.as_str() == text)
    }
}

/// A message on its way to an endpoint.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// UUID v7: they sort by time.
    pub id: String,
    /// The header `webhook-id`, the same for every attempt and every endpoint.
    pub message_id: String,
    /// The endpoint's name.
    pub endpoint: String,
    /// The message's topic.
    pub topic: String,
    /// Of which case, if of one.
    pub case_id: Option<String>,
    /// When it happened.
    pub at: Timestamp,
    /// How far it is.
    pub progress: Progress,
    /// When it is tried next, if it waits.
    pub due_at: Timestamp,
    /// How many attempts there were.
    pub attempts: i64,
    /// When it was taken or given up.
    pub ended_at: Option<Timestamp>,
}

/// What came of one attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Which one, from 1.
    pub number: i64,
    /// When it was made.
    pub at: Timestamp,
    /// The HTTP status, if there was an answer.
    pub status: Option<u16>,
    /// How long it took.
    pub milliseconds: i64,
    /// What went wrong, in a word; nothing if the message was taken.
    pub problem: Option<String>,
}

/// How an endpoint fares.
#[derive(Clone, Debug, Default)]
pub struct Health {
    /// When a message was last taken.
    pub succeeded_at: Option<Timestamp>,
    /// Since when none was.
    pub failing_since: Option<Timestamp>,
    /// Since when nothing is sent, because it said that it is gone.
    pub paused_at: Option<Timestamp>,
    /// How many messages wait for it.
    pub waiting: i64,
}

/// A delivery that is to be tried now, and by nobody else until the lease is over.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The delivery's id.
    pub id: String,
    /// By which the outcome is written down.
    pub lease: String,
    /// The header `webhook-id`.
    pub message_id: String,
    /// The message's topic.
    pub topic: String,
    /// What is signed and sent.
    pub body: String,
    /// Which attempt this is, in all.
    pub number: i64,
    /// Which one since `began_at`.
    pub tries: i64,
    /// Since when it is tried.
    pub began_at: Timestamp,
}

/// What becomes of a delivery after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was taken.
    Delivered,
    /// It is tried again then.
    Again(Timestamp),
    /// It was tried for a day.
    GivenUp,
    /// The endpoint is gone: nothing more is sent to it until a lead resumes it.
    Gone,
}
