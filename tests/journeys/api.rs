//! What does a program do with the API? Invites, once however often it asks; looks at cases; gives receipts.

use axum::http::StatusCode;
use gong_onboarding::cases::ApiScope;
use gong_onboarding::staff::Role;
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::portal::Portal;
use super::program::Program;

const INVITATIONS: &str = "/api/v1/invitations";

fn acme() -> Value {
    json!({ "company": "Acme Ltd", "contact_name": "Jane Doe", "contact_email": "jane@acme.example" })
}

/// The path of a link that an answer has.
fn path_of(answer: &Value) -> String {
    answer["link"].as_str().unwrap().strip_prefix("http://127.0.0.1:8080").unwrap().to_owned()
}

fn has_link(answer: &Value) -> bool {
    answer.to_string().contains("/i/") || answer.get("link").is_some()
}

#[tokio::test]
async fn a_program_invites_and_the_customer_begins() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    let answer = crm.post(INVITATIONS, &acme()).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    let made = answer.json();
    let id = made["invitation"]["id"].as_str().unwrap().to_owned();
    let here = format!("{INVITATIONS}/{id}");
    assert_eq!(answer.header("location"), Some(here.as_str()));
    assert_eq!(made["invitation"]["state"], "unopened");
    assert_eq!(made["invitation"]["expires_at"], "2026-12-08T12:00:00Z");
    assert_eq!(made["invitation"]["made_by"], "token crm");
    let mut jane = portal.visitor();
    let page = jane.get(&path_of(&made)).await;
    assert!(page.shows("Acme Ltd"));
    let seen = crm.get(&here).await.json();
    assert_eq!((&seen["state"], &seen["opens"]), (&json!("opened"), &json!(1)));
    assert!(!has_link(&seen) && !has_link(&crm.get(INVITATIONS).await.json()));
    jane.press(&page, "invitation-button", &[]).await;
    let seen = crm.get(&here).await.json();
    assert_eq!(seen["state"], "started");
    let case = crm.get(&format!("/api/v1/cases/{}", seen["case_id"].as_str().unwrap())).await.json();
    assert_eq!((&case["code"], &case["state"]), (&seen["case_code"], &json!("begun")));
    let mut ada = portal.staff("ada", Role::Agent).await;
    assert!(ada.get(&format!("/support/invitations/{id}")).await.shows("token crm"), "the desk sees who made it");
}

#[tokio::test]
async fn an_invitation_is_renewed_extended_and_revoked_as_at_the_desk() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    let made = crm.post(INVITATIONS, &acme()).await.json();
    let here = format!("{INVITATIONS}/{}", made["invitation"]["id"].as_str().unwrap());
    portal.later(SignedDuration::from_secs(1));
    let renewed = crm.ask("POST", &format!("{here}/renew"), None).await.json();
    assert_eq!(portal.visitor().get(&path_of(&made)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(portal.visitor().get(&path_of(&renewed)).await.status, StatusCode::OK);
    portal.later(SignedDuration::from_secs(1));
    let extended = crm.post(&format!("{here}/extend"), &json!({ "days": 30 })).await.json();
    assert_eq!(extended["expires_at"], "2026-12-24T12:00:02Z");
    portal.later(SignedDuration::from_hours(24 * 31));
    let crm = Program::of(&portal, "second", &ApiScope::ALL).await;
    let expired = crm.ask("POST", &format!("{here}/renew"), None).await;
    assert_eq!((expired.status, expired.problem().as_str()), (StatusCode::CONFLICT, "cannot-change"));
    let again = crm.post(&format!("{here}/extend"), &json!({ "days": 1 })).await.json();
    assert_eq!(again["state"], "opened");
    for _ in 0..2 {
        portal.later(SignedDuration::from_secs(1));
        let revoked = crm.ask("POST", &format!("{here}/revoke"), None).await;
        assert_eq!((revoked.status, &revoked.json()["state"]), (StatusCode::OK, &json!("revoked")));
    }
    assert_eq!(portal.visitor().get(&path_of(&renewed)).await.status, StatusCode::GONE);
    let over = crm.post(&format!("{here}/extend"), &json!({ "days": 3 })).await;
    assert_eq!(over.problem(), "cannot-change");
    let acts = "SELECT string_agg(act, ' ' ORDER BY id) FROM audit WHERE who LIKE 'token %'";
    let expected = "invitation.made invitation.renewed invitation.extended invitation.extended invitation.revoked";
    assert_eq!(portal.text(acts).await, expected, "each act once");
}

#[tokio::test]
async fn the_same_key_invites_once_and_gets_the_same_answer() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    let first = crm.post_once(INVITATIONS, "order-1", &acme()).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let mut jane = portal.visitor();
    jane.get(&path_of(&first.json())).await;
    portal.later(SignedDuration::from_hours(23));
    let again = crm.post_once(INVITATIONS, "\"order-1\"", &acme()).await;
    assert_eq!((again.status, &again.body), (StatusCode::CREATED, &first.body), "also the link, and as it was then");
    assert_eq!(again.header("location"), first.header("location"));
    let count = "SELECT COUNT(*) FROM invitations";
    assert_eq!(portal.count(count).await, 1);
    assert_eq!(portal.count("SELECT COUNT(*) FROM audit WHERE act = 'invitation.made'").await, 1);
    let other = json!({ "company": "Initech", "contact_name": "Jane Doe", "contact_email": "jane@acme.example" });
    let reused = crm.post_once(INVITATIONS, "order-1", &other).await;
    assert_eq!((reused.status, reused.problem().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "key-reused"));
    let erp = Program::of(&portal, "erp", &ApiScope::ALL).await;
    let theirs = erp.post_once(INVITATIONS, "order-1", &acme()).await;
    assert_eq!((theirs.status, portal.count(count).await), (StatusCode::CREATED, 2), "keys are of one token");
    portal.later(SignedDuration::from_hours(2));
    let later = crm.post_once(INVITATIONS, "order-1", &acme()).await;
    assert_ne!(later.json()["link"], first.json()["link"], "a key is remembered for a day");
    assert_eq!(portal.count(count).await, 3);
    portal.later(SignedDuration::from_hours(25));
    portal.app.store.sweep(portal.app.clock.now()).await.unwrap();
    assert_eq!(portal.count("SELECT COUNT(*) FROM api_creations").await, 0);
}

