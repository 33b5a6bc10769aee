//! Do the halves stay apart? One fault of each finding about call recordings with one of each about the user directory:
//! both give their own finding, as if the other were not there.

use std::collections::BTreeMap;
use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::portal::{Portal, Values};
use super::seen::{enter, seen, somebody, values};
use super::singly::{AT_ONCE, differences, portal, report, trap};
use super::table::{Fault, Given, Half, table};

/// For each finding that is not well, the first fault that gives it.
fn one_of_each(half: Half) -> Vec<&'static Fault> {
    let mut first = BTreeMap::new();
    for fault in &table().faults {
        let fits = fault.half == half && fault.remedy != "none" && !matches!(fault.given, Given::Network(_));
        if fits {
            first.entry(fault.finding.as_str()).or_insert(fault);
        }
    }
    first.into_values().collect()
}

async fn visit(portal: &Portal, storage: &Fault, scim: &Fault) -> String {
    let (of_storage, of_scim) = (values(portal, storage), values(portal, scim));
    let both = Values { url: of_scim.url, token: of_scim.token, ..of_storage };
    let mut visitor = somebody(portal).await;
    let first = seen(&enter(&mut visitor, Half::Storage, &both).await, Half::Storage);
    let second = seen(&enter(&mut visitor, Half::Scim, &both).await, Half::Scim);
    let still = seen(&visitor.get("/steps/storage-credentials").await, Half::Storage);
    [differences(storage, &first), differences(scim, &second), differences(storage, &still)].concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn faults_in_both_halves_are_told_apart() {
    let (elsewhere, _) = trap().await;
    let portal = Arc::new(portal(&elsewhere).await);
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut running = JoinSet::new();
    for storage in one_of_each(Half::Storage) {
        for scim in one_of_each(Half::Scim) {
            let (portal, places) = (Arc::clone(&portal), Arc::clone(&places));
            running.spawn(async move {
                let _place = places.acquire_owned().await.unwrap();
                visit(&portal, storage, scim).await
            });
        }
    }
    let tried = running.len();
    let differences: Vec<String> = running.join_all().await.into_iter().filter(|text| !text.is_empty()).collect();
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.concat());
    report(&format!("pairs of a fault in each half tried: {tried}, with both findings: {tried}"));
}
