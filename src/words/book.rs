//! Where do short texts come from? From the fluent files of `templates/words/{language}/`, by message id.
//! Long texts (the steps) are templates of their own.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::{RoundMode, SignedDuration, Timestamp, TimestampRound, Unit};
use unic_langid::{LanguageIdentifier, langid};

use super::language::Language;
use super::message::{Arg, Message, Run};

/// Around a time in a text that is taken apart afterwards: no message has this letter, which Unicode leaves to private use.
const TIME: char = '\u{e000}';

/// The words of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// Why the words could not be loaded.
#[derive(Debug, thiserror::Error)]
#[error("the words of {file} cannot be read: {why}")]
pub struct WordsError {
    file: &'static str,
    why: String,
}

/// The words of every language.
pub struct Library {
    english: Words,
    german: Words,
    pseudo: Words,
}

impl Library {
    /// Loads them all.
    pub fn load() -> Result<Self, WordsError> {
        let of = Words::load;
        Ok(Self { english: of(Language::English)?, german: of(Language::German)?, pseudo: of(Language::Pseudo)? })
    }

    /// Those of one language.
    pub fn of(&self, language: Language) -> &Words {
        match language {
            Language::English => &self.english,
            Language::German => &self.german,
            Language::Pseudo => &self.pseudo,
        }
    }
}

impl Words {
    /// The English words.
    pub fn english() -> Result<Self, WordsError> {
        Self::load(Language::English)
    }

    /// The words of a language.
    pub fn load(language: Language) -> Result<Self, WordsError> {
        let mut bundle = FluentBundle::new_concurrent(vec![rules(language)]);
        bundle.set_use_isolating(false);
        for &(file, text) in language.files() {
            let failed = |why: String| WordsError { file, why };
            let resource =
                FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| failed(format!("{errors:?}")))?;
            bundle.add_resource(resource).map_err(|errors| failed(format!("{errors:?}")))?;
        }
        Ok(Self { language, bundle })
    }

    /// The text of a message. A missing one is said by its id, and in the log.
    pub fn say(&self, message: &Message) -> String {
        self.written(message, &|time| self.time(time))
    }

    fn written(&self, message: &Message, write: &dyn Fn(Timestamp) -> String) -> String {
        let Some(pattern) = self.bundle.get_message(&message.id).and_then(|found| found.value()) else {
            tracing::error!(id = message.id, "a message is missing");
            return message.id.clone();
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&fluent_args(message, write)), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!(id = message.id, ?errors, "a message lacks a variable");
        }
        if self.language == Language::Pseudo { odd(&text) } else { text }
    }

    /// The text of a message without variables.
    pub fn get(&self, id: &str) -> String {
        self.say(&Message::new(id))
    }

    /// A time for people: `24 Nov 2026, 14:02 UTC`.
    pub fn time(&self, time: Timestamp) -> String {
        time.strftime(self.language.time()).to_string()
    }

    /// Seconds for people, with one decimal: `1.2`. Never rounded to nothing.
    pub fn seconds(&self, milliseconds: u64) -> String {
        let tenths = (milliseconds % 1000).div_ceil(100).min(9);
        format!("{}{}{tenths}", milliseconds / 1000, self.language.decimal())
    }

    /// The text of a message, with its labels and times apart.
    pub fn runs(&self, message: &Message) -> Vec<Run> {
        let marked = |time: Timestamp| format!("{TIME}{}{TIME}", time.as_second());
        let text = self.written(message, &marked);
        let labels = text.split("**").enumerate().map(|(at, part)| (at % 2 == 1, part));
        let parts = labels
            .flat_map(|(label, part)| part.split(TIME).enumerate().map(move |(at, part)| (label, at % 2 == 1, part)));
        parts
            .filter(|(_, _, part)| !part.is_empty())
            .map(|(label, is_time, part)| self.run(label, is_time, part))
            .collect()
    }

    fn run(&self, label: bool, is_time: bool, part: &str) -> Run {
        let time = part.parse().ok().filter(|_| is_time).and_then(|seconds| Timestamp::from_second(seconds).ok());
        Run { text: time.map_or_else(|| part.to_owned(), |time| self.time(time)), label, time }
    }

    /// Whether there is a message of this id.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }
}

