//! Somebody who is at work on one case opens a page of another, of nothing, or of none: are they told what is so?

use axum::http::StatusCode;
use gong_onboarding::cases::Half;
use gong_onboarding::staff::Role;
use gong_onboarding::words::Language;

use super::half_links::{ask, come};
use super::invitations::invite;
use super::portal::{Portal, say};

#[tokio::test]
async fn a_link_that_was_made_for_another_case_is_not_shown() {
    let portal = Portal::start().await;
    let mut jane = portal.visitor();
    jane.begin("Acme").await;
    let link = ask(&mut jane, Half::Scim).await;
    assert!(jane.get("/half-links/scim").await.shows(&link));
    let start = jane.get("/").await;
    let details = jane.press(&start, "start-another", &[]).await;
    let about = [("company", "Other"), ("contact_name", "Jo"), ("contact_email", "jo@other.example"), ("accept", "on")];
    jane.press(&details, "details-button", &about).await;
    let page = jane.get("/half-links/scim").await;
    assert!(page.has_button(&say("half-links-make")) && !page.shows(&link), "its colleague would do Acme's half");
}

#[tokio::test]
async fn starting_to_replace_says_which_visit_it_ends() {
    let portal = Portal::start().await;
    let mut jane = portal.visitor();
    assert!(!jane.get("/replacing").await.shows(&say("resume-other-title")));
    jane.begin("Acme").await;
    let notice = format!("{} Acme", say("resume-other-title"));
    let page = jane.get("/replacing").await;
    assert!(page.shows(&notice) && page.shows(&say("replacing-other-text")));
    let again = jane.press(&page, "replacing-button", &[]).await;
    assert_eq!((again.status, again.shows(&notice)), (StatusCode::UNPROCESSABLE_ENTITY, true));
    let german = jane.speak(&again, Language::German).await;
    assert_eq!((german.path.as_str(), german.language()), ("/replacing", Language::German), "the form again");
}

#[tokio::test]
async fn a_colleague_goes_over_to_the_whole_case_by_its_invitation() {
    let portal = Portal::start().await;
    let (mut ada, mut jane) = (portal.staff("ada", Role::Agent).await, portal.visitor());
    let about = [("company", "Acme"), ("contact_name", "Jane Doe"), ("contact_email", "jane@acme.example")];
    let invitation = invite(&mut ada, &about).await;
    jane.post(&invitation, &[]).await;
    let page = jane.get("/steps/before-you-start").await;
    jane.press(&page, "details-button", &[("accept", "on")]).await;
    let link = ask(&mut jane, Half::Scim).await;
    let mut colleague = come(&portal, &link).await;
    let page = colleague.get(&invitation).await;
    assert!(page.shows(&say("half-here-title")), "going on here ends what it does");
    let overview = colleague.press(&page, "resume-button", &[]).await;
    assert_eq!((overview.status, overview.path.as_str()), (StatusCode::OK, "/overview"));
    assert_eq!(colleague.get("/half").await.path, "/overview", "it does the whole case now");
    assert_eq!(portal.count("SELECT COUNT(*) FROM visits").await, 2, "the visit of the half is over");
}

#[tokio::test]
async fn pages_of_an_end_are_not_shown_to_whoever_is_at_work() {
    let portal = Portal::start().await;
    let mut jane = portal.visitor();
    for path in ["/left", "/deleted", "/handed-in"] {
        assert_eq!(jane.get(path).await.path, path, "whoever is not");
    }
    jane.begin("Acme").await;
    let mut colleague = come(&portal, &ask(&mut jane, Half::Scim).await).await;
    for path in ["/left", "/deleted", "/handed-in"] {
        assert_eq!(jane.get(path).await.path, "/overview", "{path}");
        assert_eq!(colleague.get(path).await.path, "/half", "{path}");
    }
}

#[tokio::test]
async fn the_address_of_a_form_leads_to_its_page() {
    let portal = Portal::start().await;
    let (mut ada, mut jane) = (portal.staff("ada", Role::Agent).await, portal.visitor());
    jane.begin("Acme").await;
    assert_eq!(jane.get("/onboarding").await.path, "/");
    let mut colleague = come(&portal, &ask(&mut jane, Half::Scim).await).await;
    assert_eq!(colleague.get("/half/hand-in").await.path, "/half");
    assert_eq!(jane.get("/support/sign-in/oidc").await.path, "/support/sign-in");
    let case = format!("/support/cases/{}", portal.text("SELECT id FROM cases").await);
    let page = ada.get(&case).await;
    let refused = ada.press(&page, "hint-button", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(ada.speak(&refused, Language::German).await.path, case);
    let about = [("company", "Third"), ("contact_name", "Jo"), ("contact_email", "jo@third.example")];
    invite(&mut ada, &about).await;
    let invitation = format!("/support/invitations/{}", portal.text("SELECT id FROM invitations").await);
    assert_eq!(ada.get(&format!("{invitation}/extend")).await.path, invitation);
}
