//! The procedure as data: which steps there are, in which order, what each needs. No network, no HTML.

mod action;
mod answers;
mod step;
mod steps;

pub use action::Action;
pub use answers::{
    Cleaned, Malformed, ManualUsers, Provider, Removed, TextProblem, clean_credential, clean_text, email_address,
};
pub use step::{Part, Slug, Step};
pub use steps::{STEPS, next, step};
