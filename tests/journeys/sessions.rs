//! Whose visit is it, and until when?

use axum::body::Body;
use axum::http::{StatusCode, header};
use jiff::SignedDuration;

use super::page::Page;
use super::portal::{Portal, say};

const OF_A_VISIT: &[&str] = &[
    "/overview",
    "/steps/before-you-start",
    "/steps/storage-role",
    "/steps/api-app",
    "/steps/storage-credentials",
    "/steps/user-provisioning",
    "/steps/user-provisioning/all-users",
    "/steps/scim-credentials",
    "/steps/review",
    "/package",
    "/delete",
    "/steps/api-app/looks-different",
];

fn assert_refused(page: &Page, error: &str) {
    assert_eq!(page.status, StatusCode::FORBIDDEN, "{}", page.path);
    assert_eq!(page.one("h1"), say(&format!("error-{error}-title")));
    assert_eq!(page.ways(), ["/"]);
}

#[tokio::test]
async fn without_a_cookie_or_with_a_forged_one_there_is_no_visit() {
    let portal = Portal::start().await;
    let mut owner = portal.visitor();
    owner.begin("Acme").await;
    let sealed = owner.cookies["visit"].clone();
    let flipped = sealed.replacen(&sealed[20..21], if &sealed[20..21] == "A" { "B" } else { "A" }, 1);
    let forged = ["", "x", "AAAA", "%00", &flipped, &sealed[1..], &format!("{sealed}A"), &"A".repeat(8000)];
    let cookies = forged.iter().map(|value| Some(format!("visit={value}"))).chain([None, Some("=; ;;".to_owned())]);
    for cookie in cookies.chain([Some(format!("other={sealed}")), Some(format!("__Host-visit={sealed}"))]) {
        for path in OF_A_VISIT {
            for method in ["GET", "POST"] {
                let mut stranger = portal.visitor();
                let mut request = stranger.request(method, path);
                if let Some(cookie) = &cookie {
                    request = request.header(header::COOKIE, cookie);
                }
                let page = stranger.send(request.body(Body::empty()).unwrap()).await;
                let has_no_post = ["/overview", "/steps/user-provisioning/all-users"].contains(path);
                if method == "POST" && has_no_post {
                    assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED);
                } else {
                    assert_refused(&page, "no-visit");
                }
            }
        }
    }
    let mut stranger = portal.visitor();
    let left = stranger.post("/leave", &[]).await;
    assert_eq!(left.path, "/left", "leaving twice is no mistake");
}

#[tokio::test]
async fn a_visit_ends_after_two_idle_hours() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    visitor.enter_storage(&portal.values("all-well")).await;
    portal.later(SignedDuration::from_mins(119));
    assert_eq!(visitor.get("/steps/api-app").await.status, StatusCode::OK);
    portal.later(SignedDuration::from_mins(119));
    assert_eq!(visitor.get("/steps/api-app").await.status, StatusCode::OK, "every page begins the two hours anew");
    portal.later(SignedDuration::from_mins(120));
    for path in OF_A_VISIT {
        assert_refused(&visitor.get(path).await, "visit-over");
    }
    assert_refused(
        &visitor.post("/steps/storage-credentials", &[("storage_secret", "a-secret-value")]).await,
        "visit-over",
    );
    assert_refused(&visitor.post("/package", &[]).await, "visit-over");
    let start = visitor.get("/").await;
    assert!(start.has_button(&say("start-button")));
    assert_eq!(visitor.begin("Acme").await.path, "/steps/storage-role", "one can start anew in this browser");
}

#[tokio::test]
async fn a_visit_ends_after_twelve_hours_of_work() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    for _ in 0..11 {
        portal.later(SignedDuration::from_hours(1));
        assert_eq!(visitor.get("/overview").await.status, StatusCode::OK);
    }
    portal.later(SignedDuration::from_mins(59));
    let page = visitor.get("/overview").await;
    assert!(page.one(".help").contains("visit ends in"), "what is left is said: {}", page.one(".help"));
    portal.later(SignedDuration::from_mins(1));
    assert_refused(&visitor.get("/overview").await, "visit-over");
}

#[tokio::test]
async fn a_cookie_that_was_copied_ends_with_its_visit() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    visitor.begin("Acme").await;
    visitor.enter_storage(&values).await;
    let mut thief = visitor.clone();
    let overview = visitor.get("/overview").await;
    let left = visitor.press(&overview, "leave-button", &[]).await;
    assert_eq!((left.path.as_str(), left.one("h1")), ("/left", say("left-title")));
    assert!(visitor.cookies.is_empty());
    for path in OF_A_VISIT {
        assert_refused(&thief.get(path).await, "visit-over");
    }
    assert_refused(&thief.post("/steps/storage-credentials", &[]).await, "visit-over");
    assert_refused(&thief.post("/package", &[]).await, "visit-over");
}

#[tokio::test]
async fn the_cookie_is_renewed_now_and_then_and_not_on_every_page() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let count = visitor.set_cookies.len();
    visitor.get("/overview").await;
    assert_eq!(visitor.set_cookies.len(), count);
    portal.later(SignedDuration::from_mins(6));
    visitor.get("/overview").await;
    visitor.get("/overview").await;
    assert_eq!(visitor.set_cookies.len(), count + 1);
}

#[tokio::test]
async fn starting_another_case_ends_the_visit_of_the_first() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    visitor.enter_storage(&portal.values("all-well")).await;
    let mut old_tab = visitor.clone();
    let start = visitor.get("/").await;
    let page = visitor.press(&start, "start-another", &[]).await;
    assert_eq!(page.path, "/steps/before-you-start");
    assert!(!page.shows("Acme"));
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 0, "nobody can open those any more");
    assert_refused(&old_tab.get("/overview").await, "visit-over");
}
