//! Are forms taken from our own pages alone? Every pair of `Origin` and `Sec-Fetch-Site`.

use axum::body::Body;
use axum::http::{StatusCode, header};

use super::portal::{Portal, say};

#[tokio::test]
async fn forms_from_other_sites_are_refused() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let own = visitor.origin.clone();
    let foreign = [
        "https://evil.example",
        "null",
        "http://127.0.0.1:8080.evil.example",
        "http://127.0.0.1",
        "127.0.0.1:8080",
        "",
    ];
    let origins = [None, Some(own.as_str())].into_iter().chain(foreign.map(Some));
    for origin in origins {
        for site in [None, Some("same-origin"), Some("none"), Some("same-site"), Some("cross-site"), Some("")] {
            let mut request = visitor.request("POST", "/steps/api-app");
            for (name, value) in [("origin", origin), ("sec-fetch-site", site)] {
                if let Some(value) = value {
                    request = request.header(name, value);
                }
            }
            let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let page = visitor.send(request.body(Body::from("done=on")).unwrap()).await;
            let is_own =
                origin.is_none_or(|origin| origin == own) && matches!(site, None | Some("same-origin" | "none"));
            let marks = portal.count("SELECT COUNT(*) FROM done_steps").await;
            if is_own {
                assert_eq!((page.status, marks), (StatusCode::SEE_OTHER, 1), "{origin:?} {site:?}");
                visitor.post("/steps/api-app", &[]).await;
            } else {
                assert_eq!((page.status, marks), (StatusCode::FORBIDDEN, 0), "{origin:?} {site:?}");
                assert_eq!(page.one("h1"), say("error-cross-site-title"));
            }
        }
    }
    for path in [
        "/leave",
        "/onboarding",
        "/package",
        "/r/AAAAAAAAAAAAAAAAAAAAAA",
        "/delete",
        "/extend",
        "/steps/api-app/looks-different",
    ] {
        let request = visitor.request("POST", path).header("sec-fetch-site", "cross-site");
        assert_eq!(visitor.send(request.body(Body::empty()).unwrap()).await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(visitor.get("/overview").await.status, StatusCode::OK);
}
