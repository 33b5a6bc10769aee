//! How often may something be done, and by whom? What is said when it was too often, and who is counted behind a proxy.

use axum::body::Body;
use axum::http::StatusCode;
use gong_onboarding::cases::Budget;
use jiff::SignedDuration;

use super::page::Page;
use super::portal::{Portal, say};
use super::visitor::Visitor;

#[tokio::test]
async fn a_case_has_a_budget_of_tests() {
    let portal = Portal::with(&[("LIMITS__TESTS_PER_CASE_PER_DAY", "2")]).await;
    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    visitor.begin("Acme").await;
    assert_eq!(visitor.enter_storage(&values).await.one("#result"), say("tested-passed"));
    visitor.enter_scim(&values).await;
    let asked = portal.simulator.requests().len();
    let spent = visitor.post("/steps/storage-credentials", &[]).await;
    assert_eq!(spent.outcome("tests.budget_spent").as_deref(), Some("fail"));
    assert_eq!(spent.findings().len(), 6, "what was proved before still holds");
    assert_eq!(spent.one("#result"), say("tested-passed"));
    let review = visitor.post("/steps/review", &[]).await;
    assert_eq!(review.outcome("tests.budget_spent").as_deref(), Some("fail"));
    assert_eq!(portal.simulator.requests().len(), asked, "nothing was sent");
    assert_eq!(visitor.get("/package").await.status, StatusCode::OK, "a package can be made all the same");
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 2, "what was typed is not lost");
    portal.later(SignedDuration::from_mins(90));
    visitor.get("/overview").await;
    portal.later(SignedDuration::from_hours(1));
    assert_eq!(visitor.get("/overview").await.status, StatusCode::OK);
    // another customer is not affected
    let mut neighbour = portal.visitor();
    neighbour.begin("Neighbour").await;
    assert_eq!(neighbour.enter_storage(&values).await.one("#result"), say("tested-passed"));
}

#[tokio::test]
async fn what_cannot_be_a_value_costs_no_test() {
    let portal = Portal::with(&[("LIMITS__TESTS_PER_CASE_PER_DAY", "1")]).await;
    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    visitor.begin("Acme").await;
    let path = "/steps/storage-credentials";
    for _ in 0..3 {
        visitor.post(path, &[("storage_key", "••••"), ("storage_secret", "••••")]).await;
        visitor.post(path, &[("storage_key", &values.secret), ("storage_secret", &values.key)]).await;
    }
    visitor.secrets.clear();
    assert_eq!(visitor.enter_storage(&values).await.one("#result"), say("tested-passed"));
}

#[tokio::test]
async fn an_address_has_a_budget_of_tests_over_all_its_cases() {
    let portal = Portal::with(&[("LIMITS__TESTS_PER_ADDRESS_PER_HOUR", "2")]).await;
    let values = portal.values("all-well");
    let mut last = None;
    for _ in 0..3 {
        let mut visitor = portal.visitor();
        visitor.begin("Acme").await;
        let page = visitor.enter_storage(&values).await;
        last = Some((visitor, page));
    }
    let (mut visitor, page) = last.unwrap();
    assert_eq!(page.outcome("tests.budget_spent").as_deref(), Some("fail"));
    portal.later(SignedDuration::from_mins(61));
    let page = visitor.post("/steps/storage-credentials", &[]).await;
    assert_eq!(page.one("#result"), say("tested-passed"), "an hour later it goes on, with what was typed");
}

