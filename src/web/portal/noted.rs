//! What becomes part of the case's timeline, for the desk? What a test found, and how far the case is after it.

use super::proof::Tests;
use crate::cases::{Event, Scope, State, TestRecord};
use crate::checks::finding::Finding;
use crate::web::error::WebError;
use crate::web::session::Current;
use crate::web::state::App;

/// Writes down what a test found, for everybody who watches.
pub(super) async fn tested(app: &App, current: &Current, scope: Scope, findings: &[Finding]) -> Result<(), WebError> {
    let event = Event::TestEnded { scope: scope.as_str().to_owned(), findings: findings.to_vec() };
    app.store.record(&current.case.id, &event, app.clock.now()).await?;
    weighed(app, current).await
}

/// How far the case is, by the last tests of this visit.
async fn weighed(app: &App, current: &Current) -> Result<(), WebError> {
    let tests = Tests::of(app, current).await?;
    let state = match () {
        () if tests.all().any(TestRecord::has_failure) => State::Stuck,
        () if tests.are_proved() => State::Tested,
        () => State::Working,
    };
    Ok(app.store.save_state(&current.case.id, state, app.clock.now()).await?)
}
