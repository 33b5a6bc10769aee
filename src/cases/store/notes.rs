//! What admins see instead: kept with the case for support, and gone with it.

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::engine::hold_case;
use super::{Store, StoreError, time};
use crate::cases::case::Note;
use crate::procedure::{self, Action};
use crate::tokens;

impl Store {
    /// Keeps a note, unless the case has [`Note::MOST`] of them: then nothing is kept and `false` is said. The same note
    /// twice is one.
    pub async fn save_note(&self, case_id: &str, note: &Note) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await?;
        hold_case(&mut transaction, case_id).await?; // the same note, sent twice at once, is one
        if notes(&mut transaction, case_id).await?.iter().any(|kept| kept.says_the_same(note)) {
            return Ok(true);
        }
        let insert = "INSERT INTO notes (id, case_id, step, action, note, at) SELECT $1, $2, $3, $4, $5, $6 \
                      WHERE (SELECT COUNT(*) FROM notes WHERE case_id = $2) < $7";
        let saved = sqlx::query(insert)
            .bind(tokens::new_id(note.at))
            .bind(case_id)
            .bind(note.step.as_str())
            .bind(note.action.map_or("", Action::anchor))
            .bind(&note.text)
            .bind(note.at.as_second())
            .bind(i64::from(Note::MOST))
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(saved.rows_affected() == 1)
    }

    /// Every note of a case, oldest first.
    pub(super) async fn notes(&self, case_id: &str) -> Result<Vec<Note>, StoreError> {
        let mut connection = self.pool.acquire().await?;
        notes(&mut connection, case_id).await
    }
}

async fn notes(connection: &mut AnyConnection, case_id: &str) -> Result<Vec<Note>, StoreError> {
    let select = sqlx::query("SELECT step, action, note, at FROM notes WHERE case_id = $1 ORDER BY at, id");
    let rows = select.bind(case_id).fetch_all(connection).await?;
    rows.iter().filter_map(|row| read(row).transpose()).collect()
}

/// Nothing for a step that the procedure no longer has.
fn read(row: &AnyRow) -> Result<Option<Note>, StoreError> {
    let (step, action): (String, String) = (row.try_get("step")?, row.try_get("action")?);
    let Some(step) = procedure::step(&step) else { return Ok(None) };
    Ok(Some(Note {
        step: step.slug,
        action: step.action(&action),
        text: row.try_get("note")?,
        at: time(row.try_get("at")?, "notes")?,
    }))
}
