//! A provider of `OpenID` Connect on loopback, which says whatever a test wants it to say.

use std::sync::{Arc, Mutex};

use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;

/// What it answers.
#[derive(Clone)]
pub(crate) struct Script {
    /// The claims of the next ID token.
    pub(crate) claims: Value,
    /// What userinfo says.
    pub(crate) userinfo: Value,
    /// The challenge of PKCE that the browser brought.
    pub(crate) challenge: String,
    /// Signs with a key that it does not publish.
    pub(crate) forges: bool,
    /// Names the algorithm "none", and signs nothing.
    pub(crate) is_unsigned: bool,
}

#[derive(Clone)]
pub(crate) struct Provider {
    pub(crate) base: String,
    key: SigningKey,
    script: Arc<Mutex<Script>>,
}

impl Provider {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let script = Script {
            claims: Value::Null,
            userinfo: Value::Null,
            challenge: String::new(),
            forges: false,
            is_unsigned: false,
        };
        let provider = Self {
            base: format!("http://{}", listener.local_addr().unwrap()),
            key: SigningKey::from_bytes(&rand::random()),
            script: Arc::new(Mutex::new(script)),
        };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(keys))
            .route("/token", post(token))
            .route("/userinfo", get(userinfo))
            .with_state(provider.clone());
        let limits = gong_onboarding::web::ListenerLimits::default();
        tokio::spawn(gong_onboarding::web::serve(listener, router, (limits, &[]), std::future::pending()));
        provider
    }

    /// Changes what it will say.
    pub(crate) fn says(&self, change: impl FnOnce(&mut Script)) {
        change(&mut self.script.lock().unwrap());
    }

    fn script(&self) -> Script {
        self.script.lock().unwrap().clone()
    }

    fn id_token(&self) -> String {
        let Script { claims, forges, is_unsigned, .. } = self.script();
        let head = json!({ "alg": if is_unsigned { "none" } else { "EdDSA" }, "kid": "1" });
        let encoded = [head, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string()));
        let signed = encoded.join(".");
        let key = if forges { SigningKey::from_bytes(&[7; 32]) } else { self.key.clone() };
        let signature = URL_SAFE_NO_PAD.encode(key.sign(signed.as_bytes()).to_bytes());
        format!("{signed}.{}", if is_unsigned { "" } else { &signature })
    }
}

async fn discovery(State(provider): State<Provider>) -> Json<Value> {
    let base = &provider.base;
    Json(json!({
        "issuer": base,
        "authorization_endpoint": format!("{base}/authorize"),
        "token_endpoint": format!("{base}/token"),
        "userinfo_endpoint": format!("{base}/userinfo"),
        "jwks_uri": format!("{base}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
    }))
}

async fn keys(State(provider): State<Provider>) -> Json<Value> {
    let public = URL_SAFE_NO_PAD.encode(provider.key.verifying_key().as_bytes());
    Json(json!({ "keys": [{ "kty": "OKP", "crv": "Ed25519", "x": public, "kid": "1", "use": "sig", "alg": "EdDSA" }] }))
}

#[derive(serde::Deserialize)]
struct Asked {
    grant_type: String,
    code: String,
    code_verifier: String,
    redirect_uri: String,
}

async fn token(
    State(provider): State<Provider>,
    headers: HeaderMap,
    Form(asked): Form<Asked>,
) -> Result<Json<Value>, StatusCode> {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(asked.code_verifier));
    let basic = format!("Basic {}", STANDARD.encode("portal:secret-of-the-portal"));
    let is_right = asked.grant_type == "authorization_code"
        && asked.code == "the-code"
        && asked.redirect_uri == "http://127.0.0.1:8080/support/sign-in/oidc/callback"
        && challenge == provider.script().challenge
        && headers.get("authorization").is_some_and(|value| *value == *basic);
    let token = json!({ "access_token": "a", "token_type": "Bearer", "id_token": provider.id_token() });
    if is_right { Ok(Json(token)) } else { Err(StatusCode::BAD_REQUEST) }
}

async fn userinfo(State(provider): State<Provider>) -> Json<Value> {
    Json(provider.script().userinfo)
}
