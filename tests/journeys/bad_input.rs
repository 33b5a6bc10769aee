//! What if something else arrives than a form of ours, filled in well? Never a failure of ours, never the end of the way,
//! never the loss of what was accepted. That every answer is a page with a way on is looked at in `healthy`.

use axum::http::StatusCode;

use super::portal::{Portal, say};
use super::whole::ready;

const FORMS: &[(&str, &[(&str, &str)])] = &[
    ("/onboarding", &[("company", "x")]),
    (
        "/steps/before-you-start",
        &[("company", "Acme"), ("contact_name", "Jane"), ("contact_email", "jane@acme.example"), ("accept", "on")],
    ),
    ("/steps/storage-role", &[("assign_to", "self"), ("done", "on")]),
    ("/steps/api-app", &[("done", "on")]),
    ("/steps/storage-credentials", &[("storage_key", ""), ("storage_secret", ""), ("continue", ""), ("anyway", "")]),
    ("/steps/user-provisioning", &[("scim_provider", "okta"), ("manual_users", "no"), ("done", "on")]),
    ("/steps/scim-credentials", &[("scim_url", ""), ("scim_token", ""), ("continue", "")]),
    ("/steps/review", &[("continue", "")]),
    ("/steps/api-app/looks-different", &[("action", "create-app"), ("note", "The button is grey.")]),
    ("/extend", &[("unknown", "x")]),
    ("/package", &[("armor", "off"), ("new", "")]),
    ("/r/AAAAAAAAAAAAAAAAAAAAAA", &[("token", "x")]),
];

const HTML: &str = "%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%7B%7B7*7%7D%7D";

/// As they travel.
fn bad_values() -> Vec<(&'static str, String)> {
    let texts = [
        ("empty", ""),
        ("blanks", "+%09+%C2%A0"),
        ("NUL", "a%00b"),
        ("CRLF", "a%0D%0ASet-Cookie%3A+visit%3Dinjected"),
        ("invalid UTF-8", "%FF%FE%C3%28%80"),
        ("a broken percent sign", "%zz%"),
        ("HTML", HTML),
        ("emoji", "%F0%9F%93%9E%E2%80%8D%F0%9F%92%BC"),
        ("right to left", "%E2%80%AEmoc.live"),
        ("SQL", "%27%29%3B+DROP+TABLE+cases%3B--"),
    ];
    let mut all: Vec<_> = texts.map(|(name, value)| (name, value.to_owned())).into();
    all.push(("1 MB", "a".repeat(1024 * 1024)));
    all.push(("40 KB of percent signs", "%41".repeat(14_000)));
    all
}

fn body(fields: &[(&str, &str)], bad: &str, value: &str) -> Vec<u8> {
    let pair = |(name, good): &(&str, &str)| format!("{name}={}", if *name == bad { value } else { good });
    fields.iter().map(pair).collect::<Vec<_>>().join("&").into_bytes()
}

#[tokio::test]
async fn no_field_of_any_form_breaks_anything() {
    let portal = Portal::start().await;
    let (mut visitor, _) = ready(&portal).await;
    for (path, fields) in FORMS {
        for (bad, _) in *fields {
            for (what, value) in bad_values() {
                let answer = visitor.post_raw(path, body(fields, bad, &value)).await;
                let is_too_large = value.len() > 32 * 1024;
                assert_eq!(answer.status == StatusCode::PAYLOAD_TOO_LARGE, is_too_large, "{what} as {bad} of {path}");
                assert!(visitor.set_cookies.iter().all(|line| !line.starts_with("visit=injected")));
                let page = visitor.follow(answer).await;
                assert!(page.is_html() || page.path == "/package", "{what} as {bad} of {path}: no page");
                assert!(!page.is_html() || !page.has("main img"), "{what} as {bad} of {path} became part of the page");
            }
        }
    }
    let page = visitor.get("/overview").await;
    assert_eq!(page.status, StatusCode::OK, "the visit goes on");
}

