//! Are other programs told what happens: all of it, once, signed, and nothing else?

use std::collections::BTreeSet;

use gong_onboarding::cases::Half;
use gong_onboarding::staff::Role;
use gong_onboarding::webhooks::{SCHEMA, Topic};
use jiff::SignedDuration;

use super::half_links::{ask, come, hand_in};
use super::invitations::invite;
use super::portal::Portal;
use super::receiver::{Receiver, courier};
use super::visitor::Visitor;

const ACME: [(&str, &str); 3] = [("company", "Acme"), ("contact_name", "Jane"), ("contact_email", "jane@acme.example")];

/// A whole case, in which a colleague does one half, to its receipt and its end.
async fn whole_case(portal: &Portal) {
    let (mut admin, values) = (portal.visitor(), portal.values("all-well"));
    admin.begin("Acme").await;
    admin.enter_storage(&values).await;
    let link = ask(&mut admin, Half::Scim).await;
    let mut colleague = come(portal, &link).await;
    colleague.enter_scim(&values).await;
    hand_in(&mut colleague).await;
    let review = admin.get("/steps/review").await;
    admin.press(&review, "test-both", &[]).await;
    let package = admin.package(&[]).await;
    let receipt = portal.open(&package.body).receipt.to_string();
    portal.visitor().post("/receipt", &[("receipt", &receipt)]).await;
    courier(portal).round().await.unwrap();
    let page = admin.get("/delete").await;
    admin.press(&page, "delete-button", &[]).await;
}

/// Three invitations: one accepted and its visit left, one revoked, one forgotten.
async fn invitations(portal: &Portal, ada: &mut Visitor) {
    let (first, second) = (invite(ada, &ACME).await, invite(ada, &[("company", "B"), ACME[1], ACME[2]]).await);
    invite(ada, &[("company", "C"), ("days", "1"), ACME[1], ACME[2]]).await;
    let mut jane = portal.visitor();
    let page = jane.get(&first).await;
    let details = jane.press(&page, "invitation-button", &[]).await;
    jane.press(&details, "details-button", &[("accept", "on")]).await;
    jane.post("/leave", &[]).await;
    portal.visitor().get(&second).await;
    let list = ada.get("/support/invitations").await;
    let page = ada.get(&list.link("B")).await; // by its name: made in the same millisecond, none of them is the second
    ada.press(&page, "invitation-revoke-button", &[]).await;
    // the portal was off for days
    portal.later(SignedDuration::from_hours(24 * 5));
    for _ in 0..2 {
        portal.app.store.sweep(portal.app.clock.now()).await.unwrap();
    }
}

#[tokio::test]
async fn every_topic_is_told_once_by_its_schema() {
    let receiver = Receiver::start().await;
    let portal = receiver.portal(&[]).await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    whole_case(&portal).await;
    invitations(&portal, &mut ada).await;
    courier(&portal).round().await.unwrap();
    let got = receiver.got();
    for message in &got {
        message.assert_sound();
        assert_eq!(message.path, "/hook");
    }
    let ids: BTreeSet<_> = got.iter().map(|message| message.id.clone()).collect();
    assert_eq!(ids.len(), got.len(), "nothing is told twice");
    let told: BTreeSet<_> = got.iter().map(super::receiver::Received::topic).collect();
    let all: BTreeSet<_> = Topic::subscribable().map(|topic| topic.as_str().to_owned()).collect();
    assert_eq!(told, all);
    let of = |topic: &str| got.iter().filter(|message| message.topic() == topic).collect::<Vec<_>>();
    let count = |topic: &str| of(topic).len();
    assert_eq!(
        (count("case.started"), count("case.deleted"), count("package.issued"), count("receipt.given")),
        (2, 1, 1, 1)
    );
    assert_eq!((count("invitation.accepted"), count("invitation.revoked"), count("invitation.expired")), (1, 1, 1));
    let expired = of("invitation.expired")[0].json()["timestamp"].as_str().unwrap().to_owned();
    assert!(expired.starts_with("2026-11-25T12:00:"), "{expired}: when it happened");
    // messages of the same moment come in any order
    let states: BTreeSet<_> =
        of("case.state_changed").iter().map(|m| m.json()["data"]["case"]["state"].to_string()).collect();
    let expected = ["working", "tested", "packaged", "opened"].map(|state| format!("\"{state}\""));
    assert_eq!(states, expected.into_iter().collect());
    let started = of("case.started")[0].json();
    let id = started["data"]["case"]["id"].as_str().unwrap();
    assert_eq!(started["data"]["case"]["url"], format!("http://127.0.0.1:8080/support/cases/{id}"));
    assert_eq!(started["timestamp"], "2026-11-24T12:00:00Z");
    assert_eq!(of("package.issued")[0].json()["data"]["package"]["recipients"][0], "Gong operations");
    // of a hint, a name, an address or a value, nothing is said
    for message in &got {
        let text = String::from_utf8(message.body.clone()).unwrap();
        for word in ["Acme", "Jane", "acme.example", "8x8.com", "scim/v2", "eght_", "127.0.0.1:8081"] {
            assert!(!text.contains(word), "{word} is in {text}");
        }
    }
}

