//! Where does Prometheus look? At `/metrics`, on a listener of its own that customers do not reach. Counters name routes,
//! codes and outcomes; nothing of a customer.

use std::net::SocketAddr;

use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusBuilder;

use super::{CommandError, portal};
use crate::web::{self, ListenerLimits};

/// Counts from now on, and serves what was counted until the program ends.
pub(super) async fn start(address: SocketAddr) -> Result<(), CommandError> {
    let recorder = PrometheusBuilder::new().install_recorder().map_err(|error| {
        CommandError::machine(format!("metrics cannot be counted ({error})"), "report this as a defect")
    })?;
    let router = Router::new().route("/metrics", get(move || async move { recorder.render() }));
    let listener = portal::bind(address).await?;
    tokio::spawn(web::serve(listener, router, (ListenerLimits::default(), &[]), std::future::pending()));
    Ok(())
}
