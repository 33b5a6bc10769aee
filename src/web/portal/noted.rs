//! What becomes part of the case's timeline, for the desk? What a test found, and how far the case is after it.

use super::proof::Tests;
use crate::cases::{Case, Event, Scope, State, TestRecord};
use crate::checks::finding::Finding;
use crate::web::error::WebError;
use crate::web::session::Current;
use crate::web::state::App;

/// Writes down what a test found, or why none was made, for everybody who watches.
pub(super) async fn tested(app: &App, current: &Current, scope: Scope, findings: &[Finding]) -> Result<(), WebError> {
    let event = Event::TestEnded { scope: scope.as_str().to_owned(), findings: findings.to_vec() };
    app.store.record(&current.case.id, &event, app.clock.now()).await?;
    Ok(())
}

/// How far the case is, by the last tests of this visit. Whoever does one half alone does not know that.
pub(super) async fn weighed(app: &App, current: &Current, has_new_values: bool) -> Result<(), WebError> {
    if !current.is_whole() {
        return Ok(());
    }
    weigh(app, &current.case.id, &current.visit.id, has_new_values).await
}

/// The same once a half was handed in, by the tests of somebody who got it.
pub(super) async fn handed_in(app: &App, case_id: &str) -> Result<(), WebError> {
    match app.store.at_work(case_id, app.clock.now()).await?.last() {
        Some(receiver) => weigh(app, case_id, &receiver.visit_id, true).await,
        None => Ok(()),
    }
}

/// What a package holds does not change by another test of it: only new values lead back from there.
async fn weigh(app: &App, case_id: &str, visit_id: &str, has_new_values: bool) -> Result<(), WebError> {
    let is_packaged = |case: &Case| matches!(case.state, State::Packaged | State::Opened);
    if !has_new_values && app.store.case(case_id).await?.as_ref().is_none_or(is_packaged) {
        return Ok(());
    }
    let tests = Tests::of_visit(app, case_id, visit_id).await?;
    let state = match () {
        () if tests.all().any(TestRecord::has_failure) => State::Stuck,
        () if tests.are_proved() => State::Tested,
        () => State::Working,
    };
    Ok(app.store.save_state(case_id, state, app.clock.now()).await?)
}
