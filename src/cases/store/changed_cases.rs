//! Which cases have changed? In the order of their changes, so that whoever pages through them meets a case that changes
//! meanwhile once more, and misses none.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::cases::{read_case, select_cases};
use super::{Store, StoreError};
use crate::cases::case::Case;
use crate::cases::desk::{Place, Search};
use crate::cases::search::patterns;
use crate::cases::state::State;

/// Each filter is passed over where its parameter is empty.
const CHANGED: &str = select_cases!(
    "WHERE (active_at, id) > ($1, $2) AND active_at >= $3 AND rehearsal = $4 AND ($5 = '' OR state = $5) \
     AND searched LIKE $6 AND searched LIKE $7 AND searched LIKE $8 AND ($9 = '' OR code = $9) \
     ORDER BY active_at, id LIMIT $10"
);

/// Which cases are looked for, beyond what the desk asks.
#[derive(Clone, Debug, Default)]
pub struct Changed {
    /// State, company, and whether rehearsals are meant.
    pub search: Search,
    /// Of this code; empty for all.
    pub code: String,
    /// Nothing before this time.
    pub since: Option<Timestamp>,
}

impl Store {
    /// At most `count` cases, those first that have not changed for longest, after the place where an earlier page ended;
    /// without their steps, notes and news.
    pub async fn changed_cases(
        &self,
        changed: &Changed,
        after: Option<&Place>,
        count: u16,
    ) -> Result<Vec<Case>, StoreError> {
        let [first, second, third] = patterns(&changed.search.typed);
        let (at, id) = after.map_or((i64::MIN, ""), |place| (place.at, place.id.as_str()));
        let rows = sqlx::query(CHANGED)
            .bind(at)
            .bind(id)
            .bind(changed.since.map_or(i64::MIN, Timestamp::as_second))
            .bind(i64::from(changed.search.rehearsals))
            .bind(changed.search.state.map_or("", State::as_str))
            .bind(first)
            .bind(second)
            .bind(third)
            .bind(&changed.code)
            .bind(i64::from(count))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(|row| read_case(row, BTreeMap::new())).collect()
    }
}
