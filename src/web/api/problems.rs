//! `/api/v1/problems`: each kind of refusal, and what to do. The `type` of problem details leads here; anybody may read it.

use askama::Template;
use axum::response::Response;

use super::kind::Kind;
use crate::web::error::WebError;
use crate::web::page::{Page, html};
use crate::web::state::App;

#[derive(Template)]
#[template(path = "api/problems.html")]
struct Problems {
    page: Page,
    /// Name, status, title, text.
    kinds: Vec<(&'static str, u16, String, String)>,
}

/// Read what each kind of problem means
#[utoipa::path(get, path = "/api/v1/problems", tag = "about", operation_id = "getProblems",
    responses((status = 200, description = "A page for people", body = String, content_type = "text/html")))]
pub(in crate::web) async fn get(app: App) -> Result<Response, WebError> {
    let about = |kind: Kind| {
        let name = kind.name();
        let say = |part: &str| app.words().get(&format!("api-{name}-{part}"));
        (name, kind.status().as_u16(), say("title"), say("text"))
    };
    let kinds = Kind::ALL.map(about).into();
    Ok(html(&Problems { page: Page::new(&app, "api-problems-title").of_desk(), kinds })?)
}
