//! Packages that were issued, kept for downloading again, and whether they were opened.

use jiff::Timestamp;
use serde_json::json;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::audit::note;
use super::{Store, StoreError, maybe_time, time};
use crate::cases::event::Event;
use crate::cases::issued::Issued;
use crate::cases::live::Change;
use crate::cases::state::State;

/// What is read of a package.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, serial, created_at, file_name, sha256, file, answers, recipients, receipt_hash, opened_at \
             FROM packages ",
            $rest
        )
    };
}

impl Store {
    /// Saves a package under its serial and writes down that the case is complete with it, unless another request was
    /// faster: then nothing happens and `false` is said.
    pub async fn save_package(&self, case_id: &str, package: &Issued) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await?;
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
            .execute(&mut *transaction)
            .await?;
        if saved.rows_affected() != 1 {
            return Ok(false);
        }
        let now = time(package.created_at.as_second(), "packages")?;
        let (package_id, sha256) = (package.id.clone(), package.sha256.clone());
        let event = Event::PackageIssued { package_id, sha256, recipients: package.recipients.clone() };
        self.write(&mut transaction, case_id, &event, now).await?;
        self.change_state(&mut transaction, case_id, (None, State::Packaged), now).await?;
        let update = sqlx::query("UPDATE cases SET completed_at = $1 WHERE id = $2");
        update.bind(now.as_second()).bind(case_id).execute(&mut *transaction).await?;
        transaction.commit().await?;
        self.live.tell(Change::Case(case_id.to_owned()));
        Ok(true)
    }

    /// The newest package of a case.
    pub async fn newest_package(&self, case_id: &str) -> Result<Option<Issued>, StoreError> {
        let select = sqlx::query(select!("WHERE case_id = $1 ORDER BY serial DESC LIMIT 1"));
        let Some(row) = select.bind(case_id).fetch_optional(&self.pool).await? else { return Ok(None) };
        read(&row).map(Some)
    }

    /// Every package of a case, oldest first.
    pub async fn packages(&self, case_id: &str) -> Result<Vec<Issued>, StoreError> {
        let select = sqlx::query(select!("WHERE case_id = $1 ORDER BY serial"));
        select.bind(case_id).fetch_all(&self.pool).await?.iter().map(read).collect()
    }

    /// Records that somebody gave the receipt of this hash, unless that was recorded before: the package it belongs to. If a
    /// program gave it, the audit gets its name.
    pub async fn acknowledge_receipt(
        &self,
        hash: &str,
        program: Option<&str>,
        now: Timestamp,
    ) -> Result<Option<Issued>, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let update = "UPDATE packages SET opened_at = $1 WHERE receipt_hash = $2 AND opened_at IS NULL \
                      RETURNING id, case_id";
        let update = sqlx::query(update).bind(now.as_second()).bind(hash);
        if let Some(row) = update.fetch_optional(&mut *transaction).await? {
            let (package_id, case_id): (String, String) = (row.try_get("id")?, row.try_get("case_id")?);
            let newest = "SELECT cases.code, (SELECT id FROM packages WHERE case_id = cases.id ORDER BY serial DESC LIMIT 1) \
                          AS newest FROM cases WHERE id = $1";
            let newest = sqlx::query(newest).bind(&case_id).fetch_one(&mut *transaction).await?;
            if let Some(who) = program {
                let (code, detail): (String, _) = (newest.try_get("code")?, json!({ "package": package_id }));
                note(&mut transaction, now, (who, "receipt.given", &code), &detail).await?;
            }
            let is_newest = newest.try_get::<String, _>("newest")? == package_id;
            self.write(&mut transaction, &case_id, &Event::ReceiptGiven { package_id }, now).await?;
            if is_newest {
                self.change_state(&mut transaction, &case_id, (None, State::Opened), now).await?;
            }
            transaction.commit().await?;
            self.live.tell(Change::Case(case_id));
        }
        let select = sqlx::query(select!("WHERE receipt_hash = $1"));
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
