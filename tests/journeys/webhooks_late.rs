//! What if a receiver does not take a message, or somebody dies on the way? It is tried for a day, never by two at once, and
//! goes nowhere else.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::Arc;

use gong_onboarding::courier::Courier;
use gong_onboarding::egress::{Found, Lookup};
use jiff::SignedDuration;

use super::portal::{Portal, WEBHOOK_SECRET};
use super::receiver::Answer::{self, Silence, Status, With};
use super::receiver::{Received, Receiver, courier};

const OTHER_SECRET: &str = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// A portal with one message that waits.
pub(crate) async fn one_waits(receiver: &Receiver) -> Portal {
    let portal = receiver.portal(&["case.started"]).await;
    portal.app.store.start_case(portal.app.clock.now(), None).await.unwrap();
    portal
}

async fn problem(portal: &Portal) -> String {
    portal.text("SELECT problem FROM webhook_attempts ORDER BY number DESC").await
}

pub(crate) async fn state(portal: &Portal) -> String {
    portal.text("SELECT state FROM webhook_deliveries").await
}

#[tokio::test]
async fn what_was_not_taken_is_sent_again_under_its_id_and_signed_anew() {
    let receiver = Receiver::start().await;
    let portal = one_waits(&receiver).await;
    receiver.answers(&[Status(500)]);
    let courier = courier(&portal);
    assert_eq!(courier.round().await.unwrap(), 1, "and not again at once");
    assert_eq!((state(&portal).await.as_str(), problem(&portal).await.as_str()), ("waiting", "status"));
    portal.later(SignedDuration::from_secs(6));
    assert_eq!(courier.round().await.unwrap(), 1);
    assert_eq!(state(&portal).await, "delivered");
    let got = receiver.got();
    assert_eq!((got.len(), &got[0].id, &got[0].body), (2, &got[1].id, &got[1].body));
    assert!(got[0].timestamp < got[1].timestamp && got[0].signatures != got[1].signatures);
    got.iter().for_each(Received::assert_sound);
    portal.later(SignedDuration::from_hours(48));
    assert_eq!(courier.round().await.unwrap(), 0);
}

#[tokio::test]
async fn failures_are_told_apart_and_a_redirect_leads_nowhere() {
    let receiver = Receiver::start().await;
    let elsewhere = Receiver::start().await;
    let portal = one_waits(&receiver).await;
    let to = format!("http://{}/hook", elsewhere.address);
    let courier = courier(&portal);
    let long = "x".repeat(600_000);
    for (answer, expected) in [
        (Silence, "timed-out"),
        (With(307, "location", to.clone()), "redirect"),
        (With(500, "x-long", long), "long-head"),
        (Status(404), "status"),
        (Status(101), "status"),
    ] {
        receiver.answers(std::slice::from_ref(&answer));
        assert_eq!(courier.round().await.unwrap(), 1, "{expected}");
        assert_eq!(problem(&portal).await, expected);
        portal.later(SignedDuration::from_hours(4));
    }
    assert!(elsewhere.got().is_empty());
    let logged = portal.count("SELECT COUNT(*) FROM webhook_attempts WHERE problem LIKE '%127%'").await;
    assert_eq!(logged, 0, "no address is written down");
}

#[tokio::test]
async fn a_receiver_may_ask_for_more_time() {
    let receiver = Receiver::start().await;
    let portal = one_waits(&receiver).await;
    receiver.answers(&[With(429, "retry-after", "600".to_owned())]);
    let courier = courier(&portal);
    courier.round().await.unwrap();
    portal.later(SignedDuration::from_secs(590));
    assert_eq!(courier.round().await.unwrap(), 0);
    portal.later(SignedDuration::from_secs(20));
    assert_eq!((courier.round().await.unwrap(), state(&portal).await.as_str()), (1, "delivered"));
}

#[tokio::test]
async fn both_secrets_sign_while_they_rotate() {
    let receiver = Receiver::start().await;
    let portal = one_waits(&receiver).await;
    courier(&portal).round().await.unwrap();
    let before = receiver.got().remove(0);
    assert!(before.signatures.len() == 1 && before.is_signed_by(WEBHOOK_SECRET) && !before.is_signed_by(OTHER_SECRET));
    let app = &portal.app;
    let mut settings = app.config.webhooks.clone();
    let both = format!("{OTHER_SECRET}\n{WEBHOOK_SECRET}");
    settings.endpoints[0].secrets = gong_onboarding::webhooks::SigningSecrets::parse(&both).unwrap();
    app.store.start_case(app.clock.now(), None).await.unwrap();
    Courier::new(app.store.clone(), app.clock.clone(), &settings).unwrap().round().await.unwrap();
    let during = receiver.got().remove(0);
    assert!(during.signatures.len() == 2 && during.is_signed_by(WEBHOOK_SECRET) && during.is_signed_by(OTHER_SECRET));
    let forged = Received { body: b"{}".to_vec(), ..during };
    assert!(!forged.is_signed_by(WEBHOOK_SECRET));
}

