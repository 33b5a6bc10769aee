//! Does a visit go as well in German, and does it keep its language until another one is chosen?

use axum::http::StatusCode;
use gong_onboarding::words::Language;

use super::page::Page;
use super::portal::{Portal, Values, say_in};
use super::visitor::Visitor;
use super::whole::assert_holds;

const VIENNA: &str = "de-AT,de;q=0.9,en;q=0.8";

fn german(id: &str) -> String {
    say_in(Language::German, id)
}

fn assert_german(page: &Page) {
    assert_eq!(page.language(), Language::German, "{}", page.path);
    for english in ["Back to", "Continue", "Tested on", "We asked", "What to do", "My screen"] {
        assert!(!page.shows(english), "{} says \"{english}\"", page.path);
    }
}

/// Everything between the start and the package, on foot.
async fn walk(visitor: &mut Visitor, values: &Values) -> Page {
    let role = visitor.get("/steps/storage-role").await;
    assert!(role.shows("Melden Sie sich als Super Admin in der 8x8 Admin Console an."));
    let app = visitor.press(&role, "console-button", &[("assign_to", "other")]).await;
    assert!(app.shows("Sie haben die Rolle Storage Api einem anderen Admin zugewiesen."));
    let keys = visitor.press(&app, "console-button", &[]).await;
    assert_german(&keys);
    let tested = visitor.enter_storage(values).await;
    assert_eq!(tested.one("#result"), german("tested-passed"));
    assert!(tested.one(".result").contains("Getestet am 24.11.2026, 12:00 UTC in 0,"), "{}", tested.one(".result"));
    assert_german(&tested);
    let scim = visitor.click(&tested, "continue").await;
    let unanswered = visitor.press(&scim, "console-button", &[]).await;
    assert_eq!(unanswered.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unanswered.one("title").starts_with("Fehler: ") && unanswered.has(".error-summary"));
    let answers = [("scim_provider", "azure_ad"), ("manual_users", "yes")];
    let directory = visitor.press(&unanswered, "console-button", &answers).await;
    assert!(directory.shows("Diese beiden Werte sind bereits in Gebrauch, mit Microsoft Azure AD als Anbieter."));
    let tested = visitor.enter_scim(values).await;
    assert_german(&tested);
    let review = visitor.get("/steps/review").await;
    assert_german(&review);
    let review = visitor.press(&review, "test-both-again", &[]).await;
    assert_german(&review);
    review
}

#[tokio::test]
async fn from_start_to_package_in_german() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    visitor.accepts = VIENNA;
    let start = visitor.get("/").await;
    assert_german(&start);
    assert_eq!(start.one("h1"), "Gong mit Ihrem 8x8‑Konto verbinden");
    assert_german(&visitor.get("/guide").await);
    assert_eq!(visitor.begin("Müller & Söhne GmbH").await.path, "/steps/storage-role");
    assert_german(&visitor.get("/overview").await);
    assert_german(&visitor.get("/steps/user-provisioning/all-users").await);
    let review = walk(&mut visitor, &values).await;
    let package = visitor.click(&review, "review-continue").await;
    assert_german(&package);
    assert!(package.has_button("Verschlüsseltes Paket erstellen"));
    assert_holds(&portal, &visitor.package(&[]).await, &values);
    let confirmation = visitor.get("/package").await;
    assert_german(&confirmation);
    assert_german(&visitor.get("/steps/scim-credentials").await);
    let left = visitor.press(&confirmation, "forget-button", &[]).await;
    assert_eq!((left.one("h1"), left.language()), (german("left-title"), Language::German));
}

#[tokio::test]
async fn what_went_wrong_is_said_in_german() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.accepts = VIENNA;
    visitor.begin("Acme").await;
    let empty = visitor.post("/steps/before-you-start", &[]).await;
    assert_eq!(empty.all(".why")[0], german("field-company-empty"));
    let refused = visitor.enter_storage(&portal.values("wrong-secret")).await;
    assert_eq!(refused.one("#result"), german("tested-failed"));
    assert!(refused.shows("8x8 nimmt diesen Key mit diesem Secret nicht an"));
    assert!(refused.link("Key kopieren (Key und Secret eingeben und testen, Punkt 2)").ends_with("#copy-key"));
    assert_german(&refused);
}

#[tokio::test]
async fn a_visit_keeps_its_language_until_another_one_is_chosen() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.accepts = "en-GB,en;q=0.9";
    let role = visitor.begin("Acme").await;
    assert_eq!(role.language(), Language::English);
    let same = visitor.speak(&role, Language::German).await;
    assert_eq!((same.path.as_str(), same.language()), ("/steps/storage-role", Language::German));
    assert_eq!(visitor.get("/overview").await.language(), Language::German, "it is kept");
    for path in ["/steps/nothing", "/nothing", "/package"] {
        let error = visitor.get(path).await;
        assert!(!error.status.is_success());
        assert_eq!(error.language(), Language::German, "{path}: the page of an error too");
    }
    assert_eq!(visitor.post("/overview", &[]).await.language(), Language::German);
    assert_eq!(visitor.get("/overview?lang=en").await.language(), Language::German, "not by an address");
    let error = visitor.get("/steps/nothing").await;
    let same = visitor.speak(&error, Language::English).await;
    assert_eq!((same.path.as_str(), same.language()), ("/steps/nothing", Language::English));
    assert_eq!(visitor.get("/overview").await.language(), Language::English);
}

#[tokio::test]
async fn a_rejected_form_and_a_running_case_outlive_the_switch() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let rejected = visitor.post("/steps/user-provisioning", &[("done", "on")]).await;
    assert_eq!(rejected.status, StatusCode::UNPROCESSABLE_ENTITY);
    let same = visitor.speak(&rejected, Language::German).await;
    assert_eq!((same.path.as_str(), same.status), ("/steps/user-provisioning", StatusCode::OK));
    let tested = visitor.enter_storage(&portal.values("all-well")).await;
    let again = visitor.speak(&tested, Language::English).await;
    assert!(again.findings() == tested.findings() && !again.findings().is_empty(), "what was tested is still there");
}

#[tokio::test]
async fn before_a_visit_the_address_or_a_button_chooses() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.accepts = "en";
    assert_eq!(visitor.get("/?lang=de").await.language(), Language::German);
    assert_eq!(visitor.get("/?lang=xx").await.language(), Language::English);
    let start = visitor.get("/").await;
    let start = visitor.speak(&start, Language::German).await;
    assert_eq!((start.path.as_str(), start.language()), ("/", Language::German));
    let before = visitor.press(&start, "start-button", &[]).await;
    assert_eq!(before.language(), Language::German, "the visit begins in it");
    let link = before.one("#return-link code");
    let path = link.strip_prefix(&visitor.origin).unwrap().to_owned();
    let mut elsewhere = portal.visitor();
    elsewhere.accepts = VIENNA;
    let resume = elsewhere.get(&path).await;
    assert_german(&resume);
    elsewhere.accepts = "en";
    let overview = elsewhere.press(&resume, "resume-button", &[]).await;
    assert_eq!((overview.path.as_str(), overview.language()), ("/overview", Language::German));
}

#[tokio::test]
async fn odd_letters_are_for_the_demo_alone() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    assert_eq!(visitor.get("/?lang=en-XA").await.language(), Language::English);
    visitor.begin("Acme").await;
    let page = visitor.post("/language", &[("language", "en-XA")]).await;
    assert_eq!(page.language(), Language::English);
    let demo = Portal::demo().await;
    assert_eq!(demo.visitor().get("/?lang=en-XA").await.language(), Language::Pseudo);
}
