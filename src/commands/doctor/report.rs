//! What was checked, a line each: whether it is well, what it is, and what to mend.

use std::fmt;

use crate::commands::visible::visible;

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Ok,
    Warn,
    Fail,
}

#[derive(Debug)]
struct Check {
    state: State,
    name: String,
    said: String,
}

/// All checks, in the order in which they were made.
#[derive(Debug, Default)]
pub(super) struct Report(Vec<Check>);

impl Report {
    pub(super) fn ok(&mut self, name: impl Into<String>, said: impl Into<String>) {
        self.add(State::Ok, name.into(), said.into());
    }

    pub(super) fn warn(&mut self, name: impl Into<String>, problem: impl fmt::Display, remedy: &str) {
        self.add(State::Warn, name.into(), format!("{problem}; {remedy}"));
    }

    pub(super) fn fail(&mut self, name: impl Into<String>, problem: impl fmt::Display, remedy: &str) {
        self.add(State::Fail, name.into(), format!("{problem}; {remedy}"));
    }

    fn add(&mut self, state: State, name: String, said: String) {
        self.0.push(Check { state, name, said });
    }

    /// 1 if anything failed.
    pub(super) fn exit_code(&self) -> u8 {
        u8::from(self.0.iter().any(|check| check.state == State::Fail))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.0.iter().map(|check| visible(&check.name).chars().count()).max().unwrap_or_default();
        for check in &self.0 {
            let state = match check.state {
                State::Ok => "ok",
                State::Warn => "warn",
                State::Fail => "fail",
            };
            writeln!(f, "{state:<4}  {:<width$}  {}", visible(&check.name), visible(&check.said))?;
        }
        Ok(())
    }
}
