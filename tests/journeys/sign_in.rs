//! Does staff get in with password and code, and nobody else, without a word about who there is?

use axum::http::StatusCode;
use gong_onboarding::cases::Act;
use gong_onboarding::staff::{Role, TotpSecret};
use jiff::SignedDuration;

use super::page::Page;
use super::portal::{Portal, say};
use super::visitor::Visitor;

const PASSWORD: &str = "four words and a stone";
/// Acts of one millisecond have no order.
const MOMENT: SignedDuration = SignedDuration::from_millis(1);
const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

impl Portal {
    /// The code that an authenticator shows now.
    fn code(&self, totp: &TotpSecret) -> String {
        totp.code_at(self.app.clock.now()).expose().to_owned()
    }

    /// Every act in the audit, the oldest first: who, what and of what.
    async fn acts(&self) -> Vec<(String, String, String)> {
        let acts = self.app.store.acts(None, None, 100).await.unwrap();
        let told = |(_, act): (String, Act)| (act.who, act.act, act.subject);
        acts.into_iter().rev().map(told).collect()
    }
}

impl Visitor {
    pub(crate) async fn sign_in(&mut self, name: &str, password: &str, code: &str) -> Page {
        let page = self.get("/support/sign-in").await;
        self.press(&page, "sign-in-button", &[("name", name), ("password", password), ("code", code)]).await
    }
}

fn act(who: &str, act: &str, subject: &str) -> (String, String, String) {
    (who.to_owned(), act.to_owned(), subject.to_owned())
}

#[tokio::test]
async fn who_asked_for_a_page_signs_in_and_gets_it() {
    let portal = Portal::start().await;
    let totp = portal.account("ada", Role::Lead, PASSWORD).await;
    let mut ada = portal.visitor();
    let refused = ada.get("/support/staff").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let form = ada.click(&refused, "way-sign-in").await;
    let code = portal.code(&totp);
    let filled = [("name", "Ada"), ("password", PASSWORD), ("code", code.as_str())];
    let page = ada.press(&form, "sign-in-button", &filled).await;
    assert_eq!(
        (page.status, page.path.as_str(), page.one("h1")),
        (StatusCode::OK, "/support/staff", say("staff-title"))
    );
    let line = ada.set_cookies.last().unwrap();
    assert!(line.starts_with("staff=") && !line.contains("Secure") && !line.contains("Max-Age"), "{line}");
    assert!(["HttpOnly", "SameSite=Lax", "Path=/"].iter().all(|flag| line.contains(flag)), "{line}");
    let before = ada.clone();
    portal.later(MOMENT);
    let left = ada.press(&page, "sign-out-button", &[]).await;
    assert_eq!(left.one("h1"), say("sign-in-title"));
    assert!(!ada.cookies.contains_key("staff"));
    assert_eq!(before.clone().get("/support").await.status, StatusCode::FORBIDDEN, "ended on the server too");
    assert_eq!(portal.acts().await, [act("ada", "staff.signed_in", ""), act("ada", "staff.signed_out", "")]);
}

#[tokio::test]
async fn under_https_the_cookie_is_bound_to_host_and_connection() {
    let portal = Portal::with(&[
        ("PUBLIC_URL", "https://connect.example.com"),
        ("EIGHT_BY_EIGHT__ALLOW_LOOPBACK", "false"),
        ("EIGHT_BY_EIGHT__TOKEN_URL", "https://api.8x8.com/oauth/v2/token"),
        ("EIGHT_BY_EIGHT__STORAGE_URL", "https://api.8x8.com/storage"),
    ])
    .await;
    let totp = portal.account("ada", Role::Agent, PASSWORD).await;
    let mut ada = portal.visitor();
    let code = portal.code(&totp);
    assert_eq!(ada.sign_in("ada", PASSWORD, &code).await.path, "/support");
    let line = ada.set_cookies.last().unwrap();
    assert!(line.starts_with("__Host-staff=") && line.contains("Secure") && !line.contains("Domain"), "{line}");
}

