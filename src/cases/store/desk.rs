//! What does the desk look at? The list of cases, found fast among many, and what is at work on one of them.

use jiff::Timestamp;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Store, StoreError, maybe_time, time};
use crate::cases::desk::{Listed, Place, Present, Search};
use crate::cases::half::Half;
use crate::cases::search::patterns;
use crate::cases::state::State;

/// Each filter is passed over where its parameter is empty, so that there is one statement for all of them. The index on
/// activity has every column that is compared: rows that do not fit are never read.
const LIST: &str = "SELECT id, code, state, active_at, \
                    COALESCE(company, (SELECT MAX(company) FROM invitations WHERE case_id = cases.id)) AS company, \
                    COALESCE(contact_name, (SELECT MAX(contact_name) FROM invitations WHERE case_id = cases.id)) \
                    AS contact_name FROM cases \
                    WHERE (active_at, id) < ($1, $2) AND rehearsal = $3 AND ($4 = '' OR state = $4) \
                    AND searched LIKE $5 AND searched LIKE $6 AND searched LIKE $7 \
                    ORDER BY active_at DESC, id DESC LIMIT $8";

impl Store {
    /// At most `count` cases, the newest activity first, after the place where an earlier page ended.
    pub async fn list_cases(
        &self,
        search: &Search,
        after: Option<&Place>,
        count: u16,
    ) -> Result<Vec<Listed>, StoreError> {
        let [first, second, third] = patterns(&search.typed);
        let (at, id) = after.map_or((i64::MAX, ""), |place| (place.at, place.id.as_str()));
        let rows = sqlx::query(LIST)
            .bind(at)
            .bind(id)
            .bind(i64::from(search.rehearsals))
            .bind(search.state.map_or("", State::as_str))
            .bind(first)
            .bind(second)
            .bind(third)
            .bind(i64::from(count))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(read).collect()
    }

    /// The case of a code, as it is read out: `K7Q-2MD`.
    pub async fn case_of_code(&self, code: &str) -> Result<Option<String>, StoreError> {
        let row = sqlx::query("SELECT id FROM cases WHERE code = $1").bind(code).fetch_optional(&self.pool).await?;
        Ok(row.map(|row| row.try_get("id")).transpose()?)
    }

    /// Saves on which page a visit is, in which language.
    pub async fn save_place(
        &self,
        visit_id: &str,
        page: &str,
        language: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let update = "UPDATE visits SET page = $1, language = $2, page_at = $3 WHERE id = $4";
        sqlx::query(update).bind(page).bind(language).bind(now.as_second()).bind(visit_id).execute(&self.pool).await?;
        Ok(())
    }

    /// The visits of a case that run, the newest page first.
    pub async fn present(&self, case_id: &str, now: Timestamp) -> Result<Vec<Present>, StoreError> {
        let select = "SELECT id, half, page, page_at, language, started_at FROM visits \
                      WHERE case_id = $1 AND idle_expires_at > $2 AND expires_at > $2 \
                      ORDER BY COALESCE(page_at, started_at) DESC, id DESC";
        let rows = sqlx::query(select).bind(case_id).bind(now.as_second()).fetch_all(&self.pool).await?;
        rows.iter().map(read_present).collect()
    }
}

fn read(row: &AnyRow) -> Result<Listed, StoreError> {
    let state: String = row.try_get("state")?;
    Ok(Listed {
        id: row.try_get("id")?,
        code: row.try_get("code")?,
        company: row.try_get("company")?,
        contact_name: row.try_get("contact_name")?,
        state: State::parse(&state).ok_or(StoreError::Row("cases"))?,
        active_at: time(row.try_get("active_at")?, "cases")?,
    })
}

fn read_present(row: &AnyRow) -> Result<Present, StoreError> {
    Ok(Present {
        visit_id: row.try_get("id")?,
        half: row.try_get::<Option<String>, _>("half")?.as_deref().and_then(Half::parse),
        page: row.try_get("page")?,
        page_at: maybe_time(row, "page_at", "visits")?,
        language: row.try_get("language")?,
        started_at: time(row.try_get("started_at")?, "visits")?,
    })
}
