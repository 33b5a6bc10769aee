//! Do Key and Secret open the call recordings? Token, products, regions, recordings; the first failure ends it.

use jiff::Timestamp;

use super::credentials::StorageCredentials;
use super::evidence::{Addresses, StorageEvidence};
use super::failing::{described, host, of_8x8};
use super::finding::{Code, Fact, Finding};
use super::notes::{Notes, Question};
use super::regions::{Searched, search};
use crate::clock::Clock;
use crate::config::EightByEight;
use crate::eight_by_eight::oauth::{self, Grant};
use crate::eight_by_eight::scim::is_usable;
use crate::eight_by_eight::storage::{NEWEST, Recording, Region, Regions, Storage};
use crate::eight_by_eight::{Failure, Http};

/// The product that the app needs, as the token's answer names it.
const STORAGE: &str = "storage";

pub(super) struct Test<'a> {
    pub(super) http: &'a Http,
    pub(super) settings: &'a EightByEight,
    pub(super) clock: &'a Clock,
}

impl Test<'_> {
    /// Notes what was found; the one finding that failed is the error.
    pub(super) async fn run(
        &self,
        credentials: &StorageCredentials,
        notes: &mut Notes<'_>,
    ) -> Result<StorageEvidence, Finding> {
        notes.ask(Question::Token);
        let grant = self.token(credentials).await?;
        notes.note(self.accepted(&grant));
        self.products(grant.products.as_deref(), notes)?;
        let storage = Storage::new(self.http.clone(), self.settings.storage_url.clone(), grant.token);
        notes.ask(Question::Regions);
        let regions = self.regions(&storage).await?;
        notes.ask(Question::Recordings);
        let searched = search(&storage, &regions.asked).await;
        if let Some(failure) = searched.common_failure() {
            return Err(self.failed(failure, Question::Recordings));
        }
        self.note_access(&regions, &searched, notes);
        let recordings = searched.recordings();
        notes.note(self.recordings(&recordings, &searched));
        Ok(evidence(&regions.asked, &recordings))
    }

    async fn token(&self, credentials: &StorageCredentials) -> Result<Grant, Finding> {
        let granted = oauth::grant(self.http, self.settings, &credentials.key, &credentials.secret).await;
        granted.map_err(|failure| match failure {
            Failure::Refused(status) => self.finding(Code::StorageTokenRejected).with("status", status),
            other => of_8x8(other, Question::Token, host(&self.settings.token_url), self.now()),
        })
    }

    fn accepted(&self, grant: &Grant) -> Finding {
        let finding = self.finding(Code::StorageTokenAccepted);
        match grant.lifetime {
            Some(seconds) => finding.with("minutes", seconds / 60),
            None => finding,
        }
    }

    fn products(&self, products: Option<&[String]>, notes: &mut Notes<'_>) -> Result<(), Finding> {
        let Some(products) = products else {
            notes.note(Finding::skipped(Code::StorageProductPresent, self.now()));
            return Ok(());
        };
        let (needed, others): (Vec<&String>, Vec<&String>) =
            products.iter().partition(|product| product.eq_ignore_ascii_case(STORAGE));
        let of_all = |code| self.finding(code).with("products", listed(products)).with("count", products.len());
        if needed.is_empty() {
            return Err(of_all(Code::StorageProductMissing));
        }
        notes.note(of_all(Code::StorageProductPresent));
        if !others.is_empty() {
            let excessive = self.finding(Code::StorageProductsExcessive);
            notes.note(excessive.with("products", listed(&others)).with("count", others.len()));
        }
        Ok(())
    }

    async fn regions(&self, storage: &Storage) -> Result<Regions, Finding> {
        match storage.regions().await {
            Ok(regions) if regions.asked.is_empty() => Err(self.finding(Code::StorageRegionsNone)),
            Ok(regions) => Ok(regions),
            Err(failure) => Err(self.failed(failure, Question::Regions)),
        }
    }

    fn note_access(&self, regions: &Regions, searched: &Searched, notes: &mut Notes<'_>) {
        notes.note(self.finding(Code::StorageAccessGranted));
        let names: Vec<&str> = regions.asked.iter().map(Region::as_str).collect();
        let found = self.finding(Code::StorageRegionsFound).with("count", regions.named);
        let found = found.with("regions", listed(&names)).with("read", names.len());
        notes.note(if regions.odd == 0 { found } else { found.with("odd", regions.odd) });
        for (region, failure) in searched.failed() {
            let finding = self.finding(Code::StorageRegionUnavailable).with("region", Fact::word(region.as_str()));
            notes.note(described(finding, failure));
        }
    }

    fn recordings(&self, recordings: &[&Recording], searched: &Searched) -> Finding {
        let code = match recordings {
            [] if searched.has_contact_center() => Code::StorageRecordingsContactCenterOnly,
            [] => return self.finding(Code::StorageRecordingsNone),
            _ => Code::StorageRecordingsFound,
        };
        let measure = if searched.is_cut_at(NEWEST) { "least" } else { "all" };
        let finding = self.finding(code).with("count", recordings.len()).with("measure", Fact::word(measure));
        let newest = recordings.iter().filter_map(|recording| recording.created).max();
        let finding = newest.into_iter().fold(finding, |finding, time| finding.with("newest", time));
        customer_id(recordings).into_iter().fold(finding, |finding, id| finding.with("customer", Fact::word(id)))
    }

    fn failed(&self, failure: Failure, asked: Question) -> Finding {
        match failure {
            Failure::Denied => self.finding(Code::StorageRoleMissing),
            other => of_8x8(other, asked, host(&self.settings.storage_url), self.now()),
        }
    }

    fn finding(&self, code: Code) -> Finding {
        Finding::new(code, self.now())
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

fn listed<T: AsRef<str>>(names: &[T]) -> Fact {
    Fact::word(&names.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "))
}

/// Of the newest recording that names one.
fn customer_id<'a>(recordings: &[&'a Recording]) -> Option<&'a str> {
    let named = recordings.iter().filter(|recording| recording.customer_id.is_some());
    named.max_by_key(|recording| recording.created)?.customer_id.as_deref()
}

fn evidence(regions: &[Region], recordings: &[&Recording]) -> StorageEvidence {
    let mut owners = Addresses::default();
    for owner in recordings.iter().filter_map(|recording| recording.owner.as_ref()) {
        if is_usable(owner) {
            owners.insert(owner.clone());
        }
    }
    StorageEvidence {
        regions: regions.iter().map(|region| region.as_str().to_owned()).collect(),
        customer_id: customer_id(recordings).map(str::to_owned),
        owners,
    }
}
