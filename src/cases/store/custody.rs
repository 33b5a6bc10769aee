//! Sealed halves: saved as soon as submitted, gone with their visit.

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::{Store, StoreError};
use crate::cases::half::{Half, Scope};

impl Store {
    /// Saves a sealed half, unless its visit has ended meanwhile: then nothing is kept, and `false` is said. What an
    /// earlier value was found to be no longer holds and is deleted with it.
    pub async fn save_half(
        &self,
        visit_id: &str,
        case_id: &str,
        half: Half,
        sealed: &[u8],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let lock = sqlx::query("UPDATE visits SET recipient = recipient WHERE id = $1").bind(visit_id);
        if lock.execute(&mut *transaction).await?.rows_affected() == 0 {
            return Ok(false);
        }
        put_half(&mut transaction, visit_id, case_id, half, sealed, now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// A sealed half of a visit.
    pub async fn half(&self, visit_id: &str, half: Half) -> Result<Option<Vec<u8>>, StoreError> {
        let select = sqlx::query("SELECT sealed FROM custody WHERE visit_id = $1 AND half = $2");
        let row = select.bind(visit_id).bind(half.as_str()).fetch_optional(&self.pool).await?;
        Ok(row.map(|row| row.try_get("sealed")).transpose()?)
    }
}

/// Puts a sealed half in the place of what a visit held of it, which takes what was found of that with it.
pub(super) async fn put_half(
    connection: &mut AnyConnection,
    visit_id: &str,
    case_id: &str,
    half: Half,
    sealed: &[u8],
    now: Timestamp,
) -> Result<(), StoreError> {
    let upsert = "INSERT INTO custody (visit_id, half, sealed, saved_at) VALUES ($1, $2, $3, $4) \
                  ON CONFLICT (visit_id, half) DO UPDATE SET sealed = excluded.sealed, saved_at = excluded.saved_at";
    let query = sqlx::query(upsert).bind(visit_id).bind(half.as_str()).bind(sealed).bind(now.as_second());
    query.execute(&mut *connection).await?;
    for scope in [Scope::Half(half), Scope::Accounts] {
        let delete = sqlx::query("DELETE FROM tests WHERE case_id = $1 AND visit_id = $2 AND scope = $3");
        delete.bind(case_id).bind(visit_id).bind(scope.as_str()).execute(&mut *connection).await?;
    }
    Ok(())
}
