//! Which headers does every answer carry? All routes and all kinds of answer, over http and https; that each carries the
//! full set is looked at in `healthy`, here it is asked of everything that there is.

use axum::body::Body;
use axum::http::{StatusCode, header};

use super::page::Page;
use super::portal::Portal;
use super::visitor::Visitor;

/// Behind https nothing of this machine may be called.
const HTTPS: &[(&str, &str)] = &[
    ("PUBLIC_URL", "https://connect.example.com"),
    ("EIGHT_BY_EIGHT__ALLOW_LOOPBACK", "false"),
    ("EIGHT_BY_EIGHT__TOKEN_URL", "https://api.8x8.com/oauth/v2/token"),
    ("EIGHT_BY_EIGHT__STORAGE_URL", "https://api.8x8.com/storage"),
    ("EIGHT_BY_EIGHT__SCIM_HOSTS", "platform.8x8.com"),
];

/// Every route by method, and what answers in a visit that has begun.
const ROUTES: &[(&str, &str, u16)] = &[
    ("GET", "/", 200),
    ("GET", "/guide", 200),
    ("GET", "/accessibility", 200),
    ("GET", "/cookies", 200),
    ("GET", "/privacy", 200),
    ("GET", "/overview", 200),
    ("GET", "/steps/before-you-start", 200),
    ("GET", "/steps/storage-role", 200),
    ("GET", "/steps/api-app", 200),
    ("GET", "/steps/storage-credentials", 200),
    ("GET", "/steps/user-provisioning", 200),
    ("GET", "/steps/user-provisioning/all-users", 200),
    ("GET", "/steps/scim-credentials", 200),
    ("GET", "/steps/review", 200),
    ("GET", "/steps/api-app/looks-different", 200),
    ("GET", "/steps/review/looks-different", 404),
    ("GET", "/delete", 200),
    ("GET", "/deleted", 303),
    ("GET", "/left", 303),
    ("GET", "/healthz", 200),
    ("GET", "/readyz", 200),
    ("GET", "/.well-known/jwks.json", 200),
    ("GET", "/.well-known/security.txt", 200),
    ("GET", "/package.schema.json", 200),
    ("GET", "/api/v1/openapi.json", 200),
    ("GET", "/api/v1/problems", 200),
    ("GET", "/api/v1/cases", 401),
    ("POST", "/api/v1/invitations", 401),
    ("GET", "/api/v1/nowhere", 404),
    ("GET", "/api", 404),
    ("DELETE", "/api/v1/cases", 405),
    ("OPTIONS", "/api/v1/events", 405),
    ("HEAD", "/overview", 200),
    ("POST", "/steps/before-you-start", 422),
    ("POST", "/steps/storage-role", 303),
    ("POST", "/steps/api-app", 303),
    ("POST", "/steps/storage-credentials", 303),
    ("POST", "/steps/user-provisioning", 422),
    ("POST", "/steps/scim-credentials", 303),
    ("POST", "/steps/review", 303),
    ("POST", "/steps/api-app/looks-different", 422),
    ("POST", "/steps/nowhere/looks-different", 404),
    ("POST", "/extend", 303),
    ("GET", "/package", 409),
    ("POST", "/package", 409),
    ("GET", "/r/unknown", 404),
    ("POST", "/r/unknown", 404),
    ("GET", "/nowhere", 404),
    ("GET", "/static/nothing.css", 404),
    ("GET", "/static/", 404),
    ("GET", "/demo", 404),
    ("GET", "/styleguide", 404),
    ("GET", "/extend", 405),
    ("POST", "/privacy", 405),
    ("POST", "/deleted", 405),
    ("GET", "/onboarding", 303),
    ("GET", "/leave", 405),
    ("POST", "/", 405),
    ("POST", "/healthz", 405),
    ("POST", "/overview", 405),
    ("POST", "/guide", 405),
    ("PUT", "/package", 405),
    ("DELETE", "/steps/review", 405),
    ("OPTIONS", "/overview", 405),
    ("TRACE", "/", 405),
    ("FROBNICATE", "/", 405),
    ("POST", "/onboarding", 303),
    ("POST", "/delete", 303),
    ("POST", "/delete", 403),
    ("POST", "/leave", 303),
    ("POST", "/extend", 403),
    ("GET", "/overview", 403),
    ("GET", "/delete", 403),
    ("GET", "/privacy", 200),
];

async fn ask(visitor: &mut Visitor, method: &str, path: &str) -> Page {
    let request = visitor.request(method, path).body(Body::empty()).unwrap();
    visitor.send(request).await
}

