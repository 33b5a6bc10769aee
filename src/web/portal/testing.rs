//! How does a test run on behalf of a visit? Both halves at once where both are there, within the budgets, with the
//! findings kept for the page, for support and for the package.

use std::time::Duration;

use jiff::Timestamp;

use super::live::Watcher;
use super::noted;
use crate::cases::{Half, Retry, Scope, TestRecord, Values};
use crate::checks::finding::{Code, Fact, Finding, Outcome};
use crate::checks::{
    Checks, OnProgress, Progress, ScimCredentials, ScimEvidence, StorageCredentials, StorageEvidence, Tested,
    may_pass_later, typed,
};
use crate::procedure::Removed;
use crate::web::error::WebError;
use crate::web::limits::{Client, TooEarly};
use crate::web::remote::Remote;
use crate::web::session::Current;
use crate::web::state::App;

const SILENT: OnProgress<'static> = &|_| {};

/// Who is told what is asked and found in each half.
struct Watched<'a> {
    storage: OnProgress<'a>,
    scim: OnProgress<'a>,
}

/// A record of findings that cost no request.
pub(super) fn unsent(findings: Vec<Finding>, now: Timestamp) -> TestRecord {
    TestRecord {
        tested_at: now,
        took_ms: None,
        regions: Vec::new(),
        findings,
        notice: None,
        refused: Vec::new(),
        retry: None,
        handed_in_at: None,
        removed: Vec::new(),
    }
}

/// Counts one test if the budgets allow it: whether they do. If not, that is said beside what was found before, which
/// still holds.
pub(super) async fn is_allowed(
    app: &App,
    current: &Current,
    client: &Client,
    scope: Scope,
    watcher: &Watcher,
) -> Result<bool, WebError> {
    let both = [Half::Storage, Half::Scim];
    let halves = match &scope {
        Scope::Half(half) => std::slice::from_ref(half),
        Scope::Accounts => &both[..],
    };
    let Some(TooEarly { from, why }) = client.may_test(app, &current.case.id, halves).await? else { return Ok(true) };
    let now = app.clock.now();
    let spent = Finding::new(Code::TestsBudgetSpent, now).with("retry_at", from).with("why", Fact::word(why));
    watcher.tell(Progress::Found(&spent));
    let told = spent.clone();
    let before = current.test(app, scope).await?;
    let retry = before.as_ref().and_then(|record| record.retry);
    let mut record = match before {
        // nothing but a budget can fail for both together: that is said once
        Some(before) if before.took_ms.is_some() || (scope == Scope::Accounts && !before.has_failure()) => {
            TestRecord { notice: Some(spent), refused: Vec::new(), ..before }
        }
        _ => unsent(vec![spent], now),
    };
    record.retry = record.has_failure().then(|| Retry::after(retry.as_ref(), now, Some(from)));
    app.store.save_test(&current.case.id, &current.visit.id, scope, &record).await?;
    noted::tested(app, current, scope, &[told]).await?;
    Ok(false)
}

/// What is tested: the values of one half as they were entered.
pub(super) struct Entered {
    pub(super) values: Values,
    /// They are others than before.
    pub(super) changed: bool,
    /// What was cut from the ends of which field's value.
    pub(super) removed: Vec<(String, Vec<Removed>)>,
}

/// Tests one half, and both together if the other half was tested without a failure before.
pub(super) async fn half(
    app: &App,
    current: &Current,
    half: Half,
    entered: Entered,
    watcher: &Watcher,
) -> Result<(), WebError> {
    let Entered { values, changed, removed } = entered;
    let other = half.other();
    let other_passed = current.test(app, Scope::Half(other)).await?.is_some_and(|record| !record.has_failure());
    let other_values = if other_passed { current.values(app, other).await? } else { Values::default() };
    let (storage, scim) = match half {
        Half::Storage => (&values, &other_values),
        Half::Scim => (&other_values, &values),
    };
    let waited = current.test(app, Scope::Half(half)).await?.and_then(|record| record.retry).filter(|_| !changed);
    let told: OnProgress<'_> = &|progress| watcher.tell(progress);
    let told_of = match half {
        Half::Storage => Watched { storage: told, scim: SILENT },
        Half::Scim => Watched { storage: SILENT, scim: told },
    };
    let remote = app.remote(&current.case).await?;
    let mut results = run(app, remote, storage, scim, told_of).await;
    if let Some(record) = results.record_mut(half) {
        record.removed = removed;
        record.retry = retry(record, waited);
    }
    // the other half keeps what its own test found, unless it was found to work again just now
    results.forget_unless_evident(other);
    results.save(app, current).await
}

/// Tests whatever this visit holds: both halves, and both together.
pub(super) async fn everything(app: &App, current: &Current, watcher: &Watcher) -> Result<(), WebError> {
    let (storage, scim) = (current.values(app, Half::Storage).await?, current.values(app, Half::Scim).await?);
    // one row of questions is enough to see how far it is
    let found_only: OnProgress<'_> = &|progress| {
        if matches!(progress, Progress::Found(_)) {
            watcher.tell(progress);
        }
    };
    let told_of = Watched { storage: &|progress| watcher.tell(progress), scim: found_only };
    let remote = app.remote(&current.case).await?;
    let results = run(app, remote, &storage, &scim, told_of).await;
    let together = results.accounts.iter().flat_map(|record| &record.findings);
    together.for_each(|finding| watcher.tell(Progress::Found(finding)));
    results.save(app, current).await
}

