//! What happens to credentials that were pasted? They are cleaned, go into custody, and are tested; what cannot be a value
//! is said and not sent.

use axum::http::HeaderMap;
use axum::response::Response;

use super::credentials::names;
use super::live::{self, Watcher};
use super::noted;
use super::progress::next_open;
use super::proof::Tests;
use super::testing::{self, Entered};
use crate::cases::{Half, Retry, Scope, TestRecord, Values};
use crate::checks::finding::Finding;
use crate::checks::{Progress, typed};
use crate::config::EightByEight;
use crate::procedure::{Removed, clean_credential};
use crate::secret::Secret;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::limits::Client;
use crate::web::session::Current;
use crate::web::state::App;

/// What was typed, cleaned: the values to hold, and what cannot be a value.
struct Typed {
    entered: Entered,
    findings: Vec<Finding>,
}

/// Takes the form of a half. The answer is a redirect, or a stream that ends with one for a browser that watches.
pub(super) async fn post(request: Submitted, headers: &HeaderMap) -> Result<Response, WebError> {
    let (app, case) = (request.app.clone(), request.current.case.clone());
    let back = request.half.slug().path();
    live::answer(&app, &case, back, headers, |watcher| submit(request, watcher)).await
}

/// What was submitted, and by whom.
pub(super) struct Submitted {
    pub(super) app: App,
    pub(super) current: Current,
    pub(super) half: Half,
    pub(super) client: Client,
    pub(super) form: Form,
}

/// Where to go.
async fn submit(request: Submitted, watcher: Watcher) -> Result<String, WebError> {
    let Submitted { app, current, half, client, form } = request;
    let (app, current, form) = (&app, &current, &form);
    let here = half.slug().path();
    if form.is_on("continue") {
        return pass_warnings(app, current, half).await;
    }
    let _alone = app.shared().running.alone(&format!("{}/test", current.visit.id)).await;
    let automatic = form.text("automatic");
    if !automatic.is_empty() && !is_next_test(app, current, half, &automatic).await? {
        return Ok(format!("{here}#waiting"));
    }
    let settings = app.remote(&current.case).await?.settings;
    let typed = read(app, settings, half, form, current.values(app, half).await?);
    if !typed.entered.changed && was_tested_meanwhile(app, current, half).await? {
        return Ok(here);
    }
    let changed = typed.entered.changed;
    if changed {
        current.keep(app, half, &typed.entered.values).await?;
    }
    let refused = refused(app, half, form, &typed);
    if !refused.is_empty() {
        for finding in &refused {
            watcher.tell(Progress::Found(finding));
        }
        refuse(app, current, half, typed, refused).await?;
    } else if testing::is_allowed(app, current, &client, Scope::Half(half), &watcher).await? {
        testing::half(app, current, half, typed.entered, &watcher).await?;
    }
    noted::weighed(app, current, changed).await?;
    Ok(here)
}

/// What the page does by itself: `start` and `stop` only say so, and `on` is a test, but not before its time: another
/// tab may have made it.
async fn is_next_test(app: &App, current: &Current, half: Half, automatic: &str) -> Result<bool, WebError> {
    let scope = Scope::Half(half);
    let record = current.test(app, scope).await?;
    let Some((mut record, retry)) = record.and_then(|record| record.retry.map(|retry| (record, retry))) else {
        return Ok(false);
    };
    if automatic == "on" {
        return Ok(retry.automatic && retry.is_due(app.clock.now()));
    }
    record.retry = Some(Retry { automatic: automatic == "start" && retry.is_left(), ..retry });
    app.store.save_test(&current.case.id, &current.visit.id, scope, &record).await?;
    Ok(false)
}

/// The same values were tested while this request waited: the second click of a double click.
async fn was_tested_meanwhile(app: &App, current: &Current, half: Half) -> Result<bool, WebError> {
    Ok(current.test(app, Scope::Half(half)).await?.is_some_and(|record| record.tested_at > current.arrived))
}

/// Why no test is made: something cannot be a value, or seems swapped.
fn refused(app: &App, half: Half, form: &Form, typed: &Typed) -> Vec<Finding> {
    let mut findings = typed.findings.clone();
    if findings.is_empty() && half == Half::Storage && !form.is_on("anyway") {
        let swapped = |(key, secret)| typed::swapped(key, secret, app.clock.now());
        findings.extend(typed.entered.values.both().and_then(swapped));
    }
    findings
}

/// Says so. If the values are those that were tested before, what was found of them still holds, and it is said beside that.
async fn refuse(app: &App, current: &Current, half: Half, typed: Typed, refused: Vec<Finding>) -> Result<(), WebError> {
    let scope = Scope::Half(half);
    let before = current.test(app, scope).await?.filter(|before| before.took_ms.is_some());
    let record = match before {
        Some(before) => TestRecord { refused: refused.clone(), ..before },
        None => TestRecord { removed: typed.entered.removed, ..testing::unsent(refused.clone(), app.clock.now()) },
    };
    app.store.save_test(&current.case.id, &current.visit.id, scope, &record).await?;
    noted::tested(app, current, scope, &refused).await
}

fn read(app: &App, settings: &EightByEight, half: Half, form: &Form, held: Values) -> Typed {
    let now = app.clock.now();
    let mut entered = Entered { values: held, changed: false, removed: Vec::new() };
    let mut findings = Vec::new();
    let [plain, hidden] = names(half);
    for name in [plain, hidden] {
        let pasted = form.secret(name);
        let slot = if name == plain { &mut entered.values.plain } else { &mut entered.values.hidden };
        if pasted.expose().trim().is_empty() && slot.is_some() {
            continue;
        }
        match clean(settings, name, &pasted, now) {
            Ok((value, removed)) => {
                entered.changed |= slot.as_ref() != Some(&value);
                *slot = Some(value);
                entered.removed.push((name.to_owned(), removed));
            }
            Err(finding) => findings.push(finding),
        }
    }
    Typed { entered, findings }
}

fn clean(
    settings: &EightByEight,
    name: &str,
    pasted: &Secret,
    now: jiff::Timestamp,
) -> Result<(Secret, Vec<Removed>), Finding> {
    let cleaned = match name {
        "storage_key" => typed::key(pasted, now)?,
        "storage_secret" => typed::secret(pasted, now)?,
        "scim_token" => typed::token(pasted, now)?,
        _ => {
            let url = typed::scim_url(pasted, settings, now)?;
            let removed = clean_credential(pasted).map(|cleaned| cleaned.removed).unwrap_or_default();
            return Ok((Secret::new(url.as_str()), removed));
        }
    };
    Ok((cleaned.value, cleaned.removed))
}

/// *Continue anyway*: warnings are passed knowingly, failures never. Not while other values arrive, whose findings would be
/// overwritten.
async fn pass_warnings(app: &App, current: &Current, half: Half) -> Result<String, WebError> {
    let _alone = app.shared().running.alone(&format!("{}/test", current.visit.id)).await;
    let slug = half.slug();
    let Some(mut record) = current.test(app, Scope::Half(half)).await? else { return Ok(slug.path()) };
    if record.has_failure() {
        return Ok(slug.path());
    }
    record.acknowledge(app.clock.now());
    app.store.save_test(&current.case.id, &current.visit.id, Scope::Half(half), &record).await?;
    Ok(next_open(current, &Tests::of(app, current).await?, slug))
}