#[tokio::test]
async fn every_route_carries_the_full_set() {
    for settings in [&[][..], HTTPS] {
        let portal = Portal::with(settings).await;
        let mut visitor = portal.visitor();
        visitor.begin("Acme").await;
        for (method, path, status) in ROUTES {
            let page = ask(&mut visitor, method, path).await;
            assert_eq!(page.status.as_u16(), *status, "{method} {path}");
            if page.status == StatusCode::METHOD_NOT_ALLOWED {
                assert!(page.header("allow").is_some_and(|allow| !allow.contains(method)), "{method} {path}");
            }
            assert!(page.status == StatusCode::SEE_OTHER || page.header("content-type").is_some(), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn refusals_carry_them_too() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let path = "/steps/storage-credentials";
    for size in [32 * 1024 + 1, 1024 * 1024, 9 * 1024 * 1024] {
        let page = visitor.post_raw(path, vec![b'a'; size]).await;
        assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(page.ways(), [path, "/overview", "/"]);
    }
    let request = visitor.request("POST", path).header(header::CONTENT_TYPE, "application/json");
    assert_eq!(visitor.send(request.body(Body::from("{}")).unwrap()).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let request = visitor.request("POST", path).header(header::ORIGIN, "https://evil.example");
    assert_eq!(visitor.send(request.body(Body::empty()).unwrap()).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn assets_are_kept_for_ever_under_the_names_that_pages_use() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    let start = visitor.get("/").await;
    let mut assets = start.attributes("link[href]", "href");
    assets.extend(start.attributes("script[src]", "src"));
    assert_eq!(assets.len(), 3);
    for asset in assets {
        assert!(asset.starts_with("/static/"), "{asset} is not ours");
        let plain = visitor.get(&asset).await;
        assert_eq!(plain.status, StatusCode::OK);
        assert_eq!((plain.header("vary"), plain.header("content-encoding")), (Some("accept-encoding"), None));
        let request = visitor.request("GET", &asset).header(header::ACCEPT_ENCODING, "br, gzip;q=0.8");
        let packed = visitor.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(packed.header("content-encoding"), Some("gzip"));
        assert!(packed.body.len() < plain.body.len());
        let other = asset.replacen('.', ".0", 1);
        assert_eq!(visitor.get(&other).await.status, StatusCode::NOT_FOUND);
    }
    let request = visitor.request("GET", "/").header(header::ACCEPT_ENCODING, "gzip");
    let page = visitor.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(page.header("content-encoding"), None, "secrets beside reflected text are not compressed");
}

#[tokio::test]
async fn the_guide_is_compressed_for_whoever_is_not_on_a_visit() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    let plain = visitor.get("/guide").await;
    assert_eq!((plain.header("vary"), plain.header("content-encoding")), (Some("accept-encoding"), None));
    let guide = |visitor: &Visitor| {
        visitor.request("GET", "/guide").header(header::ACCEPT_ENCODING, "br, gzip;q=0.8").body(Body::empty()).unwrap()
    };
    let packed = visitor.send(guide(&visitor)).await;
    assert_eq!((packed.header("vary"), packed.header("content-encoding")), (Some("accept-encoding"), Some("gzip")));
    let length: usize = packed.header("content-length").unwrap().parse().unwrap();
    assert!(packed.body == plain.body && length * 3 < plain.body.len(), "the same page in {length} bytes");
    visitor.begin("Acme").await;
    for accepted in ["gzip", "gzip, br"] {
        let request = visitor.request("GET", "/guide").header(header::ACCEPT_ENCODING, accepted);
        let of_visit = visitor.send(request.body(Body::empty()).unwrap()).await;
        assert!(of_visit.shows("Acme"), "it holds the return link and what was typed");
        assert_eq!(of_visit.header("content-encoding"), None);
        assert_eq!(of_visit.header("content-length"), Some(of_visit.body.len().to_string().as_str()));
    }
    visitor.post("/leave", &[]).await;
    let packed = visitor.send(guide(&visitor)).await;
    assert_eq!(packed.header("content-encoding"), Some("gzip"), "the visit is over");
}

#[tokio::test]
async fn the_cookie_has_its_flags() {
    for (settings, name, secure) in [(&[][..], "visit=", false), (HTTPS, "__Host-visit=", true)] {
        let portal = Portal::with(settings).await;
        let mut visitor = portal.visitor();
        visitor.begin("Acme").await;
        portal.later(jiff::SignedDuration::from_mins(10));
        visitor.get("/overview").await;
        visitor.post("/leave", &[]).await;
        assert_eq!(visitor.set_cookies.len(), 4, "begun, renewed, removed, and the link that may be shown");
        for line in &visitor.set_cookies {
            let flags: Vec<&str> = line.split("; ").skip(1).collect();
            let names = [name, &name.replace("visit", "shown")];
            assert!(names.iter().any(|name| line.starts_with(*name)) && line.len() < 4096, "{line}");
            for flag in ["HttpOnly", "SameSite=Lax", "Path=/"] {
                assert!(flags.contains(&flag), "{flag} is missing");
            }
            assert_eq!(flags.contains(&"Secure"), secure);
            assert!(!line.to_lowercase().contains("domain="));
        }
        let begun = &visitor.set_cookies[0];
        assert!(!begun.contains("Max-Age") && !begun.contains("Expires"), "it goes with the browser");
    }
}

#[tokio::test]
async fn leaving_clears_the_browser() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let answer = visitor.post_only("/leave", &[]).await;
    assert_eq!(answer.header("clear-site-data"), Some("\"cache\", \"storage\""));
}
