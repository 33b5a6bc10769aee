//! Where the desk has a listener or a host of its own, does each side know nothing of the other's pages?

use axum::http::StatusCode;
use gong_onboarding::staff::Role;

use super::portal::Portal;
use super::visitor::Visitor;

const HTTPS: [(&str, &str); 4] = [
    ("PUBLIC_URL", "https://connect.example.com"),
    ("EIGHT_BY_EIGHT__ALLOW_LOOPBACK", "false"),
    ("EIGHT_BY_EIGHT__TOKEN_URL", "https://api.8x8.com/oauth/v2/token"),
    ("EIGHT_BY_EIGHT__STORAGE_URL", "https://api.8x8.com/storage"),
];

/// Neither side shows pages of the other; both show what every page needs.
async fn are_apart(customer: &mut Visitor, staff: &mut Visitor) {
    for path in ["/support", "/support/sign-in", "/support/staff", "/support/tokens"] {
        let (unknown, hidden) = (customer.get("/no-such-page").await, customer.get(path).await);
        assert_eq!(hidden.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(hidden.one("h1"), unknown.one("h1"));
        assert_ne!(staff.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let unknown = customer.get("/no-such-page").await;
    for path in ["/api/v1/problems", "/api/v1/openapi.json", "/api/v1/cases", "/api/unknown"] {
        let (hidden, shown) = (customer.get(path).await, staff.get(path).await);
        assert_eq!((hidden.status, hidden.one("h1")), (StatusCode::NOT_FOUND, unknown.one("h1")), "{path}");
        let is_page = shown.header("content-type").is_some_and(|kind| kind.contains("html"));
        assert_eq!(is_page, path.ends_with("problems"), "{path}");
    }
    assert_eq!(customer.post("/support/sign-in", &[]).await.status, StatusCode::NOT_FOUND);
    for path in ["/", "/guide", "/overview", "/.well-known/jwks.json"] {
        let hidden = staff.get(path).await;
        assert_eq!((hidden.status, hidden.ways()), (StatusCode::NOT_FOUND, vec!["/support".to_owned()]), "{path}");
        assert_ne!(customer.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(staff.post("/onboarding", &[]).await.status, StatusCode::NOT_FOUND);
    let page = staff.get("/support/sign-in").await;
    let sheet = page.attributes("link[rel=stylesheet]", "href").concat();
    for somebody in [customer, staff] {
        for path in ["/healthz", "/readyz", &sheet] {
            assert_eq!(somebody.get(path).await.status, StatusCode::OK, "{path}");
        }
    }
}

#[tokio::test]
async fn a_listener_of_its_own() {
    let portal = Portal::with(&[("SUPPORT__LISTEN", "127.0.0.1:8081")]).await;
    let mut staff = portal.visitor_of_desk();
    are_apart(&mut portal.visitor(), &mut staff).await;
    let page = staff.get("/support/sign-in").await;
    assert!(page.attributes(".bottom a", "href").contains(&"http://127.0.0.1:8080/guide".to_owned()));
}

#[tokio::test]
async fn a_host_of_its_own() {
    let own = [HTTPS.as_slice(), &[("SUPPORT__PUBLIC_URL", "https://desk.example.com")]].concat();
    let portal = Portal::with(&own).await;
    let mut staff = portal.visitor_of_desk();
    are_apart(&mut portal.visitor(), &mut staff).await;
    let totp = portal.account("ada", Role::Agent, "four words and a stone").await;
    let code = totp.code_at(portal.app.clock.now());
    let page = staff.sign_in("ada", "four words and a stone", code.expose()).await;
    assert_eq!((page.status, page.path.as_str()), (StatusCode::OK, "/support"));
    let german = staff.speak(&page, gong_onboarding::words::Language::German).await;
    assert_eq!(german.status, StatusCode::OK);
    let mut odd = portal.visitor();
    odd.origin = "https://elsewhere.example.com".to_owned();
    assert_eq!(odd.get("/support").await.status, StatusCode::NOT_FOUND, "a host that nobody named");
    staff.origin = "https://connect.example.com".to_owned();
    assert_eq!(staff.get("/support").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn forms_of_one_side_are_not_for_the_other() {
    let own = [HTTPS.as_slice(), &[("SUPPORT__PUBLIC_URL", "https://desk.example.com")]].concat();
    let portal = Portal::with(&own).await;
    for (host, path, origin, status) in [
        ("desk.example.com", "/support/sign-out", "https://desk.example.com", StatusCode::SEE_OTHER),
        ("desk.example.com", "/support/sign-out", "https://connect.example.com", StatusCode::FORBIDDEN),
        ("connect.example.com", "/onboarding", "https://connect.example.com", StatusCode::SEE_OTHER),
        ("connect.example.com", "/onboarding", "https://desk.example.com", StatusCode::FORBIDDEN),
        ("desk.example.com", "/language", "https://desk.example.com", StatusCode::SEE_OTHER),
    ] {
        let mut visitor = portal.visitor();
        visitor.origin = format!("https://{host}");
        let request = visitor.request("POST", path).header("origin", origin).body(axum::body::Body::empty()).unwrap();
        assert_eq!(visitor.send(request).await.status, status, "{host}{path} from {origin}");
    }
}
