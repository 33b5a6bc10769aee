//! In which order is a package judged? Read, open, verify, compare, ask again; only then print.

use std::io::Write;

use jiff::SignedDuration;
use zeroize::Zeroizing;

use super::args::{Format, Open};
use super::identities::Identities;
use super::passphrase::Passphrases;
use super::recheck::{Recheck, Rechecked, Verdict};
use super::refusal::Refusal;
use super::{files, print};
use crate::clock::Clock;
use crate::commands::visible::visible;
use crate::io_error::in_words;
use crate::package::{self, Document, OpenProblem, Opened};
use crate::sealing::{Identity, OpenError};

/// Opens a package and prints it; answers the exit code. One line on `err` says why nothing was printed; with
/// `--recheck`, its lines come before.
pub async fn run(
    args: Open,
    clock: &Clock,
    recheck: &dyn Recheck,
    passphrases: &dyn Passphrases,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    match attempt(&args, clock, recheck, passphrases, out, err).await {
        Ok(()) => 0,
        Err(refusal) => {
            say(err, &refusal.to_string());
            refusal.exit_code()
        }
    }
}

async fn attempt(
    args: &Open,
    clock: &Clock,
    recheck: &dyn Recheck,
    passphrases: &dyn Passphrases,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Refusal> {
    let (opened, identities) = open(args, passphrases)?;
    expect(args, &opened.document, clock)?;
    if args.recheck {
        again(recheck.recheck(&opened.document).await, err)?;
    }
    let text = rendered(args.format, &opened, &identities, clock);
    out.write_all(&text).and_then(|()| out.flush()).map_err(|error| Refusal::Unwritable(in_words(&error)))
}

/// The opened and verified package, and the identities it may have been opened with.
fn open(args: &Open, passphrases: &dyn Passphrases) -> Result<(Opened, Vec<Identity>), Refusal> {
    let files = args.identities.iter().chain(&args.trust).chain(&args.passphrase_file).chain([&args.package]);
    if files.filter(|path| path.as_os_str() == "-").count() > 1 {
        return Err(Refusal::StdinTwice);
    }
    let mut identities = Identities::read(args)?;
    let trust = args.trust.as_deref().map(files::trust).transpose()?;
    let file = files::package(&args.package)?;
    loop {
        match package::open(&file, identities.usable(), trust.as_ref()) {
            Err(OpenProblem::Sealing(OpenError::NoIdentityFits)) if identities.unlock_one_more(passphrases)? => {}
            Err(problem) => return Err(Refusal::NotOpened(problem)),
            Ok(opened) => return Ok((opened, identities.into_usable())),
        }
    }
}

/// By so much the clocks of portal and reader may differ before `--max-age` means nothing.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_mins(10);

/// Whether it is the package that the caller waits for.
fn expect(args: &Open, document: &Document, clock: &Clock) -> Result<(), Refusal> {
    let plain = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let company = &document.customer.company;
    if args.expect_company.as_ref().is_some_and(|expected| plain(expected) != plain(company)) {
        return Err(Refusal::OtherCompany { found: visible(company) });
    }
    let age = clock.now().duration_since(document.created_at);
    let created_at = document.created_at.to_string();
    match args.max_age {
        Some(most) if age > most => Err(Refusal::TooOld { created_at }),
        Some(_) if age < -CLOCKS_DIFFER => Err(Refusal::FromTheFuture { created_at }),
        _ => Ok(()),
    }
}

fn again(rechecked: Rechecked, err: &mut dyn Write) -> Result<(), Refusal> {
    for line in rechecked.lines {
        say(err, &visible(&line));
    }
    match rechecked.verdict {
        Verdict::Works => Ok(()),
        Verdict::NoLongerWorks => Err(Refusal::NoLongerWorks),
        Verdict::Unknown => Err(Refusal::NotAsked),
    }
}

fn rendered(format: Format, opened: &Opened, identities: &[Identity], clock: &Clock) -> Zeroizing<Vec<u8>> {
    match format {
        Format::Json => Zeroizing::new(opened.line.expose().to_vec()),
        Format::Env => print::env(&opened.document, &opened.receipt),
        Format::Receipt => Zeroizing::new(format!("{}\n", opened.receipt).into_bytes()),
        Format::Text => print::text(opened, identities, clock.now()),
    }
}

/// Says a line on standard error. Where that is closed, the exit code still tells.
fn say(err: &mut dyn Write, line: &str) {
    let _ = writeln!(err, "{line}");
}
