//! Does staff get in for whom the provider vouches, with the role that it gives, and nobody else?

use axum::http::StatusCode;
use gong_onboarding::secret::Secret;
use gong_onboarding::staff::Role;
use jiff::SignedDuration;
use serde_json::{Value, json};
use url::Url;

use super::issuer::{Provider, Script};
use super::page::Page;
use super::portal::{Portal, say};
use super::program::Program;
use super::visitor::Visitor;

const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// What a provider says amiss; with the time, in seconds.
type Odd = fn(&mut Script, i64);

/// A portal that believes a provider.
struct House {
    provider: Provider,
    portal: Portal,
}

impl House {
    async fn build(own: &[(&str, &str)]) -> Self {
        let provider = Provider::start().await;
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "secret-of-the-portal\n").unwrap();
        let path = file.path().display().to_string();
        let settings = [
            ("SUPPORT__OIDC__ISSUER", provider.base.as_str()),
            ("SUPPORT__OIDC__CLIENT_ID", "portal"),
            ("SUPPORT__OIDC__CLIENT_SECRET_FILE", &path),
            ("SUPPORT__OIDC__AGENT_VALUES", "desk"),
            ("SUPPORT__OIDC__LEAD_VALUES", "desk-lead"),
        ];
        Self { portal: Portal::with(&[settings.as_slice(), own].concat()).await, provider }
    }

    /// Goes to the provider: the address to which the page leads.
    async fn leave(&self, visitor: &mut Visitor) -> Url {
        let form = visitor.get("/support/sign-in?next=/support/account").await;
        let page = visitor.press(&form, "elsewhere-button", &[]).await;
        assert_eq!(page.status, StatusCode::OK);
        let address = Url::parse(&page.attributes("main a.button", "href")[0]).unwrap();
        assert!(address.as_str().starts_with(&format!("{}/authorize?", self.provider.base)));
        for (name, value) in [("response_type", "code"), ("client_id", "portal"), ("code_challenge_method", "S256")] {
            assert_eq!(asked(&address, name), value);
        }
        address
    }

    /// What an honest provider says now.
    fn honest(&self, address: &Url) {
        let now = self.portal.app.clock.now().as_second();
        self.provider.says(|script| {
            script.challenge = asked(address, "code_challenge");
            script.claims = json!({
                "iss": self.provider.base, "sub": "subject-1", "aud": "portal", "iat": now, "exp": now + 300,
                "nonce": asked(address, "nonce"), "preferred_username": "Ada", "roles": ["other", "desk"],
            });
        });
    }

    /// There and back, with a provider that says something odd.
    async fn back(&self, visitor: &mut Visitor, odd: impl FnOnce(&mut Script)) -> Page {
        let address = self.leave(visitor).await;
        self.honest(&address);
        self.provider.says(odd);
        visitor.get(&callback(&asked(&address, "state"))).await
    }
}

fn callback(state: &str) -> String {
    format!("/support/sign-in/oidc/callback?code=the-code&state={state}")
}

fn asked(address: &Url, name: &str) -> String {
    address.query_pairs().find(|(found, _)| found == name).unwrap().1.into_owned()
}

#[tokio::test]
async fn who_is_vouched_for_gets_in_with_the_role_of_today() {
    let house = House::build(&[]).await;
    let mut ada = house.portal.visitor();
    let page = house.back(&mut ada, |_| {}).await;
    assert_eq!((page.status, page.path.as_str()), (StatusCode::OK, "/support/account"));
    assert_eq!(page.one(".top .help"), "ada");
    assert!(ada.cookies.contains_key("staff") && !ada.cookies.contains_key("staff-elsewhere"));
    let sealed = ada.set_cookies.iter().find(|line| line.starts_with("staff-elsewhere=")).unwrap();
    assert!(["HttpOnly", "SameSite=Lax", "Path=/"].iter().all(|flag| sealed.contains(flag)), "{sealed}");
    let page = house.back(&mut ada, |script| script.claims["roles"] = json!("desk-lead")).await;
    assert!(page.one(".top .help").contains(&say("desk-lead")), "a new role, the same member");
    assert_eq!(house.portal.count("SELECT COUNT(*) FROM staff").await, 1);
    assert_eq!(house.portal.count("SELECT COUNT(*) FROM audit WHERE act = 'staff.signed_in'").await, 2);
}

