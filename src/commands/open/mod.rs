//! Gong's side: opens a package, verifies who made it, prints what it holds. Nothing is printed before all is verified.

mod args;
pub(super) mod files;
mod identities;
mod passphrase;
mod print;
mod recheck;
pub(super) mod refusal;
mod run;

pub use args::{Format, Open};
pub use passphrase::{Passphrases, Terminal};
pub use recheck::{Recheck, Rechecked, Verdict};
pub use run::run;
