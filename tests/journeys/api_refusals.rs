//! How is a program refused? With problem details, whoever refuses it, that name the field and never say what was sent.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::portal::Portal;
use super::program::Program;

const INVITATIONS: &str = "/api/v1/invitations";
const CANARY: &str = "JCANARY12";

/// The fields that an answer complains of.
fn fields(answer: &Value) -> Vec<&str> {
    answer["errors"].as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn every_refusal_is_of_its_kind_and_echoes_nothing() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    let json = [("content-type", "application/json")];
    let case = format!("/api/v1/cases/{CANARY}");
    let large = "a".repeat(33 * 1024);
    let receipt = format!("{case}/packages/{CANARY}/receipt");
    for (method, path, headers, body, status, kind) in [
        ("GET", "/api/v1/nowhere", &[][..], "", 404, "not-found"),
        ("GET", "/api/v2/cases", &[], "", 404, "not-found"),
        ("GET", &case, &[], "", 404, "not-found"),
        ("GET", "/api/v1/cases/%ff", &[], "", 404, "not-found"),
        ("POST", &receipt, &json, "{\"receipt\":\"7KQ2-M4WX-0ZJD-R8TN\"}", 404, "not-found"),
        ("DELETE", &case, &[], "", 405, "method"),
        ("PUT", INVITATIONS, &json, "{}", 405, "method"),
        ("POST", INVITATIONS, &[], "{}", 415, "not-json"),
        ("POST", INVITATIONS, &[("content-type", "text/JCANARY12")], "{}", 415, "not-json"),
        ("POST", INVITATIONS, &json, "", 400, "unreadable"),
        ("POST", INVITATIONS, &json, "{\"company\":\"JCANARY12", 400, "unreadable"),
        ("POST", INVITATIONS, &json, "\"JCANARY12\"", 422, "invalid"),
        ("POST", INVITATIONS, &json, &large, 413, "too-large"),
        ("GET", "/api/v1/cases?limit=0", &[], "", 400, "bad-query"),
        ("GET", "/api/v1/cases?limit=101", &[], "", 400, "bad-query"),
        ("GET", "/api/v1/cases?limit=JCANARY12", &[], "", 400, "bad-query"),
        ("GET", "/api/v1/cases?limit=1&limit=1", &[], "", 400, "bad-query"),
        ("GET", "/api/v1/cases?JCANARY12=1", &[], "", 400, "bad-query"),
        ("GET", "/api/v1/cases?state=JCANARY12", &[], "", 400, "bad-query"),
        ("GET", "/api/v1/cases?after=JCANARY12", &[], "", 400, "bad-query"),
        ("GET", "/api/v1/cases?company=JCANARY12%00", &[], "", 400, "bad-query"),
        ("GET", "/api/v1/cases?code=JCANARY12", &[], "", 400, "bad-query"),
        ("GET", "/api/v1/cases?updated_since=JCANARY12", &[], "", 400, "bad-query"),
        ("GET", "/api/v1/events?after=-1", &[], "", 400, "bad-query"),
        ("GET", "/api/v1/invitations?after=JCANARY12", &[], "", 400, "bad-query"),
    ] {
        let answer = crm.send(method, path, headers, body.to_owned()).await;
        assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (status, kind), "{method} {path}");
        assert!(!String::from_utf8_lossy(&answer.body).contains(CANARY), "{method} {path} says what was sent");
        assert_eq!(answer.header("allow").is_some(), status == 405);
    }
}

