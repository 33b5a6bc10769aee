//! Does each fault alone give its finding, and nothing else that failed?

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use gong_onboarding::simulator::Request;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::network::{Between, special};
use super::portal::{Network, Portal};
use super::seen::{Seen, TIMEOUTS, enter, seen, somebody, values};
use super::table::{Fault, Given, table};

/// So many admins at the same time.
pub(crate) const AT_ONCE: usize = 16;
/// Most requests of one test of call recordings: the token, the regions, and two searches in each of twelve regions.
const MOST_OF_STORAGE: usize = 2 + 2 * 12;
/// Most pages of users.
const MOST_PAGES: usize = 50;

/// Counts whoever connects.
pub(crate) async fn trap() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/trap", listener.local_addr().unwrap());
    let caught = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&caught);
    tokio::spawn(async move {
        while listener.accept().await.is_ok() {
            count.fetch_add(1, Ordering::SeqCst);
        }
    });
    (address, caught)
}

/// A portal whose settings also know the hosts of the real 8x8, to which nothing that is refused is sent.
pub(crate) async fn portal(elsewhere: &str) -> Portal {
    let network = Network { elsewhere: elsewhere.to_owned(), ..Network::default() };
    let hosts = ("EIGHT_BY_EIGHT__SCIM_HOSTS", "{8x8},platform.8x8.com,platform-cloud.8x8.com");
    Portal::reaching(&network, &[TIMEOUTS[0], TIMEOUTS[1], hosts]).await
}

async fn visit(portal: &Portal, fault: &Fault) -> Vec<Seen> {
    let mut visitor = somebody(portal).await;
    seen(&enter(&mut visitor, fault.half, &values(portal, fault)).await, fault.half)
}

/// What differs between the table and what was seen; empty if nothing does.
pub(crate) fn differences(fault: &Fault, found: &[Seen]) -> String {
    let Some(own) = found.iter().find(|seen| seen.finding == fault.finding) else {
        return format!("{}\n  wanted {}\n  got {found:#?}\n", fault.wrong, fault.finding);
    };
    let mut text = String::new();
    let beside = |seen: &&Seen| seen.outcome == "fail" && seen.finding != fault.finding;
    // a test that is not made leaves what was found before
    for other in found.iter().filter(beside).filter(|_| fault.finding != "tests.budget_spent") {
        let _ = writeln!(text, "  also fails: {other:?}");
    }
    let same = own.answered == fault.answered && own.remedy == fault.remedy && own.actions == fault.actions;
    if !same {
        let Seen { answered, remedy, actions, .. } = own;
        let _ = writeln!(text, "  answered = {answered:?}\n  remedy = {remedy:?}\n  actions = {actions:?}");
    }
    if text.is_empty() { text } else { format!("{}\n{text}", fault.wrong) }
}

fn assert_well_behaved(requests: &[Request]) {
    let mut counts = BTreeMap::new();
    for request in requests {
        let token = request.method == "POST" && request.path == "/oauth/v2/token";
        assert!(token || request.method == "GET", "{} {} was sent", request.method, request.path);
        let fault = request.fault.map(|fault| fault.to_string()).unwrap_or_default();
        let key = (fault, request.path.starts_with("/udi/"));
        *counts.entry(key).or_insert(0) += 1;
    }
    for ((fault, is_scim), count) in counts.iter().filter(|((fault, _), _)| !fault.is_empty()) {
        let most = if *is_scim { MOST_PAGES } else { MOST_OF_STORAGE };
        assert!(*count <= most, "{fault}: {count} requests");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_fault_alone_gives_its_own_finding() {
    let (elsewhere, caught) = trap().await;
    let portal = Arc::new(portal(&elsewhere).await);
    let between = Arc::new(Between::new(&elsewhere));
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut running = JoinSet::new();
    for fault in &table().faults {
        let (portal, between, places) = (Arc::clone(&portal), Arc::clone(&between), Arc::clone(&places));
        running.spawn(async move {
            let _place = places.acquire_owned().await.unwrap();
            let found = match &fault.given {
                Given::Network(name) => special(&between, fault, name).await,
                _ => visit(&portal, fault).await,
            };
            differences(fault, &found)
        });
    }
    let differences: Vec<String> = running.join_all().await.into_iter().filter(|text| !text.is_empty()).collect();
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.concat());
    let requests = portal.simulator.requests();
    assert_well_behaved(&requests);
    assert_eq!(caught.load(Ordering::SeqCst), 0, "somebody followed a redirect or a name");
    let tried = table().faults.len();
    report(&format!(
        "faults tried: {tried}, with their own finding: {tried}, requests: {}, other than GET and the token POST: 0, \
         connections to the trap: 0",
        requests.len()
    ));
}

/// Keeps a line for whoever runs the tests: `scripts/test` shows it.
pub(crate) fn report(line: &str) {
    use std::io::Write as _;
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("matrix.txt");
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path).unwrap();
    writeln!(file, "matrix: {line}").unwrap();
}
