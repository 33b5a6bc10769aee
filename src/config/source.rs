//! Where do values come from? A TOML file and variables of the environment, merged by figment. A variable's value is
//! always read as its key's kind: `GONG_ONBOARDING_OPERATOR__NAME=8` is the text "8".

use std::path::Path;

use figment::providers::Serialized;
use figment::value::{Dict, Value};
use figment::{Figment, Profile};

use super::ConfigError;
use super::keys::{self, Kind};
use crate::io_error::in_words;

const PREFIX: &str = "GONG_ONBOARDING_";

/// The merged values, and what is odd about the environment.
pub(super) fn read(
    file: Option<&Path>,
    variables: impl IntoIterator<Item = (String, String)>,
) -> Result<(Figment, Vec<String>), ConfigError> {
    let mut values = Figment::new();
    if let Some(path) = file {
        let dict = parse_file(path)?;
        refuse_unknown("", &dict)?;
        values = values.merge(Serialized::from(dict, Profile::Default));
    }
    let mut warnings = Vec::new();
    for (name, text) in variables {
        let Some(key) = key_of(&name) else { continue };
        match keys::kind(&key) {
            Some(kind) => values = values.merge(Serialized::default(&key, value_of(kind, &text))),
            None => warnings.push(match keys::near(&key) {
                Some(near) => format!("{name} is not a setting; the nearest is {}", variable_of(near)),
                None => format!("{name} is not a setting; the README lists them"),
            }),
        }
    }
    Ok((values, warnings))
}

fn parse_file(path: &Path) -> Result<Dict, ConfigError> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| {
        ConfigError::new(
            "--config",
            format!("{shown} cannot be read ({})", in_words(&error)),
            "name a readable TOML file",
        )
    })?;
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(1, |span| 1 + text.get(..span.start).unwrap_or_default().matches('\n').count());
        ConfigError::new("--config", format!("{shown} is not valid TOML near line {line}"), "mend the syntax there")
    })
}

fn refuse_unknown(above: &str, dict: &Dict) -> Result<(), ConfigError> {
    for (name, value) in dict {
        let key = if above.is_empty() { name.clone() } else { format!("{above}.{name}") };
        match value {
            Value::Dict(_, inner) if keys::is_table(&key) => refuse_unknown(&key, inner)?,
            _ if keys::kind(&key).is_some() => {}
            _ => {
                let nearest = keys::nearest(&key);
                return Err(ConfigError::new(key, "there is no such setting", format!("the nearest is {nearest}")));
            }
        }
    }
    Ok(())
}

/// `GONG_ONBOARDING_GONG__RECIPIENTS` is `gong.recipients`.
fn key_of(variable: &str) -> Option<String> {
    Some(variable.strip_prefix(PREFIX)?.to_ascii_lowercase().replace("__", "."))
}

fn variable_of(key: &str) -> String {
    format!("{PREFIX}{}", key.to_ascii_uppercase().replace('.', "__"))
}

fn value_of(kind: Kind, text: &str) -> Value {
    match kind {
        Kind::Text => Value::from(text),
        Kind::Number => text.trim().parse::<u64>().map_or_else(|_| Value::from(text), Value::from),
        Kind::Switch => text.trim().parse::<bool>().map_or_else(|_| Value::from(text), Value::from),
        Kind::List => Value::from(list_of(text)),
    }
}

/// `a, b`, `[a, b]` and TOML's `["a", {recipient = "b"}]` are all lists.
fn list_of(text: &str) -> Vec<Value> {
    let text = text.trim();
    if let Ok(Some(Value::Array(_, items))) =
        toml::from_str::<Dict>(&format!("list = {text}")).map(|mut d| d.remove("list"))
    {
        return items;
    }
    text.trim_start_matches('[')
        .trim_end_matches(']')
        .split(',')
        .map(|item| item.trim().trim_matches(['"', '\'']))
        .filter(|item| !item.is_empty())
        .map(Value::from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<String> {
        list_of(text).iter().map(|value| value.as_str().unwrap_or("a table").to_owned()).collect()
    }

    #[test]
    fn lists_come_with_brackets_or_commas() {
        assert_eq!(list("a, b"), ["a", "b"]);
        assert_eq!(list("[a,b]"), ["a", "b"]);
        assert_eq!(list(r#"["a", 'b']"#), ["a", "b"]);
        assert_eq!(list(r#"[{recipient = "a", label = "x"}, "b"]"#), ["a table", "b"]);
        assert!(list("").is_empty());
    }

    #[test]
    fn a_variable_is_read_as_its_keys_kind() {
        assert_eq!(value_of(Kind::Text, "123").as_str(), Some("123"));
        assert_eq!(value_of(Kind::Number, " 7 ").to_u128(), Some(7));
        assert_eq!(value_of(Kind::Switch, "true").to_bool(), Some(true));
    }
}
