//! Which calls go to the provider? Those that the library for `OpenID` Connect makes, by a client that follows nothing, keeps
//! to a time, and reads answers up to a limit. The provider is named by the operator, so its addresses may be private.

use std::pin::Pin;
use std::sync::OnceLock;
use std::time::Duration;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use reqwest::{Client, Request};

/// Longest answer of a provider: some publish many keys.
const LONGEST: usize = 512 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);
const AGENT: &str = concat!("gong-onboarding/", env!("CARGO_PKG_VERSION"));

/// A call came to nothing. What was called and what was answered is never said.
#[derive(Debug, thiserror::Error)]
pub(super) enum CallError {
    /// TLS has no root certificates to trust.
    #[error("the HTTP client cannot be set up")]
    NoClient,
    /// It cannot be reached, or gives no whole answer in time.
    #[error("no answer")]
    NoAnswer,
    /// The answer is too long.
    #[error("an answer without an end")]
    TooLong,
}

/// Calls a provider. The client is made for its first call.
pub(super) struct Caller {
    client: OnceLock<Option<Client>>,
    allow_http: bool,
}

impl Caller {
    pub(super) const fn new(allow_http: bool) -> Self {
        Self { client: OnceLock::new(), allow_http }
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, CallError> {
        let client = self.client.get_or_init(|| client(self.allow_http)).as_ref().ok_or(CallError::NoClient)?;
        let request = Request::try_from(request).map_err(|_| CallError::NoAnswer)?;
        let mut response = client.execute(request).await.map_err(|_| CallError::NoAnswer)?;
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await.map_err(|_| CallError::NoAnswer)? {
            if body.len() + part.len() > LONGEST {
                return Err(CallError::TooLong);
            }
            body.extend_from_slice(&part);
        }
        let mut answer = HttpResponse::new(body);
        *answer.status_mut() = response.status();
        *answer.headers_mut() = response.headers().clone();
        Ok(answer)
    }
}

impl<'c> AsyncHttpClient<'c> for Caller {
    type Error = CallError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, CallError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

#[expect(clippy::disallowed_methods, reason = "8x8 is called by another client, which calls nobody else")]
fn client(allow_http: bool) -> Option<Client> {
    Client::builder()
        .user_agent(AGENT)
        .https_only(!allow_http)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .no_proxy()
        .retry(reqwest::retry::never())
        .connect_timeout(PATIENCE / 2)
        .timeout(PATIENCE)
        .pool_max_idle_per_host(1)
        .http1_only()
        .http1_max_headers(64)
        .tls_version_min(reqwest::tls::Version::TLS_1_2)
        .connection_verbose(false)
        .build()
        .ok()
}
