//! Do the credentials still work? Asked through a trait, so that opening a package needs no network to be tested.

use std::pin::Pin;

use crate::package::Document;

/// Asks 8x8 again.
pub trait Recheck {
    /// Tests both halves of the credentials, read only.
    fn recheck<'a>(&'a self, document: &'a Document) -> Pin<Box<dyn Future<Output = Rechecked> + 'a>>;
}

/// What asking again found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rechecked {
    /// What to say, one line each, without credentials. Said on standard error.
    pub lines: Vec<String>,
    /// Whether a credential no longer works: exit code 6, and nothing is printed on standard output.
    pub failed: bool,
}
