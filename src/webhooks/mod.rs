//! How are other programs told of what happens here? By Standard Webhooks: which topics there are, who asked for which, how a
//! message is signed, and when one is tried again. Nothing here speaks to anybody: `courier` does.

mod schedule;
mod secrets;
mod subscriptions;
mod topic;

pub use schedule::{LASTS, next};
pub use secrets::{SecretProblem, SigningSecrets};
pub use subscriptions::Subscriptions;
pub use topic::Topic;

/// JSON Schema of every message's body.
pub const SCHEMA: &str = include_str!("schema.json");
