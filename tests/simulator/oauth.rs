//! Who gets an access token, and for how long?

use axum::http::StatusCode;
use serde_json::json;

use super::hand::{EightByEight, scenario};

#[tokio::test]
async fn a_token_comes_as_8x8_documents_it() {
    let eight = EightByEight::start();
    let answer = eight.token(scenario("all-well")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.json(),
        json!({
            "access_token": "SampleAccessToken00000000001",
            "token_type": "BearerToken",
            "expires_in": "3599",
            "issued_at": "1795507200000",
            "status": "approved",
            "scope": "",
            "api_product_list": "[storage]",
            "api_product_list_json": ["storage"],
        })
    );
}

#[tokio::test]
async fn only_the_right_grant_with_the_right_pair_gives_a_token() {
    let eight = EightByEight::start();
    let well = scenario("all-well");
    let other = scenario("over-scoped");
    let status = async |key, secret, body| eight.post_token(key, secret, body).await.status;
    assert_eq!(status(well.key, well.secret, "grant_type=password").await, StatusCode::BAD_REQUEST);
    assert_eq!(status(well.key, well.secret, "").await, StatusCode::BAD_REQUEST);
    assert_eq!(status(well.secret, well.key, "grant_type=client_credentials").await, StatusCode::UNAUTHORIZED);
    assert_eq!(status(well.key, other.secret, "grant_type=client_credentials").await, StatusCode::UNAUTHORIZED);
    let without = eight.send("POST", "/oauth/v2/token", None, "grant_type=client_credentials").await;
    assert_eq!(without.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn storage_wants_an_access_token_that_has_not_expired() {
    let eight = EightByEight::start();
    let token = eight.access_token(scenario("all-well")).await;
    let status = async |token: &str| eight.get("/storage/us-east/v3/regions", token).await.status;
    assert_eq!(status("SampleAccessToken99999999999").await, StatusCode::UNAUTHORIZED);
    assert_eq!(eight.send("GET", "/storage/uk/v3/objects", None, "").await.status, StatusCode::UNAUTHORIZED);
    eight.pass_seconds(3598);
    assert_eq!(status(&token).await, StatusCode::OK);
    eight.pass_seconds(1);
    assert_eq!(status(&token).await, StatusCode::UNAUTHORIZED);
}
