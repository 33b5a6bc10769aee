//! What is said, in which language? Short texts by message id; long texts (the steps) are templates of their own, one
//! for each language.

mod language;
mod message;
mod book;
mod unmarked;

pub use book::{Library, Words, WordsError, over};
pub use language::Language;
pub use message::{Arg, Message, Run};
pub use unmarked::unmarked;
