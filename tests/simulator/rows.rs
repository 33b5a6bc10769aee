//! Are the rows of the table sound, and printed whole?

use std::collections::HashSet;

use gong_onboarding::checks::finding::Code;
use gong_onboarding::simulator::{Directory, SCENARIOS, Storage, table};

#[test]
fn sample_values_have_the_shapes_of_their_fields_and_are_all_distinct() {
    let mut seen = HashSet::new();
    let base64 = |text: &str| text.len() == 48 && text.chars().all(|c| c.is_ascii_alphanumeric() || "+/".contains(c));
    for scenario in SCENARIOS {
        assert!(scenario.key.strip_prefix("eght_").is_some_and(base64), "{}", scenario.key);
        assert!(base64(scenario.secret), "{}", scenario.secret);
        assert!(scenario.scim_token.len() > 64 && scenario.scim_token.is_ascii());
        assert_eq!(scenario.customer_id.len(), 18);
        for value in
            [scenario.name, scenario.title, scenario.key, scenario.secret, scenario.customer_id, scenario.scim_token]
        {
            assert!(seen.insert(value), "{value}");
        }
        for value in [scenario.key, scenario.secret, scenario.scim_token] {
            assert!(seen.insert(&value[value.len() - 4..]), "two values end alike: {value}");
        }
    }
}

#[test]
fn each_scenario_is_about_one_half_and_expects_known_findings() {
    for scenario in SCENARIOS {
        let both = scenario.storage != Storage::AllWell && scenario.directory != Directory::AllWell;
        assert!(!both, "{}", scenario.name);
        for code in scenario.expected {
            assert!(Code::ALL.iter().any(|known| known.as_str() == *code), "{}: {code}", scenario.name);
        }
    }
}

#[test]
fn the_table_shows_every_value_to_paste() {
    let table = table("http://127.0.0.1:8088/");
    assert!(table.starts_with(
        "Everything is right (all-well)\n  Key            eght_SampleKeysqq40SVPZzHnZenlrh2iMPT6/RgkxJzYWH5tNcM\n"
    ));
    assert!(table.contains("\n  8x8 URL        http://127.0.0.1:8088/udi/customers/0012J00002SAMPL01M/scim/v2\n"));
    for scenario in SCENARIOS {
        for value in [scenario.title, scenario.key, scenario.secret, scenario.customer_id, scenario.scim_token] {
            assert!(table.contains(value), "{value}");
        }
    }
}
