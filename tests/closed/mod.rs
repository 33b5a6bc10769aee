//! Does a message hold only what is known of it today? The schema of webhooks is open for later versions; the tests close it.

use gong_onboarding::webhooks::SCHEMA;
use serde_json::{Value, json};

/// The schema without room for what it does not name: no further field, no further topic.
pub(crate) fn closed_schema() -> Value {
    let mut schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let later = schema["oneOf"].as_array_mut().unwrap().pop().unwrap();
    assert!(later["properties"]["type"]["not"].is_object(), "the last is for topics of later versions");
    close(&mut schema);
    schema
}

fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if fields.contains_key("required") && fields.contains_key("properties") {
                fields.insert("additionalProperties".to_owned(), json!(false));
            }
            fields.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}