#[tokio::test]
async fn the_same_key_at_once_invites_once() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    let mut asked = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let crm = crm.clone();
        asked.spawn(async move { crm.post_once(INVITATIONS, "order-1", &acme()).await });
    }
    let answers = asked.join_all().await;
    assert!(answers.iter().all(|answer| answer.status == StatusCode::CREATED && answer.body == answers[0].body));
    assert_eq!(portal.count("SELECT COUNT(*) FROM invitations").await, 1);
    let without = [crm.post(INVITATIONS, &acme()).await, crm.post(INVITATIONS, &acme()).await];
    assert_ne!(without[0].json()["link"], without[1].json()["link"], "without a key, each makes one");
}

#[tokio::test]
async fn nothing_is_said_of_what_a_key_made_once_its_case_is_deleted() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    let made = crm.post_once(INVITATIONS, "order-1", &acme()).await.json();
    let mut jane = portal.visitor();
    let page = jane.get(&path_of(&made)).await;
    jane.press(&page, "invitation-button", &[]).await;
    let case = portal.text("SELECT id FROM cases").await;
    portal.app.store.delete_case(&case, None, portal.app.clock.now()).await.unwrap();
    let again = crm.post_once(INVITATIONS, "order-1", &acme()).await;
    assert_eq!((again.status, again.problem().as_str()), (StatusCode::CONFLICT, "key-spent"));
    assert_eq!(crm.get(&format!("/api/v1/cases/{case}")).await.problem(), "not-found");
}

#[tokio::test]
async fn lists_are_paged_by_key_and_leave_rehearsals_out() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    for number in 0..5 {
        let body = json!({ "company": format!("Company {number}"), "contact_name": "Jo", "contact_email": "jo@acme.example",
            "language": "de", "days": 3, "note": "by hand", "rehearsal": number == 2 });
        assert_eq!(crm.post(INVITATIONS, &body).await.status, StatusCode::CREATED);
        portal.later(SignedDuration::from_secs(1));
    }
    let companies = |items: Vec<Value>| -> Vec<String> {
        items.iter().map(|item| item["company"].as_str().unwrap().to_owned()).collect()
    };
    let all = companies(crm.all("/api/v1/invitations?limit=1").await);
    assert_eq!(all, ["Company 4", "Company 3", "Company 1", "Company 0"]);
    assert_eq!(companies(crm.all("/api/v1/invitations?rehearsal=true&limit=1").await), ["Company 2"]);
    let first = crm.get("/api/v1/invitations?limit=2").await.json();
    crm.post(INVITATIONS, &acme()).await;
    let second = crm.get(first["next"].as_str().unwrap()).await.json();
    assert_eq!(second["items"][0]["company"], "Company 1", "what comes in between shifts nothing");
}

