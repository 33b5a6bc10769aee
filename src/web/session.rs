//! Whose visit is this? Opens the cookie, finds the visit and its case, keeps both alive, and hands them to handlers.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use jiff::{SignedDuration, Timestamp};

use super::api::is_api;
use super::cookies::{Kind, Opened, Sealed};
use super::error::{NoVisit, WebError};
use super::sides::is_desk;
use super::state::App;
use crate::cases::{Case, Half, Scope, StoreError, TestRecord, Values, Visit, open, seal};
use crate::sealing::Identity;
use crate::secret::Secret;
use crate::words::Language;

/// Without a request for so long, a visit ends.
pub(super) const IDLE: SignedDuration = SignedDuration::from_hours(2);
/// A visit ends after so long at the latest.
pub(super) const LIFETIME: SignedDuration = SignedDuration::from_hours(12);
/// A visit's row and cookie are renewed at most so often: each renewal waits for the disk.
const TOUCH: SignedDuration = SignedDuration::from_mins(5);

/// A visit, its case, and the key to its credentials for as long as the request is served.
#[derive(Clone)]
pub(super) struct Current {
    pub(super) visit: Visit,
    pub(super) case: Case,
    identity: Identity,
    link: Secret,
    language: Language,
    /// When the request came, before anything was read for it: what happened since then, it did not know.
    pub(super) arrived: Timestamp,
}

type Presence = Result<Arc<Current>, NoVisit>;

impl Current {
    /// A visit that has just begun.
    pub(super) fn begun(app: &App, visit: Visit, case: Case, identity: Identity, link: Secret) -> Self {
        Self { visit, case, identity, link, language: app.language(), arrived: app.clock.now() }
    }

    /// The address of the link by which this browser can come back: to the whole case, or to one half of it.
    pub(super) fn return_path(&self) -> String {
        let door = if self.is_whole() { "r" } else { "h" };
        format!("/{door}/{}", self.link.expose())
    }

    /// The one half that it does; nothing if it does the whole case.
    pub(super) fn half(&self) -> Option<Half> {
        self.visit.by_half_link.as_ref().map(|(_, half)| *half)
    }

    /// Whether it does the whole case.
    pub(super) fn is_whole(&self) -> bool {
        self.visit.by_half_link.is_none()
    }

    /// Where its task list is.
    pub(super) fn home(&self) -> &'static str {
        if self.is_whole() { "/overview" } else { "/half" }
    }

    /// Opens one half of the credentials.
    pub(super) async fn values(&self, app: &App, half: Half) -> Result<Values, WebError> {
        match app.store.half(&self.visit.id, half).await? {
            Some(sealed) => Ok(open(&sealed, &self.identity)?),
            None => Ok(Values::default()),
        }
    }

    /// Seals one half of the credentials to this visit.
    pub(super) async fn keep(&self, app: &App, half: Half, values: &Values) -> Result<(), WebError> {
        let sealed = seal(values, &self.visit.recipient)?;
        let saved = app.store.save_half(&self.visit.id, &self.case.id, half, &sealed, app.clock.now()).await?;
        // left in another tab while this request waited
        if saved { Ok(()) } else { Err(WebError::NoVisit(NoVisit::Over)) }
    }

    /// The last test of a scope, if this visit's credentials were tested.
    pub(super) async fn test(&self, app: &App, scope: Scope) -> Result<Option<TestRecord>, StoreError> {
        app.store.test(&self.case.id, &self.visit.id, scope).await
    }

    /// The language of its pages.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// Ends it, with the credentials that it holds.
    pub(super) async fn end(&self, app: &App) -> Result<(), StoreError> {
        app.store.end_visit(&self.case.id, &self.visit.id, None, app.clock.now()).await.map(drop)
    }

    /// The same in another language.
    pub(super) fn speak(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The line that sets the cookie.
    pub(super) fn to_cookie(&self, app: &App) -> Result<HeaderValue, WebError> {
        let sealed = Sealed {
            kind: Kind::Visit,
            portal: app.shared().cookies.portal().to_owned(),
            case: self.case.id.clone(),
            visit: self.visit.id.clone(),
            identity: self.identity.to_secret().expose().to_owned(),
            link: self.link.expose().to_owned(),
            language: self.language,
            idle_expires_at: self.visit.idle_expires_at,
            expires_at: self.visit.expires_at,
        };
        let cookie = app.shared().cookies.seal(&sealed).and_then(|line| HeaderValue::from_str(&line).ok());
        cookie.ok_or(WebError::Internal("the cookie could not be sealed"))
    }
}

