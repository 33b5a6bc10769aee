//! How are package, identities and trusted keys read? Whole, bounded, wiped; `-` is standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use zeroize::Zeroizing;

use super::refusal::Refusal;
use crate::commands::visible::visible;
use crate::package::Trust;
use crate::sealing::{IdentityFile, IdentityProblem};
use crate::secret::Secret;

/// The largest file that is read: 1 MiB. A package has a few KiB.
const MAX_FILE: usize = 1024 * 1024;

/// The package's bytes.
pub(in crate::commands) fn package(path: &Path) -> Result<Zeroizing<Vec<u8>>, Refusal> {
    let bytes = read(path).map_err(|error| unreadable("package", path, &error))?;
    bytes.ok_or(Refusal::TooLarge)
}

/// What an identity file holds.
pub(super) fn identity(path: &Path) -> Result<IdentityFile, Refusal> {
    let bytes = read(path).map_err(|error| unreadable("identity", path, &error))?;
    let bytes = bytes.ok_or_else(|| unfit("identity", path, &IdentityProblem::NotAnIdentity))?;
    IdentityFile::read(bytes).map_err(|problem| unfit("identity", path, &problem))
}

/// The first line of a file, without its end.
pub(super) fn passphrase(path: &Path) -> Result<Secret, Refusal> {
    let text = text("passphrase", path)?;
    match text.lines().next() {
        Some(line) if !line.is_empty() => Ok(Secret::new(line)),
        _ => Err(unfit("passphrase", path, &"its first line is empty; write the passphrase there")),
    }
}

/// The keys to trust.
pub(super) fn trust(path: &Path) -> Result<Trust, Refusal> {
    Trust::from_jwks(&text("trust", path)?).map_err(|problem| unfit("trust", path, &problem))
}

fn text(what: &'static str, path: &Path) -> Result<Zeroizing<String>, Refusal> {
    let not_text = "it is not a text file of at most 1 MiB";
    let bytes = read(path).map_err(|error| unreadable(what, path, &error))?;
    let bytes = bytes.ok_or_else(|| unfit(what, path, &not_text))?;
    let text = std::str::from_utf8(&bytes).map_err(|_| unfit(what, path, &not_text))?;
    Ok(Zeroizing::new(text.to_owned()))
}

/// The whole content, or none if it is larger than [`MAX_FILE`].
fn read(path: &Path) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
    if path.as_os_str() == "-" { limited(io::stdin().lock()) } else { limited(File::open(path)?) }
}

fn limited(from: impl Read) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(MAX_FILE + 2));
    from.take(MAX_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= MAX_FILE).then_some(bytes))
}

fn unreadable(what: &'static str, path: &Path, error: &io::Error) -> Refusal {
    Refusal::Unreadable { what, path: name(path), why: visible(&error.to_string()) }
}

pub(super) fn unfit(what: &'static str, path: &Path, problem: &impl ToString) -> Refusal {
    Refusal::Unfit { what, path: name(path), why: problem.to_string() }
}

/// What a path is called before people.
pub(super) fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { "standard input".to_owned() } else { visible(&path.to_string_lossy()) }
}

#[cfg(test)]
mod tests {
    use super::{MAX_FILE, limited};

    #[test]
    fn a_file_is_read_up_to_the_limit() {
        assert_eq!(limited(&vec![7; MAX_FILE][..]).unwrap().unwrap().len(), MAX_FILE);
        assert!(limited(&vec![7; MAX_FILE + 1][..]).unwrap().is_none());
        assert!(limited(std::io::repeat(7)).unwrap().is_none());
    }
}
