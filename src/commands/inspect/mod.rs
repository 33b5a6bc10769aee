//! `inspect`: what can be seen of a package without any key; for whoever received one, and for support.

mod print;

use std::io::Write;
use std::path::PathBuf;

use super::open::{files, refusal::Refusal};
use crate::io_error::in_words;
use crate::sealing::{Anatomy, Flaw};

/// Say what can be seen of a package without any key: its form and size, the kinds of recipients that it is sealed to,
/// whether that withstands quantum computers, its SHA-256 as the portal shows it, and whether it is whole.
///
/// What cannot be seen: who the recipients are, what is in it, who made it, and whether a byte was changed; only open tells.
/// In the text form, every cut is noticed. In the binary form, a cut is noticed unless it takes only from the end of the
/// content: what is left then looks like a smaller package. Compare the SHA-256 with the one that the portal showed.
///
/// Exit codes: 0 whole, as far as can be seen; 2 usage, or a file that cannot be read; 3 damaged, cut short, or no age file.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Inspect {
    /// The package, binary or as text; - reads standard input
    package: PathBuf,

    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
}

/// Prints what is seen on `out`; one line on `err` says what is wrong. Answers the exit code.
pub(super) fn run(args: &Inspect, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    attempt(args, out).unwrap_or_else(|(problem, code)| {
        let _ = writeln!(err, "{problem}");
        code
    })
}

fn attempt(args: &Inspect, out: &mut dyn Write) -> Result<u8, (String, u8)> {
    let refused = |refusal: Refusal| (refusal.to_string(), refusal.exit_code());
    let file = files::package(&args.package).map_err(refused)?;
    let seen = Anatomy::of(&file);
    let text = match args.format {
        Format::Json => print::json(&file, &seen),
        Format::Text => print::text(&file, &seen),
    };
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| refused(Refusal::Unwritable(in_words(&error))))?;
    seen.flaw.map_or(Ok(0), |flaw| Err((advice(flaw).to_owned(), 3)))
}

/// What is wrong, and what to do.
const fn advice(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::NotAge => {
            "this is not an age file, or too little of one; give the .age file that the customer sent, unchanged"
        }
        Flaw::Armor => {
            "the text is damaged or has no end; ask the customer to send it again, whole, from the first dash to \
                        the last"
        }
        Flaw::HeaderCut | Flaw::ContentCut => "the package is cut short; ask the customer to send it again",
        Flaw::Header => "the package is damaged; ask the customer to send it again, unchanged",
    }
}
