//! Which URL is behind which guard? Each route says it in the table of `routes`; its handler asks for the same in its
//! arguments, and a test walks through every route as everybody.

use axum::Router;
use axum::http::Method;
use axum::routing::{MethodRouter, get, post};

use super::state::App;
use crate::cases::ApiScope;

/// Who is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Anybody.
    Anybody,
    /// Whoever brings the token that stands in the address.
    Token,
    /// A visit that does the whole case.
    Visit,
    /// A visit that does the half of the address, or the whole case.
    HalfVisit,
    /// Staff who have signed in.
    Agent,
    /// Staff who answer for the desk.
    Lead,
    /// Programs with a token that allows this.
    Api(ApiScope),
}

/// One method of one URL.
#[derive(Clone)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: Method,
    /// As axum writes it.
    pub path: &'static str,
    /// Who is let in.
    pub guard: Guard,
    handler: MethodRouter<App>,
}

impl Route {
    pub(super) fn get<H, T>(path: &'static str, guard: Guard, handler: H) -> Self
    where
        H: axum::handler::Handler<T, App>,
        T: 'static,
    {
        Self { method: Method::GET, path, guard, handler: get(handler) }
    }

    pub(super) fn post<H, T>(path: &'static str, guard: Guard, handler: H) -> Self
    where
        H: axum::handler::Handler<T, App>,
        T: 'static,
    {
        Self { method: Method::POST, path, guard, handler: post(handler) }
    }
}

/// A router of all of them.
pub(super) fn router(routes: Vec<Route>) -> Router<App> {
    routes.into_iter().fold(Router::new(), |router, route| router.route(route.path, route.handler))
}
