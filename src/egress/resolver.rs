//! Where does a host's name lead? Asked anew for every connection, so that the address that was judged is the one that is
//! dialled; one forbidden address among the answers refuses them all.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use ipnet::IpNet;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::address::may_dial;

/// The system's resolver blocks a thread for each question and cannot be stopped: this many at a time.
const AT_ONCE: usize = 16;

/// The addresses of a name, some time later.
pub type Found = Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>>;

/// Something that knows addresses of names. Tests bring their own.
pub trait Lookup: Send + Sync {
    /// All addresses of a host's name.
    fn lookup(&self, host: &str) -> Found;
}

/// The operating system's resolver.
pub struct SystemLookup;

impl Lookup for SystemLookup {
    fn lookup(&self, host: &str) -> Found {
        let host = host.to_owned();
        Box::pin(async move { Ok(tokio::net::lookup_host((host, 0)).await?.map(|found| found.ip()).collect()) })
    }
}

/// Why a name gave no address to dial.
#[derive(Debug, thiserror::Error)]
pub(super) enum ResolveError {
    #[error("the name could not be resolved")]
    Unknown,
    #[error("the name leads to an address that is not public")]
    NotPublic,
}

/// A [`Lookup`] behind a guard: bounded in time and number; addresses that are public or in a permitted network only.
pub(super) struct Guard {
    lookup: Arc<dyn Lookup>,
    slots: Arc<Semaphore>,
    patience: Duration,
    networks: Arc<[IpNet]>,
}

impl Guard {
    pub(super) fn new(lookup: Arc<dyn Lookup>, patience: Duration, networks: &[IpNet]) -> Self {
        Self { lookup, slots: Arc::new(Semaphore::new(AT_ONCE)), patience, networks: networks.into() }
    }
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let (lookup, slots) = (Arc::clone(&self.lookup), Arc::clone(&self.slots));
        let (patience, networks) = (self.patience, Arc::clone(&self.networks));
        Box::pin(async move {
            let found = timeout(patience, ask(lookup, slots, name)).await.map_err(|_| ResolveError::Unknown)??;
            Ok(judge(&found, &networks)?)
        })
    }
}

/// Asks in a task of its own: a question that nobody waits for any more keeps its slot until it returns.
async fn ask(lookup: Arc<dyn Lookup>, slots: Arc<Semaphore>, name: Name) -> Result<Vec<IpAddr>, ResolveError> {
    let slot = slots.acquire_owned().await.map_err(|_| ResolveError::Unknown)?;
    let question = tokio::spawn(async move {
        let found = lookup.lookup(name.as_str()).await;
        drop(slot);
        found
    });
    match question.await {
        Ok(Ok(found)) if !found.is_empty() => Ok(found),
        _ => Err(ResolveError::Unknown),
    }
}

/// Port 0 stands for the port of the URL.
fn judge(found: &[IpAddr], networks: &[IpNet]) -> Result<Addrs, ResolveError> {
    if !found.iter().all(|address| may_dial(*address, networks)) {
        return Err(ResolveError::NotPublic);
    }
    let sockets: Vec<SocketAddr> = found.iter().map(|address| SocketAddr::new(*address, 0)).collect();
    Ok(Box::new(sockets.into_iter()))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Instant;

    use super::*;
    use crate::egress::loopback;

    fn ips(texts: &[&str]) -> Vec<IpAddr> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn one_forbidden_address_refuses_the_whole_answer() {
        assert!(judge(&ips(&["8.8.8.8", "2001:4860:4860::8888"]), &[]).is_ok());
        for mixed in [["8.8.8.8", "127.0.0.1"], ["10.0.0.1", "8.8.8.8"], ["8.8.8.8", "::1"], ["8.8.8.8", "fd00::1"]] {
            assert!(judge(&ips(&mixed), &[]).is_err(), "{mixed:?}");
        }
        assert!(judge(&ips(&["127.0.0.1", "169.254.169.254"]), &loopback()).is_err());
        assert!(judge(&ips(&["127.0.0.1", "::1"]), &loopback()).is_ok());
    }

    struct Hung(Arc<AtomicUsize>);

    impl Lookup for Hung {
        fn lookup(&self, _: &str) -> Found {
            self.0.fetch_add(1, Ordering::SeqCst);
            Box::pin(std::future::pending())
        }
    }

    #[tokio::test]
    async fn six_hundred_hung_lookups_hold_sixteen_slots_and_end_in_time() {
        let asked = Arc::new(AtomicUsize::new(0));
        let guard = Guard::new(Arc::new(Hung(Arc::clone(&asked))), Duration::from_millis(200), &[]);
        let begun = Instant::now();
        let mut all = tokio::task::JoinSet::new();
        for _ in 0..600 {
            all.spawn(guard.resolve("platform.8x8.com".parse().unwrap()));
        }
        assert!(all.join_all().await.iter().all(Result::is_err));
        assert!(begun.elapsed() < Duration::from_secs(2));
        assert_eq!(asked.load(Ordering::SeqCst), AT_ONCE);
    }
}
