//! Who makes tokens of the API, and what is left of one? A lead makes and revokes them; it is shown once, and kept as a hash.

use axum::http::StatusCode;
use gong_onboarding::cases::{ApiTokenMade, NewApiToken};
use gong_onboarding::secret::Secret;
use gong_onboarding::staff::Role;
use jiff::SignedDuration;

use super::page::Page;
use super::portal::{Portal, say};
use super::program::Program;
use super::visitor::Visitor;

const TOKENS: &str = "/support/tokens";
const CRM: [(&str, &str); 3] = [("name", "crm"), ("cases:read", "on"), ("days", "2")];

async fn make(lead: &mut Visitor, fields: &[(&str, &str)]) -> Page {
    let page = lead.get(TOKENS).await;
    lead.press(&page, "tokens-make-button", fields).await
}

fn program(portal: &Portal, page: &Page) -> Program {
    let mut program = Program::nobody(portal);
    program.token = Some(Secret::new(page.one("main code.value")));
    program
}

#[tokio::test]
async fn a_lead_makes_a_token_that_is_shown_once_and_revokes_it() {
    let portal = Portal::start().await;
    let mut grace = portal.staff("grace", Role::Lead).await;
    let made = make(&mut grace, &CRM).await;
    let crm = program(&portal, &made);
    let token = crm.token.clone().unwrap();
    assert!(token.expose().starts_with("gobt_") && made.shows("crm"));
    assert_eq!(crm.get("/api/v1/cases").await.status, StatusCode::OK);
    assert_eq!(crm.get("/api/v1/events").await.problem(), "scope-missing");
    portal.later(SignedDuration::from_secs(1));
    let list = grace.get(TOKENS).await;
    assert!(list.shows("crm") && list.shows("cases:read") && !list.shows("gobt_"));
    assert!(!list.all("td").contains(&say("tokens-never")), "it was used");
    for sql in [
        "SELECT string_agg(token_hash || name || scopes, ',') FROM api_tokens",
        "SELECT string_agg(detail || subject, ',') FROM audit",
    ] {
        assert!(!portal.text(sql).await.contains(token.expose()));
    }
    grace.press(&list, "tokens-revoke-button", &[]).await;
    assert_eq!(crm.get("/api/v1/cases").await.problem(), "token-invalid");
    let list = grace.get(TOKENS).await;
    assert!(list.shows(&say("tokens-state-revoked")) && !list.has_button(&say("tokens-revoke-button")));
    let acts = "SELECT string_agg(act || ' ' || subject || ' by ' || who, ', ' ORDER BY id) FROM audit";
    assert_eq!(portal.text(acts).await, "token.made crm by grace, token.revoked crm by grace");
}

#[tokio::test]
async fn what_does_not_fit_is_said_beside_its_field() {
    let portal = Portal::start().await;
    let mut grace = portal.staff("grace", Role::Lead).await;
    for (field, value, problem) in [
        ("name", "", "tokens-name-wrong"),
        ("name", "a b", "tokens-name-wrong"),
        ("name", "eght_canary", "tokens-name-credential"),
        ("days", "0", "tokens-days-wrong"),
        ("days", "366", "tokens-days-wrong"),
        ("days", "soon", "tokens-days-wrong"),
        ("cases:read", "", "tokens-scopes-wrong"),
    ] {
        let fields: Vec<(&str, &str)> =
            CRM.iter().map(|(name, old)| (*name, if *name == field { value } else { old })).collect();
        let page = make(&mut grace, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={value}");
        assert!(page.shows(&say(problem)) && !page.shows("eght_canary"), "{field}={value}");
    }
    assert_eq!(portal.count("SELECT COUNT(*) FROM api_tokens").await, 0);
    make(&mut grace, &CRM).await;
    portal.later(SignedDuration::from_secs(11));
    assert!(make(&mut grace, &CRM).await.shows(&say("tokens-name-taken")), "for ever, for the audit's sake");
}

#[tokio::test]
async fn a_double_click_makes_one_token_and_the_second_works() {
    let portal = Portal::start().await;
    let mut grace = portal.staff("grace", Role::Lead).await;
    let first = program(&portal, &make(&mut grace, &CRM).await);
    let second = program(&portal, &make(&mut grace, &CRM).await);
    assert_eq!(first.get("/api/v1/cases").await.problem(), "token-invalid");
    assert_eq!(second.get("/api/v1/cases").await.status, StatusCode::OK);
    let other = make(&mut grace, &[("name", "crm"), ("events:read", "on"), ("days", "2")]).await;
    assert!(other.shows(&say("tokens-name-taken")), "it was used, and another one is asked for");
    assert_eq!(portal.count("SELECT COUNT(*) FROM audit WHERE act = 'token.made'").await, 1);
}

#[tokio::test]
async fn a_token_ends_by_time_and_with_its_maker() {
    let portal = Portal::start().await;
    let mut grace = portal.staff("grace", Role::Lead).await;
    let crm = program(&portal, &make(&mut grace, &CRM).await);
    portal.later(SignedDuration::from_hours(47));
    assert_eq!(crm.get("/api/v1/cases").await.status, StatusCode::OK);
    portal.later(SignedDuration::from_hours(1));
    assert_eq!(crm.get("/api/v1/cases").await.problem(), "token-invalid");
    let crm = Program::of(&portal, "second", &gong_onboarding::cases::ApiScope::ALL).await;
    assert_eq!(crm.get("/api/v1/cases").await.status, StatusCode::OK);
    crm.lose_maker(&portal).await;
    assert_eq!(crm.get("/api/v1/cases").await.problem(), "token-invalid");
    let now = portal.app.clock.now();
    let (hash, expires_at) = (&"a".repeat(64), now + SignedDuration::from_hours(1));
    let new = NewApiToken { name: "third", hash, scopes: &[], expires_at };
    let late = portal.app.store.make_api_token(&new, crm.maker.as_ref().unwrap(), now).await.unwrap();
    assert_eq!(late, ApiTokenMade::NoLead, "whose page was open still makes none");
    assert!(portal.app.store.add_local_staff("lead-of-second", Role::Lead, "", "", now).await.unwrap());
    assert_eq!(crm.get("/api/v1/cases").await.problem(), "token-invalid", "nor when they come back");
}

#[tokio::test]
async fn when_a_token_was_used_is_noted_every_five_minutes() {
    let portal = Portal::start().await;
    let crm = Program::start(&portal).await;
    let used = || async { portal.app.store.api_tokens(portal.app.clock.now()).await.unwrap()[0].last_used_at.unwrap() };
    crm.get("/api/v1/cases").await;
    let first = used().await;
    portal.later(SignedDuration::from_mins(4));
    crm.get("/api/v1/cases").await;
    assert_eq!(used().await, first);
    portal.later(SignedDuration::from_mins(2));
    crm.get("/api/v1/cases").await;
    assert!(used().await > first + SignedDuration::from_mins(5));
}
