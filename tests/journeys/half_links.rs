//! Can a colleague do one half, from the link to the package?

use std::time::Duration;

use axum::http::StatusCode;
use gong_onboarding::cases::Half;
use gong_onboarding::words::Language;
use jiff::SignedDuration;

use super::page::Page;
use super::portal::{Portal, Values, say};
use super::visitor::Visitor;
use super::whole::assert_holds;

/// Has somebody else do a half: the link, as a path.
pub(crate) async fn ask(visitor: &mut Visitor, half: Half) -> String {
    let page = visitor.get(&format!("/half-links/{}", half.as_str())).await;
    let button = if page.has_button(&page.say("half-links-make")) { "half-links-make" } else { "half-links-anew" };
    let made = visitor.press(&page, button, &[]).await;
    link_on(visitor, &made)
}

fn link_on(visitor: &Visitor, page: &Page) -> String {
    let address = page.one("code.value");
    assert!(page.one("pre.message").contains(&address), "the text to copy has the link");
    address.strip_prefix(&visitor.origin).unwrap().to_owned()
}

/// A colleague opens a link and begins.
pub(crate) async fn come(portal: &Portal, link: &str) -> Visitor {
    let mut colleague = portal.visitor();
    let page = colleague.get(link).await;
    assert_eq!(colleague.press(&page, "half-link-button", &[]).await.path, "/half");
    colleague
}

/// Presses the button of their task list.
pub(crate) async fn hand_in(colleague: &mut Visitor) -> Page {
    let half = colleague.get("/half").await;
    colleague.press(&half, "hand-in-button", &[]).await
}

/// Nobody sees what the other one entered.
fn keep_apart(admin: &mut Visitor, colleague: &mut Visitor, values: &Values) {
    admin.secrets.insert(values.token.clone());
    colleague.secrets.extend([values.key.clone(), values.secret.clone()]);
}

#[tokio::test]
async fn a_colleague_does_one_half_and_the_package_holds_both() {
    let portal = Portal::start().await;
    let (mut admin, values) = (portal.visitor(), portal.values("all-well"));
    admin.begin("Acme & Sons").await;
    admin.enter_storage(&values).await;
    let overview = admin.get("/overview").await;
    assert_eq!(overview.all(".card a span.visually-hidden").len(), 2, "both halves can be given away");
    let link = ask(&mut admin, Half::Scim).await;

    let mut colleague = portal.visitor();
    keep_apart(&mut admin, &mut colleague, &values);
    let page = colleague.get(&link).await;
    assert!(page.shows("Acme & Sons") && page.one("h1").contains(&say("part-scim")));
    let half = colleague.press(&page, "half-link-button", &[]).await;
    assert_eq!(half.all(".tasks li").len(), 2, "the steps of this half alone");
    assert!(half.shows(&say("hand-in-open")) && !half.has_button(&say("hand-in-button")));
    let provisioning = colleague.click(&half, "step-user-provisioning").await;
    let answers = [("scim_provider", "okta"), ("manual_users", "no")];
    let enter = colleague.press(&provisioning, "console-button", &answers).await;
    assert_eq!(enter.path, "/steps/scim-credentials");
    let tested = colleague.enter_scim(&values).await;
    assert_eq!(tested.one("#result"), say("tested-passed"));
    assert!(tested.findings().iter().all(|(code, _)| code.starts_with("scim.")), "{:?}", tested.findings());
    let half = colleague.click(&tested, "continue").await;
    assert_eq!(half.path, "/half");
    let done = colleague.press(&half, "hand-in-button", &[]).await;
    assert_eq!((done.path.as_str(), done.one("h1")), ("/handed-in", say("handed-in-title")));
    assert!(colleague.cookies.is_empty(), "nothing is left in the colleague's browser");

    let overview = admin.get("/overview").await;
    assert!(overview.shows(&format!("{} 24 Nov 2026, 12:00 UTC", say("handed-in-by-colleague"))));
    let scim = admin.get("/steps/scim-credentials").await;
    assert_eq!((scim.one("#result"), scim.one(".who")), (say("tested-passed"), "Acme & Sons".to_owned()));
    assert_eq!(scim.attributes("#scim_url", "value"), [values.url.as_str()], "the URL may be shown, as ever");
    let review = admin.get("/steps/review").await;
    assert!(review.shows(&say("handed-in-by-colleague")) && review.shows("Okta"));
    assert!(review.shows(&say("together-untested")));
    assert!(
        admin.get("/package").await.shows(&say("together-untested")),
        "it is not missed by whoever goes straight on"
    );
    let review = admin.press(&review, "test-both", &[]).await;
    assert_eq!(review.outcome("accounts.same").as_deref(), Some("pass"));
    assert!(review.shows(&say("handed-in-by-colleague")), "it is still the colleague's");
    assert!(!admin.get("/package").await.shows(&say("together-untested")));
    assert_holds(&portal, &admin.package(&[]).await, &values);
}

