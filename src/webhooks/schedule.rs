//! When is a message tried again? Soon, then ever later, for a day in all; later if the receiver asks for it, never longer.

use jiff::{SignedDuration, Timestamp};

/// For so long a message is tried. The last attempt is made when this is over.
pub const LASTS: SignedDuration = SignedDuration::from_hours(24);

/// Seconds after each attempt that failed: those of the convention, as far as a day goes.
const DELAYS: [i64; 6] = [5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600];

/// When to try again after so many attempts (at least one) of which the first was made at `began`; nothing if it is given up.
/// `asked` is what the receiver's `Retry-After` says. `jitter` of 0 to 1 makes the wait up to a tenth longer, so that
/// messages that failed together do not come back together.
pub fn next(failed: i64, began: Timestamp, now: Timestamp, asked: Option<Timestamp>, jitter: f64) -> Option<Timestamp> {
    let end = began + LASTS;
    if now >= end {
        return None;
    }
    let delay = usize::try_from(failed - 1).ok().and_then(|at| DELAYS.get(at));
    let planned = delay.map_or(end, |seconds| now + SignedDuration::from_secs(*seconds).mul_f64(1.0 + jitter / 10.0));
    Some(asked.map_or(planned, |asked| asked.max(planned)).min(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        format!("2026-11-{text}Z").parse().unwrap()
    }

    /// Every attempt takes no time and fails.
    fn all(jitter: f64) -> Vec<Timestamp> {
        let began = at("24T12:00:00");
        let mut attempts = vec![began];
        while let Some(next) =
            next(i64::try_from(attempts.len()).unwrap(), began, attempts[attempts.len() - 1], None, jitter)
        {
            attempts.push(next);
        }
        attempts
    }

    #[test]
    fn a_message_is_tried_eight_times_in_a_day() {
        let times = [
            "24T12:00:00",
            "24T12:00:05",
            "24T12:05:05",
            "24T12:35:05",
            "24T14:35:05",
            "24T19:35:05",
            "25T05:35:05",
            "25T12:00:00",
        ];
        assert_eq!(all(0.0), times.map(at));
        let late = all(1.0);
        assert_eq!((late.len(), late[2], late[7]), (8, at("24T12:05:35.5"), at("25T12:00:00")));
    }

    #[test]
    fn a_receiver_may_ask_for_more_time_but_not_for_more_than_the_day() {
        let (began, now) = (at("24T12:00:00"), at("24T12:00:00"));
        for (asked, expected) in
            [("24T12:00:01", "24T12:00:05"), ("24T12:10:00", "24T12:10:00"), ("26T12:00:00", "25T12:00:00")]
        {
            assert_eq!(next(1, began, now, Some(at(asked)), 0.0), Some(at(expected)), "{asked}");
        }
        assert_eq!(next(3, began, at("25T12:00:00"), Some(at("26T12:00:00")), 0.0), None);
    }
}
