//! Does the return link lead back to the case, without its credentials, and to nothing else?

use axum::http::StatusCode;
use jiff::SignedDuration;

use super::page::Page;
use super::portal::{Portal, say};
use super::visitor::Visitor;

/// The link that the overview shows, as a path.
async fn return_link(visitor: &mut Visitor) -> String {
    let overview = visitor.get("/overview").await;
    let link = overview.one("section[aria-labelledby=return-link] code");
    link.strip_prefix(&visitor.origin).unwrap().to_owned()
}

fn assert_no_such_link(page: &Page) {
    assert_eq!((page.status, page.one("h1")), (StatusCode::NOT_FOUND, say("error-no-such-link-title")));
    assert_eq!(page.ways(), ["/"]);
}

#[tokio::test]
async fn a_case_goes_on_in_another_browser_without_its_credentials() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    let role = visitor.begin("Acme & Sons").await;
    visitor.press(&role, "console-button", &[("assign_to", "other")]).await;
    let provisioning = visitor.get("/steps/user-provisioning").await;
    visitor.press(&provisioning, "console-button", &[("scim_provider", "okta"), ("manual_users", "no")]).await;
    visitor.enter_storage(&values).await;
    let link = return_link(&mut visitor).await;

    let mut colleague = portal.visitor();
    colleague.secrets.extend([values.key.clone(), values.secret.clone()]);
    for _ in 0..3 {
        let page = colleague.get(&link).await;
        assert_eq!(page.one("h1"), say("resume-heading"));
        assert!(page.shows("Acme & Sons"));
    }
    assert!(colleague.cookies.is_empty(), "looking at a link begins nothing");
    assert_eq!(portal.count("SELECT COUNT(*) FROM visits").await, 1);

    let page = colleague.get(&link).await;
    let overview = colleague.press(&page, "resume-button", &[]).await;
    assert_eq!(overview.path, "/overview");
    let states = overview.all(".tasks li");
    let done: Vec<&String> = states.iter().filter(|task| task.ends_with(&say("state-done"))).collect();
    assert_eq!(done.len(), 3, "the details and both marks: {states:?}");
    let review = colleague.get("/steps/review").await;
    for answer in ["Acme & Sons", "jane@acme.example", "Okta", &say("answer-assign-to-other")] {
        assert!(review.one("main").contains(answer), "{answer} is lost");
    }
    assert!(review.shows(&say("missing-storage")) && review.shows(&say("missing-scim")), "no credential came along");
    let storage = colleague.get("/steps/storage-credentials").await;
    assert_eq!(storage.attributes("#storage_key", "value"), [""]);
    assert!(storage.findings().is_empty());
    // both go on, each with what they entered themselves
    colleague.secrets.clear();
    colleague.enter_scim(&values).await;
    assert_eq!(colleague.post("/package", &[]).await.status, StatusCode::CONFLICT);
    let page = visitor.get("/steps/storage-credentials").await;
    assert_eq!(page.one("#result"), say("tested-passed"), "the first browser keeps its half");
    assert_eq!(return_link(&mut colleague).await, link);
}

#[tokio::test]
async fn the_link_within_its_own_visit_changes_nothing() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    visitor.begin("Acme").await;
    visitor.enter_storage(&values).await;
    let link = return_link(&mut visitor).await;
    let page = visitor.get(&link).await;
    assert!(!page.shows(&say("resume-other-title")));
    assert_eq!(visitor.press(&page, "resume-button", &[]).await.path, "/overview");
    assert_eq!(portal.count("SELECT COUNT(*) FROM visits").await, 1);
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 1);
}

#[tokio::test]
async fn wrong_and_expired_links_say_so() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let link = return_link(&mut visitor).await;
    let mut stranger = portal.visitor();
    let code = visitor.get("/overview").await.one(".help .code");
    let wrong = [
        "/r/x".to_owned(),
        "/r/AAAAAAAAAAAAAAAAAAAAAA".to_owned(),
        format!("/r/{code}"),
        link[..link.len() - 1].to_owned(),
        format!("{link}A"),
        format!("{link}%00"),
        format!("{link}%20"),
        format!("/r/{}", "A".repeat(5000)),
    ];
    for path in &wrong {
        assert_no_such_link(&stranger.get(path).await);
        assert_no_such_link(&stranger.post(path, &[]).await);
    }
    assert!(stranger.cookies.is_empty());
    portal.later(SignedDuration::from_hours(30 * 24 - 1));
    assert_eq!(stranger.get(&link).await.status, StatusCode::OK);
    portal.later(SignedDuration::from_hours(1));
    assert_no_such_link(&stranger.get(&link).await);
    assert_no_such_link(&stranger.post(&link, &[]).await);
}

