//! Does the Cloud Storage Service behave as each scenario's row says?

use axum::http::StatusCode;
use gong_onboarding::simulator::{SCENARIOS, Scenario, Storage, Trouble};
use serde_json::{Value, json};

use super::hand::{Answer, EightByEight, SLOWNESS, scenario};

#[tokio::test]
async fn every_key_behaves_as_its_row_says() {
    for scenario in SCENARIOS {
        let eight = EightByEight::start();
        let token = eight.token(scenario).await;
        if scenario.storage == Storage::WrongSecret {
            assert_eq!(token.status, StatusCode::UNAUTHORIZED);
            continue;
        }
        assert_products(scenario, &token.json());
        let token = token.text("access_token");
        let regions = eight.get("/storage/us-west/v3/regions", &token).await;
        let objects = eight.get("/storage/uk/v3/objects?filter=type==callrecording&limit=1", &token).await;
        assert_storage(scenario, &regions, &objects);
    }
}

fn assert_products(scenario: &Scenario, token: &Value) {
    let list = token["api_product_list"].as_str().unwrap();
    let names: Vec<_> = list.trim_matches(['[', ']']).split(", ").collect();
    let lacks = matches!(scenario.storage, Storage::ProductMissing | Storage::ProductLate);
    assert_eq!(names.contains(&"storage"), !lacks, "{}", scenario.name);
    assert_eq!(names.len() > 1, scenario.storage == Storage::OverScoped, "{}", scenario.name);
    let twice = if scenario.storage == Storage::OtherForms { Value::Null } else { json!(names) };
    assert_eq!(token["api_product_list_json"], twice, "{}", scenario.name);
}

fn assert_storage(scenario: &Scenario, regions: &Answer, objects: &Answer) {
    let (of_regions, of_objects) = match scenario.storage {
        Storage::ProductMissing | Storage::RoleMissing => (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN),
        Storage::RegionFailing => (StatusCode::OK, StatusCode::SERVICE_UNAVAILABLE),
        Storage::Trouble(Trouble::RateLimited) => (StatusCode::TOO_MANY_REQUESTS, StatusCode::TOO_MANY_REQUESTS),
        Storage::Trouble(Trouble::Failing) => (StatusCode::SERVICE_UNAVAILABLE, StatusCode::SERVICE_UNAVAILABLE),
        _ => (StatusCode::OK, StatusCode::OK),
    };
    assert_eq!((regions.status, objects.status), (of_regions, of_objects), "{}", scenario.name);
    if of_regions == StatusCode::OK {
        let expected = if scenario.storage == Storage::NoRegions { json!([]) } else { json!(["us-east", "uk"]) };
        assert_eq!(regions.json(), expected, "{}", scenario.name);
    }
    let limited = of_regions == StatusCode::TOO_MANY_REQUESTS;
    assert_eq!(regions.header("retry-after"), limited.then_some("60"), "{}", scenario.name);
}

#[tokio::test]
async fn the_kinds_of_recordings_are_as_the_row_says() {
    let kinds = async |name| {
        let eight = EightByEight::start();
        let token = eight.access_token(scenario(name)).await;
        let total =
            async |kind| eight.search(&token, "us-east", &format!("type=={kind}&limit=1")).await["total"].clone();
        (total("callrecording").await, total("callcenterrecording").await)
    };
    assert_eq!(kinds("all-well").await, (json!(230), json!(12)));
    assert_eq!(kinds("no-recordings").await, (json!(0), json!(0)));
    assert_eq!(kinds("contact-center-only").await, (json!(0), json!(12)));
    assert_eq!(kinds("no-regions").await, (json!(0), json!(0)));
}

#[tokio::test]
async fn recordings_carry_the_customer_their_owner_and_times() {
    let eight = EightByEight::start();
    let newest = async |name| {
        let token = eight.access_token(scenario(name)).await;
        let filter = "type==callrecording&sortField=createdTime&sortDirection=DESC&pageKey=0&limit=1";
        eight.search(&token, "us-east", filter).await["content"][0].clone()
    };
    let object = newest("all-well").await;
    assert_eq!(object["customerId"], scenario("all-well").customer_id);
    assert_eq!(object["createdTime"], "2026-11-24T06:00:00");
    assert_eq!(object["tags"][0], json!({"key": "userEmail", "value": "ada.adeyemi@customer.example"}));
    for name in ["accounts-differ", "wrong-customer-id"] {
        assert_ne!(newest(name).await["customerId"], scenario(name).customer_id, "{name}");
    }
}

#[tokio::test]
async fn malformed_searches_and_unknown_regions_are_refused() {
    let eight = EightByEight::start();
    let token = eight.access_token(scenario("all-well")).await;
    let status = async |path: &str| eight.get(path, &token).await.status;
    for query in ["limit=0", "limit=101", "limit=x", "pageKey=-1", "sortDirection=UP", "filter=type"] {
        assert_eq!(status(&format!("/storage/uk/v3/objects?{query}")).await, StatusCode::BAD_REQUEST, "{query}");
    }
    assert_eq!(status("/storage/atlantis/v3/regions").await, StatusCode::NOT_FOUND);
    assert_eq!(status("/storage/ca/v3/objects?limit=100").await, StatusCode::OK);
}

#[tokio::test]
async fn the_slow_one_answers_rightly_but_late() {
    let eight = EightByEight::start();
    let token = eight.access_token(scenario("slow")).await;
    let asked = std::time::Instant::now();
    assert_eq!(eight.get("/storage/uk/v3/regions", &token).await.json(), json!(["us-east", "uk"]));
    assert!(asked.elapsed() >= SLOWNESS);
}

#[tokio::test]
async fn a_late_product_is_there_a_minute_after_the_first_question() {
    let eight = EightByEight::start();
    let late = scenario("product-late");
    let mut seen = Vec::new();
    for seconds in [0, 59, 1, 600] {
        eight.pass_seconds(seconds);
        let list = eight.token(late).await.text("api_product_list");
        seen.push(list == "[storage]");
    }
    assert_eq!(seen, [false, false, true, false], "and late again for the next rehearsal");
}
