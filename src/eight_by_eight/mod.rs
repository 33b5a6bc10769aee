//! The remote side: 8x8's protocols, spoken by one guarded HTTP client. No advice, no HTML, nothing that writes.

mod breaker;
mod reach;
pub mod failure;
mod body;
pub mod http;
mod lenient;
pub mod scim_url;
pub mod oauth;
pub mod storage;
pub mod scim;
#[cfg(fuzzing)]
pub mod fuzzing;

pub use failure::Failure;
pub use http::{Http, HttpError};
pub use reach::Reach;
pub use scim_url::{ScimUrl, ScimUrlProblem};
