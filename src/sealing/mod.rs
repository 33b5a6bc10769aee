//! age: to recipients, with identities; both ways side by side. The package and the custody of a visit use it.
//!
//! X25519 only (<https://c2sp.org/age>): no passphrases, no plugins, no SSH keys, no post-quantum recipients yet.

mod cipher;
mod identity;
mod recipient;

pub use cipher::{ArmorError, OpenError, SealError, armor, is_sealed, open, seal};
pub use identity::{Identity, IdentityProblem};
pub use recipient::{Recipient, RecipientProblem};
