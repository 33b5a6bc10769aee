//! What do leads see of webhooks, and what can they do about them?

use axum::http::StatusCode;
use gong_onboarding::staff::Role;
use jiff::SignedDuration;

use super::portal::{Portal, say};
use super::receiver::Answer::Status;
use super::receiver::{Receiver, courier};

const HERE: &str = "/support/webhooks";

#[tokio::test]
async fn a_message_is_looked_at_and_sent_again_once() {
    let receiver = Receiver::start().await;
    let portal = receiver.portal(&["case.started"]).await;
    let mut lead = portal.staff("grace", Role::Lead).await;
    let page = lead.get(HERE).await;
    assert!(page.shows(&say("webhooks-none")) && page.shows(&say("webhooks-unknown")));
    portal.visitor().begin("Acme").await;
    receiver.answers(&[Status(500)]);
    let courier = courier(&portal);
    courier.round().await.unwrap();
    let page = lead.get(HERE).await;
    assert!(
        page.shows("case.started") && page.shows(&say("webhook-state-waiting")) && page.shows(&say("webhooks-failing"))
    );
    let delivery = page.attributes("tbody th a", "href").remove(0);
    let page = lead.get(&delivery).await;
    assert!(page.one("pre").contains("case.started") && page.one("tbody tr").contains("500"));
    assert!(page.has("dd a[href^='/support/cases/']"));
    // it need not wait for its turn
    for _ in 0..2 {
        lead.press(&page, "webhook-again-button", &[]).await;
    }
    assert_eq!(courier.round().await.unwrap(), 1);
    lead.press(&page, "webhook-again-button", &[]).await;
    assert_eq!(courier.round().await.unwrap(), 0, "the press of a page that is old does nothing");
    let page = lead.get(&delivery).await;
    assert!(page.shows(&say("webhook-state-delivered")) && page.all("main tbody tr").len() == 2);
    // once more, though it was taken
    lead.press(&page, "webhook-again-button", &[]).await;
    courier.round().await.unwrap();
    let got = receiver.got();
    assert!(got.len() == 3 && got.iter().all(|message| message.id == got[0].id));
    assert_eq!(portal.count("SELECT COUNT(*) FROM audit WHERE act = 'webhook.sent_again'").await, 2);
    let page = lead.get(HERE).await;
    assert!(page.shows(&say("webhooks-well")) && !page.shows(&say("webhooks-failing")));
    assert!(!page.shows(&receiver.address), "where it is stands in the settings alone");
}

#[tokio::test]
async fn nothing_is_offered_that_leads_nowhere() {
    let receiver = Receiver::start().await;
    let portal = receiver.portal(&["case.deleted"]).await;
    let mut lead = portal.staff("grace", Role::Lead).await;
    let now = portal.app.clock.now();
    let case = portal.app.store.start_case(now, None).await.unwrap();
    portal.app.store.delete_case(&case, None, now).await.unwrap();
    courier(&portal).round().await.unwrap();
    let delivery = lead.get(HERE).await.attributes("tbody th a", "href").remove(0);
    let page = lead.get(&delivery).await;
    assert!(page.shows("case.deleted") && !page.has("dd a"), "its case is gone");
    // the settings name it no more
    portal.change("UPDATE webhook_deliveries SET endpoint = 'former'").await;
    assert!(lead.get(&delivery).await.shows(&say("webhook-unknown-endpoint")));
    let again = lead.post_only(&format!("{delivery}/again"), &[]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    assert_eq!(portal.text("SELECT state FROM webhook_deliveries").await, "delivered");
}

#[tokio::test]
async fn a_test_message_arrives_once() {
    let receiver = Receiver::start().await;
    let portal = receiver.portal(&["case.started"]).await;
    let mut lead = portal.staff("grace", Role::Lead).await;
    let page = lead.get(HERE).await;
    for _ in 0..2 {
        lead.press(&page, "webhooks-test-button", &[]).await;
    }
    courier(&portal).round().await.unwrap();
    let got = receiver.got();
    assert_eq!((got.len(), got[0].topic().as_str()), (1, "webhook.test"));
    got[0].assert_sound();
    assert_eq!(got[0].json()["data"]["endpoint"], "crm");
    assert_eq!(portal.count("SELECT COUNT(*) FROM audit WHERE act = 'webhook.tested'").await, 1);
    portal.later(SignedDuration::from_secs(10));
    lead.press(&page, "webhooks-test-button", &[]).await;
    assert_eq!(courier(&portal).round().await.unwrap(), 1);
    let nobody = lead.post_only("/support/webhooks/endpoints/nobody/test", &[]).await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_list_is_read_page_by_page_and_by_what_became_of_it() {
    let receiver = Receiver::start().await;
    let portal = receiver.portal(&["case.started"]).await;
    for _ in 0..51 {
        portal.app.store.start_case(portal.app.clock.now(), None).await.unwrap();
    }
    let mut lead = portal.staff("grace", Role::Lead).await;
    let page = lead.get(HERE).await;
    assert_eq!(page.attributes("tbody th a", "href").len(), 50);
    let page = lead.click(&page, "webhooks-older").await;
    assert_eq!(page.attributes("tbody th a", "href").len(), 1);
    let page = lead.click(&page, "webhooks-newest").await;
    receiver.answers(&vec![Status(410); 1]);
    courier(&portal).round().await.unwrap();
    assert!(page.has("select[name=state]"));
    for (query, count) in [
        ("state=failed", 1),
        ("state=delivered", 0),
        ("state=waiting", 50),
        ("endpoint=crm&state=failed", 1),
        ("endpoint=other", 0),
    ] {
        let page = lead.get(&format!("{HERE}?{query}")).await;
        assert_eq!(page.attributes("tbody th a", "href").len(), count, "{query}");
    }
    let missing = lead.get(&format!("{HERE}/deliveries/{}", portal.text("SELECT id FROM cases").await)).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn without_endpoints_nothing_is_written_down() {
    let portal = Portal::start().await;
    portal.visitor().begin("Acme").await;
    let mut lead = portal.staff("grace", Role::Lead).await;
    assert!(lead.get(HERE).await.shows(&say("webhooks-no-endpoints")));
    assert_eq!(portal.count("SELECT COUNT(*) FROM webhook_messages").await, 0);
}
