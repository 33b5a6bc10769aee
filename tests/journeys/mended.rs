//! After a correction, is the old result taken for the new one? What a test found before the admin did something says so, the
//! way back to the test is at hand, and where all is proved one goes on with what is left.

use axum::http::StatusCode;
use gong_onboarding::simulator::Fault;
use jiff::SignedDuration;

use super::page::Page;
use super::portal::{Portal, Values, say};

/// The state of a step in the task list.
fn state(overview: &Page, step: &str) -> String {
    let names = overview.all(".tasks > li > :first-child");
    let at = names.iter().position(|name| *name == say(step)).unwrap();
    overview.all(".tasks > li > .state").remove(at)
}

#[tokio::test]
async fn what_was_found_before_a_change_says_so_until_the_next_test() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let failed = visitor.enter_storage(&portal.values("role-missing")).await;
    assert_eq!(failed.one("#result"), say("tested-failed"));
    assert_eq!(state(&visitor.get("/overview").await, "step-storage-credentials"), say("state-problem"));

    let role = failed.ways().into_iter().find(|way| way.starts_with("/steps/storage-role#")).unwrap();
    let step = visitor.get(role.split('#').next().unwrap()).await;
    assert_eq!(step.link(&say("mended-link")), "/steps/storage-credentials#findings");
    assert!(!visitor.get("/steps/user-provisioning").await.has(".mended"), "nothing was found there");
    portal.later(SignedDuration::from_mins(1));
    visitor.press(&step, "console-button", &[]).await;
    assert_eq!(state(&visitor.get("/overview").await, "step-storage-credentials"), say("state-ready"));
    let old = visitor.get("/steps/storage-credentials").await;
    assert_eq!(old.one("#result"), say("tested-old"));
    assert_eq!(old.outcome("storage.role.missing").as_deref(), Some("fail"), "what it found is still to be read");
    let again = visitor.press(&old, "test-again", &[]).await;
    assert_eq!((again.one("#result"), portal.token_requests()), (say("tested-failed"), 2));

    portal.later(SignedDuration::from_mins(1));
    let step = visitor.get("/steps/storage-role").await;
    visitor.press(&step, "console-button", &[]).await;
    let old = visitor.get("/steps/storage-credentials").await;
    assert_eq!(old.one("#result"), say("tested-old"), "marked a second time");
    visitor.get("/overview").await;
    let passed = visitor.enter_storage(&portal.values("all-well")).await;
    assert_eq!(passed.one("#result"), say("tested-passed"));
    portal.later(SignedDuration::from_mins(1));
    visitor.post("/steps/api-app", &[("done", "on")]).await;
    let still = visitor.get("/steps/storage-credentials").await;
    assert_eq!(still.one("#result"), say("tested-passed"), "there was nothing to mend");
    assert!(!visitor.get("/steps/storage-role").await.has(".mended"));
}

#[tokio::test]
async fn values_that_were_never_sent_are_not_tested_again_for_a_change() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let page = visitor.get("/steps/storage-credentials").await;
    visitor.test(&page, &[("storage_key", "••••••••"), ("storage_secret", "{}")]).await;
    portal.later(SignedDuration::from_mins(1));
    visitor.post("/steps/api-app", &[("done", "on")]).await;
    let page = visitor.get("/steps/storage-credentials").await;
    assert_eq!(page.one("#result"), say("tested-failed"));
}

#[tokio::test]
async fn mere_waiting_is_no_problem_in_the_task_list() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let waiting = visitor.enter_storage(&portal.values("rate-limited")).await;
    assert_eq!(waiting.one("#result"), say("tested-waits"));
    let overview = visitor.get("/overview").await;
    assert_eq!(state(&overview, "step-storage-credentials"), say("state-wait"));
    assert!(!overview.shows(&say("state-problem")));
}

#[tokio::test]
async fn an_answer_that_nobody_knows_judges_no_values() {
    let portal = Portal::start().await;
    for name in ["token.web-page", "token.status-302", "token.large", "objects.web-page"] {
        let mut visitor = portal.visitor();
        visitor.begin("Acme").await;
        let key = Fault::parse(name).unwrap().key();
        let odd = visitor.enter_storage(&Values { key, ..portal.values("all-well") }).await;
        assert_eq!(odd.outcome("eight_by_eight.unexpected_answer").as_deref(), Some("fail"), "{name}");
        assert_eq!(odd.one("#result"), say("tested-waits"), "{name}");
        assert_eq!(odd.one(".finding.fail h3 > span"), say("outcome-wait"), "{name}");
        assert!(odd.has("#waiting"), "{name}: the same values may be tested later");
        assert_eq!(visitor.get("/package").await.status, StatusCode::CONFLICT, "{name}: no package is made of it");
    }
}

#[tokio::test]
async fn continue_leads_to_what_is_not_finished() {
    let portal = Portal::start().await;
    let values = portal.values("all-well");
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let passed = visitor.enter_storage(&values).await;
    assert_eq!(passed.link(&say("continue")), "/steps/user-provisioning", "nothing of the other half is done");
    visitor
        .post("/steps/user-provisioning", &[("scim_provider", "okta"), ("manual_users", "yes"), ("done", "on")])
        .await;
    let passed = visitor.get("/steps/storage-credentials").await;
    assert_eq!(passed.link(&say("continue")), "/steps/scim-credentials");
    let both = visitor.enter_scim(&values).await;
    assert_eq!(both.link(&say("continue")), "/steps/review");
    let passed = visitor.get("/steps/storage-credentials").await;
    assert_eq!(passed.link(&say("continue")), "/steps/review", "both halves are proved");

    let mut other = portal.visitor();
    other.begin("Acme").await;
    let passed = other.enter_scim(&values).await;
    assert_eq!(passed.link(&say("continue")), "/steps/storage-role", "the directory came first");
    let warned = other.enter_scim(&portal.values("users-without-email")).await;
    assert_eq!(other.press(&warned, "continue-anyway", &[]).await.path, "/steps/storage-role");
}
