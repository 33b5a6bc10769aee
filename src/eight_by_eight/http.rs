//! Which calls leave this program? Two: the token request, and GET with a bearer token, to hosts of the settings and of a
//! [`ScimUrl`](super::scim_url::ScimUrl), at public addresses, over TLS, once, without redirects or proxies, bounded in time and size.

use std::sync::Arc;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use reqwest::{Certificate, Client, Request, Response};
use tokio::sync::Semaphore;
use url::Url;
use zeroize::Zeroizing;

use super::body::Body;
use super::breaker::Breaker;
use super::failure::{Failure, Odd, Unreachable};
use crate::clock::Clock;
use crate::config::EightByEight;
use crate::egress::{self, Lookup, Rules, SystemLookup, loopback, retry_after};
use crate::secret::Secret;

/// Longest answer with a token or regions.
pub(super) const SHORT: usize = 64 * 1024;
/// Longest answer with a list.
pub(super) const LONG: usize = 2 * 1024 * 1024;
/// Longest head of an answer: names and values of its headers. The library itself would take 400 KiB.
const HEAD: usize = 16 * 1024;

/// The client could not be made: TLS has no root certificates to trust, or no configuration.
#[derive(Debug, thiserror::Error)]
#[error("the HTTP client for 8x8 cannot be set up: are the system's root certificates installed?")]
pub struct HttpError;

/// The one HTTP client. Clones share connections and circuit breakers.
#[derive(Clone)]
pub struct Http {
    client: Client,
    breaker: Arc<Breaker>,
    /// Whose turn it is to read a long answer.
    long: Arc<Semaphore>,
    clock: Clock,
    rules: Rules,
}

impl Http {
    /// A client that asks the system's resolver and trusts the system's root certificates. Takes about 0.3 s.
    pub fn new(settings: &EightByEight, clock: Clock) -> Result<Self, HttpError> {
        Self::with_resolver(settings, clock, Arc::new(SystemLookup), Vec::new())
    }

    /// The same with another source of addresses, and further roots. The guard stands before any source.
    pub fn with_resolver(
        settings: &EightByEight,
        clock: Clock,
        lookup: Arc<dyn Lookup>,
        roots: Vec<Certificate>,
    ) -> Result<Self, HttpError> {
        let rules = rules(settings);
        let client = egress::builder(&rules, lookup, roots).build().map_err(|_| HttpError)?;
        Ok(Self { client, breaker: Arc::default(), long: Arc::new(Semaphore::new(1)), clock, rules })
    }

    /// `POST` of `grant_type=client_credentials`, with Key and Secret as HTTP Basic.
    pub(super) async fn token(&self, url: &Url, key: &Secret, secret: &Secret) -> Result<Body, Failure> {
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        let request = self
            .client
            .post(url.clone())
            .header(AUTHORIZATION, basic(key, secret)?)
            .header(CONTENT_TYPE, form)
            .header(ACCEPT, "application/json")
            .body("grant_type=client_credentials");
        self.send(request.build().map_err(|_| Failure::Unsendable)?, SHORT).await
    }

    /// `GET` with a bearer token; answers over `cap` bytes are refused.
    pub(super) async fn get(&self, url: Url, bearer: &Secret, cap: usize) -> Result<Body, Failure> {
        let request = self
            .client
            .get(url)
            .header(AUTHORIZATION, sensitive(&Zeroizing::new(format!("Bearer {}", bearer.expose())))?)
            .header(ACCEPT, "application/json, application/scim+json");
        self.send(request.build().map_err(|_| Failure::Unsendable)?, cap).await
    }

    async fn send(&self, request: Request, cap: usize) -> Result<Body, Failure> {
        let refused = Failure::Unreachable(Unreachable::Address);
        let host = egress::admit(request.url(), &self.rules).ok_or(refused)?;
        if !self.breaker.admits(&host, self.clock.now()) {
            return Err(Failure::CircuitOpen);
        }
        match self.client.execute(request).await {
            Ok(response) => {
                self.breaker.answered(&host, self.clock.now());
                judge_head(&response)?;
                judge_status(&response, &self.clock)?;
                Body::read(response, cap, &self.long, classify_cut).await
            }
            Err(error) => Err(self.note(&host, classify(&error))),
        }
    }

    fn note(&self, host: &str, failure: Failure) -> Failure {
        match failure {
            Failure::Odd(_) => self.breaker.answered(host, self.clock.now()),
            _ => self.breaker.unanswered(host),
        }
        tracing::info!(host, why = failure.as_str(), "8x8 gave no answer");
        failure
    }
}

/// What may be called: hosts at public addresses, and a simulator on this machine where the settings permit one.
pub(super) fn rules(settings: &EightByEight) -> Rules {
    let networks = if settings.allow_loopback { loopback().to_vec() } else { Vec::new() };
    Rules { timeout: settings.timeout, networks }
}

fn basic(key: &Secret, secret: &Secret) -> Result<HeaderValue, Failure> {
    let pair = Zeroizing::new(format!("{}:{}", key.expose(), secret.expose()));
    let encoded = Zeroizing::new(BASE64_STANDARD.encode(pair.as_bytes()));
    sensitive(&Zeroizing::new(format!("Basic {}", *encoded)))
}

fn sensitive(text: &str) -> Result<HeaderValue, Failure> {
    let mut value = HeaderValue::from_str(text).map_err(|_| Failure::Unsendable)?;
    value.set_sensitive(true);
    Ok(value)
}

fn judge_head(response: &Response) -> Result<(), Failure> {
    let long: usize = response.headers().iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if long > HEAD { Err(Failure::Odd(Odd::LongHead)) } else { Ok(()) }
}

fn judge_status(response: &Response, clock: &Clock) -> Result<(), Failure> {
    let status = response.status().as_u16();
    Err(match status {
        200..=299 => return Ok(()),
        300..=399 => Failure::Redirected(status),
        400 | 401 => Failure::Refused(status),
        403 => Failure::Denied,
        404 => Failure::NotFound,
        429 => Failure::RateLimited(retry_at(response, clock)),
        500..=599 => Failure::Failed(status),
        _ => Failure::Odd(Odd::Status(status)),
    })
}

fn retry_at(response: &Response, clock: &Clock) -> Option<jiff::Timestamp> {
    let header = response.headers().get(RETRY_AFTER)?.to_str().ok()?;
    retry_after::parse(header, clock.now())
}

/// What an error of the client means. The error itself, which names the URL, goes no further.
fn classify(error: &reqwest::Error) -> Failure {
    egress::classify(error).into()
}

/// The same for an error in the middle of a body.
fn classify_cut(error: &reqwest::Error) -> Failure {
    match classify(error) {
        Failure::Unreachable(Unreachable::Broken) => Failure::Unreachable(Unreachable::Cut),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credential_in_a_header_is_not_printed() {
        let value = basic(&Secret::new("key"), &Secret::new("secret")).unwrap();
        assert_eq!(
            (format!("{value:?}"), value.as_bytes()),
            ("Sensitive".to_owned(), b"Basic a2V5OnNlY3JldA==".as_slice())
        );
    }
}
