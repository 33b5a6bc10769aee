//! Do staff invite a company, and does the link lead where it should, for as long as it should, and for nobody else?

use axum::body::Body;
use axum::http::StatusCode;
use gong_onboarding::cases::{StoreError, Visit};
use gong_onboarding::config::{Access, Recipients};
use gong_onboarding::package::Named;
use gong_onboarding::sealing::{Identity, Recipient};
use gong_onboarding::staff::Role;
use gong_onboarding::words::Language;
use jiff::SignedDuration;

use super::page::Page;
use super::portal::{Portal, say, say_in};
use super::visitor::Visitor;

const ACME: [(&str, &str); 3] =
    [("company", "Acme & Sons"), ("contact_name", "Jane Doe"), ("contact_email", "jane@acme.example")];

/// Makes an invitation by the form: the page with its link.
async fn make(staff: &mut Visitor, fields: &[(&str, &str)]) -> Page {
    let form = staff.get("/support/invitations/new").await;
    let made = staff.press(&form, "invitation-make-button", fields).await;
    assert_eq!((made.status, made.one("h1")), (StatusCode::OK, made.say("invitation-link-title")));
    made
}

/// The link that a page shows, as a path.
fn link_of(page: &Page) -> String {
    page.one("main code").strip_prefix("http://127.0.0.1:8080").unwrap().to_owned()
}

pub(crate) async fn invite(staff: &mut Visitor, fields: &[(&str, &str)]) -> String {
    link_of(&make(staff, fields).await)
}

/// The page of the newest invitation.
async fn newest(staff: &mut Visitor) -> Page {
    let list = staff.get("/support/invitations").await;
    let path = list.attributes("tbody a", "href").remove(0);
    staff.get(&path).await
}

/// How far the newest one is, in words.
async fn state(staff: &mut Visitor) -> String {
    let page = newest(staff).await;
    page.one(".lead").split(": ").last().unwrap().to_owned()
}

fn assert_over(page: &Page, id: &str) {
    assert_eq!((page.status, page.one("h1")), (StatusCode::GONE, page.say("invitation-over-title")), "{id}");
    assert_eq!(page.one(".lead"), page.say(id));
}

/// Says who they are, as the form has it.
async fn accept_terms(visitor: &mut Visitor, page: &Page) -> Page {
    visitor.press(page, "details-button", &[("accept", "on")]).await
}

#[tokio::test]
async fn an_invitation_leads_through_the_whole_case_and_closes_with_its_package() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    assert!(ada.get("/support/invitations").await.shows(&say("invitations-none")));
    let link = invite(&mut ada, &[&ACME[..], &[("note", "met at the fair")]].concat()).await;
    assert_eq!(state(&mut ada).await, say("invitation-state-unopened"));

    let mut jane = portal.visitor();
    let page = jane.get(&link).await;
    for words in ["Acme & Sons", "Jane Doe", "Example Services"] {
        assert!(page.one("main").contains(words), "{words} is not said");
    }
    assert!(!page.shows("met at the fair") && jane.cookies.is_empty());
    assert_eq!(state(&mut ada).await, say("invitation-state-opened"));
    let details = jane.press(&page, "invitation-button", &[]).await;
    assert_eq!(details.path, "/steps/before-you-start");
    assert_eq!(state(&mut ada).await, say("invitation-state-started"));
    for (name, value) in ACME {
        assert_eq!(details.attributes(&format!("#{name}"), "value"), [value]);
    }
    assert!(!details.has("#accept[checked]"), "nobody accepts for somebody else");
    assert_eq!(jane.get("/steps/review").await.one("h1"), say("step-before-you-start"), "it gates the rest");
    assert_eq!(jane.press(&page, "invitation-button", &[]).await.path, "/steps/before-you-start", "pressed twice");
    accept_terms(&mut jane, &details).await;
    assert_eq!(jane.press(&page, "invitation-button", &[]).await.path, "/overview");
    assert_eq!(portal.count("SELECT starts FROM invitations").await, 1);
    assert_eq!(portal.count("SELECT COUNT(*) FROM visits").await, 1);
    assert_eq!(portal.count("SELECT COUNT(*) FROM events WHERE detail LIKE '%invitation%'").await, 1);

    let values = portal.values("all-well");
    jane.enter_storage(&values).await;
    jane.enter_scim(&values).await;
    portal.open(&jane.package(&[]).await.body);
    assert_eq!(state(&mut ada).await, say("invitation-state-completed"));
    assert!(!newest(&mut ada).await.has_button(&say("invitation-revoke-button")), "there is nothing left to end");
    let over = jane.get(&link).await;
    assert_over(&over, "invitation-over-completed");
    assert!(over.ways().contains(&"/overview".to_owned()));
    let mut late = portal.visitor();
    assert_over(&late.get(&link).await, "invitation-over-completed");
    assert_over(&late.post(&link, &[]).await, "invitation-over-completed");
    assert!(late.cookies.is_empty());
    assert_eq!(portal.count("SELECT COUNT(*) FROM cases").await, 1);
}

