//! The desk beside several people at one case: does it show the right one's page, and what each of them is told?

use gong_onboarding::cases::Half;
use gong_onboarding::staff::Role;
use gong_onboarding::words::Language;

use super::desk::{open_first, until_shown};
use super::half_links::{ask, come};
use super::invitations::invite;
use super::portal::{Portal, say, say_in};

#[tokio::test]
async fn the_desk_shows_the_page_of_whoever_is_before_it() {
    let portal = Portal::start().await;
    let (mut jane, mut ada) = (portal.visitor(), portal.staff("ada", Role::Agent).await);
    jane.begin("Acme").await;
    let link = ask(&mut jane, Half::Storage).await;
    let case = open_first(&mut ada).await;
    let seen = until_shown(&mut ada, &case.path, &say("half-links-title-storage")).await;
    assert!(seen.one(".mirror").contains(&say("half-links-lead")), "not the task list");
    jane.enter_storage(&portal.values("all-well")).await;
    let mut colleague = come(&portal, &link).await;
    colleague.enter_storage(&portal.values("wrong-secret")).await;
    jane.get("/steps/storage-credentials").await;
    let seen = until_shown(&mut ada, &case.path, &say("step-storage-credentials")).await;
    assert!(seen.has(".mirror [data-outcome=pass]") && !seen.has(".mirror [data-outcome=fail]"), "what Jane's found");

    jane.enter_scim(&portal.values("all-well")).await;
    jane.package(&[]).await;
    jane.get("/package").await;
    until_shown(&mut ada, &case.path, &say("confirmation-title")).await;
    portal.later(jiff::SignedDuration::from_mins(1));
    jane.post("/steps/storage-credentials", &[("storage_secret", "kQ7fLmZ2xWv9TbR4pYs8kQ7fLmZ2xWv9")]).await;
    jane.get("/package").await;
    until_shown(&mut ada, &case.path, &say("confirmation-outdated-title")).await;
}

#[tokio::test]
async fn each_of_them_puts_words_away_for_themselves() {
    let portal = Portal::start().await;
    let (mut jane, mut ada) = (portal.visitor(), portal.staff("ada", Role::Agent).await);
    jane.begin("Acme").await;
    let mut colleague = come(&portal, &ask(&mut jane, Half::Scim).await).await;
    let case = open_first(&mut ada).await;
    ada.press(&case, "hint-button", &[("text", "We call you in a minute.")]).await;
    let page = colleague.get("/half").await;
    let page = colleague.press(&page, "news-close", &[]).await;
    assert!(!page.shows("We call you in a minute."));
    let page = jane.get("/overview").await;
    assert!(page.shows("We call you in a minute."), "what a colleague puts away stays here");
    assert!(!jane.press(&page, "news-close", &[]).await.shows("We call you in a minute."));

    jane.post("/leave", &[]).await;
    ada.press(&case, "hint-button", &[("to", "choose-products")]).await;
    assert!(!colleague.get("/half").await.has(".news"), "it is about the other half");
    assert!(ada.get(&case.path).await.shows(&say("hint-fate-others")));
    colleague.post("/leave", &[]).await;
    assert!(ada.get(&case.path).await.shows(&say("hint-fate-later")));
}

#[tokio::test]
async fn only_a_link_that_works_can_be_withdrawn_and_the_page_follows() {
    let portal = Portal::start().await;
    let (mut jane, mut ada) = (portal.visitor(), portal.staff("ada", Role::Agent).await);
    jane.begin("Acme").await;
    let case = open_first(&mut ada).await;
    assert!(!case.has("form[action$=revoke]"));
    ask(&mut jane, Half::Scim).await;
    let page = ada.get(&case.path).await;
    assert_eq!(page.attributes("[data-watch] form[action$=revoke]", "action").len(), 1, "in a part that follows");
    jane.post("/half-links/scim/revoke", &[]).await;
    assert!(!ada.get(&case.path).await.has("form[action$=revoke]"), "there is nothing left to withdraw");
}

#[tokio::test]
async fn whoever_rehearses_one_half_finds_the_sample_values() {
    let portal = Portal::start().await;
    let (mut ada, mut actor) = (portal.staff("ada", Role::Agent).await, portal.visitor());
    let about = [("company", "Rehearsed"), ("contact_name", "Ada"), ("contact_email", "ada@example.com")];
    let link = invite(&mut ada, &[&about[..], &[("rehearsal", "on")]].concat()).await;
    actor.post(&link, &[]).await;
    let page = actor.get("/steps/before-you-start").await;
    actor.press(&page, "details-button", &[("accept", "on")]).await;
    let mut colleague = come(&portal, &ask(&mut actor, Half::Scim).await).await;
    let half = colleague.get("/half").await;
    let samples = colleague.click(&half, "rehearsal-link").await;
    assert_eq!((samples.path.as_str(), samples.status.as_u16()), ("/rehearsal", 200));
}

#[tokio::test]
async fn the_audit_speaks_the_language_of_whoever_reads_it() {
    let portal = Portal::start().await;
    let mut grace = portal.staff("grace", Role::Lead).await;
    let about = [("company", "Third"), ("contact_name", "Jo"), ("contact_email", "jo@third.example")];
    invite(&mut grace, &about).await;
    let audit = grace.get("/support/audit").await;
    assert!(audit.shows("days: 14, language: English"), "{}", audit.text());
    let german = grace.speak(&audit, Language::German).await;
    assert!(german.shows("Tage: 14, Sprache: English") && german.shows(&say_in(Language::German, "audit-title")));
}