#[tokio::test]
async fn fields_are_named_and_judged_as_at_the_desk() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    let all = json!({ "company": "Acme", "contact_name": "Jo", "contact_email": "jo@acme.example" });
    for (field, value) in [
        ("company", json!(" ")),
        ("company", json!("Acme\u{0}")),
        ("company", json!("a".repeat(201))),
        ("company", json!("eght_JCANARY12")),
        ("company", json!(7)),
        ("company", Value::Null),
        ("contact_email", json!("JCANARY12")),
        ("days", json!(0)),
        ("days", json!(31)),
        ("days", json!("14")),
        ("days", json!(1.5)),
        ("language", json!(7)),
        ("language", json!("fr")),
        ("language", json!({ "en": 1 })),
        ("note", json!("token=JCANARY12x")),
        ("recipient_group", json!("JCANARY12")),
        ("rehearsal", json!("JCANARY12")),
        ("JCANARY12", json!(1)),
    ] {
        let mut body = all.clone();
        body[field] = value;
        let answer = crm.post(INVITATIONS, &body).await;
        assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (422, "invalid"), "{field}");
        let named = if field == "JCANARY12" { "" } else { field };
        assert_eq!(fields(&answer.json()), [named]);
        assert!(!String::from_utf8_lossy(&answer.body).contains(CANARY), "{field}");
    }
    let answer = crm.post(INVITATIONS, &json!({ "contact_name": 1 })).await.json();
    assert_eq!(fields(&answer), ["company", "contact_email", "contact_name"]);
    let long = crm.post("/api/v1/invitations/x/extend", &json!({ "days": 31 })).await;
    assert_eq!(long.problem(), "not-found");
    assert_eq!(portal.count("SELECT COUNT(*) FROM invitations").await, 0);
}

#[tokio::test]
async fn a_program_may_ask_in_german() {
    let portal = Portal::start().await;
    let mut crm = Program::start(&portal).await;
    crm.accepts = "de";
    let answer = crm.post(INVITATIONS, &json!({})).await;
    assert_eq!(answer.header("content-language"), Some("de"));
    let said = answer.json();
    assert_eq!(
        (&said["title"], &said["errors"][0]["detail"]),
        (&json!("Etwas ist zu berichtigen"), &json!("Das fehlt"))
    );
    let page = portal.visitor().get("/api/v1/problems").await;
    let names = page.all("section code:nth-of-type(2)");
    assert_eq!(names, page.attributes("section h2", "id"), "each kind has an anchor");
    assert_eq!(names.len(), 18);
}

#[tokio::test]
async fn no_key_but_visible_characters() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    let body = json!({ "company": "Acme", "contact_name": "Jo", "contact_email": "jo@acme.example" });
    for key in ["", "a b", &"a".repeat(256)] {
        let answer = crm.post_once(INVITATIONS, key, &body).await;
        assert_eq!((answer.status, answer.problem().as_str()), (StatusCode::BAD_REQUEST, "bad-key"), "{key}");
    }
}

#[tokio::test]
async fn requests_are_counted_for_each_token_and_minute() {
    let portal = Portal::with(&[("LIMITS__API_REQUESTS_PER_TOKEN_PER_MINUTE", "3")]).await;
    let crm = Program::start(&portal).await;
    let erp = Program::of(&portal, "erp", &gong_onboarding::cases::ApiScope::ALL).await;
    for status in [200, 404, 200, 429, 429] {
        let path = if status == 404 { "/api/v1/cases/x" } else { "/api/v1/cases" };
        let answer = crm.get(path).await;
        assert_eq!(answer.status.as_u16(), status);
        let wait: Option<u64> = answer.header("retry-after").map(|wait| wait.parse().unwrap());
        assert_eq!(wait.is_some(), status == 429);
        assert!(wait.is_none_or(|wait| (1..=60).contains(&wait)));
    }
    assert_eq!(erp.get("/api/v1/cases").await.status, StatusCode::OK);
    portal.later(jiff::SignedDuration::from_mins(1));
    assert_eq!(crm.get("/api/v1/cases").await.status, StatusCode::OK);
}