#[tokio::test]
async fn a_code_works_once() {
    let portal = Portal::start().await;
    let totp = portal.account("ada", Role::Agent, PASSWORD).await;
    let code = portal.code(&totp);
    assert_eq!(portal.visitor().sign_in("ada", PASSWORD, &code).await.path, "/support");
    assert_eq!(portal.visitor().sign_in("ada", PASSWORD, &code).await.status, WRONG);
    portal.later(SignedDuration::from_secs(30));
    assert_eq!(portal.visitor().sign_in("ada", PASSWORD, &code).await.status, WRONG, "within its tolerance");
    let (first, second) = (portal.visitor(), portal.visitor());
    let code = portal.code(&totp);
    let tries = [first, second].map(|mut visitor| {
        let code = code.clone();
        async move { visitor.sign_in("ada", PASSWORD, &code).await.status }
    });
    let [first, second] = tries;
    let (first, second) = tokio::join!(first, second);
    assert!([first, second].contains(&StatusCode::OK) && [first, second].contains(&WRONG), "of two at once, one");
}

#[tokio::test]
async fn nobody_learns_which_names_there_are() {
    let portal = Portal::start().await;
    let totp = portal.account("known", Role::Agent, PASSWORD).await;
    let gone = portal.account("gone1", Role::Agent, PASSWORD).await;
    portal.staff("other", Role::Lead).await; // without a password
    let id = portal.app.store.credentials_of("gone1").await.unwrap().unwrap().member.id;
    portal.app.store.remove_staff(&id, portal.app.clock.now()).await.unwrap();
    let (code, of_gone) = (portal.code(&totp), portal.code(&gone));
    let mut answers = Vec::new();
    for (name, password, code) in [
        ("known", "another password", code.as_str()),
        ("known", PASSWORD, "000000"),
        ("known", "", ""),
        ("never", PASSWORD, code.as_str()),
        ("other", PASSWORD, code.as_str()),
        ("other", "", ""),
        ("gone1", PASSWORD, of_gone.as_str()),
    ] {
        portal.later(MOMENT);
        let page = portal.visitor().sign_in(name, password, code).await;
        assert_eq!(page.status, WRONG, "{name}");
        assert!(page.shows(&say("sign-in-wrong")) && page.attributes("#name", "value") == [name]);
        answers.push((String::from_utf8(page.body).unwrap().replace(name, "x"), page.headers));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "one answer for all");
    portal.later(MOMENT);
    let odd = portal.visitor().sign_in("<odd name>", PASSWORD, &code).await;
    assert!(odd.status == WRONG && odd.attributes("#name", "value") == [""], "what is no name may be a password");
    let subjects: Vec<String> = portal.acts().await.into_iter().map(|(_, _, subject)| subject).collect();
    assert_eq!(subjects, ["known", "known", "known", "unknown", "other", "other", "unknown", "unknown"]);
    assert_eq!(portal.visitor().sign_in("known", PASSWORD, &code).await.status, StatusCode::OK, "nothing was used up");
}

#[tokio::test]
async fn whoever_guesses_waits_and_locks_nobody_else_out() {
    let portal = Portal::start().await;
    let totp = portal.account("ada", Role::Agent, PASSWORD).await;
    let mut guesser = portal.visitor();
    for _ in 0..5 {
        assert_eq!(guesser.sign_in("ada", "not the password", "123456").await.status, WRONG);
    }
    let code = portal.code(&totp);
    let waits = guesser.sign_in("ada", PASSWORD, &code).await;
    assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(waits.shows(&say("sign-in-wait")) && waits.shows("UTC"));
    let seconds: i64 = waits.header("retry-after").unwrap().parse().unwrap();
    assert!((25..=31).contains(&seconds), "{seconds}");
    let mut elsewhere = portal.visitor();
    elsewhere.address = [198, 51, 100, 1].into();
    assert_eq!(elsewhere.sign_in("ada", PASSWORD, &code).await.status, StatusCode::OK, "her own address");
    assert_eq!(guesser.sign_in("eve", "not the password", "").await.status, WRONG, "another name waits for itself");
    portal.later(SignedDuration::from_secs(seconds));
    let code = portal.code(&totp);
    assert_eq!(guesser.sign_in("ada", PASSWORD, &code).await.status, StatusCode::OK, "the wait is over");
    let unknown = portal.visitor();
    for _ in 0..5 {
        unknown.clone().sign_in("nobody", "not the password", "").await;
    }
    let waits = unknown.clone().sign_in("nobody", "not the password", "").await;
    assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS, "as for a name that there is");
}

