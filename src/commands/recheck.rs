//! `open --recheck`: what the portal's own tests find now, a line each.

use std::pin::Pin;

use super::open::{self, Open, Recheck, Rechecked, Terminal, Verdict};
use super::progress::ProgressLine;
use crate::checks::finding::{Code, Finding, Outcome};
use crate::checks::{Situation, explain};
use crate::clock::Clock;
use crate::package::Document;
use crate::recheck::recheck_watched;
use crate::words::Words;

/// Runs `open` with the real 8x8 behind `--recheck`.
pub(super) async fn open(arguments: Open) -> u8 {
    let clock = Clock::system();
    let live = Live(clock.clone());
    open::run(arguments, &clock, &live, &Terminal, &mut std::io::stdout(), &mut std::io::stderr()).await
}

struct Live(Clock);

impl Recheck for Live {
    fn recheck<'a>(&'a self, document: &'a Document) -> Pin<Box<dyn Future<Output = Rechecked> + 'a>> {
        Box::pin(async {
            let line = ProgressLine::start();
            let found = recheck_watched(document, &self.0, &|progress| line.tell(progress)).await;
            drop(line);
            match found {
                Ok(findings) => rechecked(&findings),
                Err(why) => Rechecked { lines: vec![why.to_string()], verdict: Verdict::Unknown },
            }
        })
    }
}

fn rechecked(findings: &[Finding]) -> Rechecked {
    let words = Words::english().ok();
    let said = |finding: &Finding| {
        let explained = explain(finding, &Situation::default());
        let say = |message| words.as_ref().map(|words| words.say(message)).unwrap_or_default();
        format!("{}. {}", say(&explained.title), say(&explained.answered))
    };
    let line = |finding: &Finding| format!("{} {}: {}", finding.outcome.as_str(), finding.code.as_str(), said(finding));
    Rechecked {
        lines: findings.iter().filter(|finding| finding.outcome != Outcome::Skip).map(line).collect(),
        verdict: verdict(findings),
    }
}

fn verdict(findings: &[Finding]) -> Verdict {
    let mut failed = findings.iter().filter(|finding| finding.outcome == Outcome::Fail).map(|finding| finding.code);
    match failed.clone().next() {
        None => Verdict::Works,
        Some(_) if failed.any(Code::judges_values) => Verdict::NoLongerWorks,
        Some(_) => Verdict::Unknown,
    }
}
