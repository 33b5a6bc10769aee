//! Who can open packages, and until when?

use jiff::civil::Date;

use super::report::Report;
use crate::config::{Config, Listed};
use crate::sealing::Recipient;

const NAME: &str = "gong.recipients";

pub(super) fn look(config: &Config, today: Date, report: &mut Report) {
    let listed = config.gong.recipients.listed();
    for Listed { recipient, group, retired } in listed {
        let group = group.as_ref().map(|group| format!(" of group {group}")).unwrap_or_default();
        let until = match retired {
            Some(day) if *day <= today => format!(", retired since {day}: nothing is sealed to it"),
            Some(day) => format!(", until {day}; compare its fingerprint with Gong"),
            None => "; compare its fingerprint with Gong".to_owned(),
        };
        report.ok(NAME, format!("{}{group}{until}", words(recipient)));
    }
    for group in config.gong.recipients.groups() {
        if let Some(last) = last_day(listed, group.as_deref()) {
            let whose = group.map(|group| format!(" of group {group}")).unwrap_or_default();
            let problem = format!("from {last} on nobody can open packages{whose}, and none is made");
            report.warn(NAME, problem, "add the recipient that follows");
        }
    }
}

/// The day from which nobody of a group is left; one without a last day outlives all.
fn last_day(listed: &[Listed], group: Option<&str>) -> Option<Date> {
    let of_group = listed.iter().filter(|listed| listed.group.as_deref() == group);
    of_group.map(|listed| listed.retired).collect::<Option<Vec<_>>>()?.into_iter().max()
}

fn words(recipient: &Recipient) -> String {
    let strength = if recipient.is_post_quantum() { "post-quantum" } else { "not post-quantum" };
    format!("\"{}\", fingerprint {}, {}, {strength}", recipient.label(), recipient.fingerprint(), recipient.kind())
}