#[tokio::test]
async fn scanners_may_look_as_often_as_they_like() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let link = invite(&mut ada, &ACME).await;
    let mut scanner = portal.visitor();
    for _ in 0..50 {
        let head = scanner.request("HEAD", &link).body(Body::empty()).unwrap();
        assert_eq!(scanner.send(head).await.status, StatusCode::OK);
    }
    assert_eq!(portal.count("SELECT opens FROM invitations").await, 0);
    for _ in 0..50 {
        assert_eq!(scanner.get(&link).await.status, StatusCode::OK);
    }
    assert_eq!(portal.count("SELECT opens FROM invitations").await, 50);
    for sql in ["SELECT starts FROM invitations", "SELECT COUNT(*) FROM cases", "SELECT COUNT(*) FROM visits"] {
        assert_eq!(portal.count(sql).await, 0, "{sql}");
    }
    assert!(scanner.cookies.is_empty());
    // a scanner that presses buttons begins a case, but takes nothing from the customer
    scanner.post(&link, &[]).await;
    let mut jane = portal.visitor();
    let page = jane.get(&link).await;
    assert!(page.shows(&say("invitation-begun-text")));
    assert_eq!(jane.press(&page, "resume-button", &[]).await.path, "/steps/before-you-start");
    assert_eq!(portal.count("SELECT COUNT(*) FROM cases").await, 1);
}

#[tokio::test]
async fn browsers_that_press_at_once_begin_one_case() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let link = invite(&mut ada, &ACME).await;
    let presses = (0..8).map(|_| {
        let (mut visitor, link) = (portal.visitor(), link.clone());
        tokio::spawn(async move {
            let answer = visitor.post_only(&link, &[]).await;
            assert_eq!(answer.header("location"), Some("/steps/before-you-start"));
            visitor
        })
    });
    let mut browsers = Vec::new();
    for press in presses.collect::<Vec<_>>() {
        browsers.push(press.await.unwrap());
    }
    assert_eq!(portal.count("SELECT COUNT(*) FROM cases").await, 1);
    assert_eq!(portal.count("SELECT starts FROM invitations").await, 8);
    let code = browsers[0].get("/overview").await.one(".help .code");
    for browser in &mut browsers {
        assert_eq!(browser.get("/overview").await.one(".help .code"), code);
    }
}

