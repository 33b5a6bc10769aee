//! Which refusals may each operation answer with? What they have in common is written into the document from what an
//! operation takes: a token, a body, an id in its address.

use utoipa::Modify;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{Operation, ParameterIn};
use utoipa::openapi::response::ResponseBuilder;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{OpenApi, Ref, RefOr};

/// Adds the refusals and the kind of token.
pub(super) struct Refusals;

impl Modify for Refusals {
    fn modify(&self, document: &mut OpenApi) {
        for item in document.paths.paths.values_mut() {
            for operation in [&mut item.get, &mut item.post].into_iter().flatten() {
                add(operation);
            }
        }
        let token = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("gobt_ and 72 hexadecimal digits")
            .description(Some("A token that a lead of the support desk made at /support/tokens (RFC 6750)"))
            .build();
        if let Some(components) = document.components.as_mut() {
            components.add_security_scheme("token", SecurityScheme::Http(token));
        }
    }
}

fn add(operation: &mut Operation) {
    let is_in = |place: &ParameterIn| {
        let mut all = operation.parameters.iter().flatten();
        all.any(|parameter| matches!(parameter, RefOr::T(parameter) if parameter.parameter_in == *place))
    };
    let by_id = is_in(&ParameterIn::Path);
    let (has_body, has_token) = (operation.request_body.is_some(), operation.security.is_some());
    let is_change =
        operation.operation_id.as_deref().is_some_and(|id| !id.starts_with("get") && !id.starts_with("list"));
    let is_of_invitation = operation.tags.iter().flatten().any(|tag| tag == "invitations");
    let (bad, unfit) = match (has_body, is_in(&ParameterIn::Header)) {
        (_, true) => (
            "A parameter is unknown, the body is no JSON, or the idempotency key is none",
            "Fields have to be mended, or the idempotency key came with another request before",
        ),
        (true, false) => ("A parameter is unknown, or the body is no JSON", "Fields have to be mended"),
        (false, false) => (
            "A parameter is unknown, stands twice, or has a value that it cannot have",
            "There is a body, and this operation knows no fields",
        ),
    };
    let refusals = [
        (has_token, 401, "There is no token, or it works no more"),
        (has_token, 403, "The token does not allow this"),
        (has_token, 429, "Too many requests in this minute"),
        (by_id, 404, "There is nothing of this id"),
        (has_token, 400, bad),
        (is_change, 408, "The body did not arrive whole in time"),
        (is_change, 413, "The body is larger than 32 KiB"),
        (has_body, 415, "The body says that it is no JSON"),
        (is_change, 422, unfit),
        (is_change && is_of_invitation, 409, "The invitation is over, or what the idempotency key made is deleted"),
        (has_token, 503, "The database does not answer: try again"),
        (true, 500, "The fault is ours: its reference helps to find it"),
    ];
    for (_, status, description) in refusals.into_iter().filter(|(applies, ..)| *applies) {
        let problem = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        let response = ResponseBuilder::new().description(description).content("application/problem+json", problem);
        let header = |about: &str| HeaderBuilder::new().description(Some(about)).build();
        let response = match status {
            401 | 403 => response.header("WWW-Authenticate", header("What is wrong with the token (RFC 6750)")),
            429 => response.header("Retry-After", header("In how many seconds there may be another request")),
            _ => response,
        };
        operation.responses.responses.insert(status.to_string(), response.build().into());
    }
}
