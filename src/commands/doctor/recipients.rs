//! Who can open packages, and until when?

use jiff::civil::Date;

use super::report::Report;
use crate::config::{Config, Listed};
use crate::sealing::Recipient;

const NAME: &str = "gong.recipients";

pub(super) fn look(config: &Config, today: Date, report: &mut Report) {
    let listed = config.gong.recipients.listed();
    for Listed { recipient, retired } in listed {
        let until = match retired {
            Some(day) if *day <= today => format!(", retired since {day}: nothing is sealed to it"),
            Some(day) => format!(", until {day}; compare its fingerprint with Gong"),
            None => "; compare its fingerprint with Gong".to_owned(),
        };
        report.ok(NAME, format!("{}{until}", words(recipient)));
    }
    // one without a last day outlives all
    if let Some(last) =
        listed.iter().map(|listed| listed.retired).collect::<Option<Vec<_>>>().and_then(|days| days.into_iter().max())
    {
        let problem = format!("from {last} on nobody can open packages, and none is made");
        report.warn(NAME, problem, "add the recipient that follows");
    }
}

fn words(recipient: &Recipient) -> String {
    let strength = if recipient.is_post_quantum() { "post-quantum" } else { "not post-quantum" };
    format!("\"{}\", fingerprint {}, {}, {strength}", recipient.label(), recipient.fingerprint(), recipient.kind())
}
