//! The desk beside the customer: what it shows, what it says, and what it never sees.

use axum::http::StatusCode;
use gong_onboarding::staff::Role;
use gong_onboarding::words::Language;
use jiff::SignedDuration;

use super::page::Page;
use super::portal::{Portal, say, say_in};
use super::visitor::Visitor;

/// The case on top of the desk's list.
pub(crate) async fn open_first(desk: &mut Visitor) -> Page {
    let list = desk.get("/support").await;
    let case = list
        .attributes("a", "href")
        .into_iter()
        .find(|href| href.starts_with("/support/cases/"))
        .expect("there is a case");
    desk.get(&case).await
}

/// Where a visit is gets noted after its page was sent.
pub(crate) async fn until_shown(desk: &mut Visitor, path: &str, text: &str) -> Page {
    for _ in 0..50 {
        let page = desk.get(path).await;
        if page.shows(text) {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("{path} never shows {text:?}");
}

#[tokio::test]
async fn the_desk_is_for_staff() {
    let portal = Portal::start().await;
    let mut stranger = portal.visitor();
    assert_eq!(stranger.get("/support").await.status, StatusCode::FORBIDDEN);
    let mut agent = portal.staff("ada", Role::Agent).await;
    assert_eq!(agent.get("/support").await.status, StatusCode::OK);
    assert_eq!(agent.get("/support/audit").await.status, StatusCode::FORBIDDEN, "an agent is no lead");
    let mut lead = portal.staff("grace", Role::Lead).await;
    assert_eq!(lead.get("/support/audit").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_desk_follows_a_customer_from_the_first_step_to_the_receipt() {
    let portal = Portal::start().await;
    let (mut jane, mut ada) = (portal.visitor(), portal.staff("ada", Role::Agent).await);
    jane.begin("Acme & Sons").await;
    let case = open_first(&mut ada).await;
    assert!(case.shows("Acme & Sons") && case.shows("Jane Doe"));
    let path = case.path.clone();

    jane.get("/steps/api-app").await;
    let page = until_shown(&mut ada, &path, "The app is what Gong signs in with.").await;
    assert!(page.shows(&say("action-choose-products")), "the drawing of that step");

    let wrong = portal.values("wrong-secret");
    jane.enter_storage(&wrong).await;
    let page = until_shown(&mut ada, &path, &say("case-say")).await;
    assert!(page.shows(&say("play-storage-token-rejected-ask")), "what to ask");
    let away: Vec<String> = page.attributes(".mirror a", "href");
    assert!(!away.is_empty() && away.iter().all(|href| href.starts_with('#')), "nothing in it leads away: {away:?}");
    assert!(page.shows(&say("case-state-stuck")));

    let values = portal.values("all-well");
    jane.enter_storage(&values).await;
    jane.enter_scim(&values).await;
    let page = ada.get(&path).await;
    assert!(page.shows(&say("case-state-tested")) && !page.has(".play.fail"), "nothing is left to mend");
    let package = jane.package(&[]).await;
    let page = ada.get(&path).await;
    assert!(page.shows(&say("case-state-packaged")));
    assert!(page.shows(&gong_onboarding::tokens::sha256_hex(&package.body)), "by its SHA-256");
    jane.get("/package").await;
    until_shown(&mut ada, &page.path, &say("say-made-tell")).await;
    assert!(!ada.get(&page.path).await.shows(&say("say-package-tell")), "nobody is sent to a button that is gone");
    assert!(page.shows("Gong operations"), "and who can open it");
    let receipt = portal.open(&package.body).receipt.to_string();
    portal.visitor().post("/receipt", &[("receipt", &receipt)]).await;
    let page = ada.get(&path).await;
    assert!(
        page.shows(&say("case-state-opened")) && page.shows(&say("event-receipt-given")),
        "opened by Gong, and when"
    );
    for value in [&values.key, &values.secret, &values.token, &wrong.secret] {
        assert!(!String::from_utf8_lossy(&page.body).contains(value.as_str()), "no credential is at the desk");
    }
}

#[tokio::test]
async fn a_case_is_found_by_company_state_and_code() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    for company in ["Acme", "Über 100% Ltd", "Zebra"] {
        portal.visitor().begin(company).await;
        portal.later(SignedDuration::from_secs(5));
    }
    let list = ada.get("/support").await;
    let at = |company: &str| String::from_utf8_lossy(&list.body).find(company).unwrap();
    assert!(at("Zebra") < at("Acme"), "the newest activity stands first");
    let found = ada.get("/support?q=%C3%9CBER+100%25").await;
    assert!(found.shows("Über 100% Ltd") && !found.shows("Zebra"), "any case of letters, and no wildcards");
    for typed in ["uber", "ueber", "100%25+ltd"] {
        assert!(ada.get(&format!("/support?q={typed}")).await.shows("Über 100% Ltd"), "{typed}: as it is heard");
    }
    assert!(ada.get("/support?q=jane+do").await.shows("Zebra"), "by the contact");
    assert!(ada.get("/support?q=%25_").await.shows(&say("desk-nothing")), "signs alone are nobody");
    assert!(ada.get("/support?state=tested").await.shows(&say("desk-nothing")));
    let case = open_first(&mut ada).await;
    let code = case.one("main .code");
    let spoken = code.to_lowercase().replace('-', "+");
    let by_code = ada.get(&format!("/support?q={spoken}")).await;
    assert_eq!(by_code.path, case.path, "the code that was read out leads straight to the case");
    assert!(ada.get(&format!("/support?q={}", &code[..3])).await.shows(&code), "half of it was understood");
    assert!(ada.get("/support?q=AAA-AAA").await.shows(&say("desk-no-code")));
}

#[tokio::test]
async fn a_hint_stands_on_the_customers_page_until_it_is_put_away() {
    let portal = Portal::start().await;
    let (mut jane, mut ada) = (portal.visitor(), portal.staff("ada", Role::Agent).await);
    jane.begin("Acme").await;
    let case = open_first(&mut ada).await;
    let fields = [("to", "choose-products"), ("text", "Tick <b>only</b> the one.")];
    ada.press(&case, "hint-button", &fields).await;
    ada.press(&case, "hint-button", &fields).await;
    assert_eq!(
        portal.count("SELECT COUNT(*) FROM events WHERE kind = 'hint.sent'").await,
        1,
        "a double click sends one"
    );
    let page = jane.get("/overview").await;
    assert!(page.shows("ada from support") && page.shows("Tick <b>only</b> the one."));
    assert!(page.attributes("a", "href").contains(&"/steps/api-app#choose-products".to_owned()));
    assert!(ada.get(&case.path).await.shows(&say("hint-fate-shown")));
    jane.get(&page.attributes(".news a", "href")[0]).await;
    until_shown(&mut ada, &case.path, &say("hint-fate-there")).await;
    jane.get("/overview").await;
    until_shown(&mut ada, &case.path, &say("hint-fate-followed")).await;
    let page = jane.get("/overview").await;
    assert!(page.has(".earlier .news"), "it was followed, and stands back");
    let page = jane.press(&page, "news-close", &[]).await;
    assert!(!page.shows("ada from support"));
    assert!(ada.get(&case.path).await.shows(&say("hint-fate-closed")));
    let refused = ada.press(&case, "hint-button", &[("text", "Use kQ7fLmZ2xWv9TbR4pYs8")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.shows(&say("field-hint-credential")) && !refused.shows("kQ7fLmZ2"));
    assert!(ada.press(&case, "hint-button", &[]).await.shows(&say("field-hint-empty")));
}

#[tokio::test]
async fn a_visit_is_ended_from_the_desk_with_its_credentials() {
    let portal = Portal::start().await;
    let (mut jane, mut ada) = (portal.visitor(), portal.staff("ada", Role::Agent).await);
    jane.begin("Acme").await;
    jane.enter_storage(&portal.values("all-well")).await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 1);
    let case = open_first(&mut ada).await;
    let end = case.attributes("form[action$=end]", "action").remove(0);
    ada.post(&end, &[]).await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 0);
    assert_eq!(jane.get("/overview").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_lead_exports_and_deletes_a_case_and_the_audit_tells() {
    let portal = Portal::start().await;
    let (mut jane, mut grace) = (portal.visitor(), portal.staff("grace", Role::Lead).await);
    jane.begin("Acme").await;
    jane.enter_storage(&portal.values("all-well")).await;
    let case = open_first(&mut grace).await;
    let export = grace.press(&case, "case-export", &[]).await;
    let exported: serde_json::Value = serde_json::from_slice(&export.body).unwrap();
    assert_eq!(
        (exported["company"].as_str(), exported["format"].as_str()),
        (Some("Acme"), Some("gong-onboarding-case/1"))
    );
    assert!(exported["events"].as_array().unwrap().iter().any(|event| event["kind"] == "test.ended"));
    assert_eq!(exported["tests"][0]["scope"], "storage");
    assert!(exported["terms_accepted_at"].is_string(), "everything that is kept");
    for absent in ["invitation", "replaces"] {
        assert!(exported.as_object().unwrap().contains_key(absent) && exported[absent].is_null(), "{absent}");
    }
    let ask = grace.click(&case, "delete-case-title").await;
    grace.press(&ask, "delete-case-button", &[]).await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM cases").await, 0);
    assert_eq!(grace.get(&case.path).await.status, StatusCode::NOT_FOUND);
    let audit = grace.get("/support/audit").await;
    assert!(audit.shows(&say("act-case-exported")) && audit.shows(&say("act-case-deleted")));
    let exported = audit.attributes("td:nth-child(4) a", "href");
    assert!(exported.iter().all(|href| href.starts_with("/support?q=")), "{exported:?}");
    let of_grace = grace.get(&audit.attributes("td:nth-child(2) a", "href")[0]).await;
    assert!(of_grace.shows(&say("audit-of")) && of_grace.shows(&say("act-case-deleted")));
    assert!(!grace.get("/support/audit?who=ada").await.shows(&say("act-case-deleted")));
}

#[tokio::test]
async fn nobody_changes_the_audit() {
    let portal = Portal::start().await;
    portal.app.store.audit(portal.app.clock.now(), "ada", "test", "", &serde_json::json!({})).await.unwrap();
    let pool =
        sqlx::any::AnyPoolOptions::new().connect(portal.app.config.database_url.to_secret().expose()).await.unwrap();
    let replace = "REPLACE INTO audit SELECT id, at, 'eve', act, subject, detail FROM audit";
    for attempt in ["UPDATE audit SET who = 'eve'", "DELETE FROM audit", replace] {
        assert!(sqlx::query(attempt).execute(&pool).await.is_err(), "{attempt}");
    }
}

#[tokio::test]
async fn cases_go_ninety_days_after_they_were_completed() {
    let portal = Portal::start().await;
    let mut jane = portal.visitor();
    jane.begin("Acme").await;
    let values = portal.values("all-well");
    jane.enter_storage(&values).await;
    jane.enter_scim(&values).await;
    jane.package(&[]).await;
    portal.visitor().begin("Never finished").await;
    let retire = async |days: i64| {
        portal.later(SignedDuration::from_hours(24 * days));
        let now = portal.app.clock.now();
        portal.app.store.sweep(now).await.unwrap();
        portal.app.store.retire(now - portal.app.config.retention, now).await.unwrap().len()
    };
    assert_eq!(retire(89).await, 0);
    assert_eq!(retire(2).await, 2);
    assert_eq!(portal.count("SELECT COUNT(*) FROM cases").await, 0);
    assert_eq!(portal.count("SELECT COUNT(*) FROM audit WHERE act = 'case.retired'").await, 2);
}

#[tokio::test]
async fn staff_make_and_withdraw_the_link_for_a_colleague() {
    let portal = Portal::start().await;
    let (mut jane, mut ada) = (portal.visitor(), portal.staff("ada", Role::Agent).await);
    jane.begin("Acme").await;
    let case = open_first(&mut ada).await;
    let made = ada.post(&format!("{}/half-links/scim", case.path), &[]).await;
    let link = made.one("code.value").strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
    assert!(made.one("pre.message").contains("Acme"), "a text to send");
    let mut colleague = portal.visitor();
    let page = colleague.get(&link).await;
    assert_eq!(colleague.press(&page, "half-link-button", &[]).await.path, "/half");
    let page = ada.get(&case.path).await;
    assert!(page.shows("ada made a link for a colleague: user directory.") && !page.shows(&link), "shown once");
    ada.post(&format!("{}/half-links/scim/revoke", case.path), &[]).await;
    assert_eq!(colleague.get("/half").await.status, StatusCode::FORBIDDEN);
    assert_eq!(portal.count("SELECT COUNT(*) FROM audit WHERE act LIKE 'half_link.%'").await, 2);
}

#[tokio::test]
async fn the_customers_screen_is_in_their_language_and_the_desk_in_its_own() {
    let portal = Portal::start().await;
    let (mut jane, mut ada) = (portal.visitor(), portal.staff("ada", Role::Agent).await);
    jane.accepts = "de";
    jane.begin("Acme").await;
    let case = open_first(&mut ada).await;
    jane.get("/steps/api-app").await;
    let page = until_shown(&mut ada, &case.path, &say_in(Language::German, "step-api-app")).await;
    assert!(page.shows(&say("mirror-text")) && page.shows(&say("mirror-title")), "what is meant for staff");
    assert!(page.one(".glance").contains("Deutsch"), "in which language they read");
    jane.get("/overview").await;
    let lead = say_in(Language::German, "overview-lead");
    let page = until_shown(&mut ada, &case.path, &lead).await;
    assert!(page.shows(&say_in(Language::German, "state-todo")), "the task list, with the states");
    assert!(!page.has(".mirror a"), "and nothing in it leads anywhere");
    assert!(page.shows(&say("say-overview-tell")), "what to say there");

    // what is chosen at the desk is kept there, beside whatever visit the same browser may have
    let page = ada.speak(&page, Language::German).await;
    assert!(page.shows(&say_in(Language::German, "mirror-title")));
    assert!(ada.get("/support").await.shows(&say_in(Language::German, "desk-cases-title")));
    ada.begin("Rehearsed").await;
    assert!(ada.get("/support").await.shows(&say_in(Language::German, "desk-cases-title")));
    assert!(!ada.get("/overview").await.shows(&say_in(Language::German, "overview-lead")));
}

#[tokio::test]
async fn invitations_and_rehearsals_are_found_beside_the_cases() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let form = ada.get("/support/invitations/new?rehearsal=on").await;
    let made = ada.press(&form, "invitation-make-button", &[]).await;
    let link = made.attributes("a[target=_blank]", "href").remove(0);
    assert!(ada.get("/support?q=Rehearsal").await.shows(&say("desk-nothing")), "rehearsals stand apart");
    let form = ada.get("/support/invitations/new").await;
    let about = [("company", "Bühler AG"), ("contact_name", "Zoë Weiß"), ("contact_email", "zoe@buehler.example")];
    let real = ada.press(&form, "invitation-make-button", &about).await.one("code.value");
    for address in ["/support", "/support?q=weiss+buhler"] {
        let list = ada.get(address).await;
        assert!(
            list.has("a[href^='/support/invitations/0']") && list.shows("Bühler AG"),
            "{address}: invited, not begun"
        );
    }
    portal.visitor().post(real.strip_prefix("http://127.0.0.1:8080").unwrap(), &[]).await;
    let begun = ada.get("/support?q=buehler").await;
    assert!(begun.one("table").contains("Bühler AG"), "whom the invitation names, before they say it");
    let mut customer = portal.visitor();
    customer.post(link.strip_prefix("http://127.0.0.1:8080").unwrap(), &[]).await;
    let found = ada.get("/support?q=Ada").await;
    assert!(found.shows(&say("desk-nothing")));
    let page = customer.get("/steps/before-you-start").await;
    customer.press(&page, "details-button", &[("accept", "on")]).await;
    let found = ada.get("/support?q=Rehears").await;
    let rehearsals = ada.get(&found.link(&say("desk-rehearsed"))).await;
    let case = ada.get(&rehearsals.attributes("table a", "href")[0]).await;
    let invitation = ada.get(&case.link(&say("invitation-one-title"))).await;
    assert_eq!(invitation.attributes("a.code", "href"), [case.path], "one leads to the other");
}

#[tokio::test]
async fn what_staff_do_is_no_activity_of_the_customer() {
    let portal = Portal::start().await;
    let (mut jane, mut ada) = (portal.visitor(), portal.staff("ada", Role::Agent).await);
    jane.begin("Acme").await;
    let active = portal.count("SELECT active_at FROM cases").await;
    portal.later(SignedDuration::from_mins(30));
    let case = open_first(&mut ada).await;
    ada.press(&case, "hint-button", &[("text", "Hello")]).await;
    assert_eq!(portal.count("SELECT active_at FROM cases").await, active);
    jane.get("/overview").await;
    jane.post("/leave", &[]).await;
    assert!(portal.count("SELECT active_at FROM cases").await > active);
    let case = ada.get(&case.path).await;
    assert!(case.shows(&say("mirror-later")) && case.shows(&say("overview-lead")), "what they come back to");
}

#[tokio::test]
async fn a_note_is_answered_from_the_desk() {
    let portal = Portal::start().await;
    let (mut jane, mut ada) = (portal.visitor(), portal.staff("ada", Role::Agent).await);
    jane.begin("Acme").await;
    let told = [("note_action", "create-app"), ("note", "There is a button called New.")];
    jane.post("/steps/api-app/looks-different", &told).await;
    let case = open_first(&mut ada).await;
    assert!(case.shows(&say("say-note-tell")) && case.one(".play .said").contains("a button called New"));
    let page = ada.press(&case, "hint-button", &[("text", "That is the one.")]).await;
    assert!(!page.shows(&say("say-note-tell")), "it was answered");
}
