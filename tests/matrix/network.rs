//! What can lie between the portal and 8x8? Names that lead nowhere or inwards, hosts without anybody, certificates of each
//! wrong kind; and what the portal itself refuses. Each needs a portal of its own.

use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use gong_onboarding::egress::{Found, Lookup};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use reqwest::Certificate;
use rustls::ServerConfig;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::portal::{Network, Portal};
use super::seen::{Seen, TIMEOUTS, enter, seen, somebody, values};
use super::table::{Fault, Half};

type Issuer = CertifiedIssuer<'static, KeyPair>;

/// Leads every name to this machine, but some nowhere or inwards.
struct Names;

impl Lookup for Names {
    fn lookup(&self, host: &str) -> Found {
        let addresses: &[&str] = match host.split('.').next() {
            Some("dns") => return Box::pin(async { Err(io::ErrorKind::NotFound.into()) }),
            Some("private") => &["10.0.0.7"],
            Some("mixed") => &["127.0.0.1", "10.0.0.7"],
            _ => &["127.0.0.1"],
        };
        let addresses: Vec<IpAddr> = addresses.iter().map(|address| address.parse().unwrap()).collect();
        Box::pin(async { Ok(addresses) })
    }
}

/// Everything that can lie in between.
pub(crate) struct Between {
    trusted: Issuer,
    unknown: Issuer,
    /// Where somebody waits for what must not come.
    trap: String,
    /// Protected connections that came about.
    handshakes: Arc<AtomicUsize>,
}

impl Between {
    pub(crate) fn new(trap: &str) -> Self {
        let port = trap.trim_start_matches("http://127.0.0.1:").trim_end_matches("/trap").to_owned();
        Self { trusted: issuer(), unknown: issuer(), trap: port, handshakes: Arc::default() }
    }

    /// The port behind a name.
    async fn port(&self, name: &str) -> String {
        match name {
            "dns" | "private" | "mixed" | "circuit" => self.trap.clone(),
            "refused" => {
                let unused = TcpListener::bind("127.0.0.1:0").await.unwrap();
                unused.local_addr().unwrap().port().to_string()
            }
            "tls-none" => plain(b"HTTP/1.1 400 Bad Request\r\n\r\n").await,
            "tls-old" => plain(&[21, 3, 1, 0, 2, 2, 70]).await, // alert: fatal, protocol_version (RFC 8446, section 6)
            _ => self.protected(name).await,
        }
    }

    async fn protected(&self, name: &str) -> String {
        let host = if name == "tls-name" { "other.localhost".to_owned() } else { format!("{name}.localhost") };
        let mut params = CertificateParams::new([host]).unwrap();
        match name {
            "tls-expired" => params.not_after = date_time_ymd(2020, 1, 1),
            "tls-early" => params.not_before = date_time_ymd(2090, 1, 1),
            _ => {}
        }
        let key = KeyPair::generate().unwrap();
        let certificate = match name {
            "tls-self-signed" => params.self_signed(&key),
            "tls-unknown" => params.signed_by(&key, &self.unknown),
            _ => params.signed_by(&key, &self.trusted),
        };
        let private = key.serialize_der().try_into().unwrap();
        let config = ServerConfig::builder().with_no_client_auth();
        let config = config.with_single_cert(vec![certificate.unwrap().der().clone()], private).unwrap();
        let (listener, handshakes) = (TcpListener::bind("127.0.0.1:0").await.unwrap(), Arc::clone(&self.handshakes));
        let port = listener.local_addr().unwrap().port().to_string();
        tokio::spawn(async move {
            let acceptor = TlsAcceptor::from(Arc::new(config));
            while let Ok((stream, _)) = listener.accept().await {
                let came_about = usize::from(acceptor.accept(stream).await.is_ok());
                handshakes.fetch_add(came_about, Ordering::SeqCst);
            }
        });
        port
    }

    /// A portal whose 8x8 is at a name, for one half.
    async fn portal(&self, name: &str, half: Half) -> (Portal, String) {
        let host = format!("{name}.localhost:{}", self.port(name).await);
        let token_url = format!("https://{host}/oauth/v2/token");
        let eight = match half {
            Half::Scim => ("EIGHT_BY_EIGHT__SCIM_HOSTS", host.as_str()),
            _ => ("EIGHT_BY_EIGHT__TOKEN_URL", token_url.as_str()),
        };
        let roots = vec![Certificate::from_der(self.trusted.der()).unwrap()];
        let network = Network { lookup: Arc::new(Names), roots, ..Network::default() };
        let portal = Portal::reaching(&network, &[TIMEOUTS[0], TIMEOUTS[1], eight]).await;
        (portal, format!("https://{host}/udi/customers/acme/scim/v2"))
    }
}

fn issuer() -> Issuer {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// Somebody who says the same to everybody.
async fn plain(words: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.write_all(words).await;
            let mut rest = Vec::new();
            let _ = tokio::io::AsyncReadExt::read_to_end(&mut stream, &mut rest).await;
        }
    });
    port
}

/// What an admin sees of a fault that needs a portal of its own.
pub(crate) async fn special(between: &Between, fault: &Fault, name: &str) -> Vec<Seen> {
    match name {
        "budget" => again(&Portal::with(&[("LIMITS__TESTS_PER_CASE_PER_DAY", "1")]).await, fault, 2).await,
        "failures" => {
            let portal = Portal::with(&[("LIMITS__TESTS_PER_CASE_PER_DAY", "20")]).await;
            again(&portal, fault, 6).await
        }
        "circuit" => again(&between.portal("dns", fault.half).await.0, fault, 11).await,
        _ => {
            let (portal, url) = between.portal(name, fault.half).await;
            let mut visitor = somebody(&portal).await;
            let mut values = values(&portal, fault);
            values.url = url;
            let found = seen(&enter(&mut visitor, fault.half, &values).await, fault.half);
            assert_eq!(between.handshakes.load(Ordering::SeqCst), 0, "{name}: a wrong certificate was taken");
            found
        }
    }
}

/// What is seen of the last of some tests: of wrong values, if they are to fail.
async fn again(portal: &Portal, fault: &Fault, times: usize) -> Vec<Seen> {
    let mut visitor = somebody(portal).await;
    let mut values = values(portal, fault);
    if times == 6 {
        values.token.push_str("-mistyped");
    }
    let mut found = Vec::new();
    for _ in 0..times {
        found = seen(&enter(&mut visitor, fault.half, &values).await, fault.half);
    }
    found
}
