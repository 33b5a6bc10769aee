//! Who is told? A program on loopback that takes webhooks, answers as a test wants, and verifies as the convention says.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use gong_onboarding::courier::Courier;
use gong_onboarding::web::{ListenerLimits, serve};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;
use tokio::net::TcpListener;

use super::portal::{Portal, WEBHOOK_SECRET};

#[path = "../closed/mod.rs"]
mod closed;

use closed::closed_schema;

/// What came.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) path: String,
    pub(crate) id: String,
    pub(crate) timestamp: i64,
    pub(crate) signatures: Vec<String>,
    pub(crate) body: Vec<u8>,
}

/// What is answered: a status with its headers, or nothing at all.
#[derive(Clone)]
pub(crate) enum Answer {
    Status(u16),
    With(u16, &'static str, String),
    Silence,
}

/// A receiver. It stops with its test.
#[derive(Clone)]
pub(crate) struct Receiver {
    pub(crate) address: String,
    got: Arc<Mutex<Vec<Received>>>,
    answers: Arc<Mutex<VecDeque<Answer>>>,
}

impl Received {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn topic(&self) -> String {
        self.json()["type"].as_str().unwrap().to_owned()
    }

    /// Whether one of the signatures was made with this secret, over what came.
    pub(crate) fn is_signed_by(&self, secret: &str) -> bool {
        let key = BASE64_STANDARD.decode(secret.trim().strip_prefix("whsec_").unwrap()).unwrap();
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
        mac.update(format!("{}.{}.", self.id, self.timestamp).as_bytes());
        mac.update(&self.body);
        let expected = format!("v1,{}", BASE64_STANDARD.encode(mac.finalize().into_bytes()));
        self.signatures.contains(&expected)
    }

    /// It is what its schema says, and signed.
    pub(crate) fn assert_sound(&self) {
        let message = self.json();
        let sound = jsonschema::draft202012::validate(&closed_schema(), &message);
        assert!(sound.is_ok(), "{message}: {:?}", sound.err().map(|error| error.to_string()));
        assert!(self.is_signed_by(WEBHOOK_SECRET), "{self:?}");
    }
}

impl Receiver {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let receiver = Self { address, got: Arc::default(), answers: Arc::default() };
        let taking = receiver.clone();
        let take = move |uri: Uri, headers: HeaderMap, body: Bytes| {
            let taking = taking.clone();
            async move { taking.take(&uri, &headers, &body).await }
        };
        let router = Router::new().fallback(take);
        tokio::spawn(serve(listener, router, (ListenerLimits::default(), &[]), std::future::pending()));
        receiver
    }

    async fn take(&self, uri: &Uri, headers: &HeaderMap, body: &[u8]) -> Response {
        let header = |name: &str| headers[name].to_str().unwrap().to_owned();
        assert_eq!((header("content-type").as_str(), headers.get("cookie")), ("application/json", None));
        self.got.lock().unwrap().push(Received {
            path: uri.path().to_owned(),
            id: header("webhook-id"),
            timestamp: header("webhook-timestamp").parse().unwrap(),
            signatures: header("webhook-signature").split(' ').map(str::to_owned).collect(),
            body: body.to_vec(),
        });
        let answer = self.answers.lock().unwrap().pop_front();
        match answer.unwrap_or(Answer::Status(204)) {
            Answer::Status(status) => StatusCode::from_u16(status).unwrap().into_response(),
            Answer::With(status, name, value) => {
                (StatusCode::from_u16(status).unwrap(), [(name, value)]).into_response()
            }
            Answer::Silence => std::future::pending().await,
        }
    }

    /// Answers these in turn, and then takes everything.
    pub(crate) fn answers(&self, answers: &[Answer]) {
        *self.answers.lock().unwrap() = answers.iter().cloned().collect();
    }

    /// What came since somebody last looked.
    pub(crate) fn got(&self) -> Vec<Received> {
        std::mem::take(&mut *self.got.lock().unwrap())
    }

    /// A portal that tells this receiver, called `crm`, of some topics, or of all.
    pub(crate) async fn portal(&self, topics: &[&str]) -> Portal {
        let events = if topics.is_empty() { String::new() } else { format!(", events = {topics:?}") };
        let secret = "secret_file = \"{folder}/webhook.secret\"";
        let endpoints = format!("[{{ name = \"crm\", url = \"http://{}/hook\", {secret}{events} }}]", self.address);
        let own = [("WEBHOOKS__ENDPOINTS", endpoints.as_str()), ("WEBHOOKS__ALLOW_NETWORKS", "127.0.0.0/8")];
        Portal::with(&[&own[..], &[("WEBHOOKS__TIMEOUT_SECONDS", "1")]].concat()).await
    }
}

/// Who carries the messages of a portal.
pub(crate) fn courier(portal: &Portal) -> Courier {
    let app = &portal.app;
    Courier::new(app.store.clone(), app.clock.clone(), &app.config.webhooks).unwrap()
}
