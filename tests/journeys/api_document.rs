//! Does the document of the API say what there is? Every route has its operation, and every operation its route.

use std::collections::BTreeSet;

use gong_onboarding::web::{self, Guard};
use serde_json::{Value, json};

use super::portal::Portal;
use super::program::Program;

async fn document() -> Value {
    let portal = Portal::start().await;
    Program::nobody(&portal).get("/api/v1/openapi.json").await.json()
}

/// Method, path and scopes of each operation.
fn operations(document: &Value) -> BTreeSet<(String, String, String)> {
    let paths = document["paths"].as_object().unwrap();
    let all = paths.iter().flat_map(|(path, methods)| {
        methods.as_object().unwrap().iter().map(move |(method, operation)| {
            let scopes = operation["security"][0]["token"].as_array().cloned().unwrap_or_default();
            let scopes: Vec<&str> = scopes.iter().filter_map(Value::as_str).collect();
            (method.to_uppercase(), path.clone(), scopes.join(" "))
        })
    });
    all.collect()
}

#[tokio::test]
async fn every_route_has_an_operation_with_its_scope_and_every_operation_a_route() {
    let document = document().await;
    assert_eq!(
        (&document["openapi"], &document["servers"][0]["url"]),
        (&json!("3.1.0"), &json!("http://127.0.0.1:8080"))
    );
    let routes = web::table().into_iter().filter(|route| route.path.starts_with("/api/"));
    let routes: BTreeSet<_> = routes
        .map(|route| {
            let scope = match route.guard {
                Guard::Api(scope) => scope.as_str(),
                _ => "",
            };
            (route.method.to_string(), route.path.to_owned(), scope.to_owned())
        })
        .collect();
    assert_eq!(operations(&document), routes);
}

#[tokio::test]
async fn every_operation_says_how_it_refuses() {
    let document = document().await;
    let schema = json!({ "$ref": "#/components/schemas/Problem" });
    for (method, path, scopes) in operations(&document) {
        let answers = &document["paths"][&path][method.to_lowercase()]["responses"];
        let expected: &[&str] = if scopes.is_empty() { &["500"] } else { &["401", "403", "429", "500", "503"] };
        for status in expected {
            let content = &answers[status]["content"]["application/problem+json"]["schema"];
            assert_eq!(content, &schema, "{method} {path} {status}");
        }
        let good: Vec<&String> = answers.as_object().unwrap().keys().filter(|status| status.starts_with('2')).collect();
        assert_eq!(good.len(), 1, "{method} {path}");
    }
    let gives = &document["paths"]["/api/v1/cases/{id}/packages/{package_id}/receipt"]["post"]["responses"];
    assert!(gives.get("409").is_none(), "no invitation is over there");
    let refs = document.to_string();
    for name in refs.split("#/components/schemas/").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(document["components"]["schemas"].get(name).is_some(), "{name} is not there");
    }
}
