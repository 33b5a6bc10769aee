//! Against what is a case tested, and for whom is its package? 8x8 and Gong; for a rehearsal a simulated 8x8 of its own and
//! nobody: the key that could open it is thrown away when it is made.

use std::net::SocketAddr;

use tokio::net::TcpListener;
use tokio::sync::OnceCell;
use url::Url;

use super::error::WebError;
use super::state::App;
use crate::cases::Case;
use crate::checks::Checks;
use crate::config::EightByEight;
use crate::eight_by_eight::Http;
use crate::sealing::{Identity, Recipient};
use crate::simulator::Simulator;

/// What rehearsals need. The simulated 8x8 is there from the first of them on.
pub(super) struct Rehearsals {
    stage: OnceCell<Stage>,
    nobody: Recipient,
}

struct Stage {
    /// Origin of the simulated 8x8.
    base: String,
    checks: Checks,
    settings: EightByEight,
}

/// The remote side of a case.
#[derive(Clone, Copy)]
pub(super) struct Remote<'a> {
    pub(super) checks: &'a Checks,
    pub(super) settings: &'a EightByEight,
}

impl Default for Rehearsals {
    fn default() -> Self {
        let nobody = Identity::generate().recipient().labelled("Rehearsal: opens for nobody");
        Self { stage: OnceCell::new(), nobody }
    }
}

impl App {
    /// Where the credentials of a case are tested.
    pub(super) async fn remote(&self, case: &Case) -> Result<Remote<'_>, WebError> {
        if !case.is_rehearsal {
            return Ok(Remote { checks: &self.checks, settings: &self.config.eight_by_eight });
        }
        let stage = self.stage().await?;
        Ok(Remote { checks: &stage.checks, settings: &stage.settings })
    }

    /// The origin of the simulated 8x8 of rehearsals.
    pub(super) async fn simulated(&self) -> Result<&str, WebError> {
        Ok(&self.stage().await?.base)
    }

    /// Who can open the packages of a case that are made today.
    pub(super) fn recipients_for(&self, case: &Case) -> Vec<Recipient> {
        if case.is_rehearsal {
            return vec![self.shared().rehearsals.nobody.clone()];
        }
        self.recipients_of(case.recipient_group.as_deref())
    }

    async fn stage(&self) -> Result<&Stage, WebError> {
        self.shared().rehearsals.stage.get_or_try_init(|| begin(self)).await
    }
}

async fn begin(app: &App) -> Result<Stage, WebError> {
    let failed = |_| WebError::Internal("no simulated 8x8 could be started for rehearsals");
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.map_err(failed)?;
    let host = listener.local_addr().map_err(failed)?.to_string();
    let clock = app.clock.clone();
    tokio::spawn(Simulator::new(move || clock.now()).serve(listener, std::future::pending()));
    let url = |path: &str| {
        Url::parse(&format!("http://{host}{path}")).map_err(|_| WebError::Internal("a simulated 8x8 has no address"))
    };
    let settings = EightByEight {
        token_url: url("/oauth/v2/token")?,
        storage_url: url("/storage")?,
        scim_hosts: vec![host.clone()],
        allow_loopback: true,
        ..app.config.eight_by_eight.clone()
    };
    let http = Http::new(&settings, app.clock.clone())
        .map_err(|_| WebError::Internal("no client could be made for rehearsals"))?;
    tracing::info!("rehearsals have a simulated 8x8 from now on, on loopback");
    Ok(Stage {
        base: format!("http://{host}"),
        checks: Checks::new(http, settings.clone(), app.clock.clone()),
        settings,
    })
}
