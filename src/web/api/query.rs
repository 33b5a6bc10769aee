//! What stands in the address? Exactly the parameters that an operation knows, each once; and how a list is paged through:
//! by the key of the last that was seen, so that nothing is seen twice or missed because something came in between.

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use url::form_urlencoded;
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterIn};

use super::kind::Kind;
use super::problem::{Field, Refusal};
use crate::tokens;
use crate::web::state::App;

/// So many stand on a page unless another number is asked for.
const LIMIT: u16 = 50;
/// So many at most.
const MOST: u16 = 100;

/// The parameters of a request.
pub(in crate::web) struct Asked<T>(pub(super) T);

impl<T: DeserializeOwned + IntoParams> FromRequestParts<App> for Asked<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let refused = |_| {
            let app = app.in_language(parts.extensions.get().copied().unwrap_or_default());
            let known = T::into_params(|| Some(ParameterIn::Query));
            let detail = app.words().get("api-parameter-known");
            let known = known.into_iter().map(|known| Field { field: known.name, detail: detail.clone() });
            Refusal::fields(Kind::BadQuery, known.collect())
        };
        Query::try_from_uri(&parts.uri).map(|Query(asked)| Self(asked)).map_err(refused)
    }
}

/// The parameters of an operation that knows none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::web) struct Nothing {}

impl IntoParams for Nothing {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        Vec::new()
    }
}

/// How many stand on a page.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "u16")]
pub(super) struct Limit(u16);

impl TryFrom<u16> for Limit {
    type Error = &'static str;

    fn try_from(limit: u16) -> Result<Self, Self::Error> {
        if (1..=MOST).contains(&limit) { Ok(Self(limit)) } else { Err("from 1 to 100") }
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(LIMIT)
    }
}

impl Limit {
    pub(super) fn get(self) -> u16 {
        self.0
    }
}

/// An id in a parameter.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Id(pub(super) String);

impl TryFrom<String> for Id {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if tokens::is_id(&text) { Ok(Self(text)) } else { Err("not an id") }
    }
}

/// The address of the next page: a path, and the parameters that have values.
pub(super) fn next(path: &str, parameters: &[(&str, Option<String>)]) -> String {
    let given = parameters.iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(given).finish();
    format!("{path}?{query}")
}

/// How a program writes an enum of words.
pub(super) fn word(value: &impl Serialize) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}
