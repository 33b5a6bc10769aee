//! What did the form send? Its fields, each a `Secret` until a handler says otherwise. Nothing that was sent is ever
//! echoed by a refusal, and a body that is too large is read to its end, so that the browser gets to see the answer.

use std::collections::BTreeMap;

use axum::body::{Body, HttpBody};
use axum::extract::{FromRequest, Request};
use axum::http::header;
use http_body_util::BodyExt;
use url::form_urlencoded;
use zeroize::Zeroizing;

use super::error::WebError;
use super::state::App;
use crate::secret::Secret;

/// The most that a form may hold.
pub(super) const MAX_BODY: usize = 32 * 1024;
/// The most that is read and thrown away to let a browser see why its form was refused.
const MAX_DRAINED: usize = 8 * 1024 * 1024;

/// The fields of a form. A field that is sent twice counts by its first value.
pub(super) struct Form(BTreeMap<String, Secret>);

impl Form {
    /// A field's value, as it was typed; empty if it is missing.
    pub(super) fn secret(&self, name: &str) -> Secret {
        self.0.get(name).cloned().unwrap_or_else(|| Secret::new(""))
    }

    /// A field that is kept in clear; empty if it is missing.
    pub(super) fn text(&self, name: &str) -> String {
        self.0.get(name).map(|value| value.expose().to_owned()).unwrap_or_default()
    }

    /// Whether a field was sent, empty or not.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Whether a box is ticked or a button was pressed.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|value| value.expose() == "on")
    }

    pub(super) fn parse(body: &[u8]) -> Self {
        let mut fields = BTreeMap::new();
        for (name, value) in form_urlencoded::parse(body) {
            fields.entry(name.into_owned()).or_insert_with(|| Secret::new(value.into_owned()));
        }
        Self(fields)
    }
}

impl FromRequest<App> for Form {
    type Rejection = WebError;

    async fn from_request(request: Request, _: &App) -> Result<Self, WebError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let is_form = kind.split(';').next().is_some_and(|kind| kind.trim() == "application/x-www-form-urlencoded");
        let body = read(request.into_body()).await?;
        if !body.is_empty() && !is_form {
            return Err(WebError::NotAForm);
        }
        Ok(Self::parse(&body))
    }
}

/// The whole body, up to its limit.
pub(super) async fn read(mut body: Body) -> Result<Zeroizing<Vec<u8>>, WebError> {
    let announced = body.size_hint().lower();
    if announced > MAX_DRAINED as u64 {
        return Err(WebError::TooLarge);
    }
    let mut whole = Zeroizing::new(Vec::with_capacity(MAX_BODY));
    let mut seen = 0;
    while let Some(frame) = body.frame().await {
        let data = frame.map_err(|_| WebError::NotWhole)?.into_data().unwrap_or_default();
        seen += data.len();
        match seen {
            0..=MAX_BODY => whole.extend_from_slice(&data),
            _ if seen <= MAX_DRAINED => {}
            _ => break,
        }
    }
    if seen > MAX_BODY { Err(WebError::TooLarge) } else { Ok(whole) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_and_never_judged() {
        let form = Form::parse(b"company=Acme+%26+Sons&accept=on&storage_secret=a%00b%ff&accept=off&=x&bare");
        assert_eq!(form.text("company"), "Acme & Sons");
        assert!(form.is_on("accept") && !form.is_on("done"));
        assert_eq!(form.secret("storage_secret").expose(), "a\0b\u{fffd}");
        assert!(form.secret("missing").is_empty());
    }

    #[tokio::test]
    async fn a_body_is_read_up_to_its_limit() {
        assert_eq!(read(Body::from(vec![b'a'; MAX_BODY])).await.unwrap().len(), MAX_BODY);
        assert!(matches!(read(Body::from(vec![b'a'; MAX_BODY + 1])).await, Err(WebError::TooLarge)));
        assert!(matches!(read(Body::from(vec![b'a'; MAX_DRAINED + 1])).await, Err(WebError::TooLarge)));
    }
}
