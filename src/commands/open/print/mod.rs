//! How is an opened package printed? For people, and for a shell.

mod env;
mod text;

pub(super) use env::env;
pub(super) use text::text;
