//! `/api/v1/events` and `/api/v1/cases/{id}/events`: what happened, in an order in which nobody who follows it misses anything.

use axum::Json;
use axum::extract::Path;
use serde::Deserialize;
use utoipa::IntoParams;

use super::caller::ReadsEvents;
use super::cases::find;
use super::event_view::{View, Views};
use super::problem::Refusal;
use super::query::{Asked, Limit, next};
use crate::cases::{Feed, FeedOf};
use crate::web::state::App;

/// Which page of a case's events.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::web) struct OfCase {
    /// Where the page before ended: take it from its `next`.
    #[param(value_type = Option<u32>, minimum = 0, maximum = 2_147_483_647)]
    after: Option<Place>,
    /// How many stand on a page.
    #[param(value_type = Option<u16>, minimum = 1, maximum = 100, default = 50)]
    limit: Option<Limit>,
}

/// Which page of all events.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::web) struct OfAll {
    /// Where the page before ended: take it from its `next`.
    #[param(value_type = Option<u32>, minimum = 0, maximum = 2_147_483_647)]
    after: Option<Place>,
    /// How many stand on a page.
    #[param(value_type = Option<u16>, minimum = 1, maximum = 100, default = 50)]
    limit: Option<Limit>,
    /// `true` for those of rehearsals alone, which are left out otherwise.
    #[serde(default)]
    #[param(default = false)]
    rehearsal: bool,
}

/// The place of an event.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(try_from = "u32")]
struct Place(i64);

impl TryFrom<u32> for Place {
    type Error = &'static str;

    fn try_from(place: u32) -> Result<Self, Self::Error> {
        if place <= i32::MAX.unsigned_abs() { Ok(Self(i64::from(place))) } else { Err("no place") }
    }
}

/// Read what happened to a case, oldest first
#[utoipa::path(get, path = "/api/v1/cases/{id}/events", tag = "events", operation_id = "listCaseEvents",
    params(("id" = String, Path, format = "uuid", description = "The case's id"), OfCase),
    security(("token" = ["events:read"])), responses((status = 200, description = "A page of them", body = Views)))]
pub(in crate::web) async fn of_case(
    app: App,
    _: ReadsEvents,
    Path(id): Path<String>,
    Asked(asked): Asked<OfCase>,
) -> Result<Json<Views>, Refusal> {
    let limit = asked.limit.unwrap_or_default().get();
    let case = find(&app, &id).await?;
    let feed = app.store.feed(FeedOf::Case(&case.id), asked.after.unwrap_or_default().0, limit).await?;
    let here = format!("/api/v1/cases/{}/events", case.id);
    Ok(Json(page(&here, feed, limit, false)))
}

/// Follow what happens to all cases
///
/// Keep the address in `next` and ask it again and again: each event comes once, and none is missed, whatever happens at once. The
/// events of a case that was deleted are gone with it.
#[utoipa::path(get, path = "/api/v1/events", tag = "events", operation_id = "listEvents",
    params(OfAll), security(("token" = ["events:read"])), responses((status = 200, description = "A page of them", body = Views)))]
pub(in crate::web) async fn of_all(
    app: App,
    _: ReadsEvents,
    Asked(asked): Asked<OfAll>,
) -> Result<Json<Views>, Refusal> {
    let limit = asked.limit.unwrap_or_default().get();
    let of = FeedOf::All { rehearsals: asked.rehearsal };
    let feed = app.store.feed(of, asked.after.unwrap_or_default().0, limit).await?;
    Ok(Json(page("/api/v1/events", feed, limit, asked.rehearsal)))
}

fn page(here: &str, feed: Feed, limit: u16, rehearsal: bool) -> Views {
    let rehearsal = rehearsal.then(|| "true".to_owned());
    let parameters =
        [("after", Some(feed.last.to_string())), ("limit", Some(limit.to_string())), ("rehearsal", rehearsal)];
    Views { items: feed.events.into_iter().map(View::of).collect(), next: next(here, &parameters), more: feed.is_more }
}
