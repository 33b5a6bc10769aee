//! What admins see instead: kept with the case for support, and gone with it.

use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Store, StoreError, time};
use crate::cases::case::Note;
use crate::procedure::{self, Action};
use crate::tokens;

impl Store {
    /// Keeps a note, unless the case has [`Note::MOST`] of them: then nothing is kept and `false` is said. The same note
    /// twice is one.
    pub async fn save_note(&self, case_id: &str, note: &Note) -> Result<bool, StoreError> {
        if self.notes(case_id).await?.iter().any(|kept| kept.says_the_same(note)) {
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
            .execute(&self.pool)
            .await?;
        Ok(saved.rows_affected() == 1)
    }

    /// Every note of a case, oldest first.
    pub(super) async fn notes(&self, case_id: &str) -> Result<Vec<Note>, StoreError> {
        let select = sqlx::query("SELECT step, action, note, at FROM notes WHERE case_id = $1 ORDER BY at, id");
        let rows = select.bind(case_id).fetch_all(&self.pool).await?;
        rows.iter().filter_map(|row| read(row).transpose()).collect()
    }
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
