//! When does a server stop? At the first SIGTERM or Ctrl-C, politely; at the second, at once.

use tokio::signal::unix::{SignalKind, signal};

/// Waits until the program is told to stop. From then on, being told once more ends it at once.
pub(super) async fn requested() {
    told().await;
    tracing::info!("stopping: running requests may end");
    tokio::spawn(async {
        told().await;
        std::process::exit(130);
    });
}

async fn told() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
