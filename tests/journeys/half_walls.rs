//! What does a link for one half not open?

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use gong_onboarding::cases::Half;
use gong_onboarding::staff::Role;
use gong_onboarding::web::{self, Guard, Route};
use url::form_urlencoded;

use super::half_links::{ask, come};
use super::page::Page;
use super::portal::{Portal, say};
use super::visitor::Visitor;

fn is_refused(page: &Page) -> bool {
    page.status == StatusCode::FORBIDDEN && page.one("h1") == say("error-one-half-title")
}

/// The addresses of a route: of the half `scim`, and of what is not part of it.
fn addresses(route: &Route) -> (String, Vec<String>) {
    let fill = |slug: &str| route.path.replace("{slug}", slug).replace("{half}", "scim");
    let fill =
        |slug: &str| fill(slug).split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
    let foreign = ["before-you-start", "storage-role", "api-app", "storage-credentials", "review"];
    let has_screen = |slug: &&str| !route.path.contains("looks") || !["before-you-start", "review"].contains(slug);
    let foreign = foreign.into_iter().filter(|_| route.path.contains("{slug}")).filter(has_screen);
    (fill("scim-credentials"), foreign.map(fill).collect())
}

async fn send(visitor: &Visitor, method: &Method, path: &str) -> Page {
    let mut visitor = visitor.clone();
    if *method == Method::POST {
        return visitor.post_only(path, &[]).await;
    }
    let request = visitor.request(method.as_str(), path).body(Body::empty()).unwrap();
    visitor.send(request).await
}

#[tokio::test]
async fn every_page_is_closed_to_a_colleague_but_those_of_the_half() {
    let portal = Portal::start().await;
    let (mut admin, values) = (portal.visitor(), portal.values("all-well"));
    admin.begin("Acme").await;
    admin.enter_storage(&values).await;
    let back = admin.get("/overview").await.one("section[aria-labelledby=return-link] code");
    let link = ask(&mut admin, Half::Scim).await;
    let mut colleague = come(&portal, &link).await;
    colleague.secrets.extend([values.key, values.secret, back, "jane@acme.example".to_owned()]);
    let mut closed = 0;
    for route in web::table() {
        let (own, foreign) = addresses(&route);
        let changes = route.method == Method::POST && route.guard == Guard::Anybody; // some end the visit
        let is_of_desk = matches!(route.guard, Guard::Agent | Guard::Lead | Guard::Api(_)); // looked at with all others, in `access`
        if changes || is_of_desk || own == "/demo" || own == "/styleguide" {
            continue;
        }
        let page = send(&colleague, &route.method, &own).await;
        match route.guard {
            Guard::Anybody | Guard::Token => assert_ne!(page.status, StatusCode::FORBIDDEN, "{own}"),
            Guard::HalfVisit => assert!(page.status != StatusCode::FORBIDDEN, "{} {own} is closed", route.method),
            Guard::Visit => assert!(is_refused(&page), "{} {own} is open", route.method),
            Guard::Agent | Guard::Lead | Guard::Api(_) => {}
        }
        closed += usize::from(route.guard == Guard::Visit);
        for path in foreign {
            assert!(is_refused(&send(&colleague, &route.method, &path).await), "{} {path} is open", route.method);
            closed += 1;
        }
    }
    assert!(closed > 20, "the table is read");
    assert_eq!(colleague.get("/half").await.status, StatusCode::OK);
    assert!(is_refused(&colleague.get("/steps/storage-credentials?replace=on").await));
}

#[tokio::test]
async fn no_link_leads_a_colleague_to_a_closed_door() {
    let portal = Portal::start().await;
    let mut admin = portal.visitor();
    admin.begin("Acme").await;
    let link = ask(&mut admin, Half::Scim).await;
    let mut colleague = come(&portal, &link).await;
    let (mut seen, mut left) = (BTreeSet::new(), vec!["/half".to_owned(), "/nothing".to_owned()]);
    colleague.enter_scim(&portal.values("all-well")).await;
    while let Some(path) = left.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let page = colleague.get(&path).await;
        assert!(path == "/nothing" || page.status == StatusCode::OK, "{path}: {}", page.status);
        assert!(!String::from_utf8_lossy(&page.body).contains("/r/"), "{path} has a return link");
        let links = page.attributes("a[href^='/']", "href");
        left.extend(links.iter().filter_map(|link| link.split('#').next()).map(str::to_owned));
    }
    assert!(seen.len() > 8 && seen.contains("/steps/scim-credentials") && seen.contains("/guide"), "{seen:?}");
}

#[tokio::test]
async fn what_the_colleague_and_the_admin_do_is_their_own() {
    let portal = Portal::start().await;
    let (mut admin, values) = (portal.visitor(), portal.values("all-well"));
    admin.begin("Acme").await;
    let (storage, scim) = (ask(&mut admin, Half::Storage).await, ask(&mut admin, Half::Scim).await);
    let mut colleague = come(&portal, &scim).await;
    colleague.enter_scim(&values).await;
    admin.secrets.extend([values.url.clone(), values.token.clone()]);
    for path in ["/overview", "/steps/scim-credentials", "/steps/review", "/half-links/scim"] {
        admin.get(path).await;
    }
    assert!(admin.get("/steps/scim-credentials").await.findings().is_empty(), "nothing arrived yet");
    assert_eq!(admin.post("/package", &[]).await.status, StatusCode::CONFLICT);
    // one link does not open the other half, even of the same case
    let page = colleague.get(&storage).await;
    assert!(page.shows(&say("half-link-other-text")));
    colleague.press(&page, "half-link-button", &[]).await;
    assert!(is_refused(&colleague.get("/steps/scim-credentials").await));
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 0, "nothing is merged");
}

