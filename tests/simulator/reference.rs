//! Are the simulated answers what 8x8's own `OpenAPI` document describes? The document is not ours to publish: its
//! folder is named by `TEST_REFERENCE_DIR`; without it there is nothing to compare with, and the tests say so.

use std::path::PathBuf;

use axum::http::StatusCode;
use gong_onboarding::simulator::{SCENARIOS, Scenario, Storage};
use jsonschema::Validator;
use serde_json::{Value, json};

use super::hand::EightByEight;

/// 8x8's document, if this run has it.
fn document() -> Option<Value> {
    let folder = PathBuf::from(std::env::var_os("TEST_REFERENCE_DIR")?);
    let text = std::fs::read_to_string(folder.join("8x8-cloud-storage-service-openapi.json")).expect("8x8's document");
    Some(serde_json::from_str(&text).expect("JSON"))
}

/// The schema of a page. 8x8 requires nothing and forbids nothing, so that `{}` would pass: here every field that the
/// document names must be there, and no other.
fn page_schema(document: &Value) -> Validator {
    let mut components = document["components"].clone();
    for name in ["ResponsePage", "ObjectResponse"] {
        let schema = &mut components["schemas"][name];
        schema["required"] = schema["properties"].as_object().expect("properties").keys().cloned().collect();
        schema["additionalProperties"] = json!(false);
    }
    components["schemas"]["TagResponse"]["required"] = json!(["key", "value"]);
    components["schemas"]["TagResponse"]["additionalProperties"] = json!(false);
    let schema = json!({"$ref": "#/components/schemas/ResponsePage", "components": components});
    jsonschema::draft4::new(&schema).expect("a schema")
}

fn assert_page(schema: &Validator, page: &Value, place: &str) {
    let errors: Vec<_> = schema.iter_errors(page).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{place}: {errors:#?}");
}

#[tokio::test]
async fn every_page_of_every_scenario_is_as_8x8_describes_it() {
    let Some(document) = document() else {
        println!("skipped: TEST_REFERENCE_DIR does not name the folder of 8x8's OpenAPI document");
        return;
    };
    let schema = page_schema(&document);
    let mut pages = 0;
    for scenario in SCENARIOS {
        for region in ["us-east", "uk", "ca"] {
            pages += walk(&schema, scenario, region).await;
        }
    }
    assert!(pages > 100, "only {pages} pages were seen");
}

/// Validates all pages of a region, from the first to that which says it is the last; how many there were.
async fn walk(schema: &Validator, scenario: &Scenario, region: &str) -> usize {
    let eight = EightByEight::start();
    let token = eight.token(scenario).await;
    if token.status != StatusCode::OK {
        return 0;
    }
    let token = token.text("access_token");
    for key in 0..20 {
        let path = format!("/storage/{region}/v3/objects?pageKey={key}&limit=50&sortField=createdTime");
        let answer = eight.get(&path, &token).await;
        if answer.status != StatusCode::OK {
            assert!(key == 0 && !scenario.expected.is_empty(), "{}: {}", scenario.name, answer.status);
            return 0;
        }
        let page = unwrapped(scenario, answer.json());
        assert_page(schema, &page, &format!("{} {region} {key}", scenario.name));
        if page["lastPage"] == true {
            return key + 1;
        }
    }
    panic!("{}: {region} has no last page", scenario.name)
}

/// The other-forms scenario answers as the document has it, an array of pages; all others as public clients read it.
fn unwrapped(scenario: &Scenario, answer: Value) -> Value {
    match answer {
        Value::Array(mut pages) if scenario.storage == Storage::OtherForms && pages.len() == 1 => pages.remove(0),
        page => {
            assert!(scenario.storage != Storage::OtherForms, "the document has an array of pages");
            page
        }
    }
}

#[test]
fn the_schema_has_teeth() {
    let Some(document) = document() else {
        println!("skipped: TEST_REFERENCE_DIR does not name the folder of 8x8's OpenAPI document");
        return;
    };
    let schema = page_schema(&document);
    let page = |content: Value| json!({"content": content, "lastPage": true, "pageKey": 0, "pageSize": 1, "total": 0});
    assert!(schema.is_valid(&page(json!([]))));
    assert!(!schema.is_valid(&json!({})));
    assert!(!schema.is_valid(&page(json!([{"id": 7}]))));
    assert!(!schema.is_valid(&page(json!("none"))));
}
