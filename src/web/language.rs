//! In which language is a request answered? In that of its visit; else as its address asks (`?lang=de`); else as its
//! browser likes. A visit keeps the language in which it began, until another one is chosen. The desk has none of the visit
//! that the same browser may have: a choice made there is kept in a cookie of its own. Odd letters are for the demo.

use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, REFERER, SET_COOKIE};
use axum::http::{HeaderMap, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use url::Url;

use super::cookies;
use super::error::WebError;
use super::form::Form;
use super::page::see_other;
use super::query;
use super::session::MaybeCurrent;
use super::sides::is_desk;
use super::state::App;
use crate::words::Language;

/// Puts the language into every request; the session layer puts that of the visit in its place.
pub(super) async fn layer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let accepted = request.headers().get(ACCEPT_LANGUAGE).and_then(|header| header.to_str().ok()).unwrap_or_default();
    let language = asked(&app, request.uri())
        .or_else(|| is_desk(request.uri().path()).then(|| kept(&app, request.headers())).flatten())
        .unwrap_or_else(|| Language::accepted(accepted));
    request.extensions_mut().insert(language);
    next.run(request).await
}

/// The language that an address asks for.
pub(super) fn asked(app: &App, uri: &Uri) -> Option<Language> {
    query::first(uri.query(), "lang").and_then(|tag| offered(app, &tag))
}

/// The cookie of the language that was chosen at the desk.
fn cookie_name(app: &App) -> &'static str {
    if app.config.support.is_https() { "__Host-desk-language" } else { "desk-language" }
}

fn kept(app: &App, headers: &HeaderMap) -> Option<Language> {
    cookies::brought(headers, cookie_name(app)).and_then(|tag| offered(app, tag))
}

/// The language of a tag, if it can be chosen here.
fn offered(app: &App, tag: &str) -> Option<Language> {
    Language::parse(tag).filter(|language| *language != Language::Pseudo || app.demo.is_some())
}

/// `POST /language`: the visit, or the desk, goes on in another language, on the page from which it was chosen.
pub(super) async fn post(
    app: App,
    current: MaybeCurrent,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, WebError> {
    let language = offered(&app, &form.text("language")).unwrap_or(app.language());
    let back = page_before(&headers);
    if let Some(back) = back.as_deref().filter(|back| is_desk(back)) {
        let cookie = cookies::kept(cookie_name(&app), language.tag(), app.config.support.is_https());
        return Ok(([(SET_COOKIE, cookie)], see_other(back)).into_response());
    }
    match current.0 {
        Some(current) => {
            let home = current.home();
            let cookie = current.speak(language).to_cookie(&app)?;
            Ok(([(SET_COOKIE, cookie)], see_other(back.as_deref().unwrap_or(home))).into_response())
        }
        None => Ok(see_other(&format!("{}?lang={}", back.unwrap_or_else(|| "/".to_owned()), language.tag()))),
    }
}

/// The path of the page on which the button stood. Never another site: only the path is taken, and none that a browser
/// would read as a host.
pub(super) fn page_before(headers: &HeaderMap) -> Option<String> {
    let referer = Url::parse(headers.get(REFERER)?.to_str().ok()?).ok()?;
    let path = referer.path();
    (path.starts_with('/') && !path.starts_with("//")).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_a_path_of_this_portal() {
        for (referer, path) in [
            ("https://portal.example/steps/api-app?to_review=on#x", Some("/steps/api-app")),
            ("https://evil.example//evil.example/", None),
            ("nonsense", None),
        ] {
            let headers = HeaderMap::from_iter([(REFERER, referer.parse().unwrap())]);
            assert_eq!(page_before(&headers).as_deref(), path, "{referer}");
        }
    }
}