#[tokio::test]
async fn what_arrives_while_nobody_is_there_waits_with_the_colleague() {
    let portal = Portal::start().await;
    let (mut admin, values) = (portal.visitor(), portal.values("all-well"));
    admin.begin("Acme").await;
    let overview = admin.get("/overview").await;
    let back = overview.one("section[aria-labelledby=return-link] code").replace(&admin.origin, "");
    let link = ask(&mut admin, Half::Storage).await;
    let mut colleague = come(&portal, &link).await;
    colleague.enter_storage(&values).await;
    admin.press(&overview, "leave-button", &[]).await;

    let half = colleague.get("/half").await;
    assert!(half.shows("Jane Doe is not here right now"));
    assert!(!half.shows("jane@acme.example"), "whom to ask is said, and no more");
    let still = colleague.press(&half, "hand-in-button", &[]).await;
    assert_eq!((still.path.as_str(), still.has_button(&say("hand-in-button"))), ("/half", true));
    let kept = colleague.get("/steps/storage-credentials").await;
    assert_eq!(kept.one("#result"), say("tested-passed"), "the values are where they were");

    let page = admin.get(&back).await;
    admin.press(&page, "resume-button", &[]).await;
    assert_eq!(colleague.press(&half, "hand-in-button", &[]).await.path, "/handed-in");
    assert!(admin.get("/overview").await.shows(&say("handed-in-by-colleague")));
    admin.enter_scim(&values).await;
    let review = admin.get("/steps/review").await;
    assert_eq!(review.outcome("accounts.same").as_deref(), Some("pass"), "the second half tests both");
    assert_holds(&portal, &admin.package(&[]).await, &values);
}

#[tokio::test]
async fn a_double_press_hands_in_once_and_says_so_twice() {
    let portal = Portal::start().await;
    let (mut admin, values) = (portal.visitor(), portal.values("all-well"));
    admin.begin("Acme").await;
    let link = ask(&mut admin, Half::Scim).await;
    let mut colleague = come(&portal, &link).await;
    colleague.enter_scim(&values).await;
    let half = colleague.get("/half").await;
    let (mut click, mut late) = (colleague.clone(), colleague.clone());
    let (first, second) =
        tokio::join!(colleague.press(&half, "hand-in-button", &[]), click.press(&half, "hand-in-button", &[]));
    let third = late.press(&half, "hand-in-button", &[]).await;
    for page in [first, second, third] {
        assert_eq!((page.path.as_str(), page.one("h1")), ("/handed-in", say("handed-in-title")));
    }
    assert_eq!(portal.count("SELECT COUNT(*) FROM events WHERE kind = 'half.handed_in'").await, 1);
    assert_eq!(
        portal.count("SELECT COUNT(*) FROM custody").await,
        1,
        "it is with the admin, and gone from the colleague"
    );

    // a later visit that merely ends is not called handed in
    let mut again = come(&portal, &link).await;
    again.enter_scim(&values).await;
    let half = again.get("/half").await;
    portal.later(SignedDuration::from_hours(3));
    let over = again.press(&half, "hand-in-button", &[]).await;
    assert_eq!((over.status, over.one("h1")), (StatusCode::FORBIDDEN, say("error-visit-over-title")));
}

#[tokio::test]
async fn two_colleagues_do_one_half_each() {
    let portal = Portal::start().await;
    let (mut admin, values) = (portal.visitor(), portal.values("all-well"));
    admin.begin("Acme").await;
    let (storage, scim) = (ask(&mut admin, Half::Storage).await, ask(&mut admin, Half::Scim).await);
    let (mut one, mut other) = (come(&portal, &storage).await, come(&portal, &scim).await);
    other.secrets.extend([values.key.clone(), values.secret.clone()]);
    one.secrets.extend([values.url.clone(), values.token.clone()]);
    tokio::join!(one.enter_storage(&values), other.enter_scim(&values));
    let (first, second) = tokio::join!(hand_in(&mut one), hand_in(&mut other));
    assert_eq!((first.path.as_str(), second.path.as_str()), ("/handed-in", "/handed-in"));
    let review = admin.get("/steps/review").await;
    assert_eq!(review.all(".notice.good").len(), 2);
    admin.press(&review, "test-both", &[]).await;
    assert_holds(&portal, &admin.package(&[]).await, &values);
}

