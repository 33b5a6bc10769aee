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
    /// What it came to.
    pub verdict: Verdict,
}

/// What asking again came to. Unless the credentials work, the exit code is 6 and nothing is printed on standard output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing failed.
    Works,
    /// A credential no longer works.
    NoLongerWorks,
    /// 8x8 could not be asked to the end; no credential was found wrong.
    Unknown,
}
