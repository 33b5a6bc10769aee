//! What does a later test say of a package, and of the case? Only new values make it old, and only what was tested counts.

use gong_onboarding::cases::Half;
use jiff::SignedDuration;

use super::half_links::{ask, come, hand_in};
use super::portal::{Portal, say};
use super::visitor::Visitor;

async fn state(portal: &Portal) -> String {
    portal.text("SELECT state FROM cases").await
}

/// Somebody whose package is made.
async fn packaged(portal: &Portal) -> Visitor {
    let (mut jane, values) = (portal.visitor(), portal.values("all-well"));
    jane.begin("Acme").await;
    jane.enter_storage(&values).await;
    jane.enter_scim(&values).await;
    jane.package(&[]).await;
    portal.later(SignedDuration::from_mins(1));
    jane
}

#[tokio::test]
async fn what_cannot_be_a_value_changes_nothing_of_what_is_held() {
    let portal = Portal::start().await;
    let mut jane = packaged(&portal).await;
    let form = jane.get("/steps/scim-credentials?replace=on").await;
    let refused = jane.test(&form, &[("scim_url", "https://admin.8x8.com/")]).await;
    let refused =
        if refused.has("[data-finding]") { refused } else { jane.get("/steps/scim-credentials?replace=on").await };
    assert_eq!(refused.outcome("scim.url.not_8x8").as_deref(), Some("fail"), "it is said");
    assert!(refused.findings().contains(&("scim.users.visible".to_owned(), "pass".to_owned())), "beside what holds");
    assert_eq!(jane.get("/package").await.one("h1"), say("confirmation-title"));
    assert!(jane.get("/overview").await.shows(&say("overview-packaged-title")));
    assert_eq!(state(&portal).await, "packaged");

    // the same before there is a package
    let (mut jo, values) = (portal.visitor(), portal.values("all-well"));
    jo.begin("Other").await;
    jo.enter_storage(&values).await;
    jo.enter_scim(&values).await;
    let form = jo.get("/steps/scim-credentials").await;
    let refused = jo.test(&form, &[("scim_url", "https://admin.8x8.com/")]).await;
    assert_eq!(refused.one("#result"), say("tested-passed"));
    assert!(refused.has(".error-summary") && refused.has("details.again[open] .why"), "the field is at hand");
    assert_eq!(jo.get("/package").await.one("h1"), say("package-title"));
    let tested = jo.test(&refused, &[("scim_url", &values.url)]).await;
    assert!(!tested.has(".error-summary"), "said until the next test");
}

#[tokio::test]
async fn what_the_task_list_calls_out_of_date_is_so_on_its_page() {
    let portal = Portal::start().await;
    let mut jane = packaged(&portal).await;
    jane.post("/steps/storage-credentials", &[("storage_secret", &portal.values("wrong-secret").secret)]).await;
    let overview = jane.get("/overview").await;
    assert!(overview.shows(&say("overview-outdated-title")));
    let package = jane.click(&overview, "overview-outdated-link").await;
    assert_eq!(package.one("h1"), say("confirmation-outdated-title"));
    assert!(package.shows(&say("confirmation-changed-text")) && package.shows(&say("confirmation-first")));
    assert_eq!(state(&portal).await, "stuck", "new values count");
}

#[tokio::test]
async fn another_test_of_the_same_values_takes_no_package_back() {
    let portal = Portal::start().await;
    let mut jane = packaged(&portal).await;
    let review = jane.get("/steps/review").await;
    jane.press(&review, "test-both-again", &[]).await;
    assert_eq!(state(&portal).await, "packaged");
    let mut colleague = come(&portal, &ask(&mut jane, Half::Storage).await).await;
    colleague.enter_storage(&portal.values("wrong-secret")).await;
    assert_eq!(state(&portal).await, "packaged", "what a colleague tries is not in it");
    colleague.enter_storage(&portal.values("other-forms")).await;
    assert_eq!(hand_in(&mut colleague).await.path, "/handed-in");
    assert_eq!(state(&portal).await, "tested", "until it comes in");
}

#[tokio::test]
async fn a_test_of_both_that_the_budget_refused_is_none() {
    let portal = Portal::with(&[("LIMITS__TESTS_PER_CASE_PER_DAY", "2")]).await;
    let (mut jane, values) = (portal.visitor(), portal.values("all-well"));
    jane.begin("Acme").await;
    jane.enter_storage(&values).await;
    let mut colleague = come(&portal, &ask(&mut jane, Half::Scim).await).await;
    colleague.enter_scim(&values).await;
    hand_in(&mut colleague).await;
    assert_eq!(state(&portal).await, "tested", "both halves are there");
    let review = jane.get("/steps/review").await;
    let spent = jane.press(&review, "test-both", &[]).await;
    assert_eq!(spent.outcome("tests.budget_spent").as_deref(), Some("fail"));
    assert_eq!(state(&portal).await, "tested", "nothing was found");
    let overview = jane.get("/overview").await;
    let review = overview.all(".tasks li").into_iter().find(|task| task.contains(&say("step-review"))).unwrap();
    assert!(review.contains(&say("state-todo")), "{review}");
    assert!(jane.get("/package").await.shows(&say("together-untested")));
    let document = portal.open(&jane.package(&[]).await.body).document;
    assert!(document.findings.iter().all(|finding| finding.code.as_str() != "tests.budget_spent"));
    assert_eq!(jane.get("/package").await.one("h1"), say("confirmation-title"));
}
