//! The sealed result: two lines of JSON, the document and its signature, sealed with age to Gong's recipients.

mod document;
mod envelope;
#[cfg(fuzzing)]
pub mod fuzzing;
mod line;
mod name;
mod receipt;
mod signature;
mod signing_keys;

pub use document::{
    Css, Customer, Document, Evidence, FORMAT, FormatProblem, Input, Named, Portal, Replaced, SCHEMA, Scim, Superseded,
};
pub use envelope::{Made, MakeError, OpenProblem, Opened, SignedLine, make, open};
pub use name::file_name;
pub use receipt::Receipt;
pub use signature::{KeyError, SignatureProblem, SigningKey, Trust, TrustProblem, jwks};
pub use signing_keys::{Role, SigningKeys, TurnProblem};
