//! Can 8x8 be reached at all? A connection that ends as soon as it stands: nothing is sent on it.

use std::sync::Arc;

use reqwest::Certificate;
use url::Url;

use super::failure::Failure;
use super::http::{HttpError, rules};
use crate::config::EightByEight;
use crate::egress::{self, Lookup, SystemLookup};

/// Makes connections to 8x8 and gives them up. Clones share what they know.
#[derive(Clone)]
pub struct Reach(egress::Reach);

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
        egress::Reach::new(rules(settings), lookup, roots).map(Self).map_err(|_| HttpError)
    }

    /// Whether a connection to the host of this URL can be made, within the time of one request.
    pub async fn reach(&self, url: &Url) -> Result<(), Failure> {
        Ok(self.0.reach(url).await?)
    }
}
