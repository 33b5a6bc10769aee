//! What becomes of a link for one half? It is looked at, replaced, withdrawn, forgotten, and lets a half in once.

use axum::body::Body;
use axum::http::StatusCode;
use gong_onboarding::cases::{Half, HalfLink, HandIn, HandedIn, Visit};
use gong_onboarding::sealing::Identity;
use gong_onboarding::tokens;
use jiff::SignedDuration;

use super::half_links::{ask, come};
use super::page::Page;
use super::portal::{Portal, say};

fn assert_no_such_link(page: &Page) {
    assert_eq!((page.status, page.one("h1")), (StatusCode::NOT_FOUND, say("error-no-such-link-title")));
}

#[tokio::test]
async fn looks_are_counted_and_nothing_else_changes() {
    let portal = Portal::start().await;
    let mut admin = portal.visitor();
    admin.begin("Acme").await;
    let link = ask(&mut admin, Half::Scim).await;
    assert!(admin.get("/half-links/scim").await.shows(&say("fate-unopened")));
    assert!(admin.get("/half-links/scim").await.shows(&link), "whoever loads the page again makes no other");
    assert!(!admin.get("/half-links/storage").await.shows(&link));
    let kept = admin.cookies.remove("shown").unwrap();
    assert!(!admin.get("/half-links/scim").await.shows(&link), "no other browser sees it");
    admin.cookies.insert("shown".to_owned(), kept);
    portal.later(SignedDuration::from_mins(10));
    assert!(!admin.get("/half-links/scim").await.shows(&link), "nor this one, later");
    let mut scanner = portal.visitor();
    let head = scanner.request("HEAD", &link).body(Body::empty()).unwrap();
    assert_eq!(scanner.send(head).await.status, StatusCode::OK);
    assert_eq!(portal.count("SELECT opens FROM half_links").await, 0);
    scanner.get(&link).await;
    assert_eq!(portal.count("SELECT opens FROM half_links").await, 1);
    assert_eq!((portal.count("SELECT COUNT(*) FROM visits").await, scanner.cookies.len()), (1, 0));
    assert!(admin.get("/half-links/scim").await.one("main").contains(&say("fate-opened")));
    let wrong = ["/h/x".to_owned(), format!("{link}A"), format!("/h/{}", "A".repeat(22)), link.replace("/h/", "/r/")];
    for path in wrong {
        assert_no_such_link(&scanner.get(&path).await);
        assert_no_such_link(&scanner.post(&path, &[]).await);
    }
}

#[tokio::test]
async fn a_link_that_was_withdrawn_ends_its_visits() {
    let portal = Portal::start().await;
    let (mut admin, values) = (portal.visitor(), portal.values("all-well"));
    admin.begin("Acme").await;
    let link = ask(&mut admin, Half::Scim).await;
    let mut colleague = come(&portal, &link).await;
    colleague.enter_scim(&values).await;
    let half = colleague.get("/half").await;
    let page = admin.get("/half-links/scim").await;
    let page = admin.press(&page, "half-links-revoke", &[]).await;
    assert!(page.shows(&say("fate-withdrawn")) && !page.has_button(&say("half-links-revoke")));
    let over = colleague.press(&half, "hand-in-button", &[]).await;
    assert_eq!(over.one("h1"), say("error-visit-over-title"));
    assert_no_such_link(&colleague.get(&link).await);
    assert_no_such_link(&colleague.post(&link, &[]).await);
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 0);
    assert!(!admin.get("/overview").await.shows(&say("handed-in-by-colleague")));
}

#[tokio::test]
async fn a_new_link_takes_the_place_of_the_one_before() {
    let portal = Portal::start().await;
    let mut admin = portal.visitor();
    admin.begin("Acme").await;
    let (first, of_the_other) = (ask(&mut admin, Half::Scim).await, ask(&mut admin, Half::Storage).await);
    let second = ask(&mut admin, Half::Scim).await;
    let mut colleague = portal.visitor();
    assert_no_such_link(&colleague.get(&first).await);
    assert_eq!(colleague.get(&second).await.status, StatusCode::OK);
    assert_eq!(colleague.get(&of_the_other).await.status, StatusCode::OK, "the other half has its own");
    let mut click = admin.clone();
    tokio::join!(admin.post("/half-links/scim", &[]), click.post("/half-links/scim", &[]));
    let working = "SELECT COUNT(*) FROM half_links WHERE half = 'scim' AND revoked_at IS NULL";
    assert_eq!(portal.count(working).await, 1, "a double press leaves one");
}

