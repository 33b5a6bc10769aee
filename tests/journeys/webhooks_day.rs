//! For how long is a message tried? For a day from its first attempt, whatever came before that, and whatever breaks meanwhile.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use gong_onboarding::cases::Change;
use gong_onboarding::clock::Clock;
use gong_onboarding::courier::Courier;
use jiff::SignedDuration;

use super::receiver::Answer::Status;
use super::receiver::{Receiver, courier};
use super::webhooks_late::{one_waits, state};

#[tokio::test]
async fn a_message_is_given_up_after_a_day() {
    let receiver = Receiver::start().await;
    let portal = one_waits(&receiver).await;
    receiver.answers(&vec![Status(503); 30]);
    let courier = courier(&portal);
    let mut attempts = Vec::new();
    for _ in 0..(26 * 60) {
        if courier.round().await.unwrap() > 0 {
            attempts.push(receiver.got()[0].timestamp);
        }
        portal.later(SignedDuration::from_mins(1));
    }
    assert_eq!((attempts.len(), state(&portal).await.as_str()), (8, "failed"));
    let lasted = attempts[7] - attempts[0];
    assert!((86_400..86_500).contains(&lasted), "{lasted}");
}

#[tokio::test]
async fn the_day_of_a_message_begins_with_its_first_attempt() {
    let receiver = Receiver::start().await;
    let portal = one_waits(&receiver).await;
    // the portal was off
    portal.later(SignedDuration::from_hours(48));
    receiver.answers(&[Status(500)]);
    let courier = courier(&portal);
    courier.round().await.unwrap();
    assert_eq!(state(&portal).await, "waiting");
    portal.later(SignedDuration::from_secs(6));
    courier.round().await.unwrap();
    assert_eq!(state(&portal).await, "delivered");
}

#[tokio::test]
async fn what_waited_for_a_lead_has_a_day_again() {
    let receiver = Receiver::start().await;
    let portal = one_waits(&receiver).await;
    let (courier, store) = (courier(&portal), &portal.app.store);
    receiver.answers(&[Status(500)]);
    courier.round().await.unwrap();
    store.start_case(portal.app.clock.now(), None).await.unwrap();
    receiver.answers(&[Status(410)]);
    courier.round().await.unwrap();
    portal.later(SignedDuration::from_hours(48));
    assert!(store.resume_endpoint("crm", portal.app.clock.now()).await.unwrap());
    receiver.answers(&[Status(500)]);
    assert_eq!(courier.round().await.unwrap(), 1);
    let waiting = "SELECT COUNT(*) FROM webhook_deliveries WHERE state = 'waiting'";
    assert_eq!(portal.count(waiting).await, 1, "one more failure does not end it");
    portal.later(SignedDuration::from_secs(6));
    assert_eq!((courier.round().await.unwrap(), portal.count(waiting).await), (1, 0));
}

#[tokio::test]
async fn a_defect_does_not_end_webhooks() {
    let receiver = Receiver::start().await;
    let portal = one_waits(&receiver).await;
    let (app, is_first) = (portal.app.clone(), AtomicBool::new(true));
    let clock = app.clock.clone();
    let breaks = Clock::from_fn(move || {
        assert!(!is_first.swap(false, Ordering::SeqCst), "this test's own defect");
        clock.now()
    });
    let courier = Courier::new(app.store.clone(), breaks, &app.config.webhooks).unwrap();
    let carrying = tokio::spawn(courier.run());
    for _ in 0..200 {
        if state(&portal).await == "delivered" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!((receiver.got().len(), state(&portal).await.as_str()), (1, "delivered"));
    app.store.live().tell(Change::Stopping);
    carrying.await.unwrap();
}
