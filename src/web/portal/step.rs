//! `/steps/{slug}`: which page shows a step, and who takes its form. Only before-you-start gates the rest,
//! and whoever does one half gets the steps of that alone.

use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::http::HeaderMap;
use axum::response::Response;

use super::credentials::Asked;
use super::intake::Submitted;
use super::{console, credentials, details, intake, review};
use crate::cases::Half;
use crate::procedure::{self, Slug, Step};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::half_current::HalfCurrent;
use crate::web::limits::{Client, count_act};
use crate::web::page::{Page, html, see_other};
use crate::web::session::Current;
use crate::web::state::App;

pub(in crate::web) async fn get(
    app: App,
    current: HalfCurrent,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, WebError> {
    let step = procedure::step(&slug).ok_or(WebError::NotFound)?;
    let current = current.at(step)?;
    if is_too_early(&current, step) {
        return Ok(see_other(&Slug::BeforeYouStart.path()));
    }
    let asked = if current.is_whole() { Asked::of(query.as_deref()) } else { Asked::Plainly };
    let to_review = asked == Asked::FromReview;
    match step.slug {
        Slug::BeforeYouStart => details::get(&app, &current, step, to_review).await,
        Slug::StorageRole | Slug::ApiApp | Slug::UserProvisioning => {
            console::get(&app, &current, step, to_review).await
        }
        Slug::StorageCredentials => credentials::get(&app, &current, Half::Storage, asked).await,
        Slug::ScimCredentials => credentials::get(&app, &current, Half::Scim, asked).await,
        Slug::Review => review::get(&app, &current).await,
    }
}

pub(in crate::web) async fn post(
    app: App,
    current: HalfCurrent,
    Path(slug): Path<String>,
    client: Client,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, WebError> {
    let step = procedure::step(&slug).ok_or(WebError::NotFound)?;
    let current = current.at(step)?;
    if is_too_early(&current, step) {
        return Ok(see_other(&Slug::BeforeYouStart.path()));
    }
    count_act(&app, &current.case.id).await?;
    match step.slug {
        Slug::BeforeYouStart => details::post(&app, &current, step, &form).await,
        Slug::StorageRole | Slug::ApiApp | Slug::UserProvisioning => console::post(&app, &current, step, &form).await,
        Slug::StorageCredentials | Slug::ScimCredentials => {
            let half = if step.slug == Slug::StorageCredentials { Half::Storage } else { Half::Scim };
            intake::post(Submitted { app, current, half, client, form }, &headers).await
        }
        Slug::Review => review::post(app, current, client, form, &headers).await,
    }
}

fn is_too_early(current: &Current, step: &Step) -> bool {
    current.is_whole() && current.case.details.is_none() && step.slug != Slug::BeforeYouStart
}

#[derive(Template)]
#[template(path = "portal/all_users.html")]
struct AllUsers {
    page: Page,
}

/// `/steps/user-provisioning/all-users`: what All users does while a directory provisions.
pub(in crate::web) async fn all_users(app: App, current: HalfCurrent) -> Result<Response, WebError> {
    let step = procedure::step(Slug::UserProvisioning.as_str()).ok_or(WebError::NotFound)?;
    let current = current.at(step)?;
    Ok(html(&AllUsers { page: Page::new(&app, "all-users-title").of(&current) })?)
}
