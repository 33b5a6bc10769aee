//! `/half-links/{half}`: whoever does the case has a colleague do one half of it. The link is shown for ten minutes, where it
//! was made; later the page says what became of it.

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::cases::{Fate, Half, HalfLink, Scope};
use crate::procedure::Slug;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::half_letter::HalfLetter;
use crate::web::limits::count_act;
use crate::web::moment::Moment;
use crate::web::page::{Page, html, see_other};
use crate::web::session::Current;
use crate::web::shown;
use crate::web::state::App;

/// So many are listed.
const LISTED: usize = 10;

#[derive(Template)]
#[template(path = "portal/half_links.html")]
struct HalfLinks {
    page: Page,
    half: Half,
    company: String,
    sender: String,
    /// The link that was made a moment ago, here.
    made: Option<HalfLetter>,
    /// None was made: too many work.
    is_full: bool,
    links: Vec<Listed>,
    /// One of them works.
    works: bool,
    /// It was handed in, and this visit does not hold it.
    is_elsewhere: bool,
    /// When what this visit holds of the half was handed in.
    handed_in: Option<Moment>,
}

/// What became of a link.
pub(in crate::web) struct Listed {
    pub(in crate::web) made_at: Moment,
    /// The member of staff who made it.
    pub(in crate::web) by: Option<String>,
    /// The message that says it.
    pub(in crate::web) fate: &'static str,
    pub(in crate::web) fate_at: Option<Moment>,
    pub(in crate::web) works_until: Option<Moment>,
}

impl Listed {
    pub(in crate::web) fn of(app: &App, link: &HalfLink) -> Self {
        let now = app.clock.now();
        let (fate, at) = match link.fate(now) {
            Fate::Unopened => ("fate-unopened", None),
            Fate::Opened => ("fate-opened", None),
            Fate::HandedIn(at) => ("fate-handed-in", Some(at)),
            Fate::Withdrawn(at) => ("fate-withdrawn", Some(at)),
            Fate::Expired => ("fate-expired", None),
        };
        Self {
            made_at: Moment::of(app, link.created_at),
            by: link.made_by_name.clone(),
            fate,
            fate_at: at.map(|at| Moment::of(app, at)),
            works_until: link.works(now).then(|| Moment::of(app, link.expires_at)),
        }
    }
}

/// Where the links of a half are.
fn path(half: Half) -> String {
    format!("/half-links/{}", half.as_str())
}

pub(in crate::web) async fn get(
    app: App,
    current: Current,
    Path(half): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let half = Half::parse(&half).ok_or(WebError::NotFound)?;
    let made = HalfLetter::of(&app, &headers, &path(half), (&current.case.id, half)).await?;
    page(&app, &current, half, made, false).await
}

async fn page(
    app: &App,
    current: &Current,
    half: Half,
    made: Option<HalfLetter>,
    is_full: bool,
) -> Result<Response, WebError> {
    let Some(details) = &current.case.details else { return Ok(see_other(&Slug::BeforeYouStart.path())) };
    let of_half = app.store.half_links(&current.case.id).await?.into_iter().filter(|link| link.half == half);
    let links: Vec<Listed> = of_half.take(LISTED).map(|link| Listed::of(app, &link)).collect();
    let record = current.test(app, Scope::Half(half)).await?;
    let handed_in = record.as_ref().and_then(|record| record.handed_in_at);
    Ok(html(&HalfLinks {
        page: Page::new(app, title(half)).of(current),
        half,
        company: details.company.clone(),
        sender: details.contact_name.clone(),
        made,
        is_full,
        works: links.iter().any(|link| link.works_until.is_some()),
        is_elsewhere: handed_in.is_none() && links.iter().any(|link| link.fate == "fate-handed-in"),
        links,
        handed_in: handed_in.map(|at| Moment::of(app, at)),
    })?)
}

pub(in crate::web) const fn title(half: Half) -> &'static str {
    match half {
        Half::Storage => "half-links-title-storage",
        Half::Scim => "half-links-title-scim",
    }
}

/// Makes a link and leads to the page that shows it: it stands in no address and is kept nowhere.
pub(in crate::web) async fn post(
    app: App,
    current: Current,
    Path(half): Path<String>,
    _: Form,
) -> Result<Response, WebError> {
    let half = Half::parse(&half).ok_or(WebError::NotFound)?;
    if current.case.details.is_none() {
        return Ok(see_other(&Slug::BeforeYouStart.path()));
    }
    count_act(&app, &current.case.id).await?;
    let now = app.clock.now();
    let Some(token) = app.store.make_half_link(&current.case.id, half, None, now).await? else {
        return page(&app, &current, half, None, true).await;
    };
    tracing::info!(half = half.as_str(), "a link for one half was made");
    shown::lead_to(&app, &path(half), &token)
}

pub(in crate::web) async fn revoke(
    app: App,
    current: Current,
    Path(half): Path<String>,
    _: Form,
) -> Result<Response, WebError> {
    let half = Half::parse(&half).ok_or(WebError::NotFound)?;
    count_act(&app, &current.case.id).await?;
    if app.store.revoke_half_links(&current.case.id, half, None, app.clock.now()).await? {
        tracing::info!(half = half.as_str(), "the links for one half were withdrawn");
    }
    Ok(see_other(&path(half)))
}
