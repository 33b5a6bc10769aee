//! Who can open packages, and until when?

use jiff::civil::Date;

use super::report::Report;
use crate::config::{Config, Retirement};
use crate::sealing::Recipient;

const NAME: &str = "gong.recipients";

pub(super) fn look(config: &Config, today: Date, report: &mut Report) {
    let gong = &config.gong;
    let ends = |recipient: &Recipient| gong.retirements.iter().find(|end| end.recipient == *recipient);
    for recipient in &gong.recipients {
        let until = ends(recipient).map(|end| format!(", until {}", end.day)).unwrap_or_default();
        report.ok(NAME, format!("{}{until}; compare its fingerprint with Gong", words(recipient)));
    }
    for Retirement { recipient, day } in gong.retirements.iter().filter(|end| end.day <= today) {
        report.ok(NAME, format!("{}, retired since {day}: nothing is sealed to it", words(recipient)));
    }
    let last = gong.recipients.iter().map(|recipient| ends(recipient).map(|end| end.day)).max_by_key(|day| {
        // one without an end outlives all
        day.unwrap_or(Date::MAX)
    });
    if let Some(Some(day)) = last {
        let problem = format!("from {day} on nobody can open packages, and the portal refuses to start");
        report.warn(NAME, problem, "add the recipient that follows");
    }
}

fn words(recipient: &Recipient) -> String {
    let strength = if recipient.is_post_quantum() { "post-quantum" } else { "not post-quantum" };
    format!("\"{}\", fingerprint {}, {}, {strength}", recipient.label(), recipient.fingerprint(), recipient.kind())
}
