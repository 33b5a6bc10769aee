//! `/api/v1/cases`: every case that fits, and one.

use axum::Json;
use axum::extract::Path;
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::IntoParams;

use super::caller::ReadsCases;
use super::case_view::{State, Summaries, Summary, View};
use super::kind::Kind;
use super::problem::Refusal;
use super::query::{Asked, Limit, Nothing, next, word};
use crate::cases::{self, Case, Changed, Place, Search};
use crate::tokens;
use crate::web::state::App;

const HERE: &str = "/api/v1/cases";

/// Which cases.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::web) struct Filter {
    /// Where the page before ended: take it from its `next`.
    #[param(value_type = Option<String>, pattern = "^[0-9]{1,11}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
    after: Option<After>,
    /// How many stand on a page.
    #[param(value_type = Option<u16>, minimum = 1, maximum = 100, default = 50)]
    limit: Option<Limit>,
    /// How far they are.
    #[param(inline)]
    state: Option<State>,
    /// Words of the company's or the contact's name, without regard to case and accents.
    #[param(value_type = Option<String>, max_length = 200, pattern = "^[^\\u0000-\\u001f]*$")]
    company: Option<Part>,
    /// The spoken code.
    #[param(value_type = Option<String>, pattern = "^[A-Za-z0-9]{3}-?[A-Za-z0-9]{3}$", example = "K7Q-2MD")]
    code: Option<Code>,
    /// Something happened to them then, or later.
    #[param(value_type = Option<String>, format = DateTime)]
    updated_since: Option<Since>,
    /// `true` for rehearsals alone, which are left out otherwise.
    #[serde(default)]
    #[param(default = false)]
    rehearsal: bool,
}

/// Where a page ended: seconds since the epoch, a hyphen, and the id of a case.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct After(Place);

impl TryFrom<String> for After {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let place = text.split_once('-').and_then(|(at, id)| {
            let at = at.bytes().all(|byte| byte.is_ascii_digit()).then(|| at.parse().ok())??;
            tokens::is_id(id).then(|| Place { at, id: id.to_owned() })
        });
        place.map(Self).ok_or("no place in the list")
    }
}

/// A part of a name.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Part(String);

impl TryFrom<String> for Part {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_part = text.chars().count() <= 200 && !text.chars().any(|c| c < ' ');
        if is_part { Ok(Self(text)) } else { Err("no part of a name") }
    }
}

/// As people type it.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Code(String);

impl TryFrom<String> for Code {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        tokens::read_code(&text).map(Self).ok_or("no code")
    }
}

/// RFC 3339.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Since(Timestamp);

impl TryFrom<String> for Since {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self).map_err(|_| "no time")
    }
}

/// List cases, those first that have not changed for longest
///
/// A case that changes while you page comes once more, further on, so that you miss none. To follow what happens, read `/api/v1/events`.
#[utoipa::path(get, path = "/api/v1/cases", tag = "cases", operation_id = "listCases",
    params(Filter), security(("token" = ["cases:read"])), responses((status = 200, description = "A page of them", body = Summaries)))]
pub(in crate::web) async fn list(
    app: App,
    _: ReadsCases,
    Asked(filter): Asked<Filter>,
) -> Result<Json<Summaries>, Refusal> {
    let limit = filter.limit.unwrap_or_default().get();
    let mut found =
        app.store.changed_cases(&changed(&filter), filter.after.as_ref().map(|after| &after.0), limit + 1).await?;
    let is_more = found.len() > usize::from(limit);
    found.truncate(usize::from(limit));
    let next = found.last().filter(|_| is_more).map(|last| address(&filter, last, limit));
    Ok(Json(Summaries { items: found.iter().map(Summary::of).collect(), next }))
}

fn changed(filter: &Filter) -> Changed {
    Changed {
        search: Search {
            typed: filter.company.as_ref().map(|part| part.0.clone()).unwrap_or_default(),
            state: filter.state.and_then(State::plain),
            rehearsals: filter.rehearsal,
        },
        code: filter.code.as_ref().map(|code| code.0.clone()).unwrap_or_default(),
        since: filter.updated_since.as_ref().map(|since| since.0),
    }
}

fn address(filter: &Filter, last: &Case, limit: u16) -> String {
    next(
        HERE,
        &[
            ("after", Some(format!("{}-{}", last.active_at.as_second(), last.id))),
            ("limit", Some(limit.to_string())),
            ("state", filter.state.as_ref().and_then(word)),
            ("company", filter.company.as_ref().map(|part| part.0.clone())),
            ("code", filter.code.as_ref().map(|code| code.0.clone())),
            ("updated_since", filter.updated_since.as_ref().map(|since| since.0.to_string())),
            ("rehearsal", filter.rehearsal.then(|| "true".to_owned())),
        ],
    )
}

/// The case of an address.
pub(super) async fn find(app: &App, id: &str) -> Result<cases::Case, Refusal> {
    app.store.case(id).await?.ok_or_else(|| Refusal::new(Kind::NotFound))
}

/// Look at a case
#[utoipa::path(get, path = "/api/v1/cases/{id}", tag = "cases", operation_id = "getCase",
    params(("id" = String, Path, format = "uuid", description = "The case's id")),
    security(("token" = ["cases:read"])), responses((status = 200, description = "The case", body = View)))]
pub(in crate::web) async fn get(
    app: App,
    _: ReadsCases,
    Path(id): Path<String>,
    _: Asked<Nothing>,
) -> Result<Json<View>, Refusal> {
    let case = find(&app, &id).await?;
    Ok(Json(View::of(&case, &app.store.packages(&id).await?)))
}
