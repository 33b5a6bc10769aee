//! Does each answer of 8x8 become the right findings, in the right order, and nothing beside a failure?
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::sync::Mutex;
use std::time::{Duration, Instant};

use fake::{Fake, Reply, at, clock, json, settings, typed};
use gong_onboarding::checks::finding::{Fact, Finding, Outcome};
use gong_onboarding::checks::{Checks, Progress, ScimCredentials, StorageCredentials, Tested, typed as before};
use gong_onboarding::config::EightByEight;
use gong_onboarding::eight_by_eight::Http;
use gong_onboarding::secret::Secret;

mod fake;

const SCIM: &str = "/udi/customers/acme/scim/v2";
const GRANT: &str = r#"{"access_token":"CANARY-T","expires_in":"3599","api_product_list":"[storage]"}"#;
const BOTH: &str = r#"{"access_token":"t","api_product_list_json":["vcc","storage"]}"#;
const ONE_CALL: &str = r#"{"content":[{"type":"callrecording","createdTime":"2026-11-24T07:00:00","customerId":"acme",
    "tags":[{"key":"userEmail","value":"Ann@Example.com"}]}]}"#;
const ONE_CENTER: &str = r#"[{"content":[{"type":"callcenterrecording"}]}]"#;
const NOTHING: &str = r#"{"content":[]}"#;

fn checks(settings: &EightByEight) -> Checks {
    Checks::new(Http::new(settings, clock()).unwrap(), settings.clone(), clock())
}

fn codes(findings: &[Finding]) -> Vec<&'static str> {
    let lone = |finding: &Finding| if finding.outcome == Outcome::Skip { "skip" } else { finding.code.as_str() };
    findings.iter().map(lone).collect()
}

fn fact(findings: &[Finding], code: &str, name: &str) -> Fact {
    findings.iter().find(|finding| finding.code.as_str() == code).unwrap().facts[name].clone()
}

/// Runs the storage test; what was told as it came must be what is given at the end.
async fn storage(settings: &EightByEight) -> Tested<gong_onboarding::checks::StorageEvidence> {
    let credentials = StorageCredentials { key: Secret::new("CANARY-K"), secret: Secret::new("CANARY-S") };
    let told = Mutex::new(Vec::new());
    let on = |progress: Progress<'_>| {
        if let Progress::Found(finding) = progress {
            told.lock().unwrap().push(finding.clone());
        }
    };
    let tested = checks(settings).storage(&credentials, &on).await;
    assert_eq!(tested.findings, *told.lock().unwrap());
    assert!(!serde_json::to_string(&tested.findings).unwrap().contains("CANARY"));
    let failed = tested.findings.iter().filter(|finding| finding.outcome == Outcome::Fail).count();
    assert_eq!(failed, usize::from(tested.evidence.is_none()), "one failure, or evidence");
    tested
}

async fn scim(settings: &EightByEight) -> Tested<gong_onboarding::checks::ScimEvidence> {
    let url = format!("http://{}{SCIM}/Users", settings.scim_hosts[0]);
    let url = before::scim_url(&Secret::new(url), settings, at()).unwrap();
    let tested = checks(settings).scim(&ScimCredentials { url, token: Secret::new("CANARY") }, &|_| {}).await;
    assert!(!serde_json::to_string(&tested.findings).unwrap().contains("CANARY"));
    tested
}

/// An account: the token's answer, the regions' answer, and what each search gets.
async fn account(
    grant: &'static str,
    regions: &'static str,
    search: impl Fn(&str) -> Reply + Send + Sync + 'static,
) -> Fake {
    Fake::start(move |head| match head {
        head if head.starts_with("POST /oauth/v2/token ") => json(200, grant),
        head if head.starts_with("GET /storage/us-east/v3/regions ") => json(200, regions),
        head if head.starts_with("GET /storage/") => search(head),
        _ => json(405, ""),
    })
    .await
}

