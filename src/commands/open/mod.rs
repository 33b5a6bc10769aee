//! Gong's side: opens a package, verifies who made it, prints what it holds. Nothing is printed before all is verified.

mod args;
mod files;
mod identities;
mod passphrase;
mod print;
mod recheck;
mod refusal;
mod run;
mod visible;

pub use args::{Format, Open};
pub use passphrase::{Passphrases, Terminal};
pub use recheck::{Recheck, Rechecked};
pub use run::run;