#[tokio::test]
async fn what_is_refused_replaces_nothing_that_was_accepted() {
    let portal = Portal::start().await;
    let (mut visitor, _) = ready(&portal).await;
    let review = visitor.get("/steps/review").await.all("dd");
    let details = FORMS[1].1;
    for (bad, _) in details {
        for (what, value) in bad_values() {
            let answer = visitor.post_raw("/steps/before-you-start", body(details, bad, &value)).await;
            if answer.status == StatusCode::SEE_OTHER {
                let back = [
                    ("company", "Acme & Sons, Ltd."),
                    ("contact_name", "Jane Doe"),
                    ("contact_email", "jane@acme.example"),
                ];
                visitor.post("/steps/before-you-start", &[&back[..], &[("accept", "on")]].concat()).await;
                continue;
            }
            assert!(answer.status.is_client_error(), "{what} as {bad}");
            if answer.status == StatusCode::UNPROCESSABLE_ENTITY {
                let field = format!("#{bad}");
                assert!(answer.attributes(".error-summary a", "href").contains(&field), "{what} as {bad}");
                assert!(answer.one("title").starts_with(&say("error-prefix")));
                assert!(answer.has(&field), "the summary leads to the field");
            }
        }
    }
    for value in ["", "a%00b", "a%0D%0Ab", "%FF%FE", "%F0%9F%93%9E", "%E2%80%A2%E2%80%A2"] {
        for (path, field) in [
            ("/steps/storage-credentials", "storage_key"),
            ("/steps/storage-credentials", "storage_secret"),
            ("/steps/scim-credentials", "scim_url"),
            ("/steps/scim-credentials", "scim_token"),
        ] {
            visitor.post_raw(path, format!("{field}={value}").into_bytes()).await;
            let again = visitor.post(path, &[]).await;
            assert_eq!(again.one("#result"), say("tested-passed"), "{value} as {field} replaced what was there");
        }
    }
    visitor.post_raw("/steps/user-provisioning", b"scim_provider=&manual_users=".to_vec()).await;
    assert_eq!(visitor.get("/steps/review").await.all("dd"), review);
}

#[tokio::test]
async fn what_was_typed_stays_in_the_form_to_be_mended() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    let start = visitor.get("/").await;
    let page = visitor.press(&start, "start-button", &[]).await;
    let refused = visitor
        .press(
            &page,
            "details-button",
            &[("company", "Acme \"A\" & <Sons>"), ("contact_email", "nobody"), ("accept", "on")],
        )
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.attributes("#company", "value"), ["Acme \"A\" & <Sons>"]);
    assert_eq!(refused.attributes("#contact_email", "value"), ["nobody"]);
    assert!(refused.has("#accept[checked]"));
    assert_eq!(refused.attributes("[aria-invalid=true]", "id"), ["contact_name", "contact_email"]);
    let good = [("contact_name", "Jane"), ("contact_email", "jane@acme.example")];
    let next = visitor.press(&refused, "details-button", &good).await;
    assert_eq!(next.path, "/steps/storage-role");
    assert!(next.shows("Acme \"A\" & <Sons>"));
}

#[tokio::test]
async fn who_gets_the_role_is_one_of_two() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    visitor.post("/steps/storage-role", &[("assign_to", "other"), ("done", "on")]).await;
    let review = visitor.get("/steps/review").await.all("dd");
    let refused = visitor.post_only("/steps/storage-role", &[("assign_to", "bogus"), ("done", "on")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.attributes(".error-summary a", "href"), ["#assign_to"]);
    assert!(refused.has("fieldset.bad #assign_to"));
    assert_eq!(visitor.get("/steps/review").await.all("dd"), review, "what was answered stays");
    assert_eq!(visitor.post_only("/steps/storage-role", &[]).await.status, StatusCode::SEE_OTHER, "missing is self");
    assert_ne!(visitor.get("/steps/review").await.all("dd"), review);
}

#[tokio::test]
async fn a_credential_in_the_wrong_field_is_named_and_not_shown_again() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    let start = visitor.get("/").await;
    visitor.press(&start, "start-button", &[]).await;
    let row = format!("GongIntegration\tCall recordings\t{}\t{}", values.key, values.secret);
    let lines = format!("{}\r\n{}", values.key, values.secret);
    let address = format!("https://platform.8x8.com/?token={}", values.token);
    let broken = format!("{}\u{fffd}", values.secret);
    let long = format!("{} {}", "word ".repeat(60), values.secret);
    let quoted = format!("\"{}\"", values.secret);
    for pasted in [&values.secret, &values.key, &values.token, &row, &lines, &address, &broken, &long, &quoted] {
        for field in ["company", "contact_name", "contact_email"] {
            let refused = visitor.post("/steps/before-you-start", &[(field, pasted.as_str()), ("accept", "on")]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{pasted} as {field}");
            let said = String::from_utf8_lossy(&refused.body).into_owned();
            for secret in [&values.secret, &values.key, &values.token] {
                assert!(!said.contains(secret.as_str()), "{pasted:?} as {field} comes back");
            }
            let words = format!("field-{field}-credential").replace('_', "-");
            assert!(refused.shows(&say(&words)), "{pasted:?} as {field} is not recognised");
        }
    }
}