#[tokio::test]
async fn a_browser_that_is_at_work_is_asked() {
    let portal = Portal::start().await;
    let mut admin = portal.visitor();
    admin.begin("Acme").await;
    let link = ask(&mut admin, Half::Scim).await;
    // the admin's own browser
    let page = admin.get(&link).await;
    assert!(page.shows(&say("half-link-own-title")) && !page.has_button(&say("half-link-button")));
    assert_eq!(admin.post(&link, &[]).await.path, "/overview");
    assert_eq!(portal.count("SELECT opens FROM half_links").await, 0, "the admin's look is not the colleague's");
    // somebody at work on another case
    let mut colleague = portal.visitor();
    colleague.begin("Beta").await;
    let mut old_tab = colleague.clone();
    let page = colleague.get(&link).await;
    assert!(page.one(".notice").contains("Beta"));
    assert_eq!(old_tab.get("/overview").await.one(".who"), "Beta", "looking changes nothing");
    let half = colleague.press(&page, "half-link-button", &[]).await;
    assert_eq!((half.path.as_str(), half.one(".who")), ("/half", "Acme".to_owned()));
    assert_eq!(old_tab.get("/overview").await.one("h1"), say("error-visit-over-title"));
    // pressed again, it goes on
    assert_eq!(colleague.post(&link, &[]).await.path, "/half");
    assert_eq!(portal.count("SELECT COUNT(*) FROM visits").await, 2);
}

#[tokio::test]
async fn the_return_link_takes_a_colleagues_browser_over() {
    let portal = Portal::start().await;
    let mut admin = portal.visitor();
    admin.begin("Acme").await;
    let back = admin.get("/overview").await.one("section[aria-labelledby=return-link] code").replace(&admin.origin, "");
    let link = ask(&mut admin, Half::Scim).await;
    let mut colleague = come(&portal, &link).await;
    let page = colleague.get(&back).await;
    assert!(page.shows(&say("half-here-title")));
    assert_eq!(colleague.press(&page, "resume-button", &[]).await.path, "/overview");
    assert_eq!(portal.count("SELECT COUNT(*) FROM visits WHERE half IS NOT NULL").await, 0);
}

#[tokio::test]
async fn a_colleague_watches_the_test_too() {
    let portal = Portal::start().await;
    let (mut admin, values) = (portal.visitor(), portal.values("all-well"));
    admin.begin("Acme").await;
    let link = ask(&mut admin, Half::Scim).await;
    let mut colleague = come(&portal, &link).await;
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("scim_url", &values.url), ("scim_token", &values.token)])
        .finish();
    let request = colleague.request("POST", "/steps/scim-credentials").header("accept", "text/event-stream");
    let request = request.header("content-type", "application/x-www-form-urlencoded").body(Body::from(body)).unwrap();
    let told = String::from_utf8(colleague.send(request).await.body).unwrap();
    assert!(told.contains("event: finding") && told.trim_end().ends_with("data: /steps/scim-credentials"), "{told}");
}

#[tokio::test]
async fn a_colleague_is_told_what_support_says_of_their_half() {
    let portal = Portal::start().await;
    let (mut admin, mut ada) = (portal.visitor(), portal.staff("ada", Role::Agent).await);
    admin.begin("Acme").await;
    let link = ask(&mut admin, Half::Scim).await;
    let mut colleague = come(&portal, &link).await;
    let case = format!("/support/cases/{}", portal.text("SELECT id FROM cases").await);
    for (to, text) in
        [("create-app", "Of the app"), ("copy-token", "Of the token"), ("", "Of both"), ("package", "Of the end")]
    {
        let page = ada.get(&case).await;
        ada.press(&page, "hint-button", &[("to", to), ("text", text)]).await;
    }
    let page = colleague.get("/half").await;
    assert!(page.shows("Of the token") && page.shows("Of both"));
    assert!(!page.shows("Of the app") && !page.shows("Of the end"), "where they cannot go");
    let all = admin.get("/overview").await;
    assert!(["Of the app", "Of the token", "Of both", "Of the end"].iter().all(|text| all.shows(text)));
    assert_eq!(all.all(".news > p:nth-of-type(2)")[0], "Of the end", "the newest first");
    let of_the_app = portal.text("SELECT id FROM events WHERE detail LIKE '%Of the app%'").await;
    colleague.post(&format!("/news/{of_the_app}/close"), &[]).await;
    assert!(admin.get("/overview").await.shows("Of the app"), "nobody puts away what they are not told");
    assert_eq!(colleague.press(&page, "news-close", &[]).await.path, "/half");
}
