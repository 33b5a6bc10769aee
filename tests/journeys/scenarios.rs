//! Does each made-up customer of 8x8 see what is wrong with their account, nothing else, and where to mend it?

use std::collections::BTreeSet;

use gong_onboarding::checks::finding::Outcome;
use gong_onboarding::simulator::{SCENARIOS, Scenario};

use super::page::Page;
use super::portal::{NOON, Portal, say};
use super::visitor::Visitor;

/// What no action in Admin Console mends: time does, or a person, or nothing has to.
const ELSEWHERE: &[&str] = &[
    "storage.regions.none",
    "storage.region.unavailable",
    "storage.recordings.none",
    "storage.recordings.contact_center_only",
    "scim.users.without_email",
    "eight_by_eight.rate_limited",
    "eight_by_eight.timed_out",
    "eight_by_eight.failed",
];

/// What is not well on a page.
fn troubles(page: &Page) -> BTreeSet<(String, String)> {
    page.findings().into_iter().filter(|(_, outcome)| outcome == "warn" || outcome == "fail").collect()
}

/// Every link of a finding leads to an action that exists.
async fn assert_leads_on(visitor: &mut Visitor, page: &Page, code: &str) {
    let links = page.attributes(&format!("[data-finding='{code}'] a[href]"), "href");
    assert!(!links.is_empty() || ELSEWHERE.contains(&code), "{code} says nowhere to go");
    for link in links {
        let (path, anchor) = link.split_once('#').unwrap();
        let step = visitor.get(path).await;
        assert!(step.has(&format!("li[id='{anchor}']")), "{code} leads to {link}, which is not there");
    }
    assert_eq!(page.all(&format!("[data-finding='{code}'] dd")).len(), 3, "{code}: asked, answered, to do");
}

async fn visit(scenario: &Scenario) {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let values = portal.values_of(scenario);
    let storage = visitor.enter_storage(&values).await;
    let scim = visitor.enter_scim(&values).await;
    // the second half's test says the first half's findings anew
    let pages = [storage, scim, visitor.get("/steps/review").await];
    let mut seen = BTreeSet::new();
    for page in &pages {
        for (code, _) in troubles(page) {
            assert_leads_on(&mut visitor, page, &code).await;
        }
        seen.extend(troubles(page));
    }
    let codes: BTreeSet<&str> = seen.iter().map(|(code, _)| code.as_str()).collect();
    let expected: BTreeSet<&str> = scenario.expected.iter().copied().collect();
    assert_eq!(codes, expected, "{}", scenario.name);
    let fails = seen.iter().any(|(_, outcome)| outcome == "fail");
    let overview = visitor.get("/overview").await;
    let marked = ["state-problem", "state-wait"].iter().any(|state| overview.shows(&say(state)));
    assert_eq!(fails, marked, "{}: the overview", scenario.name);
    let review = &pages[2];
    let is_sealable = review.shows(&say("missing-title"));
    assert_eq!(is_sealable, fails, "{}: the review", scenario.name);
    if fails {
        let is_said = |page: &Page| ["tested-failed", "tested-waits"].iter().any(|id| page.shows(&say(id)));
        assert!(pages.iter().any(is_said));
        refuses_to_go_on(&mut visitor).await;
    } else {
        goes_on(&portal, &mut visitor, scenario).await;
    }
}

/// No button, and no request either, passes a failure.
async fn refuses_to_go_on(visitor: &mut Visitor) {
    for path in ["/steps/storage-credentials", "/steps/scim-credentials", "/steps/review"] {
        let page = visitor.get(path).await;
        let is_proved = page.shows(&say("tested-passed")) || page.shows(&say("tested-warned"));
        assert!(is_proved || !page.has_button(&say("continue-anyway")), "{path} offers to go on");
    }
    visitor.post("/steps/review", &[("continue", "on")]).await;
    visitor.post("/steps/storage-credentials", &[("continue", "on")]).await;
    visitor.post("/steps/scim-credentials", &[("continue", "on")]).await;
    let package = visitor.post("/package", &[]).await;
    assert_eq!(package.one("h1"), say("error-not-ready-title"));
}

/// A warning is passed knowingly, and the package says so.
async fn goes_on(portal: &Portal, visitor: &mut Visitor, scenario: &Scenario) {
    for path in ["/steps/storage-credentials", "/steps/scim-credentials", "/steps/review"] {
        let page = visitor.get(path).await;
        if page.has_button(&say("continue-anyway")) {
            let next = visitor.press(&page, "continue-anyway", &[]).await;
            assert_ne!(next.path, path, "{}", scenario.name);
            let after = visitor.get(path).await;
            assert!(after.shows(&say("finding-acknowledged")), "{}: {path}", scenario.name);
            assert!(!after.has_button(&say("continue-anyway")), "{}: {path}", scenario.name);
        }
    }
    let before = visitor.get("/package").await;
    assert!(!before.shows(&say("package-warnings-title")), "{}: warnings are still open", scenario.name);
    let package = visitor.press(&before, "package-button", &[]).await;
    let document = portal.open(&package.body).document;
    for code in scenario.expected {
        let finding = document.findings.iter().find(|finding| finding.code == *code).unwrap();
        assert_eq!(finding.outcome, Outcome::Warn);
        assert!(finding.acknowledged_at.is_some_and(|at| at >= NOON.parse().unwrap()), "{code} was passed knowingly");
    }
    let others = document.findings.iter().filter(|finding| finding.outcome != Outcome::Warn);
    assert!(others.into_iter().all(|finding| finding.acknowledged_at.is_none()));
}