#[tokio::test]
async fn a_revoked_invitation_ends_its_visits_and_every_way_back() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let link = invite(&mut ada, &ACME).await;
    let mut jane = portal.visitor();
    let details = jane.post(&link, &[]).await;
    accept_terms(&mut jane, &details).await;
    jane.enter_storage(&portal.values("all-well")).await;
    let back = jane.get("/overview").await.one("section[aria-labelledby=return-link] code");
    let mut other = portal.visitor();
    other.begin("Beta Ltd").await;

    let page = newest(&mut ada).await;
    let revoked = ada.press(&page, "invitation-revoke-button", &[]).await;
    assert!(revoked.one(".lead").ends_with(&say("invitation-state-revoked")));
    assert_eq!(jane.get("/overview").await.one("h1"), say("error-visit-over-title"));
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 0);
    assert_eq!(portal.count("SELECT COUNT(*) FROM visits").await, 1, "others are not disturbed");
    let back = back.strip_prefix("http://127.0.0.1:8080").unwrap();
    assert_eq!(jane.get(back).await.status, StatusCode::NOT_FOUND, "whoever took the link has no other way in");
    assert_over(&jane.get(&link).await, "invitation-over-revoked-nobody");
    assert_over(&jane.post(&link, &[]).await, "invitation-over-revoked-nobody");
    // what was revoked stays so
    for way in ["renew", "extend", "revoke"] {
        let answer = ada.post(&format!("{}/{way}", page.path), &[("days", "30")]).await;
        assert!(answer.one(".lead").ends_with(&say("invitation-state-revoked")), "{way}");
    }
    assert_over(&jane.get(&link).await, "invitation-over-revoked-nobody");
    assert_eq!(portal.count("SELECT COUNT(*) FROM audit WHERE act = 'invitation.revoked'").await, 1);
    // a button that was pressed before begins nothing after
    let (store, now) = (&portal.app.store, portal.app.clock.now());
    let case_id = portal.text("SELECT case_id FROM invitations").await;
    assert!(matches!(store.save_return_link("hash", &case_id, now).await, Err(StoreError::Gone)));
    let visit = Visit {
        id: "visit".to_owned(),
        recipient: Identity::generate().recipient().as_text().to_owned(),
        idle_expires_at: now + SignedDuration::from_hours(1),
        expires_at: now + SignedDuration::from_hours(1),
        by_half_link: None,
        case_id,
    };
    assert!(matches!(store.begin_visit(&visit, now).await, Err(StoreError::Gone)));
}

#[tokio::test]
async fn a_new_link_takes_the_place_of_the_old_one() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let old = invite(&mut ada, &ACME).await;
    let mut jane = portal.visitor();
    jane.post(&old, &[]).await;
    let page = newest(&mut ada).await;
    let token = old.strip_prefix("/i/").unwrap();
    assert!(!page.text().contains(token), "the page of an invitation does not know its link");
    let renewed = ada.press(&page, "invitation-renew-button", &[]).await;
    let new = link_of(&renewed);
    let again = ada.get(&renewed.path).await;
    assert_eq!(link_of(&again), new, "whoever loads the page again makes no other");
    let mut grace = portal.staff("grace", Role::Lead).await;
    assert_eq!(grace.get(&renewed.path).await.path, page.path, "nobody else sees it");
    let mut stranger = portal.visitor();
    assert_eq!(stranger.get(&old).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.post(&old, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.get(&new).await.status, StatusCode::OK);
    assert_eq!(jane.get("/overview").await.status, StatusCode::OK, "visits go on");
}

#[tokio::test]
async fn time_runs_out_and_can_be_given_anew() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let link = invite(&mut ada, &[&ACME[..], &[("days", "1")]].concat()).await;
    let mut jane = portal.visitor();
    portal.later(SignedDuration::from_hours(23));
    assert_eq!(jane.get(&link).await.status, StatusCode::OK);
    portal.later(SignedDuration::from_hours(1));
    assert_over(&jane.get(&link).await, "invitation-over-expired-nobody");
    assert_over(&jane.post(&link, &[]).await, "invitation-over-expired-nobody");
    assert!(jane.cookies.is_empty());

    let mut lead = portal.staff("grace", Role::Lead).await;
    assert_eq!(state(&mut lead).await, say("invitation-state-expired"));
    let page = newest(&mut lead).await;
    assert!(!page.has_button(&say("invitation-renew-button")), "a new link would not work either");
    for wrong in ["0", "31", "-1", "", "soon", "1e1"] {
        let again = lead.press(&page, "invitation-extend-button", &[("days", wrong)]).await;
        assert_eq!((again.status, again.one(".why")), (StatusCode::UNPROCESSABLE_ENTITY, say("invitation-days-wrong")));
    }
    lead.press(&page, "invitation-extend-button", &[("days", "30")]).await;
    portal.later(SignedDuration::from_hours(30 * 24 - 1));
    assert_eq!(jane.post(&link, &[]).await.path, "/steps/before-you-start");
    // the visit that began goes on when the link is over, but the link begins no other
    portal.later(SignedDuration::from_hours(1));
    assert_eq!(jane.get("/overview").await.status, StatusCode::OK);
    assert_over(&portal.visitor().post(&link, &[]).await, "invitation-over-expired-nobody");
}

