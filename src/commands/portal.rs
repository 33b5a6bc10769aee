//! How is a portal put together and run? Keys, database, the client of 8x8, then pages; a sweep beside them; a stop that
//! waits for what runs.

use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;

use super::{CommandError, key_files, recipients, stop};
use crate::cases::{Change, Store, StoreError};
use crate::checks::Checks;
use crate::clock::Clock;
use crate::config::{Config, ConfigError};
use crate::courier::Courier;
use crate::eight_by_eight::Http;
use crate::io_error::in_words;
use crate::staff::TotpSecret;
use crate::web::{self, App, Demo, KeyRing, ListenerLimits, Parts};
use crate::words::Library;

/// How often expired visits and their credentials are deleted.
const SWEEP: Duration = Duration::from_mins(1);

/// So long a webhook that is on its way when the portal stops may take.
const LAST_WORD: Duration = Duration::from_secs(5);

/// Binds an address, or says why not.
pub(super) async fn bind(address: std::net::SocketAddr) -> Result<TcpListener, CommandError> {
    TcpListener::bind(address).await.map_err(|error| {
        let problem = format!("{address} cannot be listened on ({})", in_words(&error));
        CommandError::machine(problem, "end what listens there, or give another address with --listen")
    })
}

/// Puts the parts together.
pub(super) async fn assemble(config: Config, clock: Clock, demo: Option<Demo>) -> Result<App, CommandError> {
    key_files::data_dir(&config.data_dir)?;
    let trouble = |error: &dyn std::fmt::Display| CommandError::machine(error.to_string(), "report this as a defect");
    let (key_ring, signing_keys) = (key_files::session(&config)?, key_files::signing(&config)?);
    let library = Library::load().map_err(|error| trouble(&error))?;
    let http = Http::new(&config.eight_by_eight, clock.clone()).map_err(|error| trouble(&error))?;
    // last, for it may change the tables: whoever cannot start leaves them as they are
    let store = open_store(&config, &clock).await?.telling(config.subscriptions());
    reseal(&store, &key_ring).await.map_err(|error| trouble(&error))?;
    let parts = Parts {
        checks: Checks::new(http, config.eight_by_eight.clone(), clock.clone()),
        key_ring,
        signing_keys,
        library,
        config,
        clock,
        store,
        demo,
    };
    Ok(App::new(parts))
}

/// Opens the database, or says why not.
pub(super) async fn open_store(config: &Config, clock: &Clock) -> Result<Store, ConfigError> {
    Store::open(&config.database_url, &config.data_dir, clock.now()).await.map_err(cannot_open)
}

/// Why a database is not opened, as a refusal of the setting.
pub(super) fn cannot_open(error: StoreError) -> ConfigError {
    match error {
        StoreError::Open { problem, remedy } => ConfigError::new("database_url", problem, remedy),
        other => ConfigError::new("database_url", other.to_string(), "check the database"),
    }
}

/// Seals second factors of staff anew that an earlier key sealed, which may then go.
async fn reseal(store: &Store, ring: &KeyRing) -> Result<(), StoreError> {
    for (name, sealed) in store.totp_secrets().await? {
        match ring.seal_anew(&TotpSecret::seal_of(&name), &sealed) {
            Some(anew) => store.reseal_totp(&name, &sealed, &anew).await?,
            None if ring.unseal(&TotpSecret::seal_of(&name), &sealed).is_some() => {}
            None => tracing::error!(
                name,
                "their second factor does not open with these keys: remove them, and add them again"
            ),
        }
    }
    Ok(())
}

/// Serves pages until the program is told to stop; those of the desk at a listener of their own, if there is one.
pub(super) async fn run(app: App, listener: TcpListener, desk: Option<TcpListener>) -> Result<(), CommandError> {
    let watch = recipients::begin(&app).await?;
    let courier = courier(&app)?;
    if app.config.eight_by_eight.allow_loopback {
        tracing::warn!("eight_by_eight.allow_loopback is on: addresses of this machine may be called");
    }
    let sweeper = tokio::spawn(sweep(app.clone()));
    let watcher = tokio::spawn(watch.run(app.clone()));
    let store = app.store.clone();
    let relay = tokio::spawn(async move { store.relay().await });
    let mut courier = tokio::spawn(async {
        if let Some(courier) = courier {
            courier.run().await;
        }
    });
    let listen = listener.local_addr().unwrap_or(app.config.listen);
    tracing::info!(%listen, public_url = %app.config.public_url, "the portal is ready");
    serve(&app, listener, desk).await;
    sweeper.abort();
    watcher.abort();
    relay.abort();
    // what is cut off here is sent again, under the same id
    if tokio::time::timeout(LAST_WORD, &mut courier).await.is_err() {
        courier.abort();
    }
    app.store.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Who carries webhooks, if there is anybody to be told.
fn courier(app: &App) -> Result<Option<Courier>, CommandError> {
    if app.config.webhooks.endpoints.is_empty() {
        return Ok(None);
    }
    let courier = Courier::new(app.store.clone(), app.clock.clone(), &app.config.webhooks);
    courier
        .map(Some)
        .map_err(|error| CommandError::machine(error.to_string(), "install them: the package ca-certificates"))
}

/// Binds the desk's own address, if it has one.
pub(super) async fn bind_desk(config: &Config) -> Result<Option<TcpListener>, ConfigError> {
    let Some(address) = config.support.listen else { return Ok(None) };
    TcpListener::bind(address).await.map(Some).map_err(|error| {
        let problem = format!("{address} cannot be listened on ({})", in_words(&error));
        ConfigError::new("support.listen", problem, "end what listens there, or give another address")
    })
}

/// Serves customers' pages, and those of the desk beside them or on a listener of their own.
async fn serve(app: &App, listener: TcpListener, desk: Option<TcpListener>) {
    let (told, stopped) = watch::channel(());
    let stop = async {
        stop::requested().await;
        app.store.live().tell(Change::Stopping);
        drop(told);
    };
    let until = |mut stopped: watch::Receiver<()>| async move { while stopped.changed().await.is_ok() {} };
    let limits = (ListenerLimits::default(), app.config.trusted_proxies.as_slice());
    let portal = web::serve(listener, web::router(app.clone()), limits, until(stopped.clone()));
    let desk = async {
        if let Some(listener) = desk {
            tracing::info!(
                desk = listener.local_addr().ok().map(tracing::field::display),
                "the support desk has a listener of its own"
            );
            web::serve(listener, web::desk_router(app.clone()), limits, until(stopped)).await;
        }
    };
    tokio::join!(stop, portal, desk);
}

async fn sweep(app: App) {
    let mut every = tokio::time::interval(SWEEP);
    loop {
        every.tick().await;
        app.store.live().tell(Change::Minute);
        match app.store.sweep(app.clock.now()).await {
            Ok(0) => {}
            Ok(ended) => tracing::info!(ended, "expired visits were deleted with their credentials"),
            Err(cause) => tracing::error!(%cause, "expired visits could not be deleted"),
        }
        let now = app.clock.now();
        match app.store.retire(now - app.config.retention, now).await {
            Ok(retired) if retired.is_empty() => {}
            Ok(retired) => tracing::info!(cases = retired.len(), "cases were deleted, as retention.days says"),
            Err(cause) => tracing::error!(%cause, "old cases could not be deleted"),
        }
    }
}
