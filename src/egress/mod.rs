//! What leaves this program, and where may it go? The guards of every call to 8x8 and of every webhook: public addresses, or
//! those that the operator permits, over TLS, without redirects or proxies, bounded in time.

mod address;
mod client;
mod no_answer;
mod reach;
mod resolver;
pub mod retry_after;

pub use address::{is_loopback_host, is_public, loopback};
pub use client::{Rules, admit, builder, cause};
pub use no_answer::{NoAnswer, Unreachable, classify};
pub use reach::Reach;
pub use resolver::{Found, Lookup, SystemLookup};