/// By whose rules plurals are formed.
fn rules(language: Language) -> LanguageIdentifier {
    match language {
        Language::English | Language::Pseudo => langid!("en"),
        Language::German => langid!("de"),
    }
}

/// Odd letters in brackets, except in labels of Admin Console and times.
fn odd(text: &str) -> String {
    const PLAIN: &str = "aceginosuzACEGINOSUZ";
    const ODD: &str = "áçéĝîñöšüžÁÇÉĜÎÑÖŠÜŽ";
    let letter = |letter: char| {
        let at = PLAIN.chars().position(|plain| plain == letter);
        at.and_then(|at| ODD.chars().nth(at)).unwrap_or(letter)
    };
    let piece = |(at, piece): (usize, &str)| {
        if at % 2 == 1 || piece.is_empty() {
            piece.to_owned()
        } else {
            format!("[{}]", piece.chars().map(letter).collect::<String>())
        }
    };
    let pieces = |part: &str| part.split(TIME).enumerate().map(piece).collect::<Vec<_>>().join(&TIME.to_string());
    let part = |(at, part): (usize, &str)| if at % 2 == 1 { part.to_owned() } else { pieces(part) };
    text.split("**").enumerate().map(part).collect::<Vec<_>>().join("**")
}

fn fluent_args<'a>(message: &'a Message, write: &dyn Fn(Timestamp) -> String) -> FluentArgs<'a> {
    message
        .args
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Text(text) => FluentValue::from(text.as_str()),
                Arg::Time(time) => FluentValue::from(write(*time)),
            };
            (name.as_str(), value)
        })
        .collect()
}

/// A time that has to be over, in whole minutes: a second later it is the next one.
pub fn over(time: Timestamp) -> Timestamp {
    let minute = TimestampRound::new().smallest(Unit::Minute).mode(RoundMode::Trunc);
    let later = time + SignedDuration::from_secs(59);
    later.round(minute).unwrap_or(later)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_forgotten_stays_plain_beside_odd_letters() {
        assert_eq!(odd("Choose **Save** again"), "[Çhööšé ]**Save**[ áĝáîñ]");
    }

    #[test]
    fn labels_are_told_from_text() {
        let words = Words::english().unwrap();
        assert!(words.has("product-name"));
        let runs = words.runs(&Message::new("label-example"));
        assert_eq!(runs.iter().filter(|run| run.label).count(), 1);
    }

    #[test]
    fn times_are_told_from_text() {
        let time: Timestamp = "2026-11-24T14:02:59Z".parse().unwrap();
        for words in [Words::english().unwrap(), Words::load(Language::Pseudo).unwrap()] {
            let message = Message::new("finding-eight-by-eight-rate-limited-do").with("retry_at", time);
            let runs = words.runs(&message);
            let told: Vec<_> = runs.iter().filter_map(|run| Some((run.time?, run.text.as_str()))).collect();
            assert_eq!(told, [(time, "24 Nov 2026, 14:02 UTC")]);
            assert!(runs.len() == 3 && runs.iter().all(|run| !run.text.contains(TIME)), "{runs:?}");
        }
    }

    #[test]
    fn times_are_utc_and_say_so() {
        let time = Words::english().unwrap().time("2026-11-24T14:02:59Z".parse().unwrap());
        assert_eq!(time, "24 Nov 2026, 14:02 UTC");
        let german = Words::load(Language::German).unwrap();
        assert_eq!(german.time("2026-11-04T14:02:59Z".parse().unwrap()), "04.11.2026, 14:02 UTC");
    }

    #[test]
    fn seconds_have_the_decimal_of_the_language() {
        let (english, german) = (Words::english().unwrap(), Words::load(Language::German).unwrap());
        assert_eq!((english.seconds(1150), german.seconds(1150)), ("1.2".to_owned(), "1,2".to_owned()));
        assert_eq!((english.seconds(1), english.seconds(2950)), ("0.1".to_owned(), "2.9".to_owned()));
    }

    #[test]
    fn each_language_has_its_own_words() {
        let library = Library::load().unwrap();
        let names = Language::ALL.map(|language| library.of(language).get("back-overview"));
        assert_eq!(names, ["Back to the overview", "Zurück zur Übersicht"]);
    }
}
