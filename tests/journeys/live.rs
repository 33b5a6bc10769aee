//! Does a page that watches its test see it run? The same POST as a stream: what is asked, what was found, where to go.

use axum::body::Body;
use axum::http::{StatusCode, header};
use http_body_util::BodyExt;
use scraper::Html;
use tower::ServiceExt;
use url::form_urlencoded;

use super::page::selector;
use super::portal::{Portal, Values, say};
use super::visitor::Visitor;

const HERE: &str = "/steps/storage-credentials";

fn request(visitor: &Visitor, values: &Values) -> axum::http::Request<Body> {
    let fields = [("storage_key", &values.key), ("storage_secret", &values.secret)];
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = visitor.request("POST", HERE).header(header::ACCEPT, "text/event-stream");
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    request.header(header::ORIGIN, &visitor.origin).body(Body::from(body)).unwrap()
}

/// Name and data of each event, comments left out.
fn events(body: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8(body.to_vec()).unwrap();
    let field = |block: &str, name: &str| {
        let lines = block.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        lines.collect::<Vec<_>>().join("\n")
    };
    let blocks = text.split("\n\n").filter(|block| block.contains("event: "));
    blocks.map(|block| (field(block, "event"), field(block, "data"))).collect()
}

#[tokio::test]
async fn findings_come_one_by_one_between_the_questions() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("product-missing"));
    visitor.begin("Acme").await;
    visitor.secrets.insert(values.secret.clone());
    let answer = visitor.send(request(&visitor, &values)).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, Some("text/event-stream")));
    let events = events(&answer.body);
    let names: Vec<&str> = events.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["asking", "finding", "finding", "done"]);
    let asking: serde_json::Value = serde_json::from_str(&events[0].1).unwrap();
    assert_eq!(asking, serde_json::json!({"step": 1, "of": 3, "text": say("asking-token")}));
    let page = visitor.get(&events[3].1).await;
    assert_eq!(page.path, HERE);
    let streamed: Vec<String> = events[1..3]
        .iter()
        .map(|(_, html)| Html::parse_fragment(html).select(&selector("[data-finding]")).next().unwrap().html())
        .collect();
    let shown: Vec<String> = page.html().select(&selector("[data-finding]")).map(|finding| finding.html()).collect();
    assert_eq!(streamed, shown, "what was seen is what stays");
}

#[tokio::test]
async fn what_is_not_tested_ends_at_once() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    visitor.begin("Acme").await;
    let bullets = Values { secret: "••••••••••••".to_owned(), ..values };
    let answer = visitor.send(request(&visitor, &bullets)).await;
    let events = events(&answer.body);
    assert_eq!(events[0].0, "finding");
    assert!(events[0].1.contains(r#"data-finding="storage.secret.malformed""#), "{}", events[0].1);
    assert_eq!(events[1..], [("done".to_owned(), HERE.to_owned())]);
    assert!(visitor.get(HERE).await.has(".error-summary"));
    let mut stranger = portal.visitor();
    let refused = stranger.send(request(&stranger, &bullets)).await;
    assert_eq!((refused.status, refused.is_html()), (StatusCode::FORBIDDEN, true), "without a visit nothing streams");
}

#[tokio::test]
async fn whoever_leaves_ends_the_test() {
    let portal = Portal::start().await;
    let (mut visitor, slow) = (portal.visitor(), portal.values("slow"));
    visitor.begin("Acme").await;
    let mut sent = request(&visitor, &slow);
    let cookies: Vec<String> = visitor.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    sent.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().unwrap());
    sent.extensions_mut().insert(gong_onboarding::web::ClientAddress(visitor.address));
    let mut body = portal.router.clone().oneshot(sent).await.unwrap().into_body();
    let mut seen = String::new();
    while !seen.contains("\"step\":2") {
        let frame = body.frame().await.unwrap().unwrap();
        seen.push_str(str::from_utf8(&frame.into_data().unwrap()).unwrap());
    }
    drop(body);
    let page = visitor.get(HERE).await;
    assert!(page.findings().is_empty() && page.has_button(&say("test-button")), "nothing was found out");
    assert_eq!(portal.count("SELECT COUNT(*) FROM tests").await, 0);
    let well = visitor.enter_storage(&portal.values("all-well")).await;
    assert_eq!(well.one("#result"), say("tested-passed"), "and nothing stands in the way of the next test");
}

#[tokio::test]
async fn both_halves_are_watched_together() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("accounts-differ"));
    visitor.begin("Acme").await;
    visitor.enter_storage(&values).await;
    visitor.enter_scim(&values).await;
    let request = visitor.request("POST", "/steps/review").header(header::ACCEPT, "text/event-stream");
    let answer = visitor.send(request.header(header::ORIGIN, &visitor.origin).body(Body::empty()).unwrap()).await;
    let events = events(&answer.body);
    let findings = events.iter().filter(|(name, _)| name == "finding").count();
    let questions = events.iter().filter(|(name, _)| name == "asking").count();
    assert_eq!((findings, questions), (10, 3), "five of recordings, three of users, two of both");
    assert!(events.iter().any(|(_, data)| data.contains("accounts.differ")));
    assert_eq!(events.last().unwrap(), &("done".to_owned(), "/steps/review".to_owned()));
}
