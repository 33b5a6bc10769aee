//! `simulator`: only the simulated 8x8.

use std::io::Write;
use std::net::SocketAddr;

use super::{CommandError, logging, portal, stop};
use crate::clock::Clock;
use crate::config::LogFormat;
use crate::simulator::{Simulator, faults, table};

pub(super) async fn run(listen: SocketAddr) -> Result<u8, CommandError> {
    logging::start(LogFormat::Text, "warn");
    let listener = portal::bind(listen).await?;
    let base = format!("http://{}", listener.local_addr().unwrap_or(listen));
    let text = format!(
        "A simulated 8x8 listens on {base}\n\nSettings of a portal that uses it:\n  \
         GONG_ONBOARDING_EIGHT_BY_EIGHT__TOKEN_URL={base}/oauth/v2/token\n  \
         GONG_ONBOARDING_EIGHT_BY_EIGHT__STORAGE_URL={base}/storage\n  \
         GONG_ONBOARDING_EIGHT_BY_EIGHT__SCIM_HOSTS={host}\n  \
         GONG_ONBOARDING_EIGHT_BY_EIGHT__ALLOW_LOOPBACK=true\n\nSample values\n\n{}\n{}",
        table(&base),
        faults(),
        host = base.trim_start_matches("http://"),
    );
    let _ = writeln!(std::io::stdout(), "{text}");
    let clock = Clock::system();
    Simulator::new(move || clock.now()).serve(listener, stop::requested()).await;
    Ok(0)
}
