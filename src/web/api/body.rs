//! What did a program send? JSON of exactly the fields that an operation knows. What is wrong with it is said by the name of
//! the field, from the operation's own schema: nothing of what was sent comes back.

use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use utoipa::PartialSchema;

use super::kind::Kind;
use super::problem::{Field, Refusal};
use crate::web::form;
use crate::web::state::App;

/// The body of a request.
pub(in crate::web) struct Sent<T>(pub(super) T);

impl<T: DeserializeOwned + PartialSchema> FromRequest<App> for Sent<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &App) -> Result<Self, Refusal> {
        let is_json = is_json(request.headers());
        let app = app.in_language(request.extensions().get().copied().unwrap_or_default());
        let body = form::read(request.into_body()).await?;
        if !is_json {
            return Err(Refusal::new(Kind::NotJson));
        }
        let sent: Value = serde_json::from_slice(&body).map_err(|_| Refusal::new(Kind::Unreadable))?;
        // an array would pass for its fields in their order
        let read = sent.is_object().then(|| serde_json::from_slice(&body).ok()).flatten();
        read.map(Self).ok_or_else(|| Refusal::fields(Kind::Invalid, wrong::<T>(&app, &sent)))
    }
}

/// The body of a request to an operation that knows no fields: none, or an empty object, whatever kind it says it is.
pub(in crate::web) struct NoBody;

impl FromRequest<App> for NoBody {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &App) -> Result<Self, Refusal> {
        let app = app.in_language(request.extensions().get().copied().unwrap_or_default());
        let body = form::read(request.into_body()).await?;
        let is_empty = || serde_json::from_slice(&body).is_ok_and(|sent: Map<String, Value>| sent.is_empty());
        if body.is_empty() || is_empty() {
            return Ok(Self);
        }
        let detail = app.words().get("api-body-none");
        Err(Refusal::fields(Kind::Invalid, vec![Field { field: String::new(), detail }]))
    }
}

/// `application/json`, with or without parameters.
fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// Every field that is missing or of another kind; the unknown ones without their names, which are the program's text. Where
/// each is as it should be, one is there twice, or there are none at all.
fn wrong<T: PartialSchema>(app: &App, sent: &Value) -> Vec<Field> {
    let schema = serde_json::to_value(T::schema()).unwrap_or_default();
    let none = Map::new();
    let known = schema.get("properties").and_then(Value::as_object).unwrap_or(&none);
    let say = |name: &str, id: &str| Field { field: name.to_owned(), detail: app.words().get(id) };
    let Some(sent) = sent.as_object() else { return vec![say("", "api-body-shape")] };
    let is_required = |name: &str| {
        let required = schema.get("required").and_then(Value::as_array);
        required.is_some_and(|names| names.iter().any(|required| required == name))
    };
    let of_known = known.iter().filter_map(|(name, kind)| match sent.get(name) {
        None => is_required(name).then(|| say(name, "api-field-missing")),
        Some(value) => (!fits(kind, value)).then(|| say(name, "api-field-kind")),
    });
    let is_unknown = sent.keys().any(|name| !known.contains_key(name));
    let wrong: Vec<Field> = of_known.chain(is_unknown.then(|| say("", "api-field-unknown"))).collect();
    if wrong.is_empty() { vec![say("", "api-body-shape")] } else { wrong }
}

/// Whether a value is of the type that a schema names, and one of its words.
fn fits(schema: &Value, value: &Value) -> bool {
    let is = |kind: &Value| match kind.as_str() {
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        _ => true,
    };
    if let Some(choices) = schema.get("oneOf").and_then(Value::as_array) {
        return choices.iter().any(|choice| fits(choice, value));
    }
    let is_word = schema.get("enum").and_then(Value::as_array).is_none_or(|words| words.contains(value));
    is_word
        && match schema.get("type") {
            Some(Value::Array(kinds)) => kinds.iter().any(is),
            Some(kind) => is(kind),
            None => true,
        }
}
