//! What is seen while 8x8 is asked again? One line that is rewritten, where standard error is a terminal; nothing elsewhere.

use std::io::{IsTerminal, Write};
use std::sync::{Mutex, PoisonError};

use crate::checks::{Progress, Question};

/// Wide enough for every line, and narrower than a terminal.
const WIDTH: usize = 70;

/// The line. It is removed when dropped.
pub(super) struct ProgressLine {
    is_shown: bool,
    /// The last question of each half.
    asked: Mutex<(Option<Question>, Option<Question>)>,
}

impl ProgressLine {
    /// Begins the line, if anybody can see it.
    pub(super) fn start() -> Self {
        let line = Self { is_shown: std::io::stderr().is_terminal(), asked: Mutex::default() };
        line.write("Asking 8x8 …");
        line
    }

    /// Rewrites the line for a new question.
    pub(super) fn tell(&self, progress: Progress<'_>) {
        let Progress::Asking(question) = progress else { return };
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        match question {
            Question::Token | Question::Regions | Question::Recordings => asked.0 = Some(question),
            Question::Users | Question::MoreUsers => asked.1 = Some(question),
        }
        let place = |half: &str, question: Question| format!("{half} {} of {}", question.step().0, question.step().1);
        let halves = [asked.0.map(|at| place("call recordings", at)), asked.1.map(|at| place("users", at))];
        self.write(&format!("Asking 8x8: {} …", halves.into_iter().flatten().collect::<Vec<_>>().join(", ")));
    }

    /// Blanks instead of escape sequences: every terminal knows them.
    fn write(&self, line: &str) {
        if self.is_shown {
            let _ = write!(std::io::stderr(), "\r{line:<WIDTH$}\r");
        }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.write("");
    }
}