#[tokio::test]
async fn what_is_not_valid_lets_nobody_in() {
    let house = House::build(&[]).await;
    let now = house.portal.app.clock.now().as_second();
    let odd: [(&str, Odd); 10] = [
        ("another nonce", |script, _| script.claims["nonce"] = json!("other")),
        ("no nonce", |script, _| drop(script.claims.as_object_mut().unwrap().remove("nonce"))),
        ("another audience", |script, _| script.claims["aud"] = json!("another-portal")),
        ("more than one audience", |script, _| script.claims["aud"] = json!(["portal", "another-portal"])),
        ("another issuer", |script, _| script.claims["iss"] = json!("https://evil.example")),
        ("expired", |script, now| script.claims["exp"] = json!(now - 1)),
        ("another key", |script, _| script.forges = true),
        ("no signature", |script, _| script.is_unsigned = true),
        ("another access token", |script, _| script.claims["at_hash"] = json!("AAAAAAAAAAAAAAAAAAAAAA")),
        ("another verifier", |script, _| script.challenge = "other".to_owned()),
    ];
    for (what, change) in odd {
        let mut visitor = house.portal.visitor();
        let page = house.back(&mut visitor, |script| change(script, now)).await;
        assert!(page.status == REFUSED && page.shows(&say("elsewhere-refused")), "{what}: {}", page.status);
        assert!(visitor.cookies.is_empty(), "{what}");
        house.provider.says(|script| (script.forges, script.is_unsigned) = (false, false));
    }
    assert_eq!(house.portal.count("SELECT COUNT(*) FROM staff").await, 0);
}

#[tokio::test]
async fn only_the_browser_that_began_can_end() {
    let house = House::build(&[]).await;
    let (mut ada, mut eve) = (house.portal.visitor(), house.portal.visitor());
    let address = house.leave(&mut ada).await;
    house.honest(&address);
    let back = callback(&asked(&address, "state"));
    assert_eq!(eve.get(&back).await.status, REFUSED, "she has no cookie");
    let other = house.leave(&mut eve).await;
    assert_eq!(eve.get(&back).await.status, REFUSED, "hers is of another sign-in");
    assert!(eve.get(&callback(&asked(&other, "state"))).await.shows(&say("elsewhere-not-begun")), "and works once");
    let gave_up = house.leave(&mut eve).await;
    let denied = format!("/support/sign-in/oidc/callback?error=access_denied&state={}", asked(&gave_up, "state"));
    assert!(eve.get(&denied).await.shows(&say("elsewhere-not-begun")));
    let late = house.leave(&mut eve).await;
    house.honest(&late);
    house.portal.later(SignedDuration::from_mins(10));
    assert_eq!(eve.get(&callback(&asked(&late, "state"))).await.status, REFUSED, "ten minutes are over");
    let mut moved = house.portal.visitor();
    let sealed = ada.cookies["staff-elsewhere"].clone();
    moved.cookies.insert("staff".to_owned(), sealed);
    assert_eq!(moved.get("/support").await.status, StatusCode::FORBIDDEN, "it is no session");
}

#[tokio::test]
async fn nobody_without_a_role_gets_in() {
    let house = House::build(&[]).await;
    for roles in [json!(["other"]), json!([]), json!("desk desk-lead"), Value::Null] {
        let page = house.back(&mut house.portal.visitor(), |script| script.claims["roles"] = roles.clone()).await;
        assert!(page.status == StatusCode::FORBIDDEN && page.shows(&say("elsewhere-no-role")), "{roles}");
    }
    assert_eq!(house.portal.count("SELECT COUNT(*) FROM staff").await, 0);
}

#[tokio::test]
async fn roles_may_come_from_userinfo_of_the_same_subject() {
    let house = House::build(&[("SUPPORT__OIDC__ROLE_CLAIM", "/realm_access/roles")]).await;
    let told = |subject: &str| json!({ "sub": subject, "realm_access": { "roles": ["desk"] }, "email": "a@b.example" });
    for (subject, status) in [("another", StatusCode::FORBIDDEN), ("subject-1", StatusCode::OK)] {
        let page = house.back(&mut house.portal.visitor(), |script| script.userinfo = told(subject)).await;
        assert_eq!(page.status, status, "{subject}");
    }
}

