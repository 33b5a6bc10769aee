//! When may one try again? `Retry-After` as seconds or as any of the three HTTP dates (RFC 9110, sections 5.6.7, 10.2.3).

use jiff::civil::DateTime;
use jiff::fmt::{rfc2822, strtime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// No wait is believed beyond a day.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// The time that the header names: not before now, at most a day ahead; nothing for what is neither form.
pub fn parse(header: &str, now: Timestamp) -> Option<Timestamp> {
    let header = header.trim();
    let latest = now.checked_add(LONGEST).ok()?;
    let named = if !header.is_empty() && header.bytes().all(|b| b.is_ascii_digit()) {
        after_seconds(header, now).unwrap_or(latest)
    } else {
        http_date(header)?
    };
    Some(named.clamp(now, latest))
}

fn after_seconds(digits: &str, now: Timestamp) -> Option<Timestamp> {
    now.checked_add(SignedDuration::from_secs(digits.parse().ok()?)).ok()
}

fn http_date(text: &str) -> Option<Timestamp> {
    rfc2822::DateTimeParser::new().parse_timestamp(text).ok().or_else(|| {
        ["%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"]
            .iter()
            .find_map(|format| strtime::parse(format, text).and_then(|parts| parts.to_datetime()).ok())
            .and_then(in_utc)
    })
}

fn in_utc(civil: DateTime) -> Option<Timestamp> {
    TimeZone::UTC.to_timestamp(civil).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_dates_and_nonsense() {
        let now: Timestamp = "2026-11-24T08:00:00Z".parse().unwrap();
        for (header, expected) in [
            ("0", Some("2026-11-24T08:00:00Z")),
            ("120", Some("2026-11-24T08:02:00Z")),
            (" 7 ", Some("2026-11-24T08:00:07Z")),
            ("99999999999999999999999", Some("2026-11-25T08:00:00Z")),
            ("9223372036854775807", Some("2026-11-25T08:00:00Z")),
            ("Tue, 24 Nov 2026 08:05:00 GMT", Some("2026-11-24T08:05:00Z")),
            ("Tuesday, 24-Nov-26 08:05:00 GMT", Some("2026-11-24T08:05:00Z")),
            ("Tue Nov 24 08:05:00 2026", Some("2026-11-24T08:05:00Z")),
            ("Tue, 24 Nov 2026 07:00:00 GMT", Some("2026-11-24T08:00:00Z")),
            ("Fri, 24 Nov 2028 08:00:00 GMT", Some("2026-11-25T08:00:00Z")),
            ("", None),
            ("-5", None),
            ("1.5", None),
            ("soon", None),
            ("Tue, 99 Nov 2026 08:05:00 GMT", None),
        ] {
            assert_eq!(parse(header, now), expected.map(|time| time.parse().unwrap()), "{header}");
        }
    }
}
