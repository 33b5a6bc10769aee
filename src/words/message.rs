//! What is to be said? A message id and the values of its variables; and what was said, in runs of text and labels.

use std::collections::BTreeMap;

use jiff::Timestamp;

/// A message to be said: its id and the values of its variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Id in the fluent files.
    pub id: String,
    /// Variables.
    pub args: BTreeMap<String, Arg>,
}

impl Message {
    /// A message without variables.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), args: BTreeMap::new() }
    }

    /// Adds a variable.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }
}

/// The value of a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A number; fluent chooses plural forms by it.
    Number(u64),
    /// Text, put in as it is.
    Text(String),
    /// A time, written as `24 Nov 2026, 14:02 UTC`.
    Time(Timestamp),
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Timestamp> for Arg {
    fn from(time: Timestamp) -> Self {
        Self::Time(time)
    }
}

/// A run of text: what stands between `**` in a message is a label of Admin Console and shown bold, and a
/// time is a run of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text, not escaped.
    pub text: String,
    /// Whether it is a label.
    pub label: bool,
    /// When it is, if it is a time.
    pub time: Option<Timestamp>,
}