#[tokio::test]
async fn cases_are_found_by_what_is_known_of_them_and_none_is_missed() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    let mut visitors = Vec::new();
    for company in ["Acme & Sons", "Beta", "Gamma"] {
        let mut visitor = portal.visitor();
        visitor.begin(company).await;
        visitors.push(visitor);
        portal.later(SignedDuration::from_mins(10));
    }
    let first = crm.get("/api/v1/cases?limit=2").await.json();
    assert_eq!((&first["items"][0]["company"], &first["items"][1]["company"]), (&json!("Acme & Sons"), &json!("Beta")));
    visitors[0].post("/steps/api-app", &[("done", "on")]).await;
    let second = crm.get(first["next"].as_str().unwrap()).await.json();
    let companies: Vec<&Value> = second["items"].as_array().unwrap().iter().map(|case| &case["company"]).collect();
    assert_eq!(companies, [&json!("Gamma"), &json!("Acme & Sons")], "whoever changed comes again");
    assert_eq!(second["next"], Value::Null);
    let code = first["items"][1]["code"].as_str().unwrap().to_lowercase();
    for (query, count) in [
        ("company=acme", 1),
        ("company=%25", 0),
        ("state=working", 3),
        ("state=opened", 0),
        (&format!("code={code}"), 1),
        (&format!("code={}&company=Beta", code.replace('-', "")), 1),
        ("updated_since=2026-11-24T12:15:00Z", 2),
        ("updated_since=2026-11-24T13:15:00%2B01:00", 2),
        ("rehearsal=true", 0),
    ] {
        assert_eq!(crm.all(&format!("/api/v1/cases?limit=1&{query}")).await.len(), count, "{query}");
    }
}

#[tokio::test]
async fn gongs_system_gives_the_receipt_and_the_customer_sees_it() {
    let portal = Portal::start().await;
    let gong = Program::of(&portal, "gong", &[ApiScope::ReceiptsWrite, ApiScope::CasesRead]).await;
    let (mut jane, values) = (portal.visitor(), portal.values("all-well"));
    jane.begin("Acme").await;
    jane.enter_storage(&values).await;
    jane.enter_scim(&values).await;
    let package = jane.package(&[]).await;
    let receipt = portal.open(&package.body).receipt.to_string();
    let case = portal.text("SELECT id FROM cases").await;
    let seen = gong.get(&format!("/api/v1/cases/{case}")).await.json();
    let issued = &seen["packages"][0];
    assert_eq!((&seen["state"], &issued["opened_at"]), (&json!("packaged"), &Value::Null));
    let here = format!("/api/v1/cases/{case}/packages/{}/receipt", issued["id"].as_str().unwrap());
    for (wrong, field) in [("7KQ2", "receipt"), ("7KQ2-M4WX-0ZJD-R8TN", "receipt")] {
        let refused = gong.post(&here, &json!({ "receipt": wrong })).await;
        assert_eq!((refused.problem().as_str(), &refused.json()["errors"][0]["field"]), ("invalid", &json!(field)));
        assert!(!String::from_utf8_lossy(&refused.body).contains(wrong));
    }
    let elsewhere = here.replace(issued["id"].as_str().unwrap(), &case);
    assert_eq!(gong.post(&elsewhere, &json!({ "receipt": receipt })).await.problem(), "not-found");
    for _ in 0..2 {
        let given = gong.post(&here, &json!({ "receipt": receipt.to_lowercase() })).await;
        assert_eq!(given.status, StatusCode::OK);
        assert!(given.json()["opened_at"].as_str().is_some_and(|at| at.starts_with("2026-11-24T12:00:")));
    }
    assert_eq!(gong.get(&format!("/api/v1/cases/{case}")).await.json()["state"], "opened");
    assert_eq!(portal.count("SELECT COUNT(*) FROM audit WHERE act = 'receipt.given' AND who = 'token gong'").await, 1);
    assert!(jane.get("/package").await.shows("opened"), "the customer sees it");
}

#[tokio::test]
async fn what_an_answer_shows_moves_its_time() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    let mut jane = portal.visitor();
    jane.begin("Acme").await;
    let case = portal.text("SELECT id FROM cases").await;
    let updated = || async {
        let case = crm.get(&format!("/api/v1/cases/{case}")).await.json();
        case["updated_at"].as_str().unwrap().to_owned()
    };
    let user_provisioning = [("scim_provider", "okta"), ("manual_users", "no"), ("read", "on")];
    for (path, fields) in [
        ("/steps/storage-role", &[("assign_to", "other")][..]),
        ("/steps/user-provisioning", &user_provisioning),
        ("/steps/api-app", &[("done", "on")]),
        ("/steps/api-app", &[("done", "on")]),
    ] {
        let before = updated().await;
        portal.later(SignedDuration::from_mins(10));
        jane.post(path, fields).await;
        assert!(updated().await > before, "{path} {fields:?}");
    }
    let before = updated().await;
    portal.later(SignedDuration::from_mins(10));
    let now = portal.app.clock.now();
    portal.app.store.save_state(&case, gong_onboarding::cases::State::Stuck, now).await.unwrap();
    let stuck = updated().await;
    assert!(stuck > before, "the state is saved after what happened");
    portal.later(SignedDuration::from_mins(10));
    let mut ada = portal.staff("ada", Role::Agent).await;
    let page = ada.get(&format!("/support/cases/{case}")).await;
    ada.press(&page, "hint-button", &[("to", "create-app")]).await;
    assert_eq!(updated().await, stuck, "what staff do moves nothing");
}
