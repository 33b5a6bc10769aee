//! Does SCIM behave as each scenario's row says, and do its users fit the recordings?

use std::collections::BTreeSet;

use axum::http::StatusCode;
use gong_onboarding::simulator::{Directory, SCENARIOS, Scenario, Storage, Trouble};
use serde_json::{Value, json};

use super::hand::{EightByEight, scenario};

#[tokio::test]
async fn every_scim_token_behaves_as_its_row_says() {
    let eight = EightByEight::start();
    for scenario in SCENARIOS {
        let answer = eight.get(&scenario.scim_url("").replace("/v2", "/v2/Users"), scenario.scim_token).await;
        let status = match scenario.directory {
            Directory::TokenCleared => StatusCode::UNAUTHORIZED,
            Directory::UnknownCustomer => StatusCode::NOT_FOUND,
            Directory::Trouble(Trouble::RateLimited) => StatusCode::TOO_MANY_REQUESTS,
            Directory::Trouble(Trouble::Failing) => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::OK,
        };
        assert_eq!(answer.status, status, "{}", scenario.name);
        let limited = status == StatusCode::TOO_MANY_REQUESTS;
        assert_eq!(answer.header("retry-after"), limited.then_some("Tue, 24 Nov 2026 08:01:00 GMT"));
        let web_page = scenario.directory == Directory::WebPage;
        let media_type = if web_page { "text/html; charset=utf-8" } else { "application/scim+json" };
        assert_eq!(answer.header("content-type"), Some(media_type), "{}", scenario.name);
    }
}

#[tokio::test]
async fn scim_pages_through_all_users() {
    let eight = EightByEight::start();
    let well = scenario("all-well");
    let first = eight.users(well, "?startIndex=1&count=100").await;
    assert_eq!(first["schemas"], json!(["urn:ietf:params:scim:api:messages:2.0:ListResponse"]));
    assert_eq!(first["Resources"][0]["userName"], "ada.adeyemi@customer.example");
    assert_eq!(first["Resources"][0]["emails"][0]["value"], "ada.adeyemi@customer.example");
    let shape = |page: &Value| {
        let resources = page["Resources"].as_array().unwrap().len();
        (page["totalResults"].clone(), page["startIndex"].clone(), page["itemsPerPage"].clone(), resources)
    };
    assert_eq!(shape(&first), (json!(260), json!(1), json!(100), 100));
    assert_eq!(shape(&eight.users(well, "?startIndex=201&count=100").await), (json!(260), json!(201), json!(60), 60));
    assert_eq!(shape(&eight.users(well, "?startIndex=261&count=100").await), (json!(260), json!(261), json!(0), 0));
    assert_eq!(shape(&eight.users(well, "?startIndex=0&count=500").await), (json!(260), json!(1), json!(100), 100));
    assert_eq!(shape(&eight.users(well, "?count=0").await), (json!(260), json!(1), json!(0), 0));
    let names: BTreeSet<_> = eight.all_users(well).await.iter().map(|u| u["userName"].to_string()).collect();
    assert_eq!(names.len(), 260);
}

#[tokio::test]
async fn scim_knows_the_token_first_and_then_the_customer() {
    let eight = EightByEight::start();
    let (well, other) = (scenario("all-well"), scenario("no-users"));
    let users = |of: &Scenario| format!("{}/Users", of.scim_url(""));
    assert_eq!(eight.send("GET", &users(well), None, "").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(eight.get(&users(well), "nonsense").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(eight.get(&users(other), well.scim_token).await.status, StatusCode::NOT_FOUND);
    assert_eq!(eight.get(&users(well), well.scim_token).await.status, StatusCode::OK);
    assert_eq!(
        eight.get(&format!("{}?count=many", users(well)), well.scim_token).await.status,
        StatusCode::BAD_REQUEST
    );
}

#[tokio::test]
async fn owners_of_recordings_are_visible_but_where_only_the_providers_users_are() {
    for scenario in SCENARIOS {
        if !matches!(scenario.directory, Directory::AllWell | Directory::ProviderOnly | Directory::WithoutEmail)
            || !matches!(scenario.storage, Storage::AllWell | Storage::OtherForms | Storage::OtherAccount)
        {
            continue;
        }
        let eight = EightByEight::start();
        let users = eight.all_users(scenario).await;
        let visible: Vec<_> = users.iter().filter_map(|user| user["emails"][0]["value"].as_str()).collect();
        let owners = eight.owners(scenario).await;
        assert_eq!(owners.len(), 7, "{}", scenario.name);
        let seen = owners.iter().filter(|owner| visible.contains(&owner.as_str())).count();
        let expected = if scenario.directory == Directory::ProviderOnly { 0 } else { 7 };
        assert_eq!(seen, expected, "{}", scenario.name);
    }
}

#[tokio::test]
async fn some_users_have_no_address_and_some_the_stand_in() {
    let eight = EightByEight::start();
    let users = eight.all_users(scenario("users-without-email")).await;
    let missing = users.iter().filter(|user| user.get("emails").is_none()).count();
    let stand_in = users.iter().filter(|user| user["emails"][0]["value"] == "noreply@8x8.com").count();
    assert_eq!((missing, stand_in), (20, 20));
    assert_eq!(eight.all_users(scenario("provider-only")).await.len(), 40);
    assert_eq!(eight.users(scenario("no-users"), "?startIndex=1&count=1").await["totalResults"], 0);
}
