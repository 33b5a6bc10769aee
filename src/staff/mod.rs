//! Who works at the support desk, and how do they prove it? Plain values and the checks of proofs; no pages, no database.

mod member;

pub use member::{Member, Role};
