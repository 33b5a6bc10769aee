//! Staff rehearse: a whole case against the simulated 8x8, apart from the real ones, and with a package for nobody.

use axum::http::StatusCode;
use gong_onboarding::package::open;
use gong_onboarding::staff::Role;

use super::page::Page;
use super::portal::{Portal, Values, say};

/// The values of the first sample on the page.
fn sample(page: &Page) -> Values {
    let values = page.all("code.value");
    let [key, secret, url, token] = values.get(..4).unwrap() else { panic!("four values: {values:?}") };
    Values { key: key.clone(), secret: secret.clone(), url: url.clone(), token: token.clone() }
}

#[tokio::test]
async fn staff_rehearse_a_whole_case_without_touching_a_real_one() {
    // nothing is reached but the simulated 8x8 of the rehearsal itself
    let portal = Portal::with(&[("EIGHT_BY_EIGHT__TOKEN_URL", "http://127.0.0.1:9/oauth/v2/token")]).await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let form = ada.get("/support/invitations/new").await;
    let about = [("company", "Rehearsed"), ("contact_name", "Ada"), ("contact_email", "ada@example.com")];
    let made = ada.press(&form, "invitation-make-button", &[&about[..], &[("rehearsal", "on")]].concat()).await;
    let link = made.one("main code").strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();

    let mut actor = portal.visitor();
    let page = actor.get(&link).await;
    let page = actor.press(&page, "invitation-button", &[]).await;
    assert!(page.shows(&say("rehearsal-banner")));
    actor.press(&page, "details-button", &[("accept", "on")]).await;
    let samples = actor.get("/rehearsal").await;
    let values = sample(&samples);
    assert_ne!(values.url, portal.values("all-well").url, "a simulated 8x8 of its own");
    let tested = actor.enter_storage(&values).await;
    assert_eq!(tested.outcome("storage.token.accepted").as_deref(), Some("pass"));
    actor.enter_scim(&values).await;
    let before = actor.get("/package").await;
    assert!(before.shows("Rehearsal: opens for nobody") && !before.shows("Gong operations"));
    let package = actor.package(&[]).await.body;
    assert!(open(&package, std::slice::from_ref(portal.identity()), None).is_err(), "not even for Gong");

    assert!(ada.get("/support").await.shows(&say("desk-nothing")), "no real case");
    assert!(ada.get("/support?rehearsals=on").await.shows("Rehearsed"));
}

#[tokio::test]
async fn a_real_case_reaches_no_rehearsal() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let form = ada.get("/support/invitations/new").await;
    let about = [("company", "R"), ("contact_name", "A"), ("contact_email", "a@example.com"), ("rehearsal", "on")];
    let made = ada.press(&form, "invitation-make-button", &about).await;
    let link = made.one("main code").strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
    let (mut actor, mut jane) = (portal.visitor(), portal.visitor());
    let page = actor.get(&link).await;
    actor.press(&page, "invitation-button", &[]).await;
    let rehearsed = sample(&actor.get("/rehearsal").await);
    jane.begin("Acme").await;
    assert_eq!(jane.get("/rehearsal").await.status, StatusCode::NOT_FOUND);
    let refused = jane.enter_scim(&rehearsed).await;
    assert!(refused.findings().iter().all(|(_, outcome)| outcome == "fail"), "{:?}", refused.findings());
}