/// Starts a case from an address, with what the request says of others.
async fn start(visitor: &mut Visitor, address: &str, forwarded: &[&str]) -> Page {
    visitor.cookies.clear();
    visitor.address = address.parse().unwrap();
    let mut request = visitor.request("POST", "/onboarding");
    for line in forwarded {
        request = request.header("x-forwarded-for", *line);
    }
    visitor.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn too_many_starts_are_refused_with_a_way_on() {
    let portal = Portal::with(&[("LIMITS__CASES_PER_ADDRESS_PER_HOUR", "2")]).await;
    let mut visitor = portal.visitor();
    for (address, forwarded, status) in [
        ("192.0.2.1", &[][..], StatusCode::SEE_OTHER),
        ("192.0.2.1", &["198.51.100.1"][..], StatusCode::SEE_OTHER),
        ("192.0.2.1", &["198.51.100.2"][..], StatusCode::TOO_MANY_REQUESTS),
        ("192.0.2.1", &["198.51.100.3, 127.0.0.1", "::1"][..], StatusCode::TOO_MANY_REQUESTS),
        ("::ffff:192.0.2.1", &[][..], StatusCode::TOO_MANY_REQUESTS),
        ("192.0.2.2", &[][..], StatusCode::SEE_OTHER),
        ("2001:db8:1:2::1", &[][..], StatusCode::SEE_OTHER),
        ("2001:db8:1:2::2", &[][..], StatusCode::SEE_OTHER),
        ("2001:db8:1:2:ffff::3", &[][..], StatusCode::TOO_MANY_REQUESTS),
        ("2001:db8:1:3::1", &[][..], StatusCode::SEE_OTHER),
    ] {
        let page = start(&mut visitor, address, forwarded).await;
        assert_eq!(page.status, status, "{address} {forwarded:?}");
        if status == StatusCode::TOO_MANY_REQUESTS {
            assert_eq!(page.one("h1"), say("error-too-often-title"));
            assert_eq!(page.header("retry-after"), Some("3600"));
            assert_eq!(page.ways(), ["/"]);
            assert!(visitor.cookies.is_empty());
        }
    }
    portal.later(SignedDuration::from_mins(61));
    assert_eq!(start(&mut visitor, "192.0.2.1", &[]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_proxy_is_believed_only_if_it_is_trusted_and_only_for_the_hop_that_it_saw() {
    let settings = [("LIMITS__CASES_PER_ADDRESS_PER_HOUR", "1"), ("TRUSTED_PROXIES", "10.0.0.0/8")];
    let portal = Portal::with(&settings).await;
    let mut visitor = portal.visitor();
    for (address, forwarded, status) in [
        ("10.0.0.1", &["198.51.100.1"][..], StatusCode::SEE_OTHER),
        ("10.0.0.2", &["198.51.100.2"][..], StatusCode::SEE_OTHER),
        ("10.0.0.1", &["203.0.113.9, 198.51.100.1"][..], StatusCode::TOO_MANY_REQUESTS),
        ("10.0.0.1", &["203.0.113.9", "198.51.100.1"][..], StatusCode::TOO_MANY_REQUESTS),
        ("10.0.0.1", &["198.51.100.1, 10.0.0.9"][..], StatusCode::TOO_MANY_REQUESTS),
        ("10.0.0.1", &["198.51.100.3, 10.0.0.9"][..], StatusCode::SEE_OTHER),
        ("192.0.2.1", &["198.51.100.4"][..], StatusCode::SEE_OTHER),
        ("192.0.2.1", &["198.51.100.5"][..], StatusCode::TOO_MANY_REQUESTS),
        ("10.0.0.1", &["garbage"][..], StatusCode::SEE_OTHER),
        ("10.0.0.1", &["198.51.100.6, garbage"][..], StatusCode::TOO_MANY_REQUESTS),
    ] {
        let page = start(&mut visitor, address, forwarded).await;
        assert_eq!(page.status, status, "{address} {forwarded:?}");
    }
}

#[tokio::test]
async fn where_only_the_invited_may_start_it_is_said() {
    let portal = Portal::with(&[("ACCESS", "invited")]).await;
    let mut visitor = portal.visitor();
    let page = visitor.get("/").await;
    assert!(page.shows(&say("start-invited")) && !page.has("main form"));
    let refused = visitor.post("/onboarding", &[]).await;
    assert_eq!((refused.status, refused.one("h1")), (StatusCode::FORBIDDEN, say("error-not-invited-title")));
    assert_eq!(portal.count("SELECT COUNT(*) FROM cases").await, 0);
}

#[tokio::test]
async fn whoever_does_too_much_with_a_case_may_still_leave_it() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let case = portal.text("SELECT id FROM cases").await;
    let (window, limit) = (SignedDuration::from_hours(1), 1000);
    let acts = Budget { kind: "act-of-case", subject: &case, limit, window };
    while portal.app.store.spend(&[acts], portal.app.clock.now()).await.unwrap().is_none() {}
    let refused = visitor.post("/steps/api-app", &[("done", "on")]).await;
    assert_eq!((refused.status, refused.one("h1")), (StatusCode::TOO_MANY_REQUESTS, say("error-too-much-title")));
    assert_eq!(visitor.post("/half-links/storage", &[]).await.status, StatusCode::TOO_MANY_REQUESTS);
    let link = visitor.get("/overview").await.one("section[aria-labelledby=return-link] code");
    let mut elsewhere = portal.visitor();
    let resume = elsewhere.get(link.trim_start_matches(&visitor.origin)).await;
    assert_eq!(elsewhere.press(&resume, "resume-button", &[]).await.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(visitor.get("/steps/api-app").await.status.is_success(), "reading goes on");
    assert_eq!(visitor.post("/leave", &[]).await.path, "/left");
}
