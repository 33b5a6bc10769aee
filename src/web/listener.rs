//! How are connections accepted? HTTP/1 only, with deadlines for a request's head, the idle time between requests and the
//! client's reading (the router has the one for a request's body), a cap on connections, and a stop that lets running requests end. `axum::serve` sets none of these timers.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use ipnet::IpNet;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::ServiceExt;

use super::ClientAddress;
use super::crowd::Crowd;
use super::patience::Patience;

/// The listener's limits.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// For a request's head, and for the idle time before it.
    pub head: Duration,
    /// For the client to take an answer, once it stops taking it.
    pub answer: Duration,
    /// For running requests after the stop was asked for.
    pub drain: Duration,
    /// Connections at the same time.
    pub connections: usize,
    /// Of these, from one client: its address, or its network of 64 bits for IPv6. Whoever is on this machine, and the proxies
    /// that the operator names, may have all of them.
    pub of_one_client: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            answer: Duration::from_secs(30),
            drain: Duration::from_secs(12),
            connections: 2048,
            of_one_client: 512,
        }
    }
}

/// Serves the router until `stop` is done; then waits for running requests, at most [`Limits::drain`].
pub async fn serve(
    listener: TcpListener,
    router: Router,
    (limits, proxies): (Limits, &[IpNet]),
    stop: impl Future<Output = ()>,
) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(limits.connections));
    let crowd = Crowd::new(limits.of_one_client, proxies);
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = &mut stop => break,
        };
        let Some((stream, place)) = accepted else { continue };
        let Ok(peer) = stream.peer_addr() else { continue };
        let Some(seat) = crowd.enter(peer.ip()) else { continue };
        let router = router.clone();
        let service = hyper::service::service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(ClientAddress(peer.ip()));
            answer(router.clone(), request)
        });
        let connection = hyper::server::conn::http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.head)
            .max_buf_size(16 * 1024)
            .max_headers(64)
            .serve_connection(TokioIo::new(Patience::new(stream, limits.answer)), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            let _places = (place, seat);
            if let Err(error) = connection.await {
                tracing::debug!(timeout = error.is_timeout(), "a connection ended early");
            }
        });
    }
    drop(listener);
    if tokio::time::timeout(limits.drain, graceful.shutdown()).await.is_err() {
        tracing::warn!("stopping although requests still run");
    }
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(TcpStream, tokio::sync::OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, _)) => {
            let _ = stream.set_nodelay(true);
            Some((stream, place))
        }
        Err(error) => {
            // out of file descriptors, most likely: a moment later some are free
            tracing::warn!(kind = ?error.kind(), "a connection could not be accepted");
            tokio::time::sleep(Duration::from_millis(100)).await;
            None
        }
    }
}

async fn answer(router: Router, request: hyper::Request<Incoming>) -> Result<axum::response::Response, Infallible> {
    let request: Request = request.map(Body::new);
    router.oneshot(request).await
}
