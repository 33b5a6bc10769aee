//! The desk's list of cases, and one case.

use axum::http::StatusCode;
use gong_onboarding::staff::Role;

use super::portal::Portal;

#[tokio::test]
async fn the_desk_is_for_staff() {
    let portal = Portal::start().await;
    let mut stranger = portal.visitor();
    let refused = stranger.get("/support").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let mut agent = portal.staff("ada", Role::Agent).await;
    assert_eq!(agent.get("/support").await.status, StatusCode::OK);
}
