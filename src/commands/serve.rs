//! `serve`: runs the portal.

use std::net::SocketAddr;
use std::path::Path;

use super::{CommandError, logging, metrics, portal};
use crate::clock::Clock;
use crate::config::{self, Config, ConfigError};

/// Reads the configuration as every command does: file, then environment, then `--listen`.
pub(super) fn configuration(
    file: Option<&Path>,
    listen: Option<SocketAddr>,
    clock: &Clock,
) -> Result<(Config, Vec<String>), ConfigError> {
    let variables =
        std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let listen = listen.map(|address| ("GONG_ONBOARDING_LISTEN".to_owned(), address.to_string()));
    config::load(file, variables.chain(listen), clock.today())
}

pub(super) async fn run(file: Option<&Path>, listen: Option<SocketAddr>) -> Result<u8, CommandError> {
    let clock = Clock::system();
    let (mut config, warnings) = configuration(file, listen, &clock)?;
    logging::start(config.log_format, "info");
    for warning in warnings {
        tracing::warn!("{warning}");
    }
    if let Some(address) = config.metrics_listen {
        metrics::start(address).await?;
    }
    let listener = portal::bind(config.listen).await?;
    if let (Some(0), Ok(address)) = (config.public_url.port(), listener.local_addr()) {
        // any port was asked for: this is the one
        let desk = config.support.public_url == config.public_url;
        let _ = config.public_url.set_port(Some(address.port()));
        if desk {
            config.support.public_url.clone_from(&config.public_url);
        }
    }
    let desk = portal::bind_desk(&config).await?;
    let app = portal::assemble(config, clock, None).await?;
    portal::run(app, listener, desk).await?;
    Ok(0)
}
