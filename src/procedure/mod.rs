//! The procedure as data: which steps there are, in which order, what each needs. No network, no HTML.

mod action;
mod answers;
mod note;
mod pasted;
mod step;
mod steps;

pub use action::Action;
pub use answers::{ManualUsers, Provider, TextProblem, clean_text, email_address};
pub use note::{MAX_NOTE, clean_note};
pub use pasted::{Cleaned, Malformed, Removed, clean_credential};
pub use step::{Part, Slug, Step};
pub use steps::{STEPS, next, step, step_of};
