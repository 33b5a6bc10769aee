//! What if two things happen at once: two clicks, two tabs, a test that runs while somebody leaves?

use std::time::Duration;

use axum::http::StatusCode;

use super::portal::{Portal, say};
use super::whole::ready;

#[tokio::test]
async fn two_tabs_do_not_disturb_each_other() {
    let portal = Portal::start().await;
    let (mut first, values) = (portal.visitor(), portal.values("all-well"));
    first.begin("Acme").await;
    let mut second = first.clone();
    let (storage, scim) = tokio::join!(first.enter_storage(&values), second.enter_scim(&values));
    assert_eq!((storage.one("#result"), scim.one("#result")), (say("tested-passed"), say("tested-passed")));
    let review = first.get("/steps/review").await;
    assert_eq!(review.outcome("accounts.same").as_deref(), Some("pass"), "both halves were compared");
    let role = first.get("/steps/storage-role").await;
    second.post("/steps/storage-role", &[("assign_to", "other"), ("done", "on")]).await;
    assert_eq!(first.press(&role, "console-button", &[("assign_to", "self")]).await.path, "/steps/api-app");
    assert!(second.get("/steps/review").await.shows(&say("answer-assign-to-self")), "the last answer counts");
    let (one, other) = tokio::join!(first.package(&[]), second.package(&[]));
    assert!(one.body == other.body);
}

#[tokio::test]
async fn a_double_click_tests_once() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    visitor.begin("Acme").await;
    let storage = [("storage_key", values.key.as_str()), ("storage_secret", values.secret.as_str())];
    let mut click = visitor.clone();
    let (path, review) = ("/steps/storage-credentials", "/steps/review");
    let (first, second) = tokio::join!(visitor.post(path, &storage), click.post(path, &storage));
    assert_eq!((first.one("#result"), second.one("#result")), (say("tested-passed"), say("tested-passed")));
    assert_eq!(portal.token_requests(), 1);
    let (_, _) = tokio::join!(visitor.post(path, &[]), click.post(path, &[]));
    assert_eq!(portal.token_requests(), 2, "the button that tests again");
    visitor.enter_scim(&values).await;
    let asked = portal.token_requests();
    let (_, _) = tokio::join!(visitor.post(review, &[]), click.post(review, &[]));
    assert_eq!(portal.token_requests(), asked + 1, "the button that tests both");
    assert_eq!(portal.count("SELECT COUNT(*) FROM attempts WHERE kind = 'test-of-case'").await, 4);
    visitor.post(path, &[]).await;
    assert_eq!(portal.token_requests(), asked + 2, "a later click tests again");
}

#[tokio::test]
async fn a_double_click_starts_once() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    let start = visitor.get("/").await;
    visitor.press(&start, "start-button", &[]).await;
    visitor.press(&start, "start-button", &[]).await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM cases").await, 1);
}

#[tokio::test]
async fn leaving_while_a_test_runs_is_no_mistake() {
    let portal = Portal::start().await;
    let (mut visitor, slow) = (portal.visitor(), portal.values("slow"));
    visitor.begin("Acme").await;
    let (mut second_tab, mut third_tab) = (visitor.clone(), visitor.clone());
    let other = portal.values("all-well");
    let path = "/steps/storage-credentials";
    let first = [("storage_key", slow.key.as_str()), ("storage_secret", slow.secret.as_str())];
    let second = [("storage_key", other.key.as_str()), ("storage_secret", other.secret.as_str())];
    let while_it_runs = async {
        while portal.token_requests() == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let leave = async {
            tokio::time::sleep(Duration::from_millis(200)).await;
            third_tab.post("/leave", &[]).await
        };
        tokio::join!(second_tab.post(path, &second), leave)
    };
    let (_, (waiting, left)) = tokio::join!(visitor.post(path, &first), while_it_runs);
    assert_eq!(left.path, "/left");
    assert_eq!((waiting.status, waiting.one("h1")), (StatusCode::FORBIDDEN, say("error-visit-over-title")));
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_package_is_made_of_values_that_are_being_tested() {
    for pause in (0..6_000).step_by(250).map(Duration::from_micros) {
        let portal = Portal::start().await;
        let (visitor, values) = ready(&portal).await;
        let (mut typing, mut sealing) = (visitor.clone(), visitor.clone());
        let other = portal.values("wrong-secret");
        let fields = [("storage_key", other.key.as_str()), ("storage_secret", other.secret.as_str())];
        let seal = async {
            tokio::time::sleep(pause).await;
            sealing.post("/package", &[]).await
        };
        let (_, sealed) = tokio::join!(typing.post("/steps/storage-credentials", &fields), seal);
        if sealed.status == StatusCode::OK {
            let document = portal.open(&sealed.body).document;
            assert_eq!(document.css.secret.expose(), values.secret, "after {pause:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_that_closes_while_a_package_is_made_leaves_nothing_half_done() {
    for pause in (0..20).step_by(4).map(Duration::from_millis) {
        let portal = Portal::start().await;
        let (visitor, _) = ready(&portal).await;
        let mut tab = visitor.clone();
        let closed = tokio::time::timeout(pause, tab.post_only("/package", &[])).await;
        let made = async {
            while portal.count("SELECT COUNT(*) FROM cases WHERE state = 'packaged'").await == 0 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let made = tokio::time::timeout(Duration::from_secs(10), made).await;
        assert!(made.is_ok(), "closed after {pause:?}, an answer came: {}", closed.is_ok());
        let complete = "SELECT COUNT(*) FROM cases WHERE completed_at IS NOT NULL AND \
                        (SELECT COUNT(*) FROM packages) = 1 AND (SELECT COUNT(*) FROM events WHERE kind = 'package.issued') = 1";
        assert_eq!(portal.count(complete).await, 1, "after {pause:?}");
    }
}
