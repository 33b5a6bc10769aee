//! What do all regions together say about recordings? Every region is asked at the same time; one that fails does not spoil
//! what the others answer.

use tokio::task::JoinSet;

use crate::eight_by_eight::Failure;
use crate::eight_by_eight::storage::{Kind, NEWEST, Recording, Region, Storage};

/// What one region answered.
struct Answer {
    recordings: Vec<Recording>,
    contact_center: bool,
}

/// What each region answered, in the regions' order.
pub(super) struct Searched(Vec<(Region, Result<Answer, Failure>)>);

/// Searches all regions. Dropping the future stops all searches.
pub(super) async fn search(storage: &Storage, regions: &[Region]) -> Searched {
    let mut running = JoinSet::new();
    for (at, region) in regions.iter().cloned().enumerate() {
        let storage = storage.clone();
        running.spawn(async move {
            let answer = search_one(&storage, &region).await;
            (at, region, answer)
        });
    }
    let mut answers = running.join_all().await;
    answers.sort_by_key(|(at, ..)| *at);
    Searched(answers.into_iter().map(|(_, region, answer)| (region, answer)).collect())
}

/// Contact Center is asked only where Work has nothing; being refused that says only that there is none.
async fn search_one(storage: &Storage, region: &Region) -> Result<Answer, Failure> {
    let recordings = storage.newest(region, Kind::Call, NEWEST).await?;
    if !recordings.is_empty() {
        return Ok(Answer { recordings, contact_center: false });
    }
    let contact_center = match storage.newest(region, Kind::ContactCenter, 1).await {
        Ok(found) => !found.is_empty(),
        Err(Failure::Denied | Failure::Refused(_) | Failure::NotFound) => false,
        Err(failure) => return Err(failure),
    };
    Ok(Answer { recordings, contact_center })
}

impl Searched {
    /// If no region answered: why. A 403 counts only if all said so; else the other failure must be over first.
    pub(super) fn common_failure(&self) -> Option<Failure> {
        if self.0.iter().any(|(_, answer)| answer.is_ok()) {
            return None;
        }
        let mut failures = self.failed().map(|(_, failure)| failure);
        failures.clone().find(|failure| *failure != Failure::Denied).or_else(|| failures.next())
    }

    /// The regions that did not answer.
    pub(super) fn failed(&self) -> impl Iterator<Item = (&Region, Failure)> + Clone {
        self.0.iter().filter_map(|(region, answer)| answer.as_ref().err().map(|failure| (region, *failure)))
    }

    /// The newest recordings of 8x8 Work in all regions.
    pub(super) fn recordings(&self) -> Vec<&Recording> {
        self.answers().flat_map(|answer| &answer.recordings).collect()
    }

    /// Whether a region gave as many recordings as one page holds: there may be more.
    pub(super) fn is_cut_at(&self, page: usize) -> bool {
        self.answers().any(|answer| answer.recordings.len() >= page)
    }

    /// Whether Contact Center has recordings in a region where Work has none.
    pub(super) fn has_contact_center(&self) -> bool {
        self.answers().any(|answer| answer.contact_center)
    }

    fn answers(&self) -> impl Iterator<Item = &Answer> {
        self.0.iter().filter_map(|(_, answer)| answer.as_ref().ok())
    }
}
