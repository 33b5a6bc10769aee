//! What was received? A short memory of requests for tests: method, path and the harmless part of the query. Never a
//! header, a body or a query value under a name that is not known.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use axum::http::{Method, Uri};

use super::fault::Fault;

/// How many requests are remembered.
const REMEMBERED: usize = 10_000;

/// The query parameters that are remembered.
const HARMLESS: &[&str] = &["filter", "sortField", "sortDirection", "pageKey", "limit", "startIndex", "count"];

/// A request that the simulator received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, …
    pub method: String,
    /// From the first slash, without the query.
    pub path: String,
    /// The parameters of the object search and of SCIM's paging, decoded, in the order of the request.
    pub query: Vec<(String, String)>,
    /// The fault that its credentials name.
    pub fault: Option<Fault>,
}

impl Request {
    fn new(method: &Method, uri: &Uri, fault: Option<Fault>) -> Self {
        let pairs = axum::extract::Query::<Vec<(String, String)>>::try_from_uri(uri);
        let harmless = |(name, _): &(String, String)| HARMLESS.contains(&name.as_str());
        let query = pairs.map(|pairs| pairs.0.into_iter().filter(harmless).collect()).unwrap_or_default();
        Self { method: method.to_string(), path: uri.path().to_owned(), query, fault }
    }
}

/// The requests received last.
#[derive(Default)]
pub(super) struct Record(Mutex<VecDeque<Request>>);

impl Record {
    /// Remembers a request, and forgets the oldest beyond 10,000.
    pub(super) fn add(&self, method: &Method, uri: &Uri, fault: Option<Fault>) {
        let mut requests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if requests.len() == REMEMBERED {
            requests.pop_front();
        }
        requests.push_back(Request::new(method, uri, fault));
    }

    /// All that are remembered, oldest first.
    pub(super) fn all(&self) -> Vec<Request> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}
