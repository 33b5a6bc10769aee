//! Who may start a case?

use serde::Deserialize;

/// `access`: who may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Anybody who reaches the portal.
    Open,
    /// Only who has an invitation link.
    Invited,
}