#[tokio::test]
async fn an_endpoint_is_told_of_what_it_asked_for() {
    let receiver = Receiver::start().await;
    let portal = receiver.portal(&["test.ended"]).await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    visitor.enter_storage(&portal.values("role-missing")).await;
    courier(&portal).round().await.unwrap();
    let got = receiver.got();
    assert_eq!(got.len(), 1);
    let data = got[0].json()["data"].clone();
    assert_eq!((&data["scope"], &data["case"]["state"]), (&"storage".into(), &"working".into()));
    let failed = serde_json::json!({ "code": "storage.role.missing", "outcome": "fail" });
    assert!(data["findings"].as_array().unwrap().contains(&failed), "{data}");
    assert_eq!(portal.count("SELECT COUNT(*) FROM webhook_messages").await, 1, "nothing else was written down");
}

#[tokio::test]
async fn rehearsals_are_told_to_nobody() {
    let receiver = Receiver::start().await;
    let portal = receiver.portal(&[]).await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let link = invite(&mut ada, &[&ACME[..], &[("rehearsal", "on")]].concat()).await;
    let mut actor = portal.visitor();
    let page = actor.get(&link).await;
    let page = actor.press(&page, "invitation-button", &[]).await;
    actor.press(&page, "details-button", &[("accept", "on")]).await;
    let list = ada.get("/support/invitations").await;
    let page = ada.get(&list.attributes("tbody a", "href")[0]).await;
    ada.press(&page, "invitation-revoke-button", &[]).await;
    let case = portal.text("SELECT id FROM cases").await;
    portal.app.store.delete_case(&case, None, portal.app.clock.now()).await.unwrap();
    assert_eq!(portal.count("SELECT COUNT(*) FROM webhook_messages").await, 0);
}

#[tokio::test]
async fn of_a_deleted_case_nothing_more_is_told_than_that() {
    let receiver = Receiver::start().await;
    let portal = receiver.portal(&[]).await;
    portal.visitor().begin("Acme").await;
    assert!(portal.count("SELECT COUNT(*) FROM webhook_deliveries").await >= 2);
    let case = portal.text("SELECT id FROM cases").await;
    portal.app.store.delete_case(&case, None, portal.app.clock.now()).await.unwrap();
    courier(&portal).round().await.unwrap();
    let got = receiver.got();
    assert_eq!(got.iter().map(super::receiver::Received::topic).collect::<Vec<_>>(), ["case.deleted"]);
    got[0].assert_sound();
    assert_eq!(got[0].json()["data"]["case"]["url"], serde_json::Value::Null);
    // and after retention, not even that
    portal.later(SignedDuration::from_hours(24 * 91));
    let now = portal.app.clock.now();
    portal.app.store.retire(now - portal.app.config.retention, now).await.unwrap();
    for table in ["SELECT COUNT(*) FROM webhook_messages", "SELECT COUNT(*) FROM webhook_attempts"] {
        assert_eq!(portal.count(table).await, 0);
    }
}

#[tokio::test]
async fn the_schema_is_served() {
    let portal = Portal::start().await;
    let page = portal.visitor().get("/webhooks.schema.json").await;
    assert_eq!(page.header("content-type"), Some("application/schema+json"));
    assert_eq!(page.body, SCHEMA.as_bytes());
}
