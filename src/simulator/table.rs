//! What does a terminal show of the scenarios? Aligned plain text with the values to paste, under the names that Admin
//! Console and the portal give them.

use super::fault::{Fault, Kind, Place};
use super::scenario::Scenario;
use super::scenarios::SCENARIOS;

/// All scenarios with their sample values; `scim_base` is where SCIM is served (`http://127.0.0.1:8088`).
pub fn table(scim_base: &str) -> String {
    let blocks: Vec<_> = SCENARIOS.iter().map(|scenario| block(scenario, scim_base)).collect();
    blocks.join("\n")
}

/// How to bring about a fault, and which there are.
pub fn faults() -> String {
    let example = Fault { place: Place::Token, kind: Kind::Status(503) };
    let other = Fault { place: Place::Users, kind: Kind::WebPage };
    let kinds: Vec<String> = Kind::NAMED.iter().map(ToString::to_string).collect();
    format!(
        "Faults\n  Paste {} as the Key, with any Secret, or {} as the 8x8 API Token, with any customer id.\n  \
         Before the last dot stands the request (token, regions, objects, users), behind it how it goes wrong: status-100 \
         to status-599, {}.\n",
        example.key(),
        other.token(),
        kinds.join(", ")
    )
}

fn block(scenario: &Scenario, scim_base: &str) -> String {
    let lines = [
        ("Key", scenario.key.to_owned()),
        ("Secret", scenario.secret.to_owned()),
        ("8x8 URL", scenario.scim_url(scim_base)),
        ("8x8 API Token", scenario.scim_token.to_owned()),
        ("Finds", finds(scenario)),
    ];
    let heading = format!("{} ({})\n", scenario.title, scenario.name);
    lines.iter().fold(heading, |text, (label, value)| format!("{text}  {label:<15}{value}\n"))
}

fn finds(scenario: &Scenario) -> String {
    if scenario.expected.is_empty() { "nothing but passes".to_owned() } else { scenario.expected.join(", ") }
}