#[tokio::test]
async fn the_desk_makes_links_too_and_five_are_the_most() {
    let portal = Portal::start().await;
    let mut admin = portal.visitor();
    admin.begin("Acme").await;
    let link = ask(&mut admin, Half::Scim).await;
    let (store, now) = (&portal.app.store, portal.app.clock.now());
    let case = come(&portal, &link).await.get("/half").await.one(".help .code");
    assert!(!case.is_empty());
    let hash = tokens::token_hash(link.rsplit('/').next().unwrap());
    let case_id = store.half_link_of(&hash, now).await.unwrap().unwrap().case_id;
    for name in ["ada", "bo", "cy", "di"] {
        assert!(store.make_half_link(&case_id, Half::Scim, Some(name), now).await.unwrap().is_some());
    }
    assert!(store.make_half_link(&case_id, Half::Scim, Some("eve"), now).await.unwrap().is_none());
    assert!(store.make_half_link(&case_id, Half::Scim, Some("ada"), now).await.unwrap().is_some(), "her own goes");
    let page = admin.get("/half-links/scim").await;
    assert!(page.shows(", by ada:"));
    admin.press(&page, "half-links-revoke", &[]).await;
    let working = "SELECT COUNT(*) FROM half_links WHERE revoked_at IS NULL";
    assert_eq!(portal.count(working).await, 0, "the customer withdraws them all");
    for name in ["ada", "bo", "cy", "di", "eve"] {
        store.make_half_link(&case_id, Half::Scim, Some(name), now).await.unwrap().unwrap();
    }
    let page = admin.get("/half-links/scim").await;
    assert!(admin.press(&page, "half-links-anew", &[]).await.shows(&say("half-links-full")));
    assert_eq!(portal.count(working).await, i64::from(HalfLink::MOST));
}

#[tokio::test]
async fn a_link_works_for_seven_days() {
    let portal = Portal::start().await;
    let mut admin = portal.visitor();
    let overview = admin.begin("Acme").await;
    assert_eq!(overview.status, StatusCode::OK);
    let back = admin.get("/overview").await.one("section[aria-labelledby=return-link] code").replace(&admin.origin, "");
    let link = ask(&mut admin, Half::Scim).await;
    let mut colleague = portal.visitor();
    portal.later(SignedDuration::from_hours(7 * 24 - 1));
    assert_eq!(colleague.get(&link).await.status, StatusCode::OK);
    portal.later(SignedDuration::from_hours(1));
    assert_no_such_link(&colleague.get(&link).await);
    assert_no_such_link(&colleague.post(&link, &[]).await);
    let mut admin = portal.visitor();
    let page = admin.get(&back).await;
    admin.press(&page, "resume-button", &[]).await;
    assert!(admin.get("/half-links/scim").await.shows(&say("fate-expired")));
    portal.later(HalfLink::REMEMBERED);
    portal.app.store.sweep(portal.app.clock.now()).await.unwrap();
    assert_eq!(portal.count("SELECT COUNT(*) FROM half_links").await, 0);
}

/// A visit of the store's own, which nobody has a cookie of.
async fn visit(portal: &Portal, case_id: &str, by_half_link: Option<(String, Half)>) -> Visit {
    let now = portal.app.clock.now();
    let until = now + SignedDuration::from_hours(1);
    let recipient = Identity::generate().recipient().as_text().to_owned();
    let (id, case_id) = (tokens::new_id(now), case_id.to_owned());
    let visit = Visit { id, case_id, recipient, idle_expires_at: until, expires_at: until, by_half_link };
    portal.app.store.begin_visit(&visit, now).await.unwrap();
    visit
}

#[tokio::test]
async fn the_database_itself_lets_a_half_in_once_and_by_a_valid_link() {
    let portal = Portal::start().await;
    let (store, now) = (&portal.app.store, portal.app.clock.now());
    let case_id = store.start_case(now, None).await.unwrap();
    let token = store.make_half_link(&case_id, Half::Scim, Some("ada"), now).await.unwrap().unwrap();
    let link_id = store.half_link_of(&tokens::token_hash(token.expose()), now).await.unwrap().unwrap().id;
    let colleague = visit(&portal, &case_id, Some((link_id.clone(), Half::Scim))).await;
    let record = serde_json::from_value(serde_json::json!({ "tested_at": now, "findings": [] })).unwrap();
    let what = HandIn { visit: &colleague, link_id: &link_id, half: Half::Scim, record: &record };
    let sealed = |_: &str| Some(b"sealed".to_vec());
    assert_eq!(store.hand_in(&what, sealed, now).await.unwrap(), HandedIn::Nobody);
    assert!(store.half_link(&link_id).await.unwrap().unwrap().handed_in_at.is_none(), "nothing has changed");
    let whole = visit(&portal, &case_id, None).await;
    assert_eq!(store.hand_in(&what, sealed, now).await.unwrap(), HandedIn::Arrived);
    assert_eq!(store.half(&whole.id, Half::Scim).await.unwrap().unwrap(), b"sealed");
    assert_eq!(store.hand_in(&what, sealed, now).await.unwrap(), HandedIn::Over, "as another replica would");
    store.revoke_half_links(&case_id, Half::Scim, Some("ada"), now).await.unwrap();
    let late = visit(&portal, &case_id, Some((link_id.clone(), Half::Scim))).await;
    assert!(store.visit(&late.id).await.unwrap().is_none(), "it began while the link was withdrawn");
    let what = HandIn { visit: &late, ..what };
    assert_eq!(store.hand_in(&what, sealed, now).await.unwrap(), HandedIn::Over);
}