/// Finds the visit of every request to a page, and renews its cookie where it is time.
pub(super) async fn layer(State(app): State<App>, mut request: Request, next: Next) -> Result<Response, WebError> {
    if is_api(request.uri().path()) {
        return Ok(next.run(request).await); // only what is not there comes by: programs have no visits
    }
    let mut presence = find(&app, request.headers()).await?;
    let mut renewed = None;
    // a page that listens for news by itself is nobody's click
    if let Ok(current) = &mut presence
        && is_to_renew(&app, current)
        && !request.uri().path().starts_with("/news")
    {
        let visit = touch(&app, &current.visit).await?;
        *current = Arc::new(Current { visit, ..Current::clone(current) });
        renewed = Some(current.to_cookie(&app)?);
    }
    let is_at_desk = is_desk(request.uri().path());
    let language = presence.as_ref().ok().filter(|_| !is_at_desk).map(|current| current.language);
    if let Some(language) = language {
        request.extensions_mut().insert(language);
    }
    let visited = presence.as_ref().ok().filter(|_| !is_at_desk).map(|current| Visited::of(current));
    request.extensions_mut().insert(presence);
    let mut response = next.run(request).await;
    if let Some(language) = language {
        response.extensions_mut().insert(language); // for the page of an error
    }
    if let Some(visited) = visited {
        response.extensions_mut().insert(visited);
    }
    if let Some(cookie) = renewed.filter(|_| !response.headers().contains_key(header::SET_COOKIE)) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

async fn find(app: &App, headers: &HeaderMap) -> Result<Presence, WebError> {
    let now = app.clock.now();
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let sealed = match app.shared().cookies.open(lines, now) {
        Opened::Missing | Opened::Foreign => return Ok(Err(NoVisit::Absent)),
        Opened::Expired => return Ok(Err(NoVisit::Over)),
        Opened::Visit(sealed) => sealed,
    };
    let Some(visit) = app.store.visit(&sealed.visit).await?.filter(|visit| is_of(visit, &sealed, now)) else {
        return Ok(Err(NoVisit::Over));
    };
    let Some(case) = app.store.case(&visit.case_id).await? else { return Ok(Err(NoVisit::Over)) };
    let Ok(identity) = Identity::parse(&sealed.identity) else { return Ok(Err(NoVisit::Absent)) };
    let (link, language) = (Secret::new(sealed.link.clone()), sealed.language);
    Ok(Ok(Arc::new(Current { visit, case, identity, link, language, arrived: now })))
}

fn is_of(visit: &Visit, sealed: &Sealed, now: Timestamp) -> bool {
    visit.case_id == sealed.case && visit.ends_at() > now
}

fn is_to_renew(app: &App, current: &Current) -> bool {
    app.clock.now() + IDLE - TOUCH >= current.visit.idle_expires_at
}

/// Begins the idle time of a visit anew.
async fn touch(app: &App, visit: &Visit) -> Result<Visit, StoreError> {
    let idle_expires_at = app.clock.now() + IDLE;
    app.store.touch_visit(&visit.id, idle_expires_at).await?;
    Ok(Visit { idle_expires_at, ..visit.clone() })
}

/// Lets a visit go on for as long as it may without a request: the cookie to set.
pub(super) async fn extend(app: &App, current: &Current) -> Result<HeaderValue, WebError> {
    let visit = touch(app, &current.visit).await?;
    Current { visit, ..current.clone() }.to_cookie(app)
}

/// The visit of a request, of the whole case or of one half.
pub(super) fn current(parts: &Parts) -> Result<Current, WebError> {
    match parts.extensions.get::<Presence>() {
        Some(Ok(current)) => Ok(Current::clone(current)),
        Some(Err(why)) => Err(WebError::NoVisit(*why)),
        None => Err(WebError::Internal("a page outside the session layer asked for its visit")),
    }
}

/// Who came by a half-link is refused here: the pages of that half ask for `HalfCurrent`.
impl FromRequestParts<App> for Current {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, WebError> {
        let current = current(parts)?;
        if current.is_whole() { Ok(current) } else { Err(WebError::OneHalf) }
    }
}

/// What the page of an error says of the visit: the code to read out, and where it leads on.
#[derive(Clone)]
pub(super) struct Visited {
    pub(super) code: String,
    /// It does one half alone.
    pub(super) is_at_half: bool,
}

impl Visited {
    fn of(current: &Current) -> Self {
        Self { code: current.case.code.clone(), is_at_half: !current.is_whole() }
    }
}

/// A visit where one may be missing, of the whole case or of one half: for pages that show nothing of either.
pub(super) struct MaybeCurrent(pub(super) Option<Current>);

impl FromRequestParts<App> for MaybeCurrent {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, WebError> {
        Ok(Self(current(parts).ok()))
    }
}
