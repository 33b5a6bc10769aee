//! Packages that were issued, kept for downloading again, and whether they were opened.

use jiff::Timestamp;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Store, StoreError, maybe_time};
use crate::cases::event::Event;
use crate::cases::issued::Issued;
use crate::cases::state::State;

impl Store {
    /// Saves a package under its serial, unless another request was faster: then nothing happens and `false` is said.
    pub async fn save_package(&self, case_id: &str, package: &Issued) -> Result<bool, StoreError> {
        let insert = "INSERT INTO packages \
                      (id, case_id, serial, created_at, file_name, sha256, file, answers, recipients, receipt_hash) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (case_id, serial) DO NOTHING";
        let recipients = serde_json::to_string(&package.recipients).map_err(|_| StoreError::Row("packages"))?;
        let saved = sqlx::query(insert)
            .bind(&package.id)
            .bind(case_id)
            .bind(package.serial)
            .bind(package.created_at.as_microsecond())
            .bind(&package.file_name)
            .bind(&package.sha256)
            .bind(package.file.as_slice())
            .bind(package.answers.as_deref())
            .bind(recipients)
            .bind(&package.receipt_hash)
            .execute(&self.pool)
            .await?;
        Ok(saved.rows_affected() == 1)
    }

    /// The newest package of a case.
    pub async fn newest_package(&self, case_id: &str) -> Result<Option<Issued>, StoreError> {
        let select = sqlx::query("SELECT * FROM packages WHERE case_id = $1 ORDER BY serial DESC LIMIT 1");
        let Some(row) = select.bind(case_id).fetch_optional(&self.pool).await? else { return Ok(None) };
        read(&row).map(Some)
    }

    /// Every package of a case, oldest first.
    pub async fn packages(&self, case_id: &str) -> Result<Vec<Issued>, StoreError> {
        let select = sqlx::query("SELECT * FROM packages WHERE case_id = $1 ORDER BY serial");
        select.bind(case_id).fetch_all(&self.pool).await?.iter().map(read).collect()
    }

    /// Records that somebody gave the receipt of this hash, unless that was recorded before: the package it belongs to.
    pub async fn acknowledge_receipt(&self, hash: &str, now: Timestamp) -> Result<Option<Issued>, StoreError> {
        let update = "UPDATE packages SET opened_at = $1 WHERE receipt_hash = $2 AND opened_at IS NULL \
                      RETURNING id, case_id";
        let update = sqlx::query(update).bind(now.as_second()).bind(hash);
        if let Some(row) = update.fetch_optional(&self.pool).await? {
            let (package_id, case_id): (String, String) = (row.try_get("id")?, row.try_get("case_id")?);
            let is_newest = self.newest_package(&case_id).await?.is_some_and(|newest| newest.id == package_id);
            self.record(&case_id, &Event::ReceiptGiven { package_id }, now).await?;
            if is_newest {
                self.save_state(&case_id, State::Opened, now).await?;
            }
        }
        let select = sqlx::query("SELECT * FROM packages WHERE receipt_hash = $1");
        select.bind(hash).fetch_optional(&self.pool).await?.as_ref().map(read).transpose()
    }
}

fn read(row: &AnyRow) -> Result<Issued, StoreError> {
    let recipients: String = row.try_get("recipients")?;
    Ok(Issued {
        id: row.try_get("id")?,
        serial: row.try_get("serial")?,
        created_at: Timestamp::from_microsecond(row.try_get("created_at")?).map_err(|_| StoreError::Row("packages"))?,
        file_name: row.try_get("file_name")?,
        sha256: row.try_get("sha256")?,
        file: row.try_get("file")?,
        answers: row.try_get("answers")?,
        recipients: serde_json::from_str(&recipients).map_err(|_| StoreError::Row("packages"))?,
        receipt_hash: row.try_get::<Option<String>, _>("receipt_hash")?.unwrap_or_default(),
        opened_at: maybe_time(row, "opened_at", "packages")?,
    })
}
