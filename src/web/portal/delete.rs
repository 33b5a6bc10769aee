//! `/delete`: the admin deletes the case, with everything that hangs on it. Looking at the page changes nothing.

use askama::Template;
use axum::response::Response;

use super::leave;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::moment::Moment;
use crate::web::page::{Page, html, see_other};
use crate::web::session::{Current, MaybeCurrent};
use crate::web::state::App;

#[derive(Template)]
#[template(path = "portal/delete.html")]
struct Delete {
    page: Page,
    case_id: String,
    code: String,
    company: Option<String>,
    /// When a package was made, if one was.
    packaged_at: Option<Moment>,
}

#[derive(Template)]
#[template(path = "portal/deleted.html")]
struct Deleted {
    page: Page,
}

pub(in crate::web) async fn get(app: App, current: Current) -> Result<Response, WebError> {
    let newest = app.store.newest_package(&current.case.id).await?;
    let page = Page::new(&app, "delete-title").of(&current);
    let case = current.case;
    Ok(html(&Delete {
        page,
        packaged_at: newest.map(|issued| Moment::of(&app, issued.created_at)),
        company: case.details.map(|details| details.company),
        code: case.code,
        case_id: case.id,
    })?)
}

/// The page names the case that it speaks of: where the browser has gone over to another one meanwhile, nothing is
/// deleted and the page of that one is shown. A second press of the button finds the case gone, as it should be.
pub(in crate::web) async fn post(
    app: App,
    current: Result<Current, WebError>,
    form: Form,
) -> Result<Response, WebError> {
    let named = form.text("case");
    match current {
        Ok(current) if named.is_empty() || named == current.case.id => {
            app.store.delete_case(&current.case.id, None, app.clock.now()).await?;
            tracing::info!("a case was deleted by its visitor");
            Ok(leave::forget(&app, "/deleted"))
        }
        Ok(_) => Ok(see_other("/delete")),
        Err(_) if !named.is_empty() && app.store.case(&named).await?.is_none() => Ok(leave::forget(&app, "/deleted")),
        Err(no_visit) => Err(no_visit),
    }
}

/// Whoever is at work has deleted nothing: this page is not theirs.
pub(in crate::web) async fn deleted(app: App, current: MaybeCurrent) -> Result<Response, WebError> {
    if let Some(current) = current.0 {
        return Ok(see_other(current.home()));
    }
    Ok(html(&Deleted { page: Page::new(&app, "deleted-title") })?)
}
