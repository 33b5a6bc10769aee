//! What do rehearsals need? A simulated 8x8 of their own, there from the first of them on, and a recipient that nobody is: the
//! key that could open for it is thrown away when it is made.

use std::net::SocketAddr;

use tokio::net::TcpListener;
use tokio::sync::OnceCell;
use url::Url;

use super::error::WebError;
use crate::checks::Checks;
use crate::clock::Clock;
use crate::config::EightByEight;
use crate::eight_by_eight::Http;
use crate::sealing::{Identity, Recipient};
use crate::simulator::Simulator;

/// What all rehearsals of a portal share.
pub(super) struct Rehearsals {
    stage: OnceCell<Stage>,
    /// To whom their packages are sealed.
    pub(super) nobody: Recipient,
}

/// The simulated 8x8, and what asks it.
pub(super) struct Stage {
    /// Its origin.
    pub(super) base: String,
    pub(super) checks: Checks,
    pub(super) settings: EightByEight,
}

impl Default for Rehearsals {
    fn default() -> Self {
        let nobody = Identity::generate().recipient().labelled("Rehearsal: opens for nobody");
        Self { stage: OnceCell::new(), nobody }
    }
}

impl Rehearsals {
    /// The stage; set when somebody first asks for it. Times and limits are those of the real side.
    pub(super) async fn stage(&self, clock: &Clock, real: &EightByEight) -> Result<&Stage, WebError> {
        self.stage.get_or_try_init(|| Stage::set(clock.clone(), real)).await
    }
}

impl Stage {
    async fn set(clock: Clock, real: &EightByEight) -> Result<Self, WebError> {
        let failed = |_| WebError::Internal("no simulated 8x8 could be started for rehearsals");
        let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.map_err(failed)?;
        let host = listener.local_addr().map_err(failed)?.to_string();
        let time = clock.clone();
        tokio::spawn(Simulator::new(move || time.now()).serve(listener, std::future::pending()));
        let url = |path: &str| {
            Url::parse(&format!("http://{host}{path}"))
                .map_err(|_| WebError::Internal("a simulated 8x8 has no address"))
        };
        let settings = EightByEight {
            token_url: url("/oauth/v2/token")?,
            storage_url: url("/storage")?,
            scim_hosts: vec![host.clone()],
            allow_loopback: true,
            ..real.clone()
        };
        let http = Http::new(&settings, clock.clone())
            .map_err(|_| WebError::Internal("no client could be made for rehearsals"))?;
        tracing::info!("rehearsals have a simulated 8x8 from now on, on loopback");
        Ok(Self { base: format!("http://{host}"), checks: Checks::new(http, settings.clone(), clock), settings })
    }
}
