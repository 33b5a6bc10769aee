//! The sealed result: two lines of JSON, the document and its signature, sealed with age to Gong's recipients.

mod document;
mod envelope;
#[cfg(fuzzing)]
pub mod fuzzing;
mod line;
mod name;
mod signature;

pub use document::{Css, Customer, Document, Evidence, FORMAT, FormatProblem, Input, Named, Portal, SCHEMA, Scim};
pub use envelope::{MakeError, OpenProblem, Opened, SignedLine, make, open};
pub use name::file_name;
pub use signature::{KeyError, SignatureProblem, SigningKey, Trust, TrustProblem, jwks};
