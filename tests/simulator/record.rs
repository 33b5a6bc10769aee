//! Is everything refused that would write, and remembered without credentials?

use axum::http::StatusCode;

use super::hand::{EightByEight, scenario};

#[tokio::test]
async fn nothing_can_be_written_and_whoever_tries_is_remembered() {
    let eight = EightByEight::start();
    let users = format!("{}/Users", scenario("all-well").scim_url(""));
    let paths = [users.as_str(), "/storage/uk/v3/objects", "/storage/uk/v3/bulk", "/nowhere"];
    for method in ["POST", "PUT", "PATCH", "DELETE"] {
        for path in paths {
            let answer = eight.send(method, path, Some(scenario("all-well").scim_token), "{}").await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        }
    }
    assert_eq!(eight.send("GET", "/oauth/v2/token", None, "").await.status, StatusCode::METHOD_NOT_ALLOWED);
    let discovery = users.replace("/Users", "/ServiceProviderConfig");
    assert_eq!(eight.get(&discovery, scenario("all-well").scim_token).await.status, StatusCode::NOT_FOUND);
    let requests = eight.simulator.requests();
    assert_eq!(requests.iter().filter(|request| request.method != "GET").count(), 16);
    assert_eq!(requests.len(), 18);
}

#[tokio::test]
async fn the_record_holds_no_credential() {
    let eight = EightByEight::start();
    let well = scenario("all-well");
    let token = eight.access_token(well).await;
    eight.get(&format!("/storage/uk/v3/regions?access_token={token}&limit=1"), &token).await;
    eight.users(well, "?startIndex=1&count=1").await;
    let requests = eight.simulator.requests();
    assert_eq!(requests[1].path, "/storage/uk/v3/regions");
    assert_eq!(requests[1].query, [("limit".to_owned(), "1".to_owned())]);
    let printed = format!("{requests:?}");
    for credential in [well.key, well.secret, well.scim_token, &token] {
        assert!(!printed.contains(credential));
    }
}