#[tokio::test]
async fn every_customer_sees_what_is_expected_and_nothing_else() {
    for scenario in SCENARIOS {
        visit(scenario).await;
    }
}

#[tokio::test]
async fn creating_the_package_passes_open_warnings_after_showing_them() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("over-scoped"));
    visitor.begin("Acme").await;
    visitor.enter_storage(&values).await;
    visitor.enter_scim(&values).await;
    let before = visitor.get("/package").await;
    assert_eq!(before.outcome("storage.products.excessive").as_deref(), Some("warn"));
    let package = visitor.press(&before, "package-button", &[]).await;
    let document = portal.open(&package.body).document;
    let finding = document.findings.iter().find(|finding| finding.code == "storage.products.excessive").unwrap();
    assert!(finding.acknowledged_at.is_some());
}

#[tokio::test]
async fn a_warning_that_was_passed_stays_passed_until_the_values_change() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("over-scoped"));
    visitor.begin("Acme").await;
    let tested = visitor.enter_storage(&values).await;
    visitor.press(&tested, "continue-anyway", &[]).await;
    let page = visitor.get("/steps/storage-credentials").await;
    let again = visitor.press(&page, "test-again", &[]).await;
    assert!(!again.has_button(&say("continue-anyway")), "the same warning was asked about twice");
    let other = portal.values("no-recordings");
    let changed = visitor.enter_storage(&other).await;
    assert!(changed.has_button(&say("continue-anyway")));
}

#[tokio::test]
async fn swapped_values_are_noticed_before_anything_is_sent_and_can_be_insisted_on() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    visitor.begin("Acme").await;
    let page = visitor.get("/steps/storage-credentials").await;
    let swapped = [("storage_key", values.secret.as_str()), ("storage_secret", values.key.as_str())];
    let noticed = visitor.press(&page, "test-button", &swapped).await;
    assert_eq!(noticed.outcome("storage.values.swapped").as_deref(), Some("fail"));
    assert!(noticed.shows(&say("tested-nothing-sent")));
    assert_eq!(noticed.one("[data-finding] dt"), say("finding-unasked"), "nobody was asked");
    assert!(!String::from_utf8_lossy(&noticed.body).contains(&values.secret), "a Secret in the Key's field is shown");
    assert_eq!(portal.simulator.requests().len(), 0);
    let insisted = visitor.press(&noticed, "test-anyway", &[]).await;
    assert_eq!(insisted.outcome("storage.token.rejected").as_deref(), Some("fail"));
    assert_eq!(portal.token_requests(), 1);
    visitor.secrets.clear(); // from here on the Key is in its own field, where it may be seen
    let right = visitor.enter_storage(&values).await;
    assert_eq!(right.one("#result"), say("tested-passed"));
}

#[tokio::test]
async fn what_cannot_be_a_value_is_said_beside_its_field_and_on_top() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let page = visitor.get("/steps/storage-credentials").await;
    let refused = visitor.press(&page, "test-button", &[("storage_key", ""), ("storage_secret", "••••••••")]).await;
    assert!(refused.one("title").starts_with(&say("error-prefix")));
    assert_eq!(refused.attributes(".error-summary a", "href"), ["#storage_key", "#storage_secret"]);
    for code in ["storage.key.malformed", "storage.secret.malformed"] {
        assert_eq!(refused.outcome(code).as_deref(), Some("fail"));
        assert_leads_on(&mut visitor, &refused, code).await;
    }
    assert_eq!(refused.all(".error-summary a"), refused.all(".why"), "the same words on top and beside");
    assert_eq!(refused.attributes("[aria-invalid=true]", "id"), ["storage_key", "storage_secret"]);

    let page = visitor.get("/steps/scim-credentials").await;
    for (url, code) in [
        ("https://admin.8x8.com/identity", "scim.url.not_8x8"),
        ("https://evil.example/udi/customers/x/scim/v2", "scim.url.not_8x8"),
        ("platform.8x8.com", "scim.url.malformed"),
        ("https://169.254.169.254/udi/customers/x/scim/v2", "scim.url.malformed"),
    ] {
        let refused = visitor.test(&page, &[("scim_url", url), ("scim_token", "some-token-or-other")]).await;
        assert_eq!(refused.outcome(code).as_deref(), Some("fail"), "{url}");
        assert_leads_on(&mut visitor, &refused, code).await;
    }
    assert_eq!(portal.simulator.requests().len(), 0);
}