#[tokio::test]
async fn whoever_knows_the_password_does_not_guess_the_code_from_many_addresses() {
    let portal = Portal::start().await;
    let totp = portal.account("ada", Role::Agent, PASSWORD).await;
    let from = |last: u8| {
        let mut visitor = portal.visitor();
        visitor.address = [198, 51, 100, last].into();
        visitor
    };
    for last in 1..=6 {
        assert_eq!(from(last).sign_in("ada", PASSWORD, "000 000").await.status, WRONG);
    }
    let code = portal.code(&totp);
    assert_eq!(from(7).sign_in("ada", PASSWORD, &code).await.status, WRONG, "not even the right one");
    portal.later(SignedDuration::from_hours(1));
    let code = portal.code(&totp);
    assert_eq!(from(8).sign_in("ada", PASSWORD, &code).await.status, StatusCode::OK);
}

#[tokio::test]
async fn one_address_has_a_budget_for_all_names() {
    let portal = Portal::start().await;
    let now = portal.app.clock.now();
    for _ in 0..100 {
        let (kind, subject) = ("sign-in", "192.0.2.7");
        let window = SignedDuration::from_hours(1);
        let budget = gong_onboarding::cases::Budget { kind, subject, limit: 100, window };
        assert!(portal.app.store.spend(&[budget], now).await.unwrap().is_none());
    }
    let refused = portal.visitor().sign_in("ada", PASSWORD, "").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(portal.acts().await.len(), 0, "nothing was looked at");
}

#[tokio::test]
async fn a_session_ends_by_idling_and_by_its_age() {
    let portal = Portal::start().await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let minutes = SignedDuration::from_mins;
    for _ in 0..3 {
        portal.later(minutes(59));
        assert_eq!(ada.get("/support").await.status, StatusCode::OK, "a click keeps it alive");
    }
    portal.later(minutes(60));
    assert_eq!(ada.get("/support").await.status, StatusCode::FORBIDDEN, "it idled");
    let mut bob = portal.staff("bob", Role::Agent).await;
    for _ in 0..12 {
        assert_eq!(bob.get("/support").await.status, StatusCode::OK);
        portal.later(minutes(59));
    }
    assert_eq!(bob.get("/support").await.status, StatusCode::OK);
    portal.later(minutes(12));
    assert_eq!(bob.get("/support").await.status, StatusCode::FORBIDDEN, "twelve hours are over");
    portal.app.store.sweep(portal.app.clock.now()).await.unwrap();
    assert_eq!(portal.count("SELECT COUNT(*) FROM staff_sessions").await, 0);
}

