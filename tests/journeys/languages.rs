//! Do all languages say the same? Every message stands in each of them, with the same variables, parts, cases and labels of
//! Admin Console; and each keeps to its own manners.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use gong_onboarding::words::Language;

const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/words");
/// Which of these a language needs is its own business.
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// What a message is made of, apart from its words.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    variables: BTreeSet<String>,
    /// Other messages that it takes in.
    parts: BTreeSet<String>,
    /// The cases that it tells apart.
    cases: BTreeSet<String>,
    /// Labels of Admin Console.
    labels: Vec<String>,
}

/// Every message of a file, by id, as it is written.
fn messages(file: &Path) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut last = None;
    for line in fs::read_to_string(file).unwrap().lines() {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            let (id, text) = line.split_once(" = ").unwrap();
            assert!(found.insert(id.to_owned(), text.to_owned()).is_none(), "{id} stands twice in {}", file.display());
            last = Some(id.to_owned());
        } else if let Some(text) = last.as_ref().and_then(|id| found.get_mut(id)).filter(|_| !line.starts_with('#')) {
            text.push('\n');
            text.push_str(line);
        }
    }
    assert!(!found.is_empty());
    found
}

fn shape(text: &str) -> Shape {
    let name = |piece: &str| {
        piece.split(|c: char| !c.is_ascii_alphanumeric() && !['-', '_'].contains(&c)).next().unwrap().to_owned()
    };
    let after =
        |start: &str| text.split(start).skip(1).map(name).filter(|name| !name.is_empty()).collect::<BTreeSet<_>>();
    let in_cases = |line: &str| {
        line.trim().trim_start_matches('*').strip_prefix('[').and_then(|rest| rest.split(']').next()).map(str::to_owned)
    };
    let mut labels: Vec<String> = text.split("**").skip(1).step_by(2).map(str::to_owned).collect();
    labels.sort();
    Shape {
        variables: after("$"),
        parts: after("{ "),
        cases: text.lines().filter_map(in_cases).filter(|case| !PLURALS.contains(&case.as_str())).collect(),
        labels,
    }
}

fn folders() -> impl Iterator<Item = (Language, String)> {
    Language::ALL.into_iter().map(|language| (language, format!("{WORDS}/{}", language.tag())))
}

fn names(folder: &str) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn every_language_has_the_same_messages_of_the_same_shape() {
    let english = format!("{WORDS}/en");
    let others: BTreeSet<String> = Language::ALL.iter().map(|language| language.tag().to_owned()).collect();
    assert_eq!(names(WORDS), others, "a folder for each language, and no other");
    for (language, folder) in folders() {
        assert_eq!(names(&folder), names(&english));
        for file in names(&folder) {
            let (own, expected) =
                (messages(&Path::new(&folder).join(&file)), messages(&Path::new(&english).join(&file)));
            let ids = |of: &BTreeMap<String, String>| of.keys().cloned().collect::<BTreeSet<_>>();
            let odd: Vec<_> = ids(&own).symmetric_difference(&ids(&expected)).cloned().collect();
            assert!(odd.is_empty(), "{language:?}, {file}: missing or too much: {odd:?}");
            for (id, text) in &own {
                assert_eq!(shape(text), shape(&expected[id]), "{language:?}, {file}: {id}");
            }
        }
    }
}

#[test]
fn a_shape_shows_what_a_translator_may_forget() {
    let whole = "{ $why ->\n    [html] Open **Save** { part-of-it }.\n   *[other] { $count }\n}";
    for (without, what) in
        [("[html]", "case"), ("**Save**", "label"), ("{ part-of-it }", "part"), ("{ $count }", "variable")]
    {
        assert_ne!(shape(whole), shape(&whole.replace(without, "")), "{what}");
    }
    assert_eq!(shape("{ $n ->\n    [one] Eins\n   *[other] { $n }\n}"), shape("{ $n ->\n   *[other] { $n }\n}"));
}

#[test]
fn words_are_calm_and_well_set_in_every_language() {
    for (language, folder) in folders() {
        let loud: &[&str] = match language {
            Language::German => &["bitte", "dringend", "hoppla", "leider", "kinderleicht"],
            Language::English | Language::Pseudo => &["please", "oops", "urgent", "sorry"],
        };
        for file in names(&folder) {
            for (id, text) in messages(&Path::new(&folder).join(&file)) {
                let quoted = text.replace("{\"\"}", "").replace("{\" \"}", "");
                assert!(!quoted.contains(['!', '"']), "{language:?}: {id}");
                let lower = text.to_lowercase();
                let mut words = lower.split(|c: char| !c.is_alphabetic());
                assert_eq!(words.find(|word| loud.contains(word)), None, "{language:?}: {id}");
                let german = language == Language::German;
                assert_eq!(text.matches('„').count(), if german { text.matches('“').count() } else { 0 }, "{id}");
                assert!(!german || !text.contains("E-Mail"), "{id}: a line may break at this hyphen; U+2011 holds");
                assert!(!german || !text.contains(['”', '\'']), "{id}");
            }
        }
    }
}
