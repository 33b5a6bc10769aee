//! Which faults are there, and what must each lead to? `docs/diagnosis.toml`, read and looked over.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use gong_onboarding::checks::finding::{Code, Outcome};
use gong_onboarding::simulator::{Fault as Simulated, SCENARIOS};
use gong_onboarding::words::{Language, Words};
use serde::Deserialize;

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    #[serde(rename = "fault")]
    pub(crate) faults: Vec<Fault>,
}

/// What can be wrong, and what the admin must see then.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fault {
    /// In plain words.
    pub(crate) wrong: String,
    /// Where it is entered.
    pub(crate) half: Half,
    #[serde(flatten)]
    pub(crate) given: Given,
    pub(crate) finding: String,
    /// The line "8x8 answered", or what was seen instead of an answer.
    pub(crate) answered: String,
    pub(crate) remedy: String,
    /// The anchors of the actions to which it links, in this order.
    #[serde(default)]
    pub(crate) actions: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Half {
    Storage,
    Scim,
    Both,
}

/// How it comes about.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Given {
    /// What is pasted into the fields; `{key}`, `{secret}`, `{url}` and `{token}` are right values.
    Paste(BTreeMap<String, String>),
    /// How the simulated 8x8 misbehaves.
    Fault(String),
    /// A customer of the simulated 8x8.
    Scenario(String),
    /// What lies between the portal and 8x8.
    Network(String),
}

pub(crate) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| toml::from_str(include_str!("../../docs/diagnosis.toml")).unwrap())
}

/// Whether something is to be done about it.
pub(crate) fn is_judged(code: Code) -> bool {
    code.outcome() != Outcome::Pass
}

/// The messages of the playbook on a finding: what to ask the customer, and whom to turn to if that does not help.
pub(crate) fn play(code: Code) -> [String; 2] {
    ["ask", "escalate"].map(|part| format!("play-{}-{part}", code.slug()))
}

#[test]
fn the_table_is_sound() {
    let Table { faults } = table();
    assert!(faults.len() >= 60);
    let wrong: BTreeSet<&str> = faults.iter().map(|fault| fault.wrong.as_str()).collect();
    assert_eq!(wrong.len(), faults.len(), "two faults are called the same");
    for fault in faults {
        let code = Code::ALL.iter().find(|code| code.as_str() == fault.finding);
        assert!(code.is_some() && !fault.answered.is_empty(), "{}", fault.wrong);
        let known = match &fault.given {
            Given::Fault(name) => Simulated::parse(name).is_some_and(|fault| fault.to_string() == *name),
            Given::Scenario(name) => SCENARIOS.iter().any(|scenario| scenario.name == name),
            Given::Paste(_) | Given::Network(_) => true,
        };
        assert!(known, "{}", fault.wrong);
    }
    for code in Code::ALL.iter().filter(|code| is_judged(**code)) {
        assert!(faults.iter().any(|fault| fault.finding == code.as_str()), "{code:?} has no fault");
    }
}

#[test]
fn every_judged_finding_is_in_the_playbook_and_no_other() {
    for language in Language::ALL {
        let words = Words::load(language).unwrap();
        for code in Code::ALL {
            let said = play(*code).map(|id| words.has(&id));
            assert_eq!(said, [is_judged(*code); 2], "{language:?}: {code:?}: what to ask, whom to turn to");
        }
    }
}

/// Who hears the finding and what was answered knows what to do.
#[test]
fn what_is_said_tells_remedies_apart() {
    let mut remedies = BTreeMap::new();
    for fault in &table().faults {
        let remedy = (&fault.remedy, &fault.actions);
        let said = (fault.finding.as_str(), fault.answered.as_str());
        assert_eq!(*remedies.entry(said).or_insert(remedy), remedy, "{}", fault.wrong);
    }
}
