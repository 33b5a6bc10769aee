//! Where do short texts come from? From the fluent files of `templates/words/{language}/`, by message id.
//! Long texts (the steps) are templates of their own.

use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::Timestamp;
use unic_langid::langid;

const ENGLISH: &[(&str, &str)] = &[
    ("pages.ftl", include_str!("../templates/words/en/pages.ftl")),
    ("steps.ftl", include_str!("../templates/words/en/steps.ftl")),
    ("findings.ftl", include_str!("../templates/words/en/findings.ftl")),
];

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

/// A run of text: what stands between `**` in a message is a label of Admin Console and shown bold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text, not escaped.
    pub text: String,
    /// Whether it is a label.
    pub label: bool,
}

/// The words of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

/// Why the words could not be loaded.
#[derive(Debug, thiserror::Error)]
#[error("the words of {file} cannot be read: {why}")]
pub struct WordsError {
    file: &'static str,
    why: String,
}

impl Words {
    /// The English words.
    pub fn english() -> Result<Self, WordsError> {
        let mut bundle = FluentBundle::new_concurrent(vec![langid!("en")]);
        bundle.set_use_isolating(false);
        for &(file, text) in ENGLISH {
            let failed = |why: String| WordsError { file, why };
            let resource =
                FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| failed(format!("{errors:?}")))?;
            bundle.add_resource(resource).map_err(|errors| failed(format!("{errors:?}")))?;
        }
        Ok(Self { bundle })
    }

    /// The text of a message. A missing one is said by its id, and in the log.
    pub fn say(&self, message: &Message) -> String {
        let Some(pattern) = self.bundle.get_message(&message.id).and_then(|found| found.value()) else {
            tracing::error!(id = message.id, "a message is missing");
            return message.id.clone();
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&fluent_args(message)), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!(id = message.id, ?errors, "a message lacks a variable");
        }
        text
    }

    /// The text of a message without variables.
    pub fn get(&self, id: &str) -> String {
        self.say(&Message::new(id))
    }

    /// The text of a message, with its labels apart.
    pub fn runs(&self, message: &Message) -> Vec<Run> {
        let runs = self.say(message);
        runs.split("**")
            .enumerate()
            .map(|(at, text)| Run { text: text.to_owned(), label: at % 2 == 1 })
            .filter(|run| !run.text.is_empty())
            .collect()
    }

    /// Whether there is a message of this id.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }
}

fn fluent_args(message: &Message) -> FluentArgs<'_> {
    message
        .args
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Text(text) => FluentValue::from(text.as_str()),
                Arg::Time(time) => FluentValue::from(utc(*time)),
            };
            (name.as_str(), value)
        })
        .collect()
}

/// A time for people: `24 Nov 2026, 14:02 UTC`.
pub fn utc(time: Timestamp) -> String {
    time.strftime("%-d %b %Y, %H:%M UTC").to_string()
}

/// A time that has to be over, in whole minutes: a second later it is the next one.
pub fn utc_over(time: Timestamp) -> String {
    utc(over(time))
}

/// See [`utc_over`].
pub fn over(time: Timestamp) -> Timestamp {
    time + SignedDuration::from_secs(59)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_from_text() {
        let words = Words::english().unwrap();
        assert!(words.has("product-name"));
        let runs = words.runs(&Message::new("label-example"));
        assert_eq!(runs.iter().filter(|run| run.label).count(), 1);
    }

    #[test]
    fn times_are_utc_and_say_so() {
        assert_eq!(utc("2026-11-24T14:02:59Z".parse().unwrap()), "24 Nov 2026, 14:02 UTC");
    }
}