#[tokio::test]
async fn two_replicas_send_each_message_once() {
    let receiver = Receiver::start().await;
    let portal = receiver.portal(&["case.started"]).await;
    for _ in 0..30 {
        portal.app.store.start_case(portal.app.clock.now(), None).await.unwrap();
    }
    let elsewhere = portal.replica().await.store.clone();
    let other = Courier::new(elsewhere, portal.app.clock.clone(), &portal.app.config.webhooks).unwrap();
    let (first, second) = (courier(&portal), courier(&portal));
    let (one, two, three) = tokio::join!(first.round(), second.round(), other.round());
    assert_eq!(one.unwrap() + two.unwrap() + three.unwrap(), 30);
    let got = receiver.got();
    let ids: BTreeSet<_> = got.iter().map(|message| message.id.clone()).collect();
    assert_eq!((got.len(), ids.len()), (30, 30));
}

#[tokio::test]
async fn what_a_dead_replica_was_at_is_taken_over_when_its_lease_is_over() {
    let receiver = Receiver::start().await;
    let portal = one_waits(&receiver).await;
    let (store, clock) = (&portal.app.store, &portal.app.clock);
    let lasts = SignedDuration::from_secs(31);
    let dead = store.claim_delivery("crm", clock.now(), lasts).await.unwrap().unwrap();
    assert!(store.claim_delivery("crm", clock.now(), lasts).await.unwrap().is_none(), "it is leased");
    // the portal starts anew
    let store = portal.replica().await.store.clone();
    let courier = Courier::new(store.clone(), clock.clone(), &portal.app.config.webhooks).unwrap();
    assert_eq!(courier.round().await.unwrap(), 0);
    portal.later(SignedDuration::from_secs(32));
    assert_eq!(courier.round().await.unwrap(), 1);
    assert_eq!(receiver.got()[0].id, dead.message_id);
    let attempt = gong_onboarding::cases::Attempt {
        number: dead.number,
        at: clock.now(),
        status: None,
        milliseconds: 1,
        problem: Some("refused".to_owned()),
    };
    let late = store.settle_delivery(&dead, "crm", &attempt, gong_onboarding::cases::Verdict::GivenUp).await;
    assert!(!late.unwrap(), "whoever comes back from the dead has nothing to say");
    assert_eq!(state(&portal).await, "delivered");
}

/// Every name leads there.
struct Leads(&'static [&'static str]);

impl Lookup for Leads {
    fn lookup(&self, _: &str) -> Found {
        let found: Vec<IpAddr> = self.0.iter().map(|text| text.parse().unwrap()).collect();
        Box::pin(async move { Ok(found) })
    }
}

#[tokio::test]
async fn addresses_that_are_not_public_are_called_only_where_they_are_listed() {
    let receiver = Receiver::start().await;
    let portal = one_waits(&receiver).await;
    let app = &portal.app;
    let port = receiver.address.rsplit(':').next().unwrap();
    let listed: &[&str] = &["127.0.0.0/8"];
    let delivery = portal.text("SELECT id FROM webhook_deliveries").await;
    for (host, leads, networks, expected) in [
        ("crm.example", &["10.1.2.3"][..], &[][..], "address"),
        ("crm.example", &["8.8.8.8", "169.254.169.254"], &["10.0.0.0/8"], "address"),
        ("crm.example", &["127.0.0.1"], &["10.0.0.0/8"], "address"),
        ("10.1.2.3", &[], &[], "address"),
        ("127.0.0.1", &[], &["10.0.0.0/8"], "address"),
        // dialled, and not TLS
        ("crm.example", &["127.0.0.1"], listed, "tls"),
    ] {
        let mut settings = app.config.webhooks.clone();
        settings.rules.networks = networks.iter().map(|text| text.parse().unwrap()).collect();
        settings.endpoints[0].url = format!("https://{host}:{port}/hook").parse().unwrap();
        let lookup = Arc::new(Leads(leads));
        let courier =
            Courier::with_resolver(app.store.clone(), app.clock.clone(), &settings, lookup, Vec::new()).unwrap();
        assert_eq!(courier.round().await.unwrap(), 1);
        assert_eq!(problem(&portal).await, expected, "{host} {leads:?}");
        assert!(app.store.send_again(&delivery, None, app.clock.now()).await.unwrap());
    }
    let mut settings = app.config.webhooks.clone();
    settings.rules.networks.clear();
    let courier = Courier::new(app.store.clone(), app.clock.clone(), &settings).unwrap();
    assert_eq!(courier.round().await.unwrap(), 1);
    assert_eq!((problem(&portal).await.as_str(), receiver.got().len()), ("address", 0), "no http without the network");
}

#[tokio::test]
async fn whoever_is_gone_is_left_alone_until_a_lead_resumes_it() {
    let receiver = Receiver::start().await;
    let portal = one_waits(&receiver).await;
    receiver.answers(&[Answer::Status(410)]);
    let (courier, store) = (courier(&portal), &portal.app.store);
    courier.round().await.unwrap();
    assert_eq!((state(&portal).await.as_str(), problem(&portal).await.as_str()), ("failed", "gone"));
    store.start_case(portal.app.clock.now(), None).await.unwrap();
    assert_eq!(courier.round().await.unwrap(), 0, "nothing more is sent");
    receiver.got();
    let mut lead = portal.staff("grace", gong_onboarding::staff::Role::Lead).await;
    let page = lead.get("/support/webhooks").await;
    let page = lead.post(&page.form(&page.say("webhooks-resume-button")).action, &[]).await;
    assert!(!page.has_button(&page.say("webhooks-resume-button")));
    assert_eq!((courier.round().await.unwrap(), receiver.got().len()), (1, 1), "what waited is sent");
}
