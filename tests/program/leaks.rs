//! Does a credential ever reach a log? The whole way of a customer at the loudest level, then a search for every value in
//! every form in which it could have been written.

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_STANDARD_NO_PAD, BASE64_URL_SAFE_NO_PAD};

use crate::journey::{self, Sample};
use crate::process::Portal;
use crate::visitor::Visitor;

/// As loud as it gets, also for the parts of libraries that would tell what they carry.
const LOUD: &str = "trace,hyper::proto=trace,hyper_util::client=trace,axum::rejection=trace,sqlx::query=trace,\
                    reqwest::connect=trace,rustls::client=trace,tower_http::trace=trace";

/// What a customer might paste in the wrong place.
const STRAY: [&str; 3] = ["eght_StrayKey\"51\\", "StraySecret'9c1e\"$HOME", "Stray Token <77aa> & more"];

/// The ways in which a value could be written.
fn forms(value: &str) -> Vec<String> {
    let json = serde_json::to_string(value).unwrap();
    let hex = value.bytes().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    let bytes = format!("{:?}", value.as_bytes());
    let mut forms = vec![
        value.to_owned(),
        json.trim_matches('"').to_owned(),
        value.escape_debug().to_string(),
        url::form_urlencoded::byte_serialize(value.as_bytes()).collect(),
        value.replace('&', "&#38;").replace('"', "&#34;").replace('\'', "&#39;"),
        hex.to_uppercase(),
        hex,
        bytes.trim_matches(['[', ']']).to_owned(),
    ];
    for engine in [&BASE64_STANDARD, &BASE64_STANDARD_NO_PAD, &BASE64_URL_SAFE_NO_PAD] {
        forms.push(engine.encode(value));
    }
    forms
}

/// Everything that a customer can do, right and wrong; what must not be found afterwards.
fn journey(portal: &Portal) -> Vec<String> {
    let printed = portal.program.out.text();
    let (good, bad) = (Sample::of(&printed, "all-well"), Sample::of(&printed, "wrong-secret"));
    let cleared = Sample::of(&printed, "token-cleared");
    let mut visitor = Visitor::new(portal.address);
    journey::package(&mut visitor, &good);
    journey::test_storage(&mut visitor, &bad);
    journey::test_scim(&mut visitor, &cleared);
    astray(&mut visitor);
    let token = journey::return_token(&mut visitor);
    let mut colleague = Visitor::new(portal.address);
    assert_eq!(colleague.get(&format!("/r/{token}")).status, 200);
    assert_eq!(colleague.post(&format!("/r/{token}"), &[]).status, 303);
    assert_eq!(colleague.get("/overview").status, 200);
    assert_eq!(visitor.post("/leave", &[]).status, 303);
    assert_eq!(visitor.get("/overview").status, 403);
    let basic = |sample: &Sample| format!("{}:{}", sample.key, sample.secret);
    let mut values = vec![token, basic(&good), basic(&bad), "SampleAccessToken".to_owned()];
    values.extend([&good, &bad, &cleared].iter().flat_map(|sample| sample.values().map(ToOwned::to_owned)));
    values.extend(
        visitor.cookies.iter().chain(&colleague.cookies).map(|pair| pair.split_once('=').unwrap().1.to_owned()),
    );
    values.extend(STRAY.map(ToOwned::to_owned));
    values.retain(|value| !value.is_empty());
    values
}

/// Values in fields, paths, queries and bodies where they do not belong.
fn astray(visitor: &mut Visitor) {
    let [key, secret, token] = STRAY;
    let details = [("company", key), ("contact_name", secret), ("contact_email", token), ("accept", "on")];
    visitor.post("/steps/before-you-start", &details);
    visitor.post("/steps/storage-credentials", &[("storage_key", secret), ("storage_secret", key)]);
    visitor.post("/steps/storage-credentials", &[("storage_key", "\u{7}"), (secret, token)]);
    visitor.post("/steps/scim-credentials", &[("scim_url", token), ("scim_token", secret)]);
    visitor.post("/steps/user-provisioning", &[("scim_provider", secret), ("manual_users", key)]);
    let urlencoded = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    visitor.get(&format!("/r/{}?token={}", urlencoded(secret), urlencoded(token)));
    visitor.get(&format!("/steps/{}?storage_secret={}", urlencoded(key), urlencoded(secret)));
    visitor.post(&format!("/nowhere/{}", urlencoded(token)), &[("storage_secret", secret)]);
    let json = serde_json::json!({"storage_secret": secret, "scim_token": token}).to_string();
    let head = "content-type: application/json\r\nx-secret: StraySecret'9c1e\"$HOME";
    let (address, length) = (visitor.address, json.len());
    let request = format!(
        "POST /onboarding HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{head}\r\ncontent-length: {length}\r\n\r\n{json}"
    );
    crate::visitor::exchange(address, request.as_bytes());
    crate::visitor::exchange(address, format!("GET / HTTP/1.1\r\n{secret}\r\n\r\n").as_bytes());
}

#[test]
fn the_loudest_log_holds_no_credential() {
    let folder = tempfile::tempdir().unwrap();
    let mut portal = Portal::demo(&folder, &[("RUST_LOG", LOUD), ("RUST_BACKTRACE", "1")]);
    let values = journey(&portal);
    portal.program.signal("TERM");
    let ended = portal.program.end(crate::process::PATIENCE);
    assert_eq!(ended.code, Some(0));
    let log = ended.err;
    assert!(
        log.contains("a package was made") && log.contains(" DEBUG ") | log.contains(" TRACE "),
        "too quiet: {log}"
    );
    for value in &values {
        for form in forms(value) {
            assert!(!log.contains(&form), "{value} is in the log as {form}");
        }
    }
    assert!(!log.contains("AGE-SECRET-KEY") && !log.contains("PRIVATE KEY"));
    for library in ["hyper", "hyper_util", "axum", "sqlx", "reqwest", "rustls", "tower_http"] {
        let told = |line: &&str| line.contains(&format!(" {library}:")) && !line.contains("WARN");
        assert_eq!(log.lines().find(told), None, "{library} is capped");
    }
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(left.is_empty(), "the demo forgets everything: {left:?}");
}
