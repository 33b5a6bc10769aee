//! How is a message sent? One POST through the guards of every call, signed anew for each attempt. Of the answer its status
//! and `Retry-After` are kept; its body is not even read.

use std::sync::Arc;

use jiff::Timestamp;
use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use reqwest::{Certificate, Client, Response};

use crate::cases::Claimed;
use crate::clock::Clock;
use crate::config::{Endpoint, Webhooks};
use crate::egress::{self, Lookup, Rules, Unreachable, retry_after};

/// The client could not be made: TLS has no root certificates to trust, or no configuration.
#[derive(Debug, thiserror::Error)]
#[error("the HTTP client for webhooks cannot be set up: are the system's root certificates installed?")]
pub struct NoClient;

/// What came of one POST.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// The HTTP status, if there was one.
    pub(super) status: Option<u16>,
    /// When the endpoint wants to be tried again, if it said so.
    pub(super) asked: Option<Timestamp>,
    /// What went wrong, in a word; nothing if the message was taken.
    pub(super) problem: Option<&'static str>,
}

/// Posts messages.
#[derive(Clone)]
pub(super) struct Post {
    client: Client,
    rules: Rules,
    clock: Clock,
}

impl Post {
    pub(super) fn new(
        settings: &Webhooks,
        clock: Clock,
        lookup: Arc<dyn Lookup>,
        roots: Vec<Certificate>,
    ) -> Result<Self, NoClient> {
        let client = egress::builder(&settings.rules, lookup, roots).build().map_err(|_| NoClient)?;
        Ok(Self { client, rules: settings.rules.clone(), clock })
    }

    /// One attempt.
    pub(super) async fn send(&self, endpoint: &Endpoint, message: &Claimed) -> Answer {
        if egress::admit(&endpoint.url, &self.rules).is_none() {
            return Answer::none(Unreachable::Address.as_str());
        }
        let (at, body) = (self.clock.now(), message.body.clone());
        let request = self
            .client
            .post(endpoint.url.clone())
            .header(CONTENT_TYPE, "application/json")
            .header("webhook-id", &message.message_id)
            .header("webhook-timestamp", at.as_second())
            .header("webhook-signature", endpoint.secrets.sign(&message.message_id, at, body.as_bytes()));
        match request.body(body).send().await {
            Ok(response) => self.judge(&response),
            Err(error) => Answer::none(egress::classify(&error).as_str()),
        }
    }

    fn judge(&self, response: &Response) -> Answer {
        let status = response.status().as_u16();
        let problem = match status {
            200..=299 => None,
            300..=399 => Some("redirect"),
            410 => Some("gone"),
            _ => Some("status"),
        };
        let header = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
        let asked = header.and_then(|header| retry_after::parse(header, self.clock.now()));
        Answer { status: Some(status), asked, problem }
    }
}

impl Answer {
    const fn none(problem: &'static str) -> Self {
        Self { status: None, asked: None, problem: Some(problem) }
    }

    /// The endpoint said that it is there no more, and wants nothing.
    pub(super) fn is_gone(&self) -> bool {
        self.status == Some(410)
    }
}
