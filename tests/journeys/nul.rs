//! What if an address holds a NUL, which no text of PostgreSQL does? There is nothing there; and nothing of it is a fault of ours.

use axum::http::{Method, StatusCode};
use gong_onboarding::staff::Role;
use gong_onboarding::web::{self, Guard};

use super::portal::Portal;
use super::program::Program;

/// A path with a NUL wherever something stands that is looked for.
fn with_nul(path: &str) -> String {
    let parts = path.split('/').map(|part| if part.starts_with('{') { "%00" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn an_address_with_a_nul_leads_nowhere() {
    let portal = Portal::with(&[("LIMITS__API_REQUESTS_PER_TOKEN_PER_MINUTE", "1000")]).await;
    let (mut lead, crm) = (portal.staff("grace", Role::Lead).await, Program::start(&portal).await);
    let mut customer = portal.visitor();
    customer.begin("Acme").await;
    let mut walked = 0;
    for route in web::table().into_iter().filter(|route| route.path.contains('{')) {
        let path = with_nul(route.path);
        let who = match route.guard {
            Guard::Agent | Guard::Lead => &mut lead,
            _ => &mut customer,
        };
        let page = match (route.guard, &route.method) {
            (Guard::Api(_), method) => crm.ask(method.as_str(), &path, Some(&serde_json::json!({}))).await,
            (_, &Method::POST) => who.post_only(&path, &[]).await,
            _ => who.get(&path).await,
        };
        let is_customers = !matches!(route.guard, Guard::Agent | Guard::Lead | Guard::Api(_));
        // customers' links have a page of their own, and nothing else there is looked for in the database
        let is_right = page.status == StatusCode::NOT_FOUND || (is_customers && !page.status.is_server_error());
        assert!(is_right, "{} {path}: {}", route.method, page.status);
        walked += 1;
    }
    assert!(walked > 40, "{walked}");
    for path in ["/support/webhooks?endpoint=%00", "/support/audit?who=%00", "/support?q=%00", "/support?after=1/%00"] {
        assert_eq!(lead.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
