//! Does every URL of the desk let in whom its guard names, and nobody else?

use axum::body::Body;
use axum::http::{Method, StatusCode};
use gong_onboarding::staff::Role;
use gong_onboarding::web::{self, Guard};

use super::portal::Portal;

#[tokio::test]
async fn every_route_of_the_desk_has_its_guard() {
    let portal = Portal::start().await;
    let somebody = [portal.visitor(), portal.staff("bob", Role::Agent).await, portal.staff("ada", Role::Lead).await];
    let routes: Vec<_> = web::table().into_iter().filter(|route| route.path.starts_with("/support")).collect();
    assert!(routes.len() >= 9);
    for route in routes {
        let least = match route.guard {
            Guard::Agent => 1,
            Guard::Lead => 2,
            _ => 0,
        };
        let is_public = route.path.starts_with("/support/sign-");
        assert_eq!(least == 0, is_public, "{}", route.path);
        for (rank, visitor) in somebody.iter().enumerate() {
            let mut visitor = visitor.clone();
            let path = route.path.replace("{id}", "01890a5d-ac96-774b-bcce-b302099a8057");
            if route.method == Method::POST && rank >= least {
                continue; // what it does is looked at elsewhere
            }
            let request = visitor.request(route.method.as_str(), &path).body(Body::empty()).unwrap();
            let status = visitor.send(request).await.status;
            assert_eq!(status == StatusCode::FORBIDDEN, rank < least, "{} {path} as {rank}: {status}", route.method);
        }
    }
}
