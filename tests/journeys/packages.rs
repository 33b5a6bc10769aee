//! Which package is made, how often, and of what?

use axum::http::StatusCode;
use gong_onboarding::recheck::recheck;

use super::page::Page;
use super::portal::{Portal, Values, say};
use super::whole::{assert_holds, ready};

#[tokio::test]
async fn one_package_is_made_however_often_the_button_is_pressed() {
    let portal = Portal::start().await;
    let (mut visitor, values) = ready(&portal).await;
    let mut second = visitor.clone();
    let (first, second) = tokio::join!(visitor.package(&[]), second.package(&[]));
    assert!(first.body == second.body, "two first presses at the same time give two files");
    assert_holds(&portal, &first, &values);
    portal.later(jiff::SignedDuration::from_mins(1));
    let third = visitor.package(&[]).await;
    assert!(first.body == third.body);
    assert_eq!(first.header("content-disposition"), third.header("content-disposition"));
    assert_eq!(portal.count("SELECT COUNT(*) FROM packages").await, 1);
}

#[tokio::test]
async fn another_package_is_made_on_demand_and_once() {
    let portal = Portal::start().await;
    let (mut visitor, values) = ready(&portal).await;
    let first = visitor.package(&[]).await;
    let confirmation = visitor.get("/package").await;
    let form = confirmation.form(&say("renew-button"));
    let filled = form.fill(&[]);
    let fields: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let mut other_click = visitor.clone();
    let (second, again) = tokio::join!(visitor.package(&fields), other_click.package(&fields));
    assert!(first.body != second.body && second.body == again.body, "a double click follows the first package once");
    assert_holds(&portal, &second, &values);
    let third = visitor.package(&[("new", "on")]).await;
    assert!(third.body != second.body);
    assert_eq!(portal.count("SELECT COUNT(*) FROM packages").await, 3);
    let ids = [&first, &second, &third].map(|page| portal.open(&page.body).document.package_id);
    assert!(ids[0] != ids[1] && ids[1] != ids[2]);
}

#[tokio::test]
async fn replacing_packaged_credentials_is_said_beforehand_and_afterwards() {
    let portal = Portal::start().await;
    let (mut visitor, first) = ready(&portal).await;
    visitor.package(&[]).await;
    portal.later(jiff::SignedDuration::from_mins(1));
    let interruption = visitor.get("/steps/storage-credentials").await;
    assert_eq!(interruption.one("h1"), say("replace-title"));
    assert_eq!(
        interruption.outcome("storage.token.accepted").as_deref(),
        Some("pass"),
        "what was found stays in sight"
    );
    let page = visitor.click(&interruption, "replace-go-on").await;
    assert!(page.has("details.again[open] form"), "what was asked for is not folded away");
    let other = Values { url: first.url.clone(), token: first.token.clone(), ..portal.values("accounts-differ") };
    let fields = [("storage_key", other.key.as_str()), ("storage_secret", other.secret.as_str())];
    let replaced = visitor.press(&page, "test-again", &fields).await;
    assert!(replaced.findings().len() > 1, "the result of the new values is seen");
    assert!(!visitor.get("/overview").await.shows(&say("overview-packaged-title")), "the package is outdated");
    let confirmation = visitor.get("/package").await;
    assert!(confirmation.shows(&say("confirmation-changed-title")));
    let same = visitor.package(&[]).await;
    assert_holds(&portal, &same, &first);
    let new = visitor.package(&[("new", "on")]).await;
    assert_holds(&portal, &new, &other);
    assert!(!visitor.get("/package").await.shows(&say("confirmation-changed-title")));
}