#[tokio::test]
async fn going_over_to_another_case_is_said_and_merges_nothing() {
    let portal = Portal::start().await;
    let values = portal.values("all-well");
    let mut other = portal.visitor();
    other.begin("Beta Ltd").await;
    let link = return_link(&mut other).await;

    let mut visitor = portal.visitor();
    visitor.begin("Alpha Ltd").await;
    visitor.enter_storage(&values).await;
    visitor.enter_scim(&values).await;
    let mut old_tab = visitor.clone();
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 2);
    let page = visitor.get(&link).await;
    assert!(page.one(".notice").contains(&say("resume-other-title")) && page.one(".notice").contains("Alpha Ltd"));
    assert!(page.one("main").contains("Beta Ltd"));
    assert_eq!(visitor.get("/overview").await.one(".who"), "Alpha Ltd", "looking changes nothing");
    visitor.press(&page, "resume-button", &[]).await;
    assert_eq!(visitor.get("/overview").await.one(".who"), "Beta Ltd");
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 0, "the first case's credentials are deleted");
    let storage = visitor.get("/steps/storage-credentials").await;
    assert!(storage.findings().is_empty() && storage.attributes("#storage_key", "value") == [""]);
    assert_eq!(visitor.post("/package", &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(old_tab.get("/overview").await.one("h1"), say("error-visit-over-title"));
}

#[tokio::test]
async fn leaving_deletes_the_credentials_at_once_and_keeps_the_answers() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    visitor.begin("Acme").await;
    visitor.enter_storage(&values).await;
    visitor.enter_scim(&values).await;
    let package = visitor.package(&[]).await;
    let link = return_link(&mut visitor).await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 2);
    let confirmation = visitor.get("/package").await;
    let left = visitor.press(&confirmation, "forget-button", &[]).await;
    assert_eq!(left.one("h1"), say("left-title"));
    assert!(visitor.cookies.is_empty());
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 0);
    assert_eq!(portal.count("SELECT COUNT(*) FROM visits").await, 0);

    let page = visitor.get(&link).await;
    visitor.press(&page, "resume-button", &[]).await;
    let confirmation = visitor.get("/package").await;
    assert_eq!(confirmation.one("h1"), say("confirmation-title"));
    assert!(!confirmation.has_button(&say("renew-button")), "there is nothing to make a new one of");
    let again = visitor.press(&confirmation, "download-again", &[]).await;
    assert!(again.body == package.body);
    assert_eq!(visitor.post("/package", &[("new", "on")]).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_has_expired_is_swept() {
    let portal = Portal::start().await;
    let values = portal.values("all-well");
    let (mut idle, mut busy) = (portal.visitor(), portal.visitor());
    for visitor in [&mut idle, &mut busy] {
        visitor.begin("Acme").await;
        visitor.enter_storage(&values).await;
    }
    for _ in 0..2 {
        portal.later(SignedDuration::from_mins(70));
        busy.get("/overview").await;
    }
    let store = &portal.app.store;
    assert_eq!(store.sweep(portal.app.clock.now()).await.unwrap(), 1);
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 1);
    assert_eq!(busy.get("/steps/storage-credentials").await.one("#result"), say("tested-passed"));
    assert_eq!(idle.get("/overview").await.one("h1"), say("error-visit-over-title"));
    portal.later(SignedDuration::from_hours(30 * 24));
    store.sweep(portal.app.clock.now()).await.unwrap();
    for sql in [
        "SELECT COUNT(*) FROM custody",
        "SELECT COUNT(*) FROM visits",
        "SELECT COUNT(*) FROM return_links",
        "SELECT COUNT(*) FROM attempts",
    ] {
        assert_eq!(portal.count(sql).await, 0, "{sql}");
    }
    assert_eq!(portal.count("SELECT COUNT(*) FROM cases").await, 2, "answers stay for support");
}
