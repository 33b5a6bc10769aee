//! Who asks the API? A program with a token. Its answers are looked at as those of everybody are.

use axum::body::Body;
use axum::http::header;
use gong_onboarding::cases::{ApiScope, NewApiToken, generate_api_token};
use gong_onboarding::secret::Secret;
use gong_onboarding::staff::{Member, Role};
use gong_onboarding::tokens;
use jiff::SignedDuration;
use serde_json::Value;

use super::page::Page;
use super::portal::Portal;
use super::visitor::Visitor;

/// A program. What it sends has no cookies.
#[derive(Clone)]
pub(crate) struct Program {
    client: Visitor,
    pub(crate) token: Option<Secret>,
    name: String,
    pub(crate) maker: Option<Member>,
    /// Which language it asks for.
    pub(crate) accepts: &'static str,
}

impl Program {
    /// One that may do everything.
    pub(crate) async fn start(portal: &Portal) -> Self {
        Self::of(portal, "crm", &ApiScope::ALL).await
    }

    /// With a token of a name, made by a lead of its own, for 30 days.
    pub(crate) async fn of(portal: &Portal, name: &str, scopes: &[ApiScope]) -> Self {
        Self::with(portal, name, scopes, 30).await
    }

    /// The same for so many days.
    pub(crate) async fn with(portal: &Portal, name: &str, scopes: &[ApiScope], days: i64) -> Self {
        let (now, store) = (portal.app.clock.now(), &portal.app.store);
        let maker = store.add_staff(&format!("lead-of-{name}"), Role::Lead, now).await.unwrap().unwrap();
        let token = generate_api_token();
        let hash = tokens::token_hash(token.expose());
        let expires_at = now + SignedDuration::from_hours(24 * days);
        let new = NewApiToken { name, hash: &hash, scopes, expires_at };
        store.make_api_token(&new, &maker, now).await.unwrap();
        Self { token: Some(token), maker: Some(maker), name: name.to_owned(), ..Self::nobody(portal) }
    }

    /// Without a token.
    pub(crate) fn nobody(portal: &Portal) -> Self {
        Self { client: portal.visitor_of_desk(), token: None, name: String::new(), maker: None, accepts: "" }
    }

    /// With a token of the right shape that nobody made.
    pub(crate) fn stranger(portal: &Portal) -> Self {
        Self { token: Some(generate_api_token()), ..Self::nobody(portal) }
    }

    pub(crate) async fn revoke(&self, portal: &Portal) {
        let (store, now) = (&portal.app.store, portal.app.clock.now());
        let token = store.api_tokens(now).await.unwrap().into_iter().find(|token| token.name == self.name).unwrap();
        assert_eq!(store.revoke_api_token(&token.id, now).await.unwrap().as_deref(), Some(self.name.as_str()));
    }

    /// Whoever made its token leaves the desk.
    pub(crate) async fn lose_maker(&self, portal: &Portal) {
        let maker = self.maker.as_ref().unwrap();
        assert!(portal.app.store.remove_staff(&maker.id, portal.app.clock.now()).await.unwrap().is_some());
    }

    pub(crate) async fn get(&self, path: &str) -> Page {
        self.ask("GET", path, None).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Page {
        self.ask("POST", path, Some(body)).await
    }

    /// A creation under a key.
    pub(crate) async fn post_once(&self, path: &str, key: &str, body: &Value) -> Page {
        self.send("POST", path, &[("idempotency-key", key), ("content-type", "application/json")], body.to_string())
            .await
    }

    pub(crate) async fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Page {
        match body {
            Some(body) => self.send(method, path, &[("content-type", "application/json")], body.to_string()).await,
            None => self.send(method, path, &[], String::new()).await,
        }
    }

    pub(crate) async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Page {
        let mut client = self.client.clone();
        client.accepts = self.accepts;
        let mut request = client.request(method, path);
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", token.expose()));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = client.send(request.body(body.into()).unwrap()).await;
        assert!(client.set_cookies.is_empty(), "{path} sets a cookie");
        answer
    }

    /// Every page of a list, by its `next`: all items.
    pub(crate) async fn all(&self, path: &str) -> Vec<Value> {
        let (mut items, mut next) = (Vec::new(), Some(path.to_owned()));
        while let Some(path) = next {
            let page = self.get(&path).await.json();
            items.extend(page["items"].as_array().unwrap().clone());
            next =
                page["next"].as_str().filter(|_| page.get("more").is_none_or(|more| more == true)).map(str::to_owned);
        }
        items
    }
}

impl Page {
    /// An answer to a program.
    pub(crate) fn json(&self) -> Value {
        let kind = self.header("content-type").unwrap();
        assert!(kind == "application/json" || kind == "application/problem+json", "{kind} of {}", self.path);
        serde_json::from_slice(&self.body).unwrap()
    }

    /// Which kind of problem it is; of the right shape.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{}", self.path);
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16());
        assert!(
            ["title", "detail", "reference"].iter().all(|field| problem[field].as_str().is_some_and(|s| !s.is_empty()))
        );
        let kind = problem["type"].as_str().unwrap();
        kind.strip_prefix("http://127.0.0.1:8080/api/v1/problems#").unwrap().to_owned()
    }
}
