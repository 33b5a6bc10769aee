//! Do replicas hear of each other's changes, and does one lock keep all of them out? On PostgreSQL alone: a file has one
//! process.

use std::time::Duration;

use gong_onboarding::cases::{Change, Event, Store};
use gong_onboarding::config::DatabaseUrl;
use gong_onboarding::web::App;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::broadcast::Receiver;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use url::Url;

use super::portal::Portal;

/// The longest that anybody waits for what has to happen.
const PATIENCE: Duration = Duration::from_secs(30);

async fn on_a_server() -> Option<(Portal, App)> {
    let portal = Portal::start().await;
    if portal.app.config.database_url.file().is_some() {
        eprintln!("skipped: TEST_POSTGRES_URL is not set");
        return None;
    }
    let other = portal.replica().await;
    Some((portal, other))
}

/// Listens for others, as `serve` does.
async fn relay(app: &App) -> (JoinHandle<()>, Receiver<Change>) {
    let (store, mut changes) = (app.store.clone(), app.store.live().watch());
    let task = tokio::spawn(async move { store.relay().await });
    until(&mut changes, &Change::Anything).await;
    (task, changes)
}

async fn until(changes: &mut Receiver<Change>, change: &Change) {
    let heard = async { while changes.recv().await.unwrap() != *change {} };
    tokio::time::timeout(PATIENCE, heard).await.unwrap_or_else(|_| panic!("{change:?} was never heard"));
}

#[tokio::test]
async fn what_changes_at_one_is_heard_at_the_other() {
    let Some((portal, other)) = on_a_server().await else { return };
    let ((speaking, mut own), (hearing, mut changes)) = (relay(&portal.app).await, relay(&other).await);
    let now = portal.app.clock.now();
    let case = portal.app.store.start_case(now, None).await.unwrap();
    let hint = Event::HintSent { by: "ada".into(), href: None, text: "The gear, top right.".into() };
    portal.app.store.record(&case, &hint, now).await.unwrap();
    until(&mut changes, &Change::News(case.clone())).await;
    until(&mut own, &Change::News(case.clone())).await;

    // every connection that listens breaks: whoever watches reads everything once more, and hears again
    let broken = "SELECT COUNT(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                  WHERE datname = current_database() AND query LIKE 'LISTEN%') AS ended";
    assert_eq!(portal.count(broken).await, 2);
    until(&mut changes, &Change::Anything).await;
    until(&mut own, &Change::Anything).await;
    other.store.record(&case, &Event::DetailsSaved {}, now).await.unwrap();
    until(&mut own, &Change::Case(case.clone())).await;
    assert_eq!(own.try_recv().ok(), None, "once, although it was told at the other and heard here");
    for task in [speaking, hearing] {
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled());
    }
}

#[tokio::test]
async fn a_lock_is_for_all_replicas_and_ends_with_its_holder() {
    let Some((portal, other)) = on_a_server().await else { return };
    let held = portal.app.store.lock("act").await.unwrap().unwrap();
    let waiting = tokio::spawn({
        let store = other.store.clone();
        async move { store.lock("act").await.unwrap().unwrap() }
    });
    drop(other.store.lock("something else").await.unwrap().unwrap());
    assert!(!waiting.is_finished(), "somebody has it");
    drop(held);
    let theirs = tokio::time::timeout(PATIENCE, waiting).await.unwrap().unwrap();

    // as the end of a process ends its connection, however it ends
    let killed = "SELECT COUNT(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                  WHERE datname = current_database() AND query LIKE '%advisory%' AND pid <> pg_backend_pid()) AS ended";
    assert!(portal.count(killed).await >= 1);
    assert!(portal.app.store.lock("act").await.unwrap().is_some(), "although its own connection is broken too");
    drop(theirs);
}

/// Passes every connection on to a server. Those that stand when the answer is told so, hang from then on, as when a firewall
/// forgot them.
async fn gate(server: String) -> (u16, watch::Sender<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (hang, hangs) = watch::channel(());
    tokio::spawn(async move {
        while let Ok((mut here, _)) = listener.accept().await {
            let mut there = TcpStream::connect(&server).await.unwrap();
            let mut hangs = hangs.clone();
            hangs.mark_unchanged();
            tokio::spawn(async move {
                tokio::select! {
                    _ = tokio::io::copy_bidirectional(&mut here, &mut there) => {}
                    _ = hangs.changed() => std::future::pending().await,
                }
            });
        }
    });
    (port, hang)
}

#[tokio::test]
async fn connections_that_hang_are_given_up() {
    let Some((portal, _)) = on_a_server().await else { return };
    let mut url = Url::parse(&std::env::var("TEST_POSTGRES_URL").unwrap()).unwrap();
    let (port, hang) = gate(format!("127.0.0.1:{}", url.port().unwrap())).await;
    url.set_port(Some(port)).unwrap();
    url.set_path(&portal.text("SELECT current_database()::text").await);
    let url = DatabaseUrl::parse(url.as_str()).unwrap();
    let store = Store::open(&url, &portal.app.config.data_dir, portal.app.clock.now()).await.unwrap();
    drop(store.lock("act").await.unwrap().unwrap());
    let mut changes = store.live().watch();
    let relay = tokio::spawn({
        let store = store.clone();
        async move { store.relay().await }
    });
    until(&mut changes, &Change::Anything).await;
    hang.send(()).unwrap();
    let lock = tokio::time::timeout(PATIENCE, store.lock("another")).await.expect("a new connection");
    assert!(lock.unwrap().is_some());
    until(&mut changes, &Change::Anything).await; // it listens anew
    relay.abort();
}
