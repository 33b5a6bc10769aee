//! `/i/{token}`: an invitation. Looking at it counts the look and changes nothing else; the button begins the case, or goes
//! on with it in this browser. A link that is over says why to whoever holds it; a wrong one says what every wrong link says.

use askama::Template;
use axum::extract::Path;
use axum::http::{Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::resume;
use crate::cases::{Case, Door, Event, Invitation, Standing};
use crate::tokens;
use crate::web::beginning;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::language;
use crate::web::page::{Page, html, see_other};
use crate::web::session::{Current, MaybeCurrent};
use crate::web::state::App;
use crate::words::Language;

const FIRST: &str = "/steps/before-you-start";

#[derive(Template)]
#[template(path = "portal/invitation.html")]
struct InvitationPage {
    page: Page,
    action: String,
    company: String,
    contact_name: String,
    /// The case has begun, here or elsewhere.
    is_begun: bool,
    /// This browser is at work on this very case.
    is_here: bool,
    /// This browser is at work on another case, which accepting ends: its company or its code.
    other: Option<String>,
    /// This browser does one half of this very case, which accepting ends.
    is_half: bool,
}

#[derive(Template)]
#[template(path = "portal/invitation_over.html")]
struct Over {
    page: Page,
    text: String,
    /// This browser is at work on this very case.
    is_here: bool,
}

async fn invitation_of(app: &App, token: &str) -> Result<Invitation, WebError> {
    app.store.invitation_of_token(&tokens::token_hash(token)).await?.ok_or(WebError::NoSuchLink)
}

/// As the address asks (`?lang=de`); else in the language of this browser's visit; else in that of the invitation.
fn spoken(app: &App, uri: &Uri, current: Option<&Current>, invitation: &Invitation) -> App {
    if language::asked(app, uri).is_some() || current.is_some() {
        return app.clone();
    }
    app.in_language(Language::parse(&invitation.invited.language).unwrap_or(app.language()))
}

fn is_at_work_on(current: Option<&Current>, invitation: &Invitation) -> bool {
    current.is_some_and(|current| current.is_whole() && is_of(current, invitation))
}

fn is_of(current: &Current, invitation: &Invitation) -> bool {
    invitation.case_id.as_ref() == Some(&current.case.id)
}

pub(in crate::web) async fn get(
    app: App,
    method: Method,
    uri: Uri,
    Path(token): Path<String>,
    MaybeCurrent(current): MaybeCurrent,
) -> Result<Response, WebError> {
    let invitation = invitation_of(&app, &token).await?;
    let app = spoken(&app, &uri, current.as_ref(), &invitation);
    let is_here = is_at_work_on(current.as_ref(), &invitation);
    let standing = invitation.standing(app.clock.now());
    if !standing.is_usable() {
        return over(&app, standing, is_here);
    }
    if method == Method::GET {
        app.store.count_open(&invitation.id, app.clock.now()).await?; // a HEAD shows nothing to anybody
    }
    let is_half = current.as_ref().is_some_and(|current| !current.is_whole() && is_of(current, &invitation));
    let other = current.filter(|current| !is_of(current, &invitation));
    Ok(html(&InvitationPage {
        page: Page::new(&app, "invitation-title"),
        action: format!("/i/{token}?lang={}", app.language().tag()),
        is_begun: standing == Standing::Started,
        company: invitation.invited.details.company,
        contact_name: invitation.invited.details.contact_name,
        is_here,
        other: other.map(|current| resume::name(current.case)),
        is_half,
    })?)
}

/// What became of a link that opens nothing any more: 410.
fn over(app: &App, standing: Standing, is_here: bool) -> Result<Response, WebError> {
    let page = Page::new(app, "invitation-over-title");
    let text = match standing {
        Standing::Completed => page.say("invitation-over-completed"),
        Standing::Revoked => page.support_say("invitation-over-revoked"),
        Standing::Deleted => page.support_say("invitation-over-deleted"),
        _ => page.support_say("invitation-over-expired"),
    };
    Ok((StatusCode::GONE, html(&Over { page, text, is_here })?).into_response())
}

/// Begins a visit; one of another case, or of one half, that runs in this browser is ended, so that nothing is ever merged.
pub(in crate::web) async fn post(
    app: App,
    uri: Uri,
    Path(token): Path<String>,
    MaybeCurrent(current): MaybeCurrent,
    _: Form,
) -> Result<Response, WebError> {
    let invitation = invitation_of(&app, &token).await?;
    if let Some(current) = current.as_ref().filter(|_| is_at_work_on(current.as_ref(), &invitation)) {
        return Ok(see_other(way_into(&current.case)));
    }
    let app = spoken(&app, &uri, None, &invitation);
    let now = app.clock.now();
    let Some(case_id) = app.store.accept(&tokens::token_hash(&token), now).await? else {
        let newest = invitation_of(&app, &token).await?;
        return over(&app, newest.standing(now), false);
    };
    let case = app.store.case(&case_id).await?.ok_or(WebError::NoSuchLink)?;
    let cookie = beginning::join(&app, &case_id).await?;
    app.store.record(&case_id, &Event::VisitBegan { door: Door::Invitation }, now).await?;
    if let Some(current) = current {
        current.end(&app).await?;
    }
    tracing::info!("an invitation was accepted");
    Ok(([(header::SET_COOKIE, cookie)], see_other(way_into(&case))).into_response())
}

/// Whoever has not said yet who they are begins with that.
fn way_into(case: &Case) -> &'static str {
    if case.details.is_some() { "/overview" } else { FIRST }
}
