//! Against what is a case tested, and for whom is its package? 8x8 and Gong; for a rehearsal, the simulated 8x8 and nobody.

use super::error::WebError;
use super::rehearsal::Stage;
use super::state::App;
use crate::cases::Case;
use crate::checks::Checks;
use crate::config::EightByEight;
use crate::sealing::Recipient;

/// The remote side of a case.
#[derive(Clone, Copy)]
pub(super) struct Remote<'a> {
    pub(super) checks: &'a Checks,
    pub(super) settings: &'a EightByEight,
}

impl App {
    /// Where the credentials of a case are tested.
    pub(super) async fn remote(&self, case: &Case) -> Result<Remote<'_>, WebError> {
        if !case.is_rehearsal {
            return Ok(Remote { checks: &self.checks, settings: &self.config.eight_by_eight });
        }
        let Stage { checks, settings, .. } = self.stage().await?;
        Ok(Remote { checks, settings })
    }

    /// The simulated 8x8 of rehearsals.
    pub(super) async fn stage(&self) -> Result<&Stage, WebError> {
        self.shared().rehearsals.stage(&self.clock, &self.config.eight_by_eight).await
    }

    /// Who can open the packages of a case that are made today.
    pub(super) fn recipients_for(&self, case: &Case) -> Vec<Recipient> {
        if case.is_rehearsal {
            return vec![self.shared().rehearsals.nobody.clone()];
        }
        self.recipients_of(case.recipient_group.as_deref())
    }
}