#[tokio::test]
async fn a_good_account_passes_with_what_was_proved() {
    let fake = account(GRANT, r#"["us-east","uk"]"#, |_| json(200, ONE_CALL)).await;
    let tested = storage(&settings(&fake.address)).await;
    let expected = [
        "storage.token.accepted",
        "storage.product.present",
        "storage.access.granted",
        "storage.regions.found",
        "storage.recordings.found",
    ];
    assert_eq!(codes(&tested.findings), expected);
    assert_eq!(fact(&tested.findings, "storage.token.accepted", "minutes"), Fact::Count(59));
    assert_eq!(fact(&tested.findings, "storage.regions.found", "regions"), Fact::word("us-east, uk"));
    assert_eq!(fact(&tested.findings, "storage.recordings.found", "count"), Fact::Count(2));
    let newest = Fact::Time("2026-11-24T07:00:00Z".parse().unwrap());
    assert_eq!(fact(&tested.findings, "storage.recordings.found", "newest"), newest);
    assert_eq!(tested.evidence.unwrap().customer_id.as_deref(), Some("acme"));
    let requests = fake.requests();
    assert_eq!(requests.len(), 4);
    let query = "filter=type==callrecording&sortField=createdTime&sortDirection=DESC&pageKey=0&limit=100 HTTP";
    assert!(requests.iter().any(|head| head.starts_with("GET /storage/uk/v3/objects?") && head.contains(query)));
    assert!(requests[1..].iter().all(|head| head.contains("authorization: Bearer CANARY-T\r\n")));
}

#[tokio::test]
async fn the_token_decides_first() {
    for (status, body, expected) in [
        (401, "", vec!["storage.token.rejected"]),
        (400, "", vec!["storage.token.rejected"]),
        (429, "", vec!["eight_by_eight.rate_limited"]),
        (503, "", vec!["eight_by_eight.failed"]),
        (302, "", vec!["eight_by_eight.unexpected_answer"]),
        (403, "", vec!["eight_by_eight.unexpected_answer"]),
        (200, "{}", vec!["eight_by_eight.unexpected_answer"]),
        (
            200,
            r#"{"access_token":"t","api_product_list":"[vcc]"}"#,
            vec!["storage.token.accepted", "storage.product.missing"],
        ),
        (
            200,
            r#"{"access_token":"t","api_product_list":"[]"}"#,
            vec!["storage.token.accepted", "storage.product.missing"],
        ),
    ] {
        let fake = Fake::start(move |_| json(status, body)).await;
        let tested = storage(&settings(&fake.address)).await;
        assert_eq!(codes(&tested.findings), expected, "{status} {body}");
        assert_eq!(fake.requests().len(), 1);
    }
}

#[tokio::test]
async fn products_may_be_too_many_or_unknown() {
    let fake = account(BOTH, r#"["uk"]"#, |_| json(200, ONE_CALL)).await;
    let found = storage(&settings(&fake.address)).await.findings;
    assert_eq!(codes(&found)[..3], ["storage.token.accepted", "storage.product.present", "storage.products.excessive"]);
    assert_eq!(fact(&found, "storage.products.excessive", "products"), Fact::word("vcc"));
    let fake = account(r#"{"access_token":"t"}"#, r#"["uk"]"#, |_| json(200, ONE_CALL)).await;
    let tested = storage(&settings(&fake.address)).await;
    assert_eq!(codes(&tested.findings)[..3], ["storage.token.accepted", "skip", "storage.access.granted"]);
    assert!(tested.evidence.is_some());
}

#[tokio::test]
async fn regions_and_searches_show_the_role() {
    type Search = fn(&str) -> Reply;
    let uk_only: Search = |head| if head.contains("/uk/") { json(200, ONE_CALL) } else { json(500, "") };
    let center: Search = |head| json(200, if head.contains("callcenter") { ONE_CENTER } else { NOTHING });
    let uneven: Search = |head| json(if head.contains("/uk/") { 403 } else { 500 }, "");
    let granted = |rest: &[&'static str]| [&["storage.access.granted", "storage.regions.found"], rest].concat();
    for (regions, search, expected) in [
        ("[]", uk_only, vec!["storage.regions.none"]),
        (r#"{"error":1}"#, uk_only, vec!["eight_by_eight.unexpected_answer"]),
        (r#"["us-east","uk"]"#, |_| json(403, ""), vec!["storage.role.missing"]),
        (r#"["us-east","uk"]"#, |_| json(500, ""), vec!["eight_by_eight.failed"]),
        (r#"["us-east","uk"]"#, uneven, vec!["eight_by_eight.failed"]),
        (r#"["us-east","uk"]"#, uk_only, granted(&["storage.region.unavailable", "storage.recordings.found"])),
        (r#"["us-east","uk"]"#, |_| json(200, NOTHING), granted(&["storage.recordings.none"])),
        (r#"["us-east","uk"]"#, center, granted(&["storage.recordings.contact_center_only"])),
    ] as [(&str, Search, Vec<&str>); 8]
    {
        let fake = account(GRANT, regions, search).await;
        let tested = storage(&settings(&fake.address)).await;
        assert_eq!(codes(&tested.findings)[2..], expected, "{regions}");
        assert!(fake.requests().len() <= 6);
    }
    let fake = account(GRANT, r#"["uk","../../oauth","a b"]"#, |_| json(200, ONE_CALL)).await;
    let found = storage(&settings(&fake.address)).await.findings;
    assert_eq!(fact(&found, "storage.regions.found", "odd"), Fact::Count(2), "what cannot be asked is not passed over");
    let fake = Fake::start(|head| if head.starts_with("POST") { json(200, GRANT) } else { json(403, "") }).await;
    assert_eq!(codes(&storage(&settings(&fake.address)).await.findings)[2..], ["storage.role.missing"]);
}

#[tokio::test]
async fn no_more_than_twelve_regions_are_asked() {
    let names: Vec<String> = (0..500).map(|number| format!("\"r{number}\"")).collect();
    let names: &'static str = Box::leak(format!("[{}]", names.join(",")).into_boxed_str());
    let fake = account(GRANT, names, |_| json(200, NOTHING)).await;
    storage(&settings(&fake.address)).await;
    assert_eq!(fake.requests().len(), 2 + 2 * 12);
}

#[tokio::test]
async fn a_test_ends_in_time_and_keeps_what_it_found() {
    let fake = account(GRANT, r#"["uk"]"#, |_| Reply::Silence).await;
    let settings = EightByEight {
        timeout: Duration::from_secs(30),
        test_timeout: Duration::from_millis(500),
        ..settings(&fake.address)
    };
    let begun = Instant::now();
    let tested = storage(&settings).await;
    let expected = ["storage.token.accepted", "storage.product.present", "eight_by_eight.timed_out"];
    assert_eq!(codes(&tested.findings), expected);
    assert!(begun.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn scim_answers_become_findings() {
    let user = r#"{"totalResults":1,"Resources":[{"id":"1","userName":"ann","emails":[{"value":"ann@example.com"}]}]}"#;
    let bare = r#"{"totalResults":"1","Resources":[{"id":"1","emails":[{"value":"NoReply@8x8.com"}]}]}"#;
    let passed = |rest: &[&'static str]| [&["scim.token.accepted"], rest].concat();
    for (reply, expected) in [
        (json(200, user), passed(&["scim.users.visible"])),
        (json(200, bare), passed(&["scim.users.visible", "scim.users.without_email"])),
        (json(200, r#"{"totalResults":0}"#), passed(&["scim.users.none"])),
        (json(200, r#"{"hello":1}"#), vec!["scim.endpoint.not_scim"]),
        (json(200, "[]"), vec!["scim.endpoint.not_scim"]),
        (typed(200, "text/html", "<!doctype html>"), vec!["scim.endpoint.not_scim"]),
        (json(401, ""), vec!["scim.token.rejected"]),
        (json(403, ""), vec!["scim.token.rejected"]),
        (json(404, ""), vec!["scim.endpoint.not_found"]),
        (json(400, ""), vec!["eight_by_eight.unexpected_answer"]),
        (json(302, ""), vec!["eight_by_eight.unexpected_answer"]),
        (json(429, ""), vec!["eight_by_eight.rate_limited"]),
        (json(502, ""), vec!["eight_by_eight.failed"]),
        (Reply::Silence, vec!["eight_by_eight.timed_out"]),
        (Reply::Drip, vec!["eight_by_eight.timed_out"]),
    ] {
        let reply = Mutex::new(Some(reply));
        let fake = Fake::start(move |_| reply.lock().unwrap().take().unwrap()).await;
        let tested = scim(&settings(&fake.address)).await;
        assert_eq!(codes(&tested.findings)[0], "scim.url.accepted");
        assert_eq!(codes(&tested.findings)[1..], expected);
        assert!(fake.requests()[0].starts_with(&format!("GET {SCIM}/Users?startIndex=1&count=100 ")));
    }
}

#[tokio::test]
async fn owners_are_looked_for_on_every_page_and_a_broken_page_skips() {
    let page = |from: usize, to: usize| {
        let users: Vec<_> =
            (from..=to).map(|id| serde_json::json!({"id": id, "userName": format!("u{id}@x.y")})).collect();
        serde_json::json!({"totalResults": 101, "Resources": users}).to_string()
    };
    let (first, mut last) = (page(1, 100), page(101, 101));
    last = last.replace("u101@x.y", "ANN@example.com");
    let recordings = account(GRANT, r#"["uk"]"#, |_| json(200, ONE_CALL)).await;
    let kept = storage(&settings(&recordings.address)).await.evidence.unwrap();
    for (status, expected) in
        [(200, vec!["accounts.same", "scim.recording_owners.visible"]), (500, vec!["accounts.same", "skip"])]
    {
        let (first, last) = (first.clone(), last.clone());
        let more =
            move |head: &str| if head.contains("startIndex=101&") { json(status, &last) } else { json(200, &first) };
        let fake = Fake::start(more).await;
        let settings = settings(&fake.address);
        let tested = scim(&settings).await;
        let evidence = tested.evidence.unwrap();
        assert_eq!(codes(&checks(&settings).accounts(Some(&kept), Some(&evidence))), expected);
    }
}
