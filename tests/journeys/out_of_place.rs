//! What if it comes in another kind, another order, or at an address that there is not?

use axum::body::Body;
use axum::http::{StatusCode, header};

use super::page::Page;
use super::portal::{Portal, say};

#[tokio::test]
async fn only_forms_are_read() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    for kind in
        ["application/json", "multipart/form-data; boundary=x", "text/plain", "", "application/x-www-form-urlencodedx"]
    {
        for path in ["/steps/storage-credentials", "/steps/storage-role", "/package", "/leave", "/onboarding"] {
            let request = visitor.request("POST", path).header(header::CONTENT_TYPE, kind);
            let page = visitor.send(request.body(Body::from("storage_secret=abc&done=on")).unwrap()).await;
            assert_eq!(page.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{kind} at {path}");
            assert_eq!(page.one("h1"), say("error-not-a-form-title"));
        }
    }
    assert!(visitor.cookies.contains_key("visit"), "the visit was not left");
    let request = visitor.request("POST", "/steps/storage-role");
    let kind = "Application/X-WWW-Form-Urlencoded; charset=UTF-8".to_lowercase();
    let request = request.header(header::CONTENT_TYPE, kind).body(Body::from("done=on")).unwrap();
    assert_eq!(visitor.send(request).await.status, StatusCode::SEE_OTHER, "a client with the cookie and the fields");
}

#[tokio::test]
async fn every_page_of_a_visit_has_the_code_to_read_out() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let code = visitor.get("/overview").await.one(".top .code");
    let refused =
        [visitor.get("/nowhere").await, visitor.get("/package").await, visitor.get("/r/AAAAAAAAAAAAAAAAAAAAAA").await];
    for page in refused {
        assert!(page.status.is_client_error(), "{}", page.path);
        assert_eq!(page.all(".top .help .code"), [code.as_str()], "{}", page.path);
    }
    assert!(!portal.visitor().get("/nowhere").await.has(".top .code"), "outside of a visit there is none");
    assert!(!visitor.get("/support/cases/nowhere").await.has(".top .code"), "the desk is another house");
    visitor.post("/leave", &[]).await;
    assert!(!visitor.get("/overview").await.has(".top .code"), "it is over");
}

#[tokio::test]
async fn an_address_fills_in_nothing() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    visitor.secrets.insert("PASTED-INTO-THE-ADDRESS".to_owned());
    for path in [
        "/",
        "/overview",
        "/steps/storage-credentials",
        "/steps/scim-credentials",
        "/steps/before-you-start",
        "/nowhere",
    ] {
        let query =
            "storage_secret=PASTED-INTO-THE-ADDRESS&scim_token=PASTED-INTO-THE-ADDRESS&company=PASTED-INTO-THE-ADDRESS";
        visitor.get(&format!("{path}?{query}")).await;
    }
    visitor.get("/steps/PASTED-INTO-THE-ADDRESS").await;
    visitor.get("/r/PASTED-INTO-THE-ADDRESS").await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 0);
}

#[tokio::test]
async fn steps_out_of_order_lead_to_the_first() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    let start = visitor.get("/").await;
    visitor.press(&start, "start-button", &[]).await;
    for slug in ["storage-role", "api-app", "storage-credentials", "user-provisioning", "scim-credentials", "review"] {
        let path = format!("/steps/{slug}");
        assert_eq!(visitor.get(&path).await.path, "/steps/before-you-start");
        let posted = visitor.post(&path, &[("storage_key", "eght_x"), ("storage_secret", "y"), ("done", "on")]).await;
        assert_eq!(posted.path, "/steps/before-you-start");
    }
    assert_eq!(portal.simulator.requests().len(), 0);
    let overview = visitor.get("/overview").await;
    assert_eq!(overview.attributes(".tasks a", "href"), ["/steps/before-you-start"]);
    let about =
        [("company", "Acme"), ("contact_name", "Jane"), ("contact_email", "jane@acme.example"), ("accept", "on")];
    visitor.post("/steps/before-you-start", &about).await;
    // from here on, any order: `done` never gates
    for slug in ["review", "scim-credentials", "storage-credentials"] {
        assert_eq!(visitor.get(&format!("/steps/{slug}")).await.path, format!("/steps/{slug}"));
    }
}

#[tokio::test]
async fn unknown_addresses_say_so_and_lead_on() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let not_found = |page: &Page| {
        assert_eq!((page.status, page.one("h1")), (StatusCode::NOT_FOUND, say("error-not-found-title")));
    };
    for path in
        ["/steps/unknown", "/steps/", "/steps/review/", "/steps/review/x", "/nowhere", "/static/none.css", "//", "/%00"]
    {
        let page = visitor.get(path).await;
        not_found(&page);
        for way in page.ways() {
            assert_eq!(visitor.get(&way).await.status, StatusCode::OK, "{path}: the way on {way}");
        }
    }
    not_found(&visitor.post("/steps/unknown", &[("done", "on")]).await);
}