#[tokio::test]
async fn without_script_the_way_on_stands_below_the_button_and_is_not_dead_before_it_is_pressed() {
    let portal = Portal::start().await;
    let (mut visitor, _) = ready(&portal).await;
    let page = visitor.get("/package").await;
    assert!(page.one("[data-unscripted]").starts_with(&say("package-then")));
    assert!(!page.shows(&say("package-not-yet")));
    let early = visitor.click(&page, "package-then-link").await;
    assert!(early.shows(&say("package-not-yet")) && early.has_button(&say("package-button")));
    visitor.package(&[]).await;
    let confirmation = visitor.click(&early, "package-then-link").await;
    assert_eq!(confirmation.one("h1"), say("confirmation-title"));
    assert_eq!(confirmation.link(&say("renew-then-link")), "/package");
}

#[tokio::test]
async fn a_package_with_old_details_says_so() {
    let portal = Portal::start().await;
    let (mut visitor, values) = ready(&portal).await;
    visitor.package(&[]).await;
    let details = visitor.get("/steps/before-you-start").await;
    visitor.press(&details, "details-button", &[]).await;
    assert!(visitor.get("/overview").await.shows(&say("overview-packaged-title")), "nothing was changed");

    visitor.press(&details, "details-button", &[("contact_email", "john@acme.example")]).await;
    let overview = visitor.get("/overview").await;
    assert!(!overview.shows(&say("overview-packaged-title")));
    let confirmation = visitor.click(&overview, "overview-outdated-link").await;
    assert!(confirmation.shows(&say("confirmation-answers-title")));
    assert!(!confirmation.shows(&say("confirmation-changed-title")), "no credential was tested");
    let form = confirmation.form(&say("renew-button")).fill(&[]);
    let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let new = visitor.package(&fields).await;
    assert_holds(&portal, &new, &values);
    assert_eq!(portal.open(&new.body).document.customer.contact_email, "john@acme.example");
    assert!(!visitor.get("/package").await.shows(&say("confirmation-answers-title")));

    visitor
        .post("/steps/user-provisioning", &[("scim_provider", "okta"), ("manual_users", "yes"), ("done", "on")])
        .await;
    let link = visitor.get("/overview").await.one("section[aria-labelledby=return-link] code");
    let mut elsewhere = portal.visitor();
    let page = elsewhere.get(link.strip_prefix(&visitor.origin).unwrap()).await;
    elsewhere.press(&page, "resume-button", &[]).await;
    let confirmation = elsewhere.get("/package").await;
    assert!(confirmation.shows(&say("confirmation-first")), "there are no credentials in this visit");
}

#[tokio::test]
async fn a_package_needs_both_halves_without_a_failure() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let too_early = |page: &Page| {
        assert_eq!((page.status, page.one("h1")), (StatusCode::CONFLICT, say("error-not-ready-title")));
        assert!(page.ways().contains(&"/overview".to_owned()));
    };
    too_early(&visitor.get("/package").await);
    too_early(&visitor.post("/package", &[]).await);
    visitor.enter_storage(&portal.values("all-well")).await;
    too_early(&visitor.post("/package", &[("new", "on")]).await);
    visitor.enter_scim(&portal.values("token-cleared")).await;
    too_early(&visitor.post("/package", &[]).await);
    assert_eq!(portal.count("SELECT COUNT(*) FROM packages").await, 0);
}

#[tokio::test]
async fn gong_finds_what_the_portal_found() {
    let portal = Portal::start().await;
    for scenario in ["all-well", "over-scoped", "accounts-differ"] {
        let (mut visitor, values) = (portal.visitor(), portal.values(scenario));
        visitor.begin("Acme").await;
        visitor.enter_storage(&values).await;
        visitor.enter_scim(&values).await;
        let document = portal.open(&visitor.package(&[]).await.body).document;
        let again = recheck(&document, &portal.app.clock).await.unwrap();
        let found: Vec<_> = again.iter().map(|finding| (finding.code.as_str(), finding.outcome)).collect();
        let told: Vec<_> = document.findings.iter().map(|finding| (finding.code.as_str(), finding.outcome)).collect();
        assert_eq!(found, told, "{scenario}");
    }
}
