//! Can 8x8 be reached at all? A connection, TLS included, through the guards of every call, that ends as soon as it stands:
//! nothing is sent on it.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use reqwest::{Certificate, Client};
use tower::{BoxError, Layer, Service};
use url::Url;

use super::failure::Failure;
use super::http::{HttpError, admit, classify, rules};
use crate::config::EightByEight;
use crate::egress::{Lookup, Rules, SystemLookup, builder, cause};

/// Makes connections and gives them up. Clones share what they know.
#[derive(Clone)]
pub struct Reach {
    client: Client,
    rules: Rules,
}

impl Reach {
    /// Asks the system's resolver and trusts the system's root certificates, as [`Http`](super::Http) does.
    pub fn new(settings: &EightByEight) -> Result<Self, HttpError> {
        Self::with_resolver(settings, Arc::new(SystemLookup), Vec::new())
    }

    /// The same with another source of addresses, and further roots.
    pub fn with_resolver(
        settings: &EightByEight,
        lookup: Arc<dyn Lookup>,
        roots: Vec<Certificate>,
    ) -> Result<Self, HttpError> {
        let rules = rules(settings);
        let client = builder(&rules, lookup, roots).connector_layer(Ending).build().map_err(|_| HttpError)?;
        Ok(Self { client, rules })
    }

    /// Whether a connection to the host of this URL can be made, within the time of one request.
    pub async fn reach(&self, url: &Url) -> Result<(), Failure> {
        admit(url, &self.rules)?;
        match self.client.get(url.clone()).send().await {
            Err(error) if cause::<Stands>(&error).is_none() => Err(classify(&error)),
            _ => Ok(()),
        }
    }
}

/// The connection stands: as an error, so that nobody uses it.
#[derive(Debug, thiserror::Error)]
#[error("the connection stands")]
struct Stands;

#[derive(Clone)]
struct Ending;

#[derive(Clone)]
struct Ended<S>(S);

impl<S> Layer<S> for Ending {
    type Service = Ended<S>;

    fn layer(&self, connector: S) -> Ended<S> {
        Ended(connector)
    }
}

impl<S, R> Service<R> for Ended<S>
where
    S: Service<R, Error = BoxError>,
    S::Future: Send + 'static,
{
    type Response = S::Response;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<S::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, to: R) -> Self::Future {
        let connecting = self.0.call(to);
        Box::pin(async move {
            drop(connecting.await?);
            Err(Stands.into())
        })
    }
}
