//! Who asks, and how often may they? The client's address, believed from `X-Forwarded-For` only behind proxies that the
//! operator names, and the budgets that are counted by it.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::{SignedDuration, Timestamp};

use super::error::WebError;
use super::state::App;
use crate::cases::{Budget, Half, StoreError};

/// The address at the other end of the connection; the accept loop puts it into every request.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub IpAddr);

/// Under which name a client is counted: its address, or its network of 64 bits for IPv6.
pub(super) struct Client(String);

/// A test is not made yet.
pub(super) struct TooEarly {
    /// From when on it may be.
    pub(super) from: Timestamp,
    /// Too many `failures` in a row, or a `budget` that is spent.
    pub(super) why: &'static str,
}

impl FromRequestParts<App> for Client {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, WebError> {
        let peer = parts.extensions.get::<ClientAddress>().map(|address| address.0.to_canonical());
        let is_proxy = |address: &IpAddr| app.config.trusted_proxies.iter().any(|net| net.contains(address));
        let mut address = peer.ok_or(WebError::Internal("a request came without its client's address"))?;
        let forwarded = parts.headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
        let hops: Vec<&str> = forwarded.flat_map(|line| line.split(',')).map(str::trim).collect();
        for hop in hops.iter().rev() {
            match address_of(hop) {
                Some(next) if is_proxy(&address) => address = next.to_canonical(),
                _ => break,
            }
        }
        Ok(Self(name_of(address)))
    }
}

/// `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::1` or `[2001:db8::1]:4711`: proxies write all of them.
fn address_of(hop: &str) -> Option<IpAddr> {
    hop.parse().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// The name of a client of this address.
pub(super) fn name_of(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{}/64", Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
    }
}

/// So much may be done with one case in an hour, far beyond what people do. Of each act an event is kept, and other programs
/// are told.
const ACTS_PER_HOUR: u64 = 1000;

/// Counts something that customers do with a case, or says that it was too much.
pub(super) async fn count_act(app: &App, case_id: &str) -> Result<(), WebError> {
    let window = SignedDuration::from_hours(1);
    let acts = Budget { kind: "act-of-case", subject: case_id, limit: ACTS_PER_HOUR, window };
    match app.store.spend(&[acts], app.clock.now()).await? {
        None => Ok(()),
        Some(_) => Err(WebError::TooMuch),
    }
}

impl Client {
    /// Whether this client may start another case.
    pub(super) async fn may_start(&self, app: &App) -> Result<bool, StoreError> {
        let limit = app.config.limits.cases_per_address_per_hour;
        Ok(app.store.spend(&[self.hourly("start", limit)], app.clock.now()).await?.is_none())
    }

    /// Counts a test of this case's credentials, of some halves, unless it is too early for one.
    pub(super) async fn may_test(
        &self,
        app: &App,
        case_id: &str,
        halves: &[Half],
    ) -> Result<Option<TooEarly>, StoreError> {
        let limits = app.config.limits;
        let now = app.clock.now();
        for half in halves {
            let delayed = app.store.delayed_until(failures_of(*half), case_id, limits.failed_tests_in_a_row()).await?;
            if let Some(from) = delayed.filter(|from| *from > now) {
                return Ok(Some(TooEarly { from, why: "failures" }));
            }
        }
        let of_address = self.hourly("test-by-address", limits.tests_per_address_per_hour);
        let window = SignedDuration::from_hours(24);
        let limit = limits.tests_per_case_per_day;
        let of_case = Budget { kind: "test-of-case", subject: case_id, limit, window };
        let spent = app.store.spend(&[of_case, of_address], now).await?;
        Ok(spent.map(|from| TooEarly { from, why: "budget" }))
    }

    /// Counts failures in a row: those that judged the values, not those of 8x8 or the network.
    pub(super) async fn note_test(app: &App, case_id: &str, half: Half, failed: bool) -> Result<(), StoreError> {
        app.store.note_ending(failures_of(half), case_id, failed, app.clock.now()).await
    }

    /// Under which name it is counted.
    pub(super) fn name(&self) -> &str {
        &self.0
    }

    pub(super) fn hourly(&self, kind: &'static str, limit: u64) -> Budget<'_> {
        Budget { kind, subject: &self.0, limit, window: SignedDuration::from_hours(1) }
    }
}

const fn failures_of(half: Half) -> &'static str {
    match half {
        Half::Storage => "failed-storage",
        Half::Scim => "failed-scim",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_its_address_or_its_network() {
        assert_eq!(name_of(address_of("192.0.2.7:4711").unwrap()), "192.0.2.7");
        assert_eq!(address_of("unknown"), None);
        assert_eq!(name_of("2001:db8:1:2:3:4:5:6".parse().unwrap()), "2001:db8:1:2::/64");
    }
}
