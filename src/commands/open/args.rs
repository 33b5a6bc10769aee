//! What can be asked of `open`?

use std::path::PathBuf;

use jiff::SignedDuration;

/// Open a package: verify its signature and print the credentials in it.
///
/// Exit codes: 0 opened and verified; 2 usage, a file that cannot be read, or a wrong passphrase; 3 no identity fits, or
/// the package is damaged; 4 its signature is missing, wrong, or by a key that is not trusted; 5 not a package of a known format;
/// 6 a credential no longer works, or --recheck could not find out; 7 older than allowed; 8 of another company. Unless it
/// is 0, nothing is printed on standard output.
#[derive(Clone, Debug, clap::Args)]
pub struct Open {
    /// The package, binary or as text; - reads standard input
    pub package: PathBuf,

    /// A file with the age identity of a recipient of the package, protected by a passphrase or not; may be given several
    /// times, - reads standard input
    #[arg(short, long = "identity", value_name = "FILE", required = true)]
    pub identities: Vec<PathBuf>,

    /// A file whose first line is the passphrase of protected identity files (age -p), for secret managers; - reads
    /// standard input. Without it, the passphrase is asked for on the terminal, and only if no other identity opens
    /// the package
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,

    /// The portal's public keys: a copy of its /.well-known/jwks.json, fetched once over a way you trust
    #[arg(long, value_name = "FILE")]
    pub trust: Option<PathBuf>,

    /// How to print it: text for people, json (the signed document as it is), env (assignments for a POSIX
    /// shell), receipt (only the code for the portal's page /receipt)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// Ask 8x8 again whether the credentials work
    #[arg(long)]
    pub recheck: bool,

    /// Refuse packages older than this: a number and m, h, d or w, as in 30d
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    pub max_age: Option<SignedDuration>,

    /// Refuse packages of any other company; case and blanks do not matter
    #[arg(long, value_name = "NAME")]
    pub expect_company: Option<String>,
}

/// How a package is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// Line 1, exactly as it was signed.
    Json,
    /// `NAME='value'` lines for a POSIX shell.
    Env,
    /// Only the receipt: the proof, for the portal's page /receipt, that the package was opened.
    Receipt,
}

/// Reads `90m`, `12h`, `30d` or `2w`.
fn duration(text: &str) -> Result<SignedDuration, String> {
    let wrong = || "give a number and m, h, d or w, as in 30d".to_owned();
    let (number, unit) = text.split_at_checked(text.len().saturating_sub(1)).ok_or_else(wrong)?;
    let minutes = match unit {
        "m" => 1,
        "h" => 60,
        "d" => 24 * 60,
        "w" => 7 * 24 * 60,
        _ => return Err(wrong()),
    };
    let number: u32 = number.parse().map_err(|_| wrong())?;
    Ok(SignedDuration::from_mins(i64::from(number) * minutes))
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::duration;

    #[test]
    fn durations_are_a_number_and_a_unit() {
        assert_eq!(duration("90m"), Ok(SignedDuration::from_mins(90)));
        assert_eq!(duration("12h"), Ok(SignedDuration::from_hours(12)));
        assert_eq!(duration("30d"), Ok(SignedDuration::from_hours(30 * 24)));
        assert_eq!(duration("4294967295w"), Ok(SignedDuration::from_hours(4_294_967_295 * 7 * 24)));
        for wrong in ["", "d", "30", "-1d", "1.5h", "30 d", "30y", "3ö"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }
}