#[tokio::test]
async fn a_removed_member_stays_out_and_names_are_not_taken_over() {
    let house = House::build(&[]).await;
    let mut lead = house.portal.staff("ada", Role::Lead).await;
    let mut vouched = house.portal.visitor();
    assert_eq!(house.back(&mut vouched, |_| {}).await.one(".top .help"), "ada-2", "another Ada was here before");
    let mut other = house.portal.visitor();
    let nameless = house.back(&mut other, |script| {
        script.claims["sub"] = json!("subject-2");
        script.claims["preferred_username"] = json!("Ada Lovelace, Countess");
    });
    assert!(nameless.await.one(".top .help").starts_with("staff-"));
    let list = lead.get("/support/staff").await;
    let row = list.all("tbody th").iter().position(|name| name == "ada-2").unwrap();
    let removes = list.attributes("form[action$='/remove']", "action");
    lead.post(&removes[row - 1], &[]).await;
    assert_eq!(vouched.get("/support").await.status, StatusCode::FORBIDDEN);
    let page = house.back(&mut house.portal.visitor(), |_| {}).await;
    assert!(page.status == StatusCode::FORBIDDEN && page.shows(&say("elsewhere-no-role")));
    // no local account takes the name over: whoever the provider vouches for would sign in as that
    let store = &house.portal.app.store;
    let added = store.add_local_staff("ada-2", Role::Agent, "hash", "sealed", house.portal.app.clock.now()).await;
    assert!(!added.unwrap());
}

#[tokio::test]
async fn tokens_rest_while_the_provider_does_not_call_their_maker_a_lead() {
    let house = House::build(&[]).await;
    let (portal, mut ada) = (&house.portal, house.portal.visitor());
    let as_lead = |script: &mut Script| script.claims["roles"] = json!("desk-lead");
    house.back(&mut ada, as_lead).await;
    let page = ada.get("/support/tokens").await;
    let made = [("name", "crm"), ("cases:read", "on"), ("days", "90")];
    let made = ada.press(&page, "tokens-make-button", &made).await;
    let mut crm = Program::nobody(portal);
    crm.token = Some(Secret::new(made.one("main code.value")));
    let works = || async { crm.get("/api/v1/cases").await.status == StatusCode::OK };
    assert!(works().await);
    // the provider took the role away: known as soon as they try to sign in
    house.back(&mut portal.visitor(), |script| script.claims["roles"] = json!([])).await;
    assert!(!works().await);
    assert_eq!(ada.get("/support").await.status, StatusCode::FORBIDDEN, "their sessions have ended");
    house.back(&mut ada, as_lead).await;
    assert!(works().await, "and is given back");
    // or they never come again
    portal.later(SignedDuration::from_hours(30 * 24 - 1));
    assert!(works().await);
    portal.later(SignedDuration::from_hours(1));
    assert!(!works().await);
    let mut grace = portal.staff("grace", Role::Lead).await;
    let list = grace.get("/support/tokens").await;
    assert!(list.shows(&say("tokens-state-resting")));
    house.back(&mut ada, as_lead).await;
    assert!(works().await);
    // what rests can be ended for good
    grace.press(&list, "tokens-revoke-button", &[]).await;
    assert!(!works().await);
}

#[tokio::test]
async fn a_provider_that_is_down_stops_nothing_else() {
    let own = [
        ("SUPPORT__OIDC__ISSUER", "http://127.0.0.1:9"),
        ("SUPPORT__OIDC__CLIENT_ID", "portal"),
        ("SUPPORT__OIDC__LEAD_VALUES", "desk"),
    ];
    let portal = Portal::with(&own).await;
    let mut visitor = portal.visitor();
    let down = visitor.post("/support/sign-in/oidc", &[]).await;
    assert!(down.status == StatusCode::CONFLICT && down.shows(&say("elsewhere-down")));
    assert_eq!(visitor.get("/").await.status, StatusCode::OK);
    let totp = portal.account("ada", Role::Agent, "four words and a stone").await;
    let code = totp.code_at(portal.app.clock.now());
    assert_eq!(visitor.sign_in("ada", "four words and a stone", code.expose()).await.path, "/support");
}

#[tokio::test]
async fn passwords_can_be_switched_off() {
    let house = House::build(&[("SUPPORT__PASSWORD_SIGN_IN", "false")]).await;
    let mut visitor = house.portal.visitor();
    let page = visitor.get("/support/sign-in").await;
    assert!(!page.has("#password") && page.has("#issuer"));
    assert_eq!(visitor.post("/support/sign-in", &[]).await.status, StatusCode::NOT_FOUND);
    let without = Portal::start().await;
    let mut visitor = without.visitor();
    assert!(!visitor.get("/support/sign-in").await.has("#issuer"));
    assert_eq!(visitor.post("/support/sign-in/oidc", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(visitor.get(&callback("x")).await.status, StatusCode::NOT_FOUND);
}
