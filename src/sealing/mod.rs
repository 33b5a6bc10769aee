//! age: to recipients, with identities; both ways side by side. The package and the custody of a visit use it.
//!
//! What age has by itself (<https://c2sp.org/age>): X25519 and its post-quantum hybrid with ML-KEM-768 both ways, the
//! recipients of hardware (`tag`, `tagpq`) for sealing. No plugins and no SSH keys.

mod anatomy;
mod cipher;
mod hybrid;
mod identity;
mod identity_file;
mod recipient;

pub use anatomy::{Anatomy, Flaw, Stanza};
pub use cipher::{ArmorError, OpenError, SealError, armor, is_sealed, open, open_with_passphrase, seal};
pub use identity::{Identity, IdentityProblem};
pub use identity_file::{IdentityFile, Protected};
pub use recipient::{Recipient, RecipientProblem};