/// What tests of both halves came to.
struct Results {
    storage: Option<TestRecord>,
    scim: Option<TestRecord>,
    accounts: Option<TestRecord>,
}

impl Results {
    fn record_mut(&mut self, half: Half) -> Option<&mut TestRecord> {
        match half {
            Half::Storage => self.storage.as_mut(),
            Half::Scim => self.scim.as_mut(),
        }
    }

    fn forget_unless_evident(&mut self, half: Half) {
        let record = match half {
            Half::Storage => &mut self.storage,
            Half::Scim => &mut self.scim,
        };
        record.take_if(|record| record.has_failure());
    }

    async fn save(mut self, app: &App, current: &Current) -> Result<(), WebError> {
        let scopes = [
            (Scope::Half(Half::Storage), self.storage.take()),
            (Scope::Half(Half::Scim), self.scim.take()),
            (Scope::Accounts, self.accounts.take()),
        ];
        for (scope, record) in scopes {
            let Some(mut record) = record else { continue };
            if let Some(before) = current.test(app, scope).await? {
                record.keep_acknowledged(&before);
                // new values would have taken that record with them
                record.handed_in_at = before.handed_in_at;
            }
            if let (Scope::Half(half), Some(wrong)) = (scope, found_wrong(&record)) {
                Client::note_test(app, &current.case.id, half, wrong).await?;
            }
            for finding in &record.findings {
                let (code, outcome) = (finding.code.as_str(), finding.outcome.as_str());
                metrics::counter!("findings_total", "code" => code, "outcome" => outcome).increment(1);
            }
            app.store.save_test(&current.case.id, &current.visit.id, scope, &record).await?;
            noted::tested(app, current, scope, &record.findings).await?;
        }
        Ok(())
    }
}

/// When the same values are worth another test, if time may mend what was found.
fn retry(record: &TestRecord, before: Option<Retry>) -> Option<Retry> {
    let later = record.findings.iter().filter(|finding| may_pass_later(finding));
    let named = later.clone().filter_map(|finding| match finding.facts.get("retry_at") {
        Some(Fact::Time(time)) => Some(*time),
        _ => None,
    });
    let named = named.max();
    (later.count() > 0).then(|| Retry::after(before.as_ref(), record.tested_at, named))
}

/// Whether the values were found wrong. Nothing if 8x8 or the network was in trouble: that says nothing about them.
fn found_wrong(record: &TestRecord) -> Option<bool> {
    match record.findings.iter().find(|finding| finding.outcome == Outcome::Fail) {
        None => Some(false),
        Some(failed) => failed.code.judges_values().then_some(true),
    }
}

async fn run(app: &App, remote: Remote<'_>, storage: &Values, scim: &Values, told_of: Watched<'_>) -> Results {
    let storage = storage.both().map(|(key, secret)| StorageCredentials { key: key.clone(), secret: secret.clone() });
    let scim = scim.both().and_then(|(url, token)| {
        let url = typed::scim_url(url, remote.settings, app.clock.now()).ok()?;
        Some(ScimCredentials { url, token: token.clone() })
    });
    let (storage, scim) = tokio::join!(
        timed_storage(remote.checks, storage, told_of.storage),
        timed_scim(remote.checks, scim, told_of.scim)
    );
    let now = app.clock.now();
    let accounts = storage.as_ref().zip(scim.as_ref()).map(|((storage, _), (scim, _))| {
        unsent(remote.checks.accounts(storage.evidence.as_ref(), scim.evidence.as_ref()), now)
    });
    Results {
        storage: storage.map(|(tested, took)| {
            let regions = tested.evidence.map(|evidence| evidence.regions).unwrap_or_default();
            record(tested.findings, took, regions, now)
        }),
        scim: scim.map(|(tested, took)| record(tested.findings, took, Vec::new(), now)),
        accounts,
    }
}

async fn timed_storage(
    checks: &Checks,
    credentials: Option<StorageCredentials>,
    told: OnProgress<'_>,
) -> Option<(Tested<StorageEvidence>, Duration)> {
    let began = tokio::time::Instant::now();
    let tested = checks.storage(&credentials?, told).await;
    Some((tested, began.elapsed()))
}

async fn timed_scim(
    checks: &Checks,
    credentials: Option<ScimCredentials>,
    told: OnProgress<'_>,
) -> Option<(Tested<ScimEvidence>, Duration)> {
    let began = tokio::time::Instant::now();
    let tested = checks.scim(&credentials?, told).await;
    Some((tested, began.elapsed()))
}

fn record(findings: Vec<Finding>, took: Duration, regions: Vec<String>, now: Timestamp) -> TestRecord {
    let took_ms = u64::try_from(took.as_millis()).ok();
    TestRecord { took_ms, regions, ..unsent(findings, now) }
}
