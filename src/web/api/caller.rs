//! Which program asks, and may it? The bearer token of `Authorization` (RFC 6750) alone counts: no cookie, and nothing in
//! the address.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::kind::Kind;
use super::problem::Refusal;
use crate::cases::{Admission, ApiCaller, ApiScope, is_api_token};
use crate::secret::Secret;
use crate::tokens;
use crate::web::state::App;

/// A program that may look at something.
macro_rules! readers {
    ($($name:ident => $scope:ident, $about:literal;)*) => {$(
        #[doc = $about]
        pub(in crate::web) struct $name;

        impl FromRequestParts<App> for $name {
            type Rejection = Refusal;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
                caller(&parts.headers, app, ApiScope::$scope).await.map(|_| Self)
            }
        }
    )*};
}

/// A program that may change something, and who it is.
macro_rules! doers {
    ($($name:ident => $scope:ident, $about:literal;)*) => {$(
        #[doc = $about]
        pub(in crate::web) struct $name(pub(super) Caller);

        impl FromRequestParts<App> for $name {
            type Rejection = Refusal;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
                caller(&parts.headers, app, ApiScope::$scope).await.map(Self)
            }
        }
    )*};
}

readers! {
    ReadsInvitations => InvitationsRead, "It may look at invitations.";
    ReadsCases => CasesRead, "It may look at cases.";
    ReadsEvents => EventsRead, "It may follow what happens.";
}

doers! {
    WritesInvitations => InvitationsWrite, "It may make and change invitations.";
    GivesReceipts => ReceiptsWrite, "It may give receipts.";
}

/// Who asks.
pub(super) struct Caller {
    pub(super) known: ApiCaller,
    /// What it brought.
    pub(super) token: Secret,
}

async fn caller(headers: &HeaderMap, app: &App, scope: ApiScope) -> Result<Caller, Refusal> {
    let token = bearer(headers).ok_or_else(|| Refusal::new(Kind::NoToken))?;
    if !is_api_token(token.expose()) {
        return Err(Refusal::new(Kind::TokenInvalid));
    }
    let (hash, limit) = (tokens::token_hash(token.expose()), app.config.limits.api_requests_per_token_per_minute);
    match app.store.admit(&hash, limit, app.clock.now()).await? {
        Admission::Unknown => Err(Refusal::new(Kind::TokenInvalid)),
        Admission::TooOften(wait) => Err(Refusal::until(wait.as_secs())),
        Admission::Admitted(known) if known.scopes.contains(&scope) => Ok(Caller { known, token }),
        Admission::Admitted(_) => Err(Refusal::scope(scope)),
    }
}

/// The token of a request; nothing if there is none, or more than one header.
fn bearer(headers: &HeaderMap) -> Option<Secret> {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    let (only, more) = (all.next()?, all.next());
    let (scheme, token) = only.to_str().ok()?.split_once(' ')?;
    (more.is_none() && scheme.eq_ignore_ascii_case("bearer")).then(|| Secret::new(token.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bearer_token_counts() {
        for (lines, token) in [
            (&[][..], None),
            (&["Bearer a"][..], Some("a")),
            (&["bearer  a "][..], Some("a")),
            (&["Basic a"][..], None),
            (&["Bearer"][..], None),
            (&["Bearer a", "Bearer a"][..], None),
        ] {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append(header::AUTHORIZATION, line.parse().unwrap());
            }
            assert_eq!(bearer(&headers).as_ref().map(Secret::expose), token, "{lines:?}");
        }
    }
}