#[tokio::test]
async fn neither_cookies_nor_other_sites_matter() {
    let portal = Portal::start().await;
    let lead = portal.staff("grace", gong_onboarding::staff::Role::Lead).await;
    let cookie = format!("staff={}", lead.cookies["staff"]);
    let foreign = [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), ("cookie", cookie.as_str())];
    let nobody = Program::nobody(&portal);
    assert_eq!(nobody.send("GET", "/api/v1/cases", &foreign, "").await.problem(), "no-token");
    assert_eq!(nobody.send("POST", INVITATIONS, &foreign, "").await.problem(), "no-token");
    let crm = Program::start(&portal).await;
    let headers = [foreign.as_slice(), &[("content-type", "application/json")]].concat();
    let body = json!({ "company": "Acme", "contact_name": "Jo", "contact_email": "jo@acme.example" }).to_string();
    assert_eq!(crm.send("POST", INVITATIONS, &headers, body).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_body_of_another_shape_is_refused_with_a_reason() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    let json = [("content-type", "application/json")];
    let fields_twice =
        "{\"company\":\"A\",\"company\":\"B\",\"contact_name\":\"Jo\",\"contact_email\":\"jo@acme.example\"}";
    let large = "{\"company\":\"A\",\"contact_name\":\"Jo\",\"contact_email\":\"jo@acme.example\",\"days\":18446744073709551615}";
    let array = "[\"Acme\",\"Jo\",\"jo@acme.example\",null,null,null,null,null]";
    for (body, named) in [("\"a\"", ""), ("7", ""), ("null", ""), (array, ""), (fields_twice, ""), (large, "days")] {
        let answer = crm.send("POST", INVITATIONS, &json, body.to_owned()).await;
        assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (422, "invalid"), "{body}");
        assert_eq!(fields(&answer.json()), [named], "{body}");
    }
    assert_eq!(portal.count("SELECT COUNT(*) FROM invitations").await, 0);
}

#[tokio::test]
async fn what_an_operation_does_not_know_is_refused() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    let body = json!({ "company": "Acme", "contact_name": "Jo", "contact_email": "jo@acme.example" });
    let made = crm.post(INVITATIONS, &body).await.json();
    let here = format!("{INVITATIONS}/{}", made["invitation"]["id"].as_str().unwrap());
    for act in ["renew", "revoke"] {
        let answer = crm.post(&format!("{here}/{act}"), &json!({ "days": 30 })).await;
        assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (422, "invalid"), "{act}");
        assert_eq!(fields(&answer.json()), [""]);
        assert_eq!(crm.ask("POST", &format!("{here}/{act}?days=30"), None).await.problem(), "bad-query");
    }
    for (path, body) in [
        (format!("{INVITATIONS}?days=3"), &body),
        (format!("{here}/extend?days=3"), &json!({ "days": 3 })),
        (
            format!("/api/v1/cases/{here}/packages/x/receipt?a=b").replace(&here, "x"),
            &json!({ "receipt": "7KQ2-M4WX-0ZJD-R8TN" }),
        ),
    ] {
        assert_eq!(crm.post(&path, body).await.problem(), "bad-query", "{path}");
    }
    for path in [format!("{here}?a=b"), "/api/v1/cases/x?a=b".to_owned()] {
        assert_eq!(crm.get(&path).await.problem(), "bad-query", "{path}");
    }
    assert_eq!(crm.get(&here).await.json()["state"], "unopened", "nothing was done");
    assert_eq!(crm.post(&format!("{here}/renew"), &json!({})).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_visit_is_not_looked_for_where_the_api_has_nothing() {
    let portal = Portal::start().await;
    let mut jane = portal.visitor();
    jane.begin("Acme").await;
    portal.later(jiff::SignedDuration::from_mins(30));
    let cookies: Vec<String> = jane.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let headers = [("cookie", cookies.join("; "))];
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let until = "SELECT idle_expires_at FROM visits";
    let before = portal.count(until).await;
    assert_eq!(Program::nobody(&portal).send("GET", "/api/v1/nothing", &headers, "").await.problem(), "not-found");
    assert_eq!(portal.count(until).await, before);
    jane.get("/overview").await;
    assert!(portal.count(until).await > before, "a page renews it");
}