#[tokio::test]
async fn wrong_links_are_all_alike() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let link = invite(&mut ada, &ACME).await;
    let id = newest(&mut ada).await.path.rsplit('/').next().unwrap().to_owned();
    let mut stranger = portal.visitor();
    for wrong in [
        "/i/x".to_owned(),
        "/i/AAAAAAAAAAAAAAAAAAAAAA".to_owned(),
        format!("/i/{id}"),
        link[..link.len() - 1].to_owned(),
        format!("{link}A"),
        format!("{link}%00"),
    ] {
        for page in [stranger.get(&wrong).await, stranger.post(&wrong, &[]).await] {
            assert_eq!((page.status, page.one("h1")), (StatusCode::NOT_FOUND, say("error-no-such-link-title")));
            assert_eq!(page.ways(), ["/"]);
        }
    }
    assert_eq!(portal.count("SELECT opens + starts FROM invitations").await, 0);
    let stored =
        format!("SELECT COUNT(*) FROM invitations WHERE token_hash LIKE '%{}%'", link.strip_prefix("/i/").unwrap());
    assert_eq!(portal.count(stored.leak()).await, 0, "the token itself is kept nowhere");
}

#[tokio::test]
async fn an_invitation_for_another_case_is_said_and_merges_nothing() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let link = invite(&mut ada, &ACME).await;
    let mut visitor = portal.visitor();
    visitor.begin("Alpha Ltd").await;
    visitor.enter_storage(&portal.values("all-well")).await;
    let page = visitor.get(&link).await;
    assert!(page.one(".notice").contains(&say("resume-other-title")) && page.one(".notice").contains("Alpha Ltd"));
    assert_eq!(visitor.get("/overview").await.one(".who"), "Alpha Ltd", "looking changes nothing");
    let details = visitor.press(&page, "invitation-button", &[]).await;
    assert_eq!(details.attributes("#company", "value"), ["Acme & Sons"]);
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 0, "the other case's credentials are deleted");
    assert_eq!(portal.count("SELECT COUNT(*) FROM visits").await, 1);
}

#[tokio::test]
async fn the_customer_is_addressed_in_the_language_of_the_invitation() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let made = make(&mut ada, &[&ACME[..], &[("language", "de")]].concat()).await;
    assert_eq!(made.language(), Language::English, "the desk keeps its own");
    assert!(made.one("pre").starts_with("Guten Tag Jane Doe,"));
    let link = link_of(&made);
    let mut jane = portal.visitor();
    jane.accepts = "en";
    let page = jane.get(&link).await;
    assert_eq!(page.one("h1"), say_in(Language::German, "invitation-heading"));
    assert_eq!(jane.speak(&page, Language::English).await.one("h1"), say("invitation-heading"));
    assert_eq!(jane.press(&page, "invitation-button", &[]).await.language(), Language::German);
    let mut program = portal.visitor();
    assert_eq!(program.post(&link, &[]).await.language(), Language::German, "without ?lang= too");
}

