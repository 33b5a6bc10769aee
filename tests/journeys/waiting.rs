//! Where time is the remedy, does the page wait for the admin? It says when to test again, does it by itself if asked to,
//! and stops when it is well, when it was often enough, or when told to.

use jiff::SignedDuration;

use super::page::Page;
use super::portal::{Portal, say};
use super::visitor::Visitor;

const HERE: &str = "/steps/storage-credentials";

/// What the script of the page does when its countdown is over.
async fn by_itself(visitor: &mut Visitor) -> Page {
    visitor.post(HERE, &[("automatic", "on")]).await
}

/// How many seconds the page counts down from; nothing if it does not.
fn countdown(page: &Page) -> Option<i64> {
    page.attributes("#waiting [data-countdown]", "data-countdown").first().map(|seconds| seconds.parse().unwrap())
}

#[tokio::test]
async fn a_product_that_was_just_added_is_waited_for() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("product-late"));
    visitor.begin("Acme").await;
    let missing = visitor.enter_storage(&values).await;
    assert_eq!(missing.outcome("storage.product.missing").as_deref(), Some("fail"));
    assert!(missing.has("#waiting time") && countdown(&missing).is_none(), "it says when, and does nothing unasked");
    let waiting = visitor.press(&missing, "waiting-start", &[]).await;
    assert_eq!((countdown(&waiting), portal.token_requests()), (Some(29), 1), "saying so is no test");
    portal.later(SignedDuration::from_secs(10));
    assert_eq!(countdown(&visitor.get(HERE).await), Some(19), "a reload goes on counting");
    by_itself(&mut visitor).await;
    assert_eq!(portal.token_requests(), 1, "another tab, or a clock that is wrong, does not hurry");
    portal.later(SignedDuration::from_secs(20));
    let again = by_itself(&mut visitor).await;
    assert_eq!((countdown(&again), portal.token_requests()), (Some(29), 2));
    assert!(again.one("#waiting").contains("Test 2 of at most 10"));
    portal.later(SignedDuration::from_secs(31));
    let well = by_itself(&mut visitor).await;
    assert_eq!(well.one("#result"), say("tested-passed"));
    assert!(!well.has("#waiting"));
    assert_eq!(by_itself(&mut visitor).await.one("#result"), say("tested-passed"));
    assert_eq!(portal.token_requests(), 3, "it stopped");
}

#[tokio::test]
async fn without_script_the_page_says_when_and_then_offers_the_button() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("rate-limited"));
    visitor.begin("Acme").await;
    let limited = visitor.enter_storage(&values).await;
    assert_eq!(limited.attributes("#waiting time", "datetime"), ["2026-11-24T12:01:00Z"], "as Retry-After says");
    assert_eq!(limited.all("#waiting time[data-over]"), ["24 Nov 2026, 12:01 UTC"], "script rounds it like the words");
    let said = limited.all("[data-finding='eight_by_eight.rate_limited'] time");
    assert_eq!(said, ["24 Nov 2026, 12:01 UTC"], "a time in a sentence is one for script too");
    assert!(limited.shows(&say("waiting-refresh")) && !limited.has_button(&say("waiting-test")));
    assert!(limited.has("#waiting button[data-scripted]"), "what needs script is marked");
    portal.later(SignedDuration::from_secs(61));
    let due = visitor.get(HERE).await;
    assert_eq!(portal.token_requests(), 1, "looking is no test");
    assert!(due.shows(&say("waiting-due")));
    visitor.press(&due, "waiting-test", &[]).await;
    assert_eq!(portal.token_requests(), 2);
}

#[tokio::test]
async fn ten_times_are_enough_and_stop_means_stop() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("failing"));
    visitor.begin("Acme").await;
    let failing = visitor.enter_storage(&values).await;
    let stopped = visitor.press(&failing, "waiting-start", &[]).await;
    let stopped = visitor.press(&stopped, "waiting-stop", &[]).await;
    portal.later(SignedDuration::from_mins(1));
    by_itself(&mut visitor).await;
    assert_eq!((countdown(&stopped), portal.token_requests()), (None, 1));
    let mut page = visitor.press(&stopped, "waiting-start", &[]).await;
    while countdown(&page).is_some() {
        portal.later(SignedDuration::from_mins(11));
        page = by_itself(&mut visitor).await;
    }
    assert_eq!(portal.token_requests(), 11);
    assert!(page.shows(&say("waiting-over")) && !page.has_button(&say("waiting-start")));
    let other = visitor.enter_storage(&portal.values("product-missing")).await;
    assert!(other.has_button(&say("waiting-start")), "other values are waited for anew");
}

#[tokio::test]
async fn failures_in_a_row_cost_time_and_a_success_forgives_them() {
    let portal = Portal::with(&[("LIMITS__TESTS_PER_CASE_PER_DAY", "20")]).await;
    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    visitor.begin("Acme").await;
    let wrong = portal.values("wrong-secret");
    for _ in 0..5 {
        assert_eq!(visitor.enter_storage(&wrong).await.outcome("tests.budget_spent"), None);
    }
    let mut delays = Vec::new();
    for _ in 0..3 {
        let refused = visitor.enter_storage(&wrong).await;
        assert_eq!(refused.outcome("tests.budget_spent").as_deref(), Some("fail"));
        let from = refused.attributes("#waiting time", "datetime").remove(0);
        delays.push(from.parse::<jiff::Timestamp>().unwrap().duration_since(portal.app.clock.now()).as_secs() + 1);
        portal.later(SignedDuration::from_secs(*delays.last().unwrap()));
        visitor.enter_storage(&wrong).await;
    }
    assert_eq!(delays, [30, 60, 120]);
    assert_eq!(portal.token_requests(), 8);
    visitor.enter_scim(&values).await;
    assert_eq!(portal.simulator.requests().iter().filter(|request| request.path.ends_with("/Users")).count(), 3);
    portal.later(SignedDuration::from_hours(1));
    assert_eq!(visitor.enter_storage(&values).await.one("#result"), say("tested-passed"));
    assert_eq!(visitor.enter_storage(&wrong).await.outcome("tests.budget_spent"), None, "forgiven");
}

#[tokio::test]
async fn trouble_of_8x8_is_nobodys_failure() {
    let portal = Portal::with(&[("LIMITS__TESTS_PER_CASE_PER_DAY", "20")]).await;
    let (mut visitor, failing) = (portal.visitor(), portal.values("failing"));
    visitor.begin("Acme").await;
    for _ in 0..10 {
        assert_eq!(visitor.enter_storage(&failing).await.outcome("tests.budget_spent"), None);
    }
}
