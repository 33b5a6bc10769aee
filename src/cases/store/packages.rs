//! Packages that were issued, kept for downloading again.

use jiff::Timestamp;
use sqlx::Row;

use super::{Store, StoreError};
use crate::cases::case::Issued;

impl Store {
    /// Saves a package under its serial, unless another request was faster: then nothing happens and `false` is said.
    pub async fn save_package(&self, case_id: &str, package: &Issued) -> Result<bool, StoreError> {
        let insert = "INSERT INTO packages (id, case_id, serial, created_at, file_name, sha256, file) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (case_id, serial) DO NOTHING";
        let saved = sqlx::query(insert)
            .bind(&package.id)
            .bind(case_id)
            .bind(package.serial)
            .bind(package.created_at.as_microsecond())
            .bind(&package.file_name)
            .bind(&package.sha256)
            .bind(package.file.as_slice())
            .execute(&self.pool)
            .await?;
        Ok(saved.rows_affected() == 1)
    }

    /// The newest package of a case.
    pub async fn newest_package(&self, case_id: &str) -> Result<Option<Issued>, StoreError> {
        let select = sqlx::query("SELECT * FROM packages WHERE case_id = $1 ORDER BY serial DESC LIMIT 1");
        let Some(row) = select.bind(case_id).fetch_optional(&self.pool).await? else { return Ok(None) };
        Ok(Some(Issued {
            id: row.try_get("id")?,
            serial: row.try_get("serial")?,
            created_at: Timestamp::from_microsecond(row.try_get("created_at")?)
                .map_err(|_| StoreError::Row("packages"))?,
            file_name: row.try_get("file_name")?,
            sha256: row.try_get("sha256")?,
            file: row.try_get("file")?,
        }))
    }
}