#[tokio::test]
async fn hostile_text_stays_text() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let company = "<script>alert(1)</script> \"Acme\" 'x' &amp; {{ 7*7 }}";
    let name = "Jane\"><img src=x onerror=alert(2)>&body=gone&bcc=eve@evil.example";
    let email = "jane&bcc=eve%0d%0a?subject=x@acme.example";
    let note = "<b>secret note</b>\r\n</textarea><script>alert(3)</script>";
    let fields = [("company", company), ("contact_name", name), ("contact_email", email), ("note", note)];
    let made = make(&mut ada, &fields).await;
    let mailto = made.attributes("main a.button", "href").remove(0);
    let (address, query) = mailto.split_once('?').unwrap();
    assert_eq!(address, "mailto:jane%26bcc%3Deve%250d%250a%3Fsubject%3Dx@acme.example");
    let names: Vec<&str> = query.split('&').map(|pair| pair.split_once('=').unwrap().0).collect();
    assert_eq!(names, ["subject", "body"]);
    assert!(!made.text().contains("secret note") && !mailto.contains("secret"), "the note is for staff alone");
    assert!(made.one("pre").contains(name));
    let mut jane = portal.visitor();
    let link = link_of(&made);
    let page = jane.get(&link).await;
    let details = jane.press(&page, "invitation-button", &[]).await;
    assert_eq!(details.attributes("#contact_name", "value"), [name]);
    for seen in [&made, &page, &details, &newest(&mut ada).await, &ada.get("/support/invitations").await] {
        let html = String::from_utf8_lossy(&seen.body).into_owned();
        for piece in ["<script>alert", "<img src=x", "<b>secret", "</textarea><script"] {
            assert!(!html.contains(piece), "{}: {piece}", seen.path);
        }
    }
    assert!(newest(&mut ada).await.one("dd.said").contains("<b>secret note</b>"));

    for (name, value) in [
        ("company", ""),
        ("company", "Acme\r\nBcc: eve@evil.example"),
        ("contact_name", &*"x".repeat(201)),
        ("contact_email", "nobody"),
        ("contact_email", "jane@acme.example\r\nBcc: eve@evil.example"),
        ("days", "31"),
        ("language", "fr"),
        ("note", &*"word ".repeat(300)),
    ] {
        let form = ada.get("/support/invitations/new").await;
        let again = ada.press(&form, "invitation-make-button", &[&ACME[..], &[(name, value)]].concat()).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert_eq!(again.attributes(".error-summary a", "href"), [format!("#{name}")]);
        assert!(again.has(&format!("#{name}[aria-invalid]")));
    }
    let secret = "eght_0123456789abcdef";
    ada.secrets.insert(secret.to_owned());
    ada.post("/support/invitations", &[("company", secret), ("contact_name", secret), ("note", secret)]).await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM invitations").await, 1);
}

#[tokio::test]
async fn a_double_click_makes_one_invitation() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let first = link_of(&ada.post("/support/invitations", &ACME).await);
    let second = link_of(&ada.post("/support/invitations", &ACME).await);
    assert_eq!(portal.count("SELECT COUNT(*) FROM invitations").await, 1);
    assert_eq!(portal.count("SELECT COUNT(*) FROM audit WHERE act = 'invitation.made'").await, 1);
    let mut jane = portal.visitor();
    assert_eq!(jane.get(&first).await.status, StatusCode::NOT_FOUND);
    assert_eq!(jane.get(&second).await.status, StatusCode::OK, "the link on the screen is the one that works");
    ada.post("/support/invitations", &[&ACME[..], &[("days", "3")]].concat()).await;
    portal.later(SignedDuration::from_secs(11));
    ada.post("/support/invitations", &[&ACME[..], &[("days", "3")]].concat()).await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM invitations").await, 3);
}

#[tokio::test]
async fn only_the_invited_come_in_where_access_is_by_invitation() {
    let limits = ("LIMITS__CASES_PER_ADDRESS_PER_HOUR", "1");
    let portal = Portal::with(&[("ACCESS", "invited"), limits]).await;
    let mut stranger = portal.visitor();
    for path in ["/", "/replacing"] {
        let page = stranger.get(path).await;
        assert!(page.shows(&say("start-invited")) && !page.has("form[action^='/onboarding']"), "{path}");
    }
    let passed_on = stranger.get("/").await.one("#message-to-super-admin");
    assert!(passed_on.contains("an invitation link") && !passed_on.contains("Start here"), "{passed_on}");
    let refused = stranger.post("/onboarding", &[]).await;
    assert_eq!((refused.status, refused.one("h1")), (StatusCode::FORBIDDEN, say("error-not-invited-title")));
    let mut ada = portal.staff("ada", Role::Agent).await;
    for company in ["One", "Two", "Three"] {
        let link = invite(&mut ada, &[("company", company), ACME[1], ACME[2]]).await;
        assert_eq!(portal.visitor().post(&link, &[]).await.path, "/steps/before-you-start", "{company}");
    }
}

