//! Do the documents name what exists? Every row of the defences in docs/security.md names a test, every test and every file
//! that it names is there, and every topic of webhooks has an example.

#![expect(clippy::panic, reason = "tests may fail")]

use std::path::Path;

#[cfg(test)]
mod closed;

fn read(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(file).unwrap_or_else(|_| panic!("docs/security.md names {path}, which is not there"))
}

/// What stands between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Whether the line above the function is the attribute of a test.
fn is_test(source: &str, name: &str) -> bool {
    let above = source.split_once(&format!("fn {name}(")).and_then(|(before, _)| {
        let before = before.trim_end();
        before.strip_suffix("async").unwrap_or(before).trim_end().lines().last()
    });
    above.is_some_and(|line| line.trim().starts_with("#[") && line.contains("test"))
}

#[test]
fn every_defence_names_a_test_that_exists() {
    let text = read("docs/security.md");
    let (_, defences) = text.split_once("## Defences").unwrap();
    let (defences, _) = defences.split_once("\n## ").unwrap();
    let rows: Vec<&str> = defences.lines().filter(|line| line.starts_with("| ")).skip(2).collect();
    assert!(rows.len() > 20, "{} rows", rows.len());
    for row in rows {
        let tests: Vec<_> = quoted(row).filter_map(|name| name.split_once(".rs::")).collect();
        assert!(!tests.is_empty(), "no test in: {row}");
        for (file, name) in tests {
            assert!(is_test(&read(&format!("{file}.rs")), name), "{name} is no test of {file}.rs");
        }
    }
}

#[test]
fn every_file_that_is_named_exists() {
    for (name, _) in quoted(&read("docs/security.md")).filter_map(|name| name.split_once(".rs")) {
        read(&format!("{name}.rs"));
    }
}

#[test]
fn a_test_is_told_from_another_function() {
    for (source, is) in [
        ("#[test]\nfn a() {", true),
        ("#[tokio::test]\nasync fn a() {", true),
        ("fn a() {", false),
        ("#[test]\nfn ab() {", false),
    ] {
        assert_eq!(is_test(source, "a"), is, "{source}");
    }
}

#[test]
fn every_table_stands_in_the_list_of_personal_data() {
    let listed = read("docs/privacy.md");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cases/migrations/sqlite");
    let mut tables = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let sql = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for name in sql.split("CREATE TABLE ").skip(1).filter_map(|rest| rest.split_whitespace().next()) {
            assert!(listed.contains(&format!("`{name}`")), "docs/privacy.md does not say what {name} holds");
            tables += 1;
        }
    }
    assert!(tables > 12);
}

#[test]
fn every_topic_of_webhooks_has_an_example_that_fits_the_schema() {
    use gong_onboarding::webhooks::{SCHEMA, Topic};
    let (text, open, closed) =
        (read("docs/webhooks.md"), serde_json::from_str(SCHEMA).unwrap(), closed::closed_schema());
    let fits = |schema, message: &serde_json::Value| jsonschema::draft202012::is_valid(schema, message);
    let (_, topics) = text.split_once("\n## Topics\n").unwrap();
    for topic in Topic::ALL {
        let (_, part) = topics.split_once(&format!("### `{}`\n", topic.as_str())).unwrap();
        let (_, example) = part.split_once("```json\n").unwrap();
        let (example, _) = example.split_once("```").unwrap();
        let example: serde_json::Value = serde_json::from_str(example).unwrap();
        assert_eq!(example["type"], topic.as_str());
        assert!(fits(&closed, &example) && fits(&open, &example), "{example}");
        // nothing else does today, but a later version may say more
        let mut more = example.clone();
        more["data"]["contact_email"] = "jane@acme.example".into();
        assert!(!fits(&closed, &more) && fits(&open, &more), "{more}");
        let mut later = example.clone();
        later["type"] = "case.moved".into();
        assert!(!fits(&closed, &later) && fits(&open, &later), "{later}");
        let mut wrong = example;
        wrong["data"] = serde_json::json!({});
        assert!(!fits(&open, &wrong), "{wrong}");
    }
}
