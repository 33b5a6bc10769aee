//! What was told to support, and what is being told? The notes of a case, as the pages of its steps ask for them.

use super::header::NoteView;
use super::page::Page;
use crate::cases::Note;
use crate::procedure::{Action, Step};

impl Page {
    /// What was told to support about a step, oldest first.
    pub(super) fn notes_of(&self, step: &Step) -> Vec<&NoteView> {
        let notes = self.visit.iter().flat_map(|visit| &visit.notes);
        notes.filter(|note| note.step == step.slug).collect()
    }

    /// Whether something was told about this action of a step, or about the step as a whole.
    pub(super) fn has_told(&self, step: &Step, action: Option<Action>) -> bool {
        self.notes_of(step).iter().any(|note| note.at_action == action)
    }

    /// Whether the case has as many notes as it may.
    pub(super) fn has_told_all(&self) -> bool {
        self.visit.as_ref().is_some_and(|visit| visit.notes.len() >= usize::from(Note::MOST))
    }

    /// Whether the form of a note has the action of this anchor chosen.
    pub(super) fn is_told(&self, anchor: impl AsRef<str>) -> bool {
        self.telling.action.is_some_and(|action| action.anchor() == anchor.as_ref())
    }
}