#[tokio::test]
async fn signing_in_ends_the_session_that_the_browser_had() {
    let portal = Portal::start().await;
    let totp = portal.account("ada", Role::Agent, PASSWORD).await;
    let mut browser = portal.staff("bob", Role::Agent).await;
    let before = browser.clone();
    let code = portal.code(&totp);
    assert!(browser.sign_in("ada", PASSWORD, &code).await.one(".help").contains("ada"));
    assert_ne!(browser.cookies["staff"], before.cookies["staff"]);
    assert_eq!(before.clone().get("/support").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn somebody_ends_their_sessions_everywhere_else() {
    let portal = Portal::start().await;
    let totp = portal.account("ada", Role::Agent, PASSWORD).await;
    let (mut here, mut there, mut other) = (portal.visitor(), portal.visitor(), portal.staff("bob", Role::Agent).await);
    for visitor in [&mut here, &mut there] {
        let code = portal.code(&totp);
        assert_eq!(visitor.sign_in("ada", PASSWORD, &code).await.status, StatusCode::OK);
        portal.later(SignedDuration::from_mins(1));
    }
    let account = here.get("/support/account").await;
    assert_eq!((account.all("ul.sessions li").len(), account.all("ul.sessions strong").len()), (2, 1));
    let alone = here.press(&account, "account-button", &[]).await;
    assert!(alone.all("ul.sessions li").len() == 1 && !alone.has_button(&say("account-button")));
    assert_eq!(there.get("/support").await.status, StatusCode::FORBIDDEN);
    assert_eq!(other.get("/support").await.status, StatusCode::OK);
    assert_eq!(portal.acts().await.last().unwrap(), &act("ada", "staff.sessions_ended", "ada"));
}

#[tokio::test]
async fn a_lead_signs_others_out_and_removes_them() {
    let portal = Portal::start().await;
    let (mut lead, mut agent) = (portal.staff("ada", Role::Lead).await, portal.staff("bob", Role::Agent).await);
    assert_eq!(agent.get("/support/staff").await.status, StatusCode::FORBIDDEN);
    let list = lead.get("/support/staff").await;
    assert_eq!(list.all("tbody th"), ["ada", "bob"]);
    let ends = list.attributes("form[action$='/sessions']", "action");
    let removes = list.attributes("form[action$='/remove']", "action");
    assert_eq!((ends.len(), removes.len()), (2, 1), "nobody removes themselves");
    assert_eq!(agent.post(&removes[0], &[]).await.status, StatusCode::FORBIDDEN);
    lead.post(&ends[1], &[]).await;
    assert_eq!(agent.get("/support").await.status, StatusCode::FORBIDDEN);
    portal.later(MOMENT);
    let list = lead.post(&removes[0], &[]).await;
    assert!(
        list.one("tbody tr:last-child").contains(&say("staff-removed"))
            && lead.post(&removes[0], &[]).await.status.is_success()
    );
    let oneself = ends[0].replace("/sessions", "/remove");
    let refused = lead.post(&oneself, &[]).await;
    assert_eq!((refused.status, refused.ways()), (StatusCode::CONFLICT, vec!["/support/staff".to_owned()]));
    assert_eq!(lead.post("/support/staff/nobody/remove", &[]).await.status, StatusCode::NOT_FOUND);
    let acts = [act("ada", "staff.sessions_ended", "bob"), act("ada", "staff.removed", "bob")];
    assert_eq!(portal.acts().await, acts);
}

#[tokio::test]
async fn the_way_on_is_never_out_of_the_desk() {
    let portal = Portal::start().await;
    let totp = portal.account("ada", Role::Agent, PASSWORD).await;
    for odd in ["//evil.example", "https://evil.example", "/overview", "/support/../overview", "/support/sign-out"] {
        portal.later(SignedDuration::from_mins(1));
        let code = portal.code(&totp);
        let fields = [("name", "ada"), ("password", PASSWORD), ("code", code.as_str()), ("next", odd)];
        let answer = portal.visitor().post_only("/support/sign-in", &fields).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, Some("/support")), "{odd}");
    }
    let page = portal.visitor().get("/support/sign-in?next=//evil.example").await;
    assert_eq!(page.attributes("input[name=next]", "value"), ["/support"]);
}

#[tokio::test]
async fn the_desk_speaks_german_too() {
    let portal = Portal::start().await;
    portal.account("ada", Role::Lead, PASSWORD).await;
    let mut visitor = portal.visitor();
    visitor.accepts = "de";
    let page = visitor.sign_in("ada", "falsch", "").await;
    assert!(page.status == WRONG && page.shows("Name, Passwort und Code"));
    let mut lead = portal.staff("eva", Role::Lead).await;
    lead.accepts = "de";
    for path in ["/support/staff", "/support/account", "/support"] {
        assert_eq!(lead.get(path).await.attributes("html", "lang"), ["de"]);
    }
}
