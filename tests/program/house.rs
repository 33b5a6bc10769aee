//! Where do two replicas stand? Behind a small proxy that gives each connection to the next of them that is there, at one
//! database of PostgreSQL, with the same folder of keys, beside a simulated 8x8.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use gong_onboarding::cases::Store;
use gong_onboarding::clock::Clock;
use gong_onboarding::config::DatabaseUrl;
use gong_onboarding::simulator::{SCENARIOS, Simulator};
use tempfile::TempDir;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;

use crate::journey::Sample;
use crate::process::{PATIENCE, Portal, Program, command};

type Addresses = Arc<Mutex<[SocketAddr; 2]>>;

pub(crate) struct House {
    pub(crate) runtime: Runtime,
    pub(crate) folder: TempDir,
    settings: Vec<(&'static str, String)>,
    replicas: [Mutex<Portal>; 2],
    addresses: Addresses,
    /// Where the proxy listens.
    pub(crate) door: SocketAddr,
    /// Origin of the simulated 8x8.
    base: String,
    pub(crate) store: Store,
}

impl House {
    /// Two replicas at this database.
    pub(crate) fn open(database: &str) -> Self {
        let (runtime, folder) = (Runtime::new().unwrap(), tempfile::tempdir().unwrap());
        let host = simulate(&runtime);
        let settings = settings(database, &host);
        let replicas = [0, 1].map(|_| Mutex::new(serve(&folder, &settings)));
        let addresses = Arc::new(Mutex::new([0, 1].map(|at: usize| replicas[at].lock().unwrap().address)));
        let door = runtime.block_on(proxy(Arc::clone(&addresses)));
        let url = DatabaseUrl::parse(database).unwrap();
        let store = runtime.block_on(Store::open(&url, folder.path(), Clock::system().now())).unwrap();
        let base = format!("http://{host}");
        Self { runtime, folder, settings, replicas, addresses, door, base, store }
    }

    /// Where one of the replicas listens by itself.
    pub(crate) fn address(&self, which: usize) -> SocketAddr {
        self.addresses.lock().unwrap()[which]
    }

    /// Ends a replica, with a signal, and starts it again.
    pub(crate) fn restart(&self, which: usize, signal: &str) {
        let mut replica = self.replicas[which].lock().unwrap();
        replica.program.signal(signal);
        replica.program.end(PATIENCE);
        *replica = serve(&self.folder, &self.settings);
        self.addresses.lock().unwrap()[which] = replica.address;
    }

    /// Ends a replica for good.
    pub(crate) fn kill(&self, which: usize) {
        let mut replica = self.replicas[which].lock().unwrap();
        replica.program.signal("KILL");
        replica.program.end(PATIENCE);
    }

    /// Runs another command of the program with the settings of the replicas.
    pub(crate) fn said(&self, arguments: &str) -> String {
        let mut command = command(&self.folder, arguments);
        command.env(crate::process::variable("gong.recipients"), crate::process::recipient());
        command.envs(self.settings.iter().map(|(key, value)| (crate::process::variable(key), value)));
        let ended = Program::start(command).end(PATIENCE);
        assert_eq!(ended.code, Some(0), "{arguments}: {}", ended.err);
        ended.out
    }

    /// What both replicas logged since they began.
    pub(crate) fn logs(&self) -> String {
        self.replicas.iter().map(|replica| replica.lock().unwrap().program.err.text()).collect()
    }

    /// Values that pass every test.
    pub(crate) fn sample(&self) -> Sample {
        let row = SCENARIOS.iter().find(|row| row.name == "all-well").unwrap();
        Sample {
            key: row.key.to_owned(),
            secret: row.secret.to_owned(),
            url: row.scim_url(&self.base),
            token: row.scim_token.to_owned(),
        }
    }
}

/// Waits for what has to happen.
pub(crate) fn until(what: &str, mut happened: impl FnMut() -> bool) {
    let began = Instant::now();
    while !happened() {
        assert!(began.elapsed() < PATIENCE, "it never happened: {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn settings(database: &str, host: &str) -> Vec<(&'static str, String)> {
    let mut settings = vec![
        ("database_url", database.to_owned()),
        ("public_url", "http://127.0.0.1:8080".to_owned()),
        ("eight_by_eight.token_url", format!("http://{host}/oauth/v2/token")),
        ("eight_by_eight.storage_url", format!("http://{host}/storage")),
        ("eight_by_eight.scim_hosts", host.to_owned()),
        ("eight_by_eight.allow_loopback", "true".to_owned()),
        ("trusted_proxies", "127.0.0.1".to_owned()),
    ];
    let limits =
        ["limits.cases_per_address_per_hour", "limits.tests_per_address_per_hour", "limits.tests_per_case_per_day"];
    settings.extend(limits.map(|limit| (limit, "100000".to_owned())));
    settings
}

fn serve(folder: &TempDir, settings: &[(&'static str, String)]) -> Portal {
    let settings: Vec<(&str, &str)> = settings.iter().map(|(key, value)| (*key, value.as_str())).collect();
    Portal::serve(folder, &settings)
}

fn simulate(runtime: &Runtime) -> String {
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
    let host = listener.local_addr().unwrap().to_string();
    let clock = Clock::system();
    runtime.spawn(Simulator::new(move || clock.now()).serve(listener, std::future::pending()));
    host
}

/// In turn; one that cannot be reached is passed over, as proxies do it.
async fn proxy(addresses: Addresses) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let door = listener.local_addr().unwrap();
    let turn = AtomicUsize::new(0);
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            let (addresses, first) = (*addresses.lock().unwrap(), turn.fetch_add(1, Ordering::Relaxed));
            tokio::spawn(async move {
                for at in [first, first + 1] {
                    if let Ok(mut replica) = TcpStream::connect(addresses[at % 2]).await {
                        let _ = copy_bidirectional(&mut client, &mut replica).await;
                        return;
                    }
                }
            });
        }
    });
    door
}