#[tokio::test]
async fn an_agent_changes_their_own_invitations_and_a_lead_everybodys() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let mut bob = portal.staff("bob", Role::Agent).await;
    let mut grace = portal.staff("grace", Role::Lead).await;
    let link = invite(&mut ada, &ACME).await;
    let page = newest(&mut bob).await;
    assert!(page.shows("Acme & Sons") && page.shows(&say("error-not-yours-text")));
    assert!(!page.has("main form"));
    for way in ["renew", "extend", "revoke"] {
        let refused = bob.post(&format!("{}/{way}", page.path), &[("days", "3")]).await;
        assert_eq!((refused.status, refused.one("h1")), (StatusCode::FORBIDDEN, say("error-not-yours-title")), "{way}");
        assert_eq!(refused.ways(), ["/support/invitations"]);
        let mut stranger = portal.visitor();
        let refused = stranger.post(&format!("{}/{way}", page.path), &[("days", "3")]).await;
        assert_eq!(refused.one("h1"), say("error-signed-out-title"), "{way}");
    }
    assert_eq!(portal.visitor().get(&link).await.status, StatusCode::OK);
    let page = newest(&mut grace).await;
    grace.press(&page, "invitation-revoke-button", &[]).await;
    assert_eq!(state(&mut ada).await, say("invitation-state-revoked"));
    let by_grace = "SELECT COUNT(*) FROM audit WHERE act = 'invitation.revoked' AND who = 'grace'";
    assert_eq!(portal.count(by_grace).await, 1);
    assert_eq!(grace.get("/support/invitations/x").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn packages_are_for_the_group_of_the_invitation() {
    let (world, emea) = (Identity::generate(), Identity::generate());
    let list = format!(
        "[{{recipient=\"{}\", label=\"World\"}}, {{recipient=\"{}\", label=\"EMEA\", group=\"emea\"}}]",
        world.recipient().as_text(),
        emea.recipient().as_text()
    );
    let portal = Portal::with(&[("GONG__RECIPIENTS", &list)]).await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let form = ada.get("/support/invitations/new").await;
    assert_eq!(form.attributes("#recipient_group option", "value"), ["", "emea"]);
    let wrong = [&ACME[..], &[("recipient_group", "apac")]].concat();
    assert_eq!(ada.post("/support/invitations", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (group, own, other) in [("emea", &emea, &world), ("", &world, &emea)] {
        let link = invite(&mut ada, &[&ACME[..], &[("recipient_group", group)]].concat()).await;
        let mut jane = portal.visitor();
        let details = jane.post(&link, &[]).await;
        accept_terms(&mut jane, &details).await;
        let values = portal.values("all-well");
        jane.enter_storage(&values).await;
        jane.enter_scim(&values).await;
        for path in ["/steps/review", "/package"] {
            let page = jane.get(path).await;
            assert!(page.shows(&own.recipient().fingerprint()) && !page.shows(&other.recipient().fingerprint()));
        }
        let package = jane.package(&[]).await.body;
        assert!(portal.is_opened_by(&package, own) && !portal.is_opened_by(&package, other), "{group}");
        assert_eq!(jane.get("/package").await.all(".fingerprint"), [own.recipient().fingerprint()]);
    }
}

#[tokio::test]
async fn a_change_of_a_group_concerns_its_own_cases_alone() {
    let emea = Identity::generate().recipient();
    let (world, next) = (Identity::generate().recipient(), Identity::generate().recipient());
    let entry = |recipient: &Recipient, group: &str| format!("{{recipient=\"{}\"{group}}}", recipient.as_text());
    let list = |group: &Recipient| format!("[{}, {}]", entry(&world, ""), entry(group, ", group=\"emea\""));
    let portal = Portal::with(&[("GONG__RECIPIENTS", &list(&emea))]).await;
    let named = |group| portal.app.recipients_of(group).iter().map(Named::from).collect::<Vec<_>>();
    let note =
        async |group| portal.app.store.note_recipients(portal.app.clock.now(), group, &named(group)).await.unwrap();
    assert_eq!((note(None).await, note(Some("emea")).await), (None, None));
    let mut ada = portal.staff("ada", Role::Agent).await;
    let link = invite(&mut ada, &[&ACME[..], &[("recipient_group", "emea")]].concat()).await;
    let (mut jane, mut other) = (portal.visitor(), portal.visitor());
    let details = jane.post(&link, &[]).await;
    accept_terms(&mut jane, &details).await;
    other.begin("Beta Ltd").await;
    let values = portal.values("all-well");
    for visitor in [&mut jane, &mut other] {
        visitor.enter_storage(&values).await;
        visitor.enter_scim(&values).await;
    }
    let set = |list: &str| {
        let text = format!("recipients = {list}");
        portal.app.set_recipients(Recipients::of_file(&text, Access::Open, portal.app.clock.today()).unwrap());
    };
    let before = jane.get("/package").await;
    set(&list(&next));
    assert_eq!((note(None).await, note(Some("emea")).await), (None, Some(1)));
    assert_eq!(jane.press(&before, "package-button", &[]).await.path, "/package", "its page showed others");
    assert!(jane.get("/package").await.one("#recipients-changed").contains(&next.fingerprint()));
    assert!(!other.get("/package").await.has("#recipients-changed"));

    // a group that is listed no more: nobody could open its packages, and nobody else gets them
    set(&format!("[{}]", entry(&world, "")));
    assert_eq!(note(Some("emea")).await, Some(1));
    assert_eq!(portal.app.store.remembered_groups().await.unwrap(), ["emea"]);
    let refused = jane.post("/package", &[]).await;
    assert_eq!((refused.status, refused.one("h1")), (StatusCode::CONFLICT, say("error-no-recipients-title")));
    other.package(&[]).await;
    assert!(!ada.get("/support/invitations/new").await.has("#recipient_group"));
}

#[tokio::test]
async fn the_list_goes_back_page_by_page() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    for number in 0..53 {
        portal.later(SignedDuration::from_millis(5));
        let company = format!("Company {number}");
        ada.post("/support/invitations", &[("company", &company), ACME[1], ACME[2]]).await;
    }
    let first = ada.get("/support/invitations").await;
    assert_eq!(first.all("tbody th a").first().map(String::as_str), Some("Company 52"));
    let second = ada.click(&first, "invitations-older").await;
    assert_eq!((first.all("tbody tr").len(), second.all("tbody tr").len()), (50, 3));
    assert_eq!(second.all("tbody th a"), ["Company 2", "Company 1", "Company 0"]);
    assert!(!second.shows(&say("invitations-older")) && second.shows(&say("invitations-newest")));
    assert_eq!(ada.get("/support/invitations?before='").await.all("tbody tr").len(), 50);
}

#[tokio::test]
async fn what_staff_wrote_goes_with_the_case_or_long_after_its_time() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let link = invite(&mut ada, &ACME).await;
    let mut jane = portal.visitor();
    jane.post(&link, &[]).await;
    let page = jane.get("/delete").await;
    jane.press(&page, "delete-button", &[]).await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM cases").await, 0);
    assert_eq!(portal.count("SELECT COUNT(*) FROM invitations WHERE company || contact_name <> ''").await, 0);
    assert_eq!(state(&mut ada).await, say("invitation-state-deleted"));
    assert_over(&jane.get(&link).await, "invitation-over-deleted-nobody");
    assert_over(&jane.post(&link, &[]).await, "invitation-over-deleted-nobody");
    assert_eq!(portal.count("SELECT starts FROM invitations").await, 1);

    invite(&mut ada, &[&ACME[..], &[("days", "1")]].concat()).await;
    let link = invite(&mut ada, &[&ACME[..], &[("days", "2")]].concat()).await;
    jane.post(&link, &[]).await;
    let sweep = || async { portal.app.store.sweep(portal.app.clock.now()).await.unwrap() };
    portal.later(SignedDuration::from_hours(24 * 91 - 1));
    sweep().await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM invitations").await, 3);
    portal.later(SignedDuration::from_hours(24 * 14));
    sweep().await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM invitations").await, 1, "that of a case stays with it");
}
