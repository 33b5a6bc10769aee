//! Does whoever follows the events get each of them, once, in one order?

use axum::http::StatusCode;
use gong_onboarding::cases::Event;
use gong_onboarding::tokens;
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::portal::Portal;
use super::program::Program;

fn kinds(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["kind"].as_str().unwrap()).collect()
}

fn marked(number: usize) -> Event {
    Event::StepMarked { step: format!("step-{number}"), done: true }
}

#[tokio::test]
async fn a_case_tells_what_happened_from_the_beginning() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    let mut jane = portal.visitor();
    jane.begin("Acme").await;
    jane.enter_storage(&portal.values("wrong-secret")).await;
    let case = portal.text("SELECT id FROM cases").await;
    let here = format!("/api/v1/cases/{case}/events");
    let items = crm.all(&format!("{here}?limit=1")).await;
    assert_eq!(kinds(&items), ["visit.began", "details.saved", "test.ended"]);
    assert_eq!(items[0]["detail"], json!({ "door": "start" }));
    let found = json!([{ "code": "storage.token.rejected", "outcome": "fail" }]);
    assert_eq!(items[2]["detail"], json!({ "scope": "storage", "findings": found }));
    let all = crm.get("/api/v1/events").await.json();
    assert_eq!(all["items"].as_array().unwrap(), &items, "the same among all");
    assert_eq!(crm.get(&format!("/api/v1/cases/{}/events", items[0]["id"])).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_written_late_comes_late_whatever_its_time_says() {
    let portal = Portal::start().await;
    let (crm, store) = (Program::start(&portal).await, &portal.app.store);
    let now = portal.app.clock.now();
    let case = store.start_case(now, None).await.unwrap();
    store.record(&case, &marked(1), now).await.unwrap();
    let page = crm.get("/api/v1/events").await.json();
    assert_eq!(page["items"].as_array().unwrap().len(), 1);
    store.record(&case, &marked(2), now - SignedDuration::from_secs(5)).await.unwrap();
    let page = crm.get(page["next"].as_str().unwrap()).await.json();
    assert_eq!(page["items"][0]["detail"]["step"], "step-2");
    let next = page["next"].as_str().unwrap().to_owned();
    // places are not given twice, also when those that had them are gone
    store.delete_case(&case, None, portal.app.clock.now()).await.unwrap();
    let other = store.start_case(now, None).await.unwrap();
    store.record(&other, &marked(3), now).await.unwrap();
    let page = crm.get(&next).await.json();
    assert_eq!(page["items"][0]["detail"]["step"], "step-3");
    assert_eq!(page["more"], false);
}

#[tokio::test]
async fn nobody_who_follows_misses_what_is_written_meanwhile() {
    let portal = Portal::with(&[("LIMITS__API_REQUESTS_PER_TOKEN_PER_MINUTE", "100000")]).await;
    let (crm, store) = (Program::start(&portal).await, portal.app.store.clone());
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..4 {
        let (store, clock) = (store.clone(), portal.app.clock.clone());
        writers.spawn(async move {
            let case = store.start_case(clock.now(), None).await.unwrap();
            for number in 0..10 {
                store.record(&case, &marked(writer * 10 + number), clock.now()).await.unwrap();
            }
        });
    }
    let mut followers = tokio::task::JoinSet::new();
    for _ in 0..2 {
        let crm = crm.clone();
        followers.spawn(async move {
            let (mut seen, mut next) = (Vec::new(), "/api/v1/events?limit=3".to_owned());
            while seen.len() < 40 {
                let page = crm.get(&next).await.json();
                seen.extend(
                    page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()),
                );
                next = page["next"].as_str().unwrap().to_owned();
            }
            seen
        });
    }
    writers.join_all().await;
    let seen = followers.join_all().await;
    assert_eq!(seen[0], seen[1], "in one order");
    let mut each = seen[0].clone();
    each.sort();
    each.dedup();
    assert_eq!(each.len(), 40, "each once");
    assert!(each.iter().all(|id| tokens::is_id(id)));
}

#[tokio::test]
async fn whoever_follows_rehearsals_does_not_read_over_real_cases_for_ever() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    portal.visitor().begin("Acme").await;
    let page = crm.get("/api/v1/events?rehearsal=true").await.json();
    assert_eq!((&page["items"], &page["more"]), (&json!([]), &json!(false)));
    let next = page["next"].as_str().unwrap().to_owned();
    assert!(next.contains("after=2&"), "{next}: visit and details of the real case were looked at");
    let mut actor = portal.visitor();
    actor.begin("Rehearsed").await;
    portal.change("UPDATE cases SET rehearsal = 1 WHERE company = 'Rehearsed'").await;
    let page = crm.get(&next).await.json();
    assert_eq!(kinds(page["items"].as_array().unwrap()), ["visit.began", "details.saved"]);
    let after = page["next"].as_str().unwrap();
    assert_eq!(crm.get(after).await.json()["items"], json!([]), "each comes once");
}

#[tokio::test]
async fn after_months_without_a_reader_each_event_gets_a_place() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    let case = portal.app.store.start_case(portal.app.clock.now(), None).await.unwrap();
    portal.app.store.record(&case, &marked(0), portal.app.clock.now()).await.unwrap();
    let many = "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 10010) \
                INSERT INTO events (id, case_id, at, kind, detail, serial) \
                SELECT 'event-' || n, case_id, at + n, kind, detail, n FROM numbers, events";
    portal.change(many).await;
    let page = crm.get("/api/v1/events?after=10000&limit=100").await.json();
    let ids: Vec<&str> = page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!((ids.len(), ids[0], ids[10]), (11, "event-10000", "event-10010"), "in the order of their times");
    assert!(page["next"].as_str().unwrap().contains("after=10011&"));
}
