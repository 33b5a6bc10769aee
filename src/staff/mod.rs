//! Who works at the support desk, and how do they prove it? Plain values and the checks of proofs; no pages, no database.

mod credentials;
mod member;
mod name;
mod password;
mod totp;

pub use credentials::{Credentials, Proof, prove};
pub use member::{Account, Member, Role};
pub use name::parse as parse_name;
pub use password::{Weak, hash as hash_password, weakness};
pub use totp::TotpSecret;
