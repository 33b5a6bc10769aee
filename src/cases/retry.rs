//! When is it worth testing the same values again? Where time is the remedy, the page says when, and can do it by itself.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How long to wait before each of the tests that follow, in seconds: often at first, then as 8x8 would like it.
const PAUSES: [i64; Retry::MOST as usize] = [30, 30, 60, 60, 120, 120, 300, 300, 600, 600];

/// The next test of values whose last one may pass later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retry {
    /// From when on testing again makes sense.
    pub at: Timestamp,
    /// How many tests were made without anybody pressing a button.
    pub tests: u8,
    /// Whether the page tests by itself when it is time.
    pub automatic: bool,
}

impl Retry {
    /// So many tests are made without anybody pressing a button.
    pub const MOST: u8 = 10;

    /// What follows a test that may pass later. `named` is the time that 8x8 or a budget asked to wait for.
    #[must_use]
    pub fn after(before: Option<&Self>, now: Timestamp, named: Option<Timestamp>) -> Self {
        let tests = before.map_or(0, |before| before.tests.saturating_add(u8::from(before.automatic)));
        let pause = PAUSES.get(usize::from(tests)).or(PAUSES.last()).copied().unwrap_or_default();
        let at = named.unwrap_or(now + SignedDuration::from_secs(pause)).max(now);
        Self { at, tests, automatic: before.is_some_and(|before| before.automatic) && tests < Self::MOST }
    }

    /// Whether it is time.
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.at <= now
    }

    /// Whether the page may go on by itself.
    pub fn is_left(&self) -> bool {
        self.tests < Self::MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_ten_automatic_tests_are_enough() {
        let now: Timestamp = "2026-11-24T08:00:00Z".parse().unwrap();
        let mut retry = Retry { automatic: true, ..Retry::after(None, now, None) };
        assert_eq!((retry.at, retry.tests), ("2026-11-24T08:00:30Z".parse().unwrap(), 0));
        let mut made = 0;
        while retry.automatic {
            retry = Retry::after(Some(&retry), retry.at, None);
            made += 1;
        }
        assert_eq!((made, retry.is_left()), (Retry::MOST, false));
        assert_eq!(retry.at, "2026-11-24T08:47:00Z".parse().unwrap());
    }

    #[test]
    fn a_time_that_was_named_counts_unless_it_is_over() {
        let (now, later) = ("2026-11-24T08:00:00Z".parse().unwrap(), "2026-11-24T08:02:00Z".parse().unwrap());
        assert_eq!(Retry::after(None, now, Some(later)).at, later);
        assert_eq!(Retry::after(None, later, Some(now)).at, later);
    }
}
