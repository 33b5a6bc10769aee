//! Can a host be reached at all? A connection, TLS included, through the guards of every call, that ends as soon as it
//! stands: nothing is sent on it.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use reqwest::{Certificate, Client};
use tower::{BoxError, Layer, Service};
use url::Url;

use super::client::{Rules, admit, builder, cause};
use super::no_answer::{NoAnswer, Unreachable, classify};
use super::resolver::Lookup;

/// Makes connections and gives them up. Clones share what they know.
#[derive(Clone)]
pub struct Reach {
    client: Client,
    rules: Rules,
}

impl Reach {
    /// Fails only if TLS has no root certificates to trust, or no configuration.
    pub fn new(rules: Rules, lookup: Arc<dyn Lookup>, roots: Vec<Certificate>) -> Result<Self, reqwest::Error> {
        let client = builder(&rules, lookup, roots).connector_layer(Ending).build()?;
        Ok(Self { client, rules })
    }

    /// Whether a connection to the host of this URL can be made, within the time of one request.
    pub async fn reach(&self, url: &Url) -> Result<(), NoAnswer> {
        admit(url, &self.rules).ok_or(NoAnswer::Unreachable(Unreachable::Address))?;
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
