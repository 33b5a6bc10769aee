//! A simulated 8x8 in a test's hand: a clock that the test moves, and requests straight into the router.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use gong_onboarding::simulator::{SCENARIOS, Scenario, Simulator};
use http_body_util::BodyExt as _;
use jiff::Timestamp;
use serde_json::Value;
use tower::ServiceExt as _;

/// How long the slow scenario takes.
pub(crate) const SLOWNESS: Duration = Duration::from_millis(50);

/// 2026-11-24T08:00:00Z, where every test begins.
const START: i64 = 1_795_507_200;

pub(crate) fn scenario(name: &str) -> &'static Scenario {
    SCENARIOS.iter().find(|scenario| scenario.name == name).expect("a scenario of this name")
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    pub(crate) fn text(&self, field: &str) -> String {
        self.json()[field].as_str().expect("text").to_owned()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("ASCII"))
    }
}

pub(crate) struct EightByEight {
    pub(crate) simulator: Simulator,
    router: Router,
    seconds: Arc<AtomicI64>,
}

impl EightByEight {
    pub(crate) fn start() -> Self {
        let seconds = Arc::new(AtomicI64::new(START));
        let clock = Arc::clone(&seconds);
        let simulator = Simulator::new(move || Timestamp::from_second(clock.load(Ordering::Relaxed)).unwrap())
            .with_slowness(SLOWNESS);
        Self { router: simulator.router(), simulator, seconds }
    }

    pub(crate) fn pass_seconds(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::Relaxed);
    }

    pub(crate) async fn send(&self, method: &str, path: &str, bearer: Option<&str>, body: &str) -> Answer {
        let authorization = bearer.map(|token| format!("Bearer {token}"));
        self.send_with(method, path, authorization.as_deref(), body).await
    }

    async fn send_with(&self, method: &str, path: &str, authorization: Option<&str>, body: &str) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(value) = authorization {
            request = request.header(header::AUTHORIZATION, value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub(crate) async fn get(&self, path: &str, bearer: &str) -> Answer {
        self.send("GET", path, Some(bearer), "").await
    }

    pub(crate) async fn post_token(&self, key: &str, secret: &str, body: &str) -> Answer {
        let basic = format!("Basic {}", STANDARD.encode(format!("{key}:{secret}")));
        self.send_with("POST", "/oauth/v2/token", Some(&basic), body).await
    }

    pub(crate) async fn token(&self, scenario: &Scenario) -> Answer {
        self.post_token(scenario.key, scenario.secret, "grant_type=client_credentials").await
    }

    pub(crate) async fn access_token(&self, scenario: &Scenario) -> String {
        self.token(scenario).await.text("access_token")
    }

    /// One page of objects, taken out of its array if it came in one.
    pub(crate) async fn search(&self, token: &str, region: &str, filter: &str) -> Value {
        let answer = self.get(&format!("/storage/{region}/v3/objects?filter={filter}"), token).await;
        assert_eq!(answer.status, StatusCode::OK, "{filter}");
        match answer.json() {
            Value::Array(pages) => pages[0].clone(),
            page => page,
        }
    }

    /// The addresses of those who own call recordings, in small letters, each once.
    pub(crate) async fn owners(&self, scenario: &Scenario) -> Vec<String> {
        let token = self.access_token(scenario).await;
        let page = self.search(&token, "us-east", "type==callrecording&limit=100").await;
        let tags = |object: &Value| object["tags"].as_array().unwrap().clone();
        let objects = page["content"].as_array().unwrap();
        let owners = objects.iter().flat_map(tags).filter(|tag| tag["key"] == "userEmail");
        let mut owners: Vec<_> = owners.map(|tag| tag["value"].as_str().unwrap().to_lowercase()).collect();
        owners.sort_unstable();
        owners.dedup();
        owners
    }

    pub(crate) async fn users(&self, scenario: &Scenario, query: &str) -> Value {
        let answer = self.get(&format!("{}/Users{query}", scenario.scim_url("")), scenario.scim_token).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}");
        answer.json()
    }

    pub(crate) async fn all_users(&self, scenario: &Scenario) -> Vec<Value> {
        let mut users = Vec::new();
        loop {
            let page = self.users(scenario, &format!("?startIndex={}&count=100", users.len() + 1)).await;
            users.extend_from_slice(page["Resources"].as_array().unwrap());
            if users.len() as u64 >= page["totalResults"].as_u64().unwrap() {
                return users;
            }
        }
    }
}
