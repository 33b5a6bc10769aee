//! Is it said before a visit ends, and can it go on? Up to its twelve hours, and without script.

use axum::body::Body;
use axum::http::{StatusCode, header};
use jiff::SignedDuration;

use super::page::Page;
use super::portal::{Portal, say};
use super::visitor::Visitor;

fn seconds(page: &Page) -> i64 {
    page.attributes("[data-ending]", "data-ending")[0].parse().unwrap()
}

async fn extend(visitor: &mut Visitor, from: &str) -> Page {
    let referer = format!("{}{from}", visitor.origin);
    let request = visitor.request("POST", "/extend").header(header::REFERER, referer);
    visitor.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn the_button_leads_back_and_begins_the_two_hours_anew() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    portal.later(SignedDuration::from_mins(4));
    let page = visitor.get("/steps/api-app").await;
    assert!(seconds(&page) <= 116 * 60 && page.one(".left").contains("1 h 55 min"), "{}", page.one(".left"));
    assert!(page.has_button(&say("extend-button")));
    let answer = extend(&mut visitor, "/steps/api-app").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, Some("/steps/api-app")));
    assert!(seconds(&visitor.get("/steps/api-app").await) > 119 * 60);
    let page = visitor.get("/overview").await;
    assert_eq!(visitor.press(&page, "extend-button", &[]).await.path, "/overview", "also without a referer");
}

#[tokio::test]
async fn what_is_left_is_what_is_left_after_this_page() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    portal.later(SignedDuration::from_mins(110));
    let page = visitor.get("/overview").await;
    assert!(seconds(&page) > 119 * 60, "the page itself has begun them anew");
    assert!(page.has("[data-part=soon][hidden] button") && page.has("[data-part=last][hidden]"), "script shows them");
    assert!(page.has("[data-part=over][hidden]"));
    assert!(page.one(".extend").contains("25 Nov 2026, 00:00 UTC"), "the latest end: {}", page.one(".extend"));
}

#[tokio::test]
async fn the_end_of_the_twelve_hours_is_said_in_time_and_cannot_be_moved() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    for _ in 0..11 {
        portal.later(SignedDuration::from_mins(63));
        visitor.get("/overview").await;
    }
    let page = visitor.get("/overview").await;
    assert!(page.has("[data-ending][data-last]") && page.has("[data-part=last][hidden]"), "27 minutes are left");
    portal.later(SignedDuration::from_mins(10));
    for path in ["/overview", "/steps/storage-credentials", "/guide", "/privacy", "/"] {
        let page = visitor.get(path).await;
        let notice = page.one("[role=status] [data-part=last]:not([hidden])");
        assert!(notice.contains("25 Nov 2026, 00:00 UTC") && notice.contains(&say("ending-what")), "{notice}");
        assert!(!page.has("[data-part=soon]") && !page.has_button(&say("extend-button")), "nothing to extend");
    }
    extend(&mut visitor, "/overview").await;
    assert!(seconds(&visitor.get("/overview").await) < 20 * 60);
    portal.later(SignedDuration::from_mins(17));
    for page in [extend(&mut visitor, "/overview").await, visitor.get("/overview").await] {
        assert_eq!((page.status, page.one("h1")), (StatusCode::FORBIDDEN, say("error-visit-over-title")));
    }
}

#[tokio::test]
async fn who_has_no_visit_is_told_nothing_of_its_end() {
    let portal = Portal::start().await;
    let mut reader = portal.visitor();
    let page = reader.get("/").await;
    assert!(!page.has("[data-ending]") && !page.has(".extend"));
    assert_eq!(reader.post("/extend", &[]).await.one("h1"), say("error-no-visit-title"));
}