#[tokio::test]
async fn the_last_one_to_hand_in_wins_and_makes_a_package_old() {
    let portal = Portal::start().await;
    let (mut admin, values) = (portal.visitor(), portal.values("all-well"));
    admin.begin("Acme").await;
    let link = ask(&mut admin, Half::Storage).await;
    let mut colleague = come(&portal, &link).await;
    let own = portal.values("other-forms");
    colleague.enter_storage(&own).await;
    admin.enter_storage(&values).await;
    admin.enter_scim(&values).await;
    admin.package(&[]).await;
    // tested before the package was made, and handed in after it
    portal.later(SignedDuration::from_mins(1));
    assert_eq!(hand_in(&mut colleague).await.path, "/handed-in");
    assert!(admin.get("/overview").await.shows(&say("overview-outdated-title")), "it holds other values");
    let opened = portal.open(&admin.package(&[("new", "on")]).await.body).document;
    assert_eq!(opened.css.secret.expose(), own.secret);
    assert_eq!(opened.scim.access_token.expose(), values.token);

    // and once more by the same link
    let mut again = come(&portal, &link).await;
    again.enter_storage(&values).await;
    assert_eq!(hand_in(&mut again).await.path, "/handed-in");
    admin.enter_storage(&own).await;
    assert!(!admin.get("/overview").await.shows(&say("handed-in-by-colleague")), "now it is the admin's own");
}

#[tokio::test]
async fn a_warning_is_passed_before_the_half_is_handed_in() {
    let portal = Portal::start().await;
    let mut admin = portal.visitor();
    admin.begin("Acme").await;
    let link = ask(&mut admin, Half::Storage).await;
    let mut colleague = come(&portal, &link).await;
    let tested = colleague.enter_storage(&portal.values("no-recordings")).await;
    assert_eq!(tested.outcome("storage.recordings.none").as_deref(), Some("warn"));
    let half = colleague.get("/half").await;
    assert!(half.shows(&say("hand-in-warned")) && !half.has_button(&say("hand-in-button")));
    assert_eq!(colleague.post("/half/hand-in", &[]).await.path, "/half", "nor without its button");
    let half = colleague.press(&tested, "continue-anyway", &[]).await;
    assert_eq!(half.path, "/half");
    assert_eq!(colleague.press(&half, "hand-in-button", &[]).await.path, "/handed-in");
    let storage = admin.get("/steps/storage-credentials").await;
    assert_eq!(storage.one("#result"), say("tested-passed"), "what was passed knowingly stays so");
}

#[tokio::test]
async fn the_timeline_tells_what_happened() {
    let portal = Portal::start().await;
    let mut admin = portal.visitor();
    admin.begin("Acme").await;
    let link = ask(&mut admin, Half::Scim).await;
    let mut colleague = come(&portal, &link).await;
    colleague.enter_scim(&portal.values("all-well")).await;
    hand_in(&mut colleague).await;
    admin.post("/half-links/scim/revoke", &[]).await;
    let kinds = portal.count("SELECT COUNT(*) FROM events WHERE kind LIKE 'half%'").await;
    assert_eq!(kinds, 3, "made, handed in, withdrawn");
}

#[tokio::test]
async fn a_test_that_runs_meanwhile_says_nothing_of_what_arrived() {
    let portal = Portal::start().await;
    let (mut admin, values) = (portal.visitor(), portal.values("all-well"));
    admin.begin("Acme").await;
    let link = ask(&mut admin, Half::Storage).await;
    let mut colleague = come(&portal, &link).await;
    colleague.enter_storage(&values).await;
    let asked = portal.token_requests();
    let arrives = async {
        while portal.token_requests() == asked {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        hand_in(&mut colleague).await
    };
    let slow = portal.values("slow");
    let (_, done) = tokio::join!(admin.enter_storage(&slow), arrives);
    assert_eq!(done.path, "/handed-in");
    let storage = admin.get("/steps/storage-credentials").await;
    assert!(storage.shows(&say("handed-in-by-colleague")));
    assert_eq!(storage.one("#result"), say("tested-passed"), "not what was found of the slow ones");
    admin.enter_scim(&values).await;
    assert_holds(&portal, &admin.package(&[]).await, &values);
}

#[tokio::test]
async fn each_of_them_in_their_own_language() {
    let portal = Portal::start().await;
    let (mut admin, values) = (portal.visitor(), portal.values("all-well"));
    admin.accepts = "de";
    admin.begin("Müller").await;
    let link = ask(&mut admin, Half::Storage).await;
    let mut colleague = come(&portal, &link).await;
    colleague.enter_storage(&values).await;
    let half = colleague.get("/half").await;
    let half = colleague.speak(&half, Language::German).await;
    assert_eq!((half.path.as_str(), half.one("h1").as_str()), ("/half", "Ihr Teil"));
    let done = colleague.press(&half, "hand-in-button", &[]).await;
    assert_eq!((done.language(), done.one("h1")), (Language::German, done.say("handed-in-title")));
    assert!(admin.get("/overview").await.shows("Von jemand anderem abgegeben am 24.11.2026, 12:00 UTC"));
    for page in ["/half-links/storage", "/steps/storage-credentials", "/steps/review"] {
        assert!(admin.get(page).await.shows("Von jemand anderem abgegeben"), "{page}");
    }
}
