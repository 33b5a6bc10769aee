//! Who carries messages to other programs? One task for each endpoint, in every replica; the store sees to it that no message
//! is carried by two at once.

mod post;
mod round;

pub use post::NoClient;
pub use round::Courier;
