//! What did the last tests of this visit prove? A package needs both halves without a failure.

use crate::cases::{Half, Scope, TestRecord};
use crate::web::error::WebError;
use crate::web::session::Current;
use crate::web::state::App;

/// The last tests of a visit.
pub(super) struct Tests {
    pub(super) storage: Option<TestRecord>,
    pub(super) scim: Option<TestRecord>,
    pub(super) accounts: Option<TestRecord>,
}

impl Tests {
    pub(super) async fn of(app: &App, current: &Current) -> Result<Self, WebError> {
        Self::of_visit(app, &current.case.id, &current.visit.id).await
    }

    pub(super) async fn of_visit(app: &App, case_id: &str, visit_id: &str) -> Result<Self, WebError> {
        Ok(Self {
            storage: app.store.test(case_id, visit_id, Scope::Half(Half::Storage)).await?,
            scim: app.store.test(case_id, visit_id, Scope::Half(Half::Scim)).await?,
            accounts: app.store.test(case_id, visit_id, Scope::Accounts).await?,
        })
    }

    /// Whether both halves were tested without a failure.
    pub(super) fn are_proved(&self) -> bool {
        is_proved(self.storage.as_ref()) && is_proved(self.scim.as_ref())
    }

    pub(super) fn of_half(&self, half: Half) -> Option<&TestRecord> {
        match half {
            Half::Storage => self.storage.as_ref(),
            Half::Scim => self.scim.as_ref(),
        }
    }

    /// What was found of both together. A test that the budget refused found nothing.
    pub(super) fn together(&self) -> Option<&TestRecord> {
        self.accounts.as_ref().filter(|record| !record.has_failure())
    }

    /// Whatever was found.
    pub(super) fn all(&self) -> impl Iterator<Item = &TestRecord> {
        [self.storage.as_ref(), self.scim.as_ref(), self.together()].into_iter().flatten()
    }

    /// Records that every open warning was passed knowingly.
    pub(super) async fn acknowledge(self, app: &App, current: &Current) -> Result<Self, WebError> {
        let now = app.clock.now();
        let scopes = [
            (Scope::Half(Half::Storage), &self.storage),
            (Scope::Half(Half::Scim), &self.scim),
            (Scope::Accounts, &self.accounts),
        ];
        for (scope, record) in scopes {
            let Some(mut record) = record.clone().filter(TestRecord::has_open_warning) else { continue };
            record.acknowledge(now);
            app.store.save_test(&current.case.id, &current.visit.id, scope, &record).await?;
        }
        Self::of(app, current).await
    }
}

/// Whether the findings of a half allow a package.
pub(super) fn is_proved(record: Option<&TestRecord>) -> bool {
    record.is_some_and(|record| !record.has_failure())
}
