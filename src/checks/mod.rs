//! Does what was typed work? Checks judge answers of 8x8; advice turns findings into words.

pub mod finding;
mod notes;
mod credentials;
mod evidence;
mod failing;
pub mod typed;
mod storage;
mod regions;
mod scim;
mod accounts;
mod suite;
pub mod advice;

pub use advice::{Explanation, Remedy, Situation, explain, may_pass_later};
pub use credentials::{ScimCredentials, StorageCredentials};
pub use evidence::{ScimEvidence, StorageEvidence};
pub use notes::{OnProgress, Progress, Question, Tested};
pub use suite::Checks;
