//! Who else vouches for staff? A provider of `OpenID` Connect: the portal leads a browser there, and takes who comes back
//! for who the signed ID token says. No pages, no database.

mod caller;
mod flow;
mod provider;
mod roles;
mod vouching;

pub use flow::Flow;
pub use provider::{Issuer, IssuerProblem};
pub use vouching::Vouched;
