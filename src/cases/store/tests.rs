//! The last test of each scope. A record belongs to the visit whose credentials it judged.

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::{Store, StoreError};
use crate::cases::half::Scope;
use crate::cases::test_record::{TestOf, TestRecord};

impl Store {
    /// Saves the last test of a scope.
    pub async fn save_test(
        &self,
        case_id: &str,
        visit_id: &str,
        scope: Scope,
        record: &TestRecord,
    ) -> Result<(), StoreError> {
        let mut connection = self.pool.acquire().await?;
        put_test(&mut connection, case_id, visit_id, scope, record).await
    }

    /// The last test of a scope by this visit.
    pub async fn test(&self, case_id: &str, visit_id: &str, scope: Scope) -> Result<Option<TestRecord>, StoreError> {
        let select = sqlx::query("SELECT record FROM tests WHERE case_id = $1 AND visit_id = $2 AND scope = $3");
        let row = select.bind(case_id).bind(visit_id).bind(scope.as_str()).fetch_optional(&self.pool).await?;
        row.as_ref().map(read).transpose()
    }

    /// The last tests of every visit of a case, oldest first.
    pub async fn tests_of_case(&self, case_id: &str) -> Result<Vec<TestOf>, StoreError> {
        let select = "SELECT visit_id, scope, record FROM tests WHERE case_id = $1 ORDER BY tested_at, visit_id, scope";
        let rows = sqlx::query(select).bind(case_id).fetch_all(&self.pool).await?;
        let of = |row: &AnyRow| {
            Ok(TestOf { visit_id: row.try_get("visit_id")?, scope: row.try_get("scope")?, record: read(row)? })
        };
        rows.iter().map(of).collect()
    }
}

fn read(row: &AnyRow) -> Result<TestRecord, StoreError> {
    let json: String = row.try_get("record")?;
    serde_json::from_str(&json).map_err(|_| StoreError::Row("tests"))
}

/// Puts the last test of a scope in the place of the one before.
pub(super) async fn put_test(
    connection: &mut AnyConnection,
    case_id: &str,
    visit_id: &str,
    scope: Scope,
    record: &TestRecord,
) -> Result<(), StoreError> {
    let json = serde_json::to_string(record).map_err(|_| StoreError::Row("tests"))?;
    let upsert = "INSERT INTO tests (case_id, scope, visit_id, tested_at, record) VALUES ($1, $2, $3, $4, $5) \
                  ON CONFLICT (case_id, visit_id, scope) DO UPDATE SET \
                  tested_at = excluded.tested_at, record = excluded.record";
    sqlx::query(upsert)
        .bind(case_id)
        .bind(scope.as_str())
        .bind(visit_id)
        .bind(record.tested_at.as_second())
        .bind(json)
        .execute(connection)
        .await?;
    Ok(())
}
