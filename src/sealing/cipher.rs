//! How is something sealed and opened? Whole, in memory: nothing leaves before the last chunk is verified.

use std::io::{self, BufReader, Read, Write};

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::{DecryptError, Decryptor, EncryptError, Encryptor};
use zeroize::Zeroizing;

use super::{Identity, Recipient};
use crate::secret::Secret;

/// How every binary age file begins.
const BINARY: &[u8] = b"age-encryption.org/";

/// How every armored age file begins.
const ARMORED: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// The most work that a passphrase may cost, as a power of two: about 16 seconds and 4 GiB of memory. age's own tools
/// write 18.
const MAX_WORK_FACTOR: u8 = 22;

/// Why nothing was sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// There is nobody to seal to.
    #[error("there is no recipient to seal to; configure at least one")]
    NoRecipients,
    /// Post-quantum recipients beside others.
    #[error("post-quantum recipients and others cannot share a file; give recipients of one kind")]
    Mixed,
    /// The age library refused.
    #[error("age could not seal: {0}")]
    Age(#[from] EncryptError),
    /// What was written cannot be read again as an age file.
    #[error("what was sealed is not a whole age file")]
    Unreadable,
}

impl From<io::Error> for SealError {
    fn from(error: io::Error) -> Self {
        Self::Age(EncryptError::Io(error))
    }
}

/// Why a binary age file could not be written as text.
#[derive(Debug, thiserror::Error)]
#[error("the sealed file cannot be written as text")]
pub struct ArmorError;

/// Why nothing was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Not an age file at all.
    #[error("it is not an age file")]
    NotAge,
    /// Sealed to others.
    #[error("none of the identities fits")]
    NoIdentityFits,
    /// Sealed to a passphrase.
    #[error("it is sealed to a passphrase, not to an identity")]
    Passphrase,
    /// An age file, but changed or cut short, in whole or in part.
    #[error("it is damaged or cut short")]
    Damaged,
}

/// Seals to all recipients, each of whom can open alone. The answer is a binary age file.
pub fn seal(plaintext: &[u8], to: &[Recipient]) -> Result<Vec<u8>, SealError> {
    if to.is_empty() {
        return Err(SealError::NoRecipients);
    }
    if to.iter().any(Recipient::is_post_quantum) && !to.iter().all(Recipient::is_post_quantum) {
        return Err(SealError::Mixed);
    }
    let encryptor = Encryptor::with_recipients(to.iter().map(Recipient::as_age))?;
    let mut writer = encryptor.wrap_output(Vec::with_capacity(plaintext.len() + 1024))?;
    writer.write_all(plaintext)?;
    Ok(writer.finish()?)
}

/// Opens a binary or armored age file with whichever identity fits. Blanks around an armored one are ignored.
pub fn open(ciphertext: &[u8], with: &[Identity]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let decryptor = decryptor(ciphertext)?;
    if decryptor.is_scrypt() {
        return Err(OpenError::Passphrase);
    }
    let reader = decryptor.decrypt(with.iter().map(Identity::as_age));
    whole(reader.map_err(|error| problem(&error))?, ciphertext.len())
}

/// Opens an age file that is sealed to a passphrase: identity files may be, packages never are. A passphrase that does
/// not fit is [`OpenError::NoIdentityFits`].
pub fn open_with_passphrase(ciphertext: &[u8], passphrase: &Secret) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let mut identity = age::scrypt::Identity::new(passphrase.expose().to_owned().into());
    identity.set_max_work_factor(MAX_WORK_FACTOR);
    let reader = decryptor(ciphertext)?.decrypt(std::iter::once(&identity as &dyn age::Identity));
    let reader = reader.map_err(|error| match error {
        DecryptError::DecryptionFailed => OpenError::NoIdentityFits,
        other => problem(&other),
    })?;
    whole(reader, ciphertext.len())
}

/// The most lines that a header may have: a post-quantum recipient takes three. The age library reads a header anew after
/// each of its lines, so that a small file with thousands of them would keep it busy for hours.
pub(super) const MAX_HEADER_LINES: usize = 512;

/// The most bytes that they may have.
pub(super) const MAX_HEADER: usize = 128 * 1024;

type AgeFile<'a> = ArmoredReader<BufReader<&'a [u8]>>;

fn decryptor(ciphertext: &[u8]) -> Result<Decryptor<AgeFile<'_>>, OpenError> {
    let file = trimmed(ciphertext)?;
    let mut head = Vec::with_capacity(4096);
    // where the text form is damaged, the library finds that again
    let _ = ArmoredReader::new(file).take(MAX_HEADER as u64 + 1).read_to_end(&mut head);
    if !has_bounded_header(&head) {
        return Err(OpenError::Damaged);
    }
    Decryptor::new_buffered(ArmoredReader::new(file)).map_err(|error| problem(&error))
}

/// Whether the header of a binary file, of which this is the beginning, has no more lines and bytes than one may have.
pub(super) fn has_bounded_header(head: &[u8]) -> bool {
    let mut lines = head.split_inclusive(|byte| *byte == b'\n');
    let is_within = |line: &[u8]| !line.starts_with(b"--- ");
    let (count, bytes) = lines
        .by_ref()
        .take_while(|line| is_within(line))
        .fold((0, 0), |(count, bytes), line| (count + 1, bytes + line.len()));
    count <= MAX_HEADER_LINES && bytes <= MAX_HEADER
}

/// All that is left to read, at most `length` bytes.
fn whole(mut reader: impl Read, length: usize) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    // As large as it can become, so that it never moves and leaves a copy behind.
    let mut plaintext = Zeroizing::new(Vec::with_capacity(length));
    reader.read_to_end(&mut plaintext).map_err(|_| OpenError::Damaged)?;
    Ok(plaintext)
}

/// Whether it begins like the text form.
pub(super) fn is_armored(file: &[u8]) -> bool {
    file.trim_ascii().starts_with(ARMORED)
}

/// The age file in a text that may have been pasted; a binary one is taken as it is.
pub(super) fn trimmed(file: &[u8]) -> Result<&[u8], OpenError> {
    match file.trim_ascii() {
        text if text.starts_with(ARMORED) => Ok(text),
        _ if file.starts_with(BINARY) => Ok(file),
        _ => Err(OpenError::NotAge),
    }
}

fn problem(error: &DecryptError) -> OpenError {
    match error {
        DecryptError::NoMatchingKeys => OpenError::NoIdentityFits,
        DecryptError::UnknownFormat => OpenError::NotAge,
        // The header, its MAC or a chunk; age's list of kinds is open.
        _ => OpenError::Damaged,
    }
}

/// Whether this is a binary age file with a whole header, as far as that can be seen without an identity.
pub fn is_sealed(binary: &[u8]) -> bool {
    binary.starts_with(b"age-encryption.org/v1\n") && Decryptor::new_buffered(binary).is_ok()
}

/// The same age file as text, for mail and tickets that allow no attachments.
pub fn armor(binary: &[u8]) -> Result<String, ArmorError> {
    let text = || -> io::Result<Vec<u8>> {
        let mut writer = ArmoredWriter::wrap_output(Vec::with_capacity(binary.len() * 2), Format::AsciiArmor)?;
        writer.write_all(binary)?;
        writer.finish()
    };
    String::from_utf8(text().map_err(|_| ArmorError)?).map_err(|_| ArmorError)
}

#[cfg(test)]
mod tests {
    use super::{OpenError, SealError, armor, is_sealed, open, seal};
    use crate::sealing::Identity;

    #[test]
    fn every_recipient_opens_alone_and_nobody_else() {
        let (one, two, other) = (Identity::generate(), Identity::generate(), Identity::generate());
        let sealed = seal(b"hello", &[one.recipient(), two.recipient()]).unwrap();
        assert!(is_sealed(&sealed));
        assert_eq!(open(&sealed, std::slice::from_ref(&one)).unwrap().as_slice(), b"hello");
        assert_eq!(open(&sealed, &[other.clone(), two]).unwrap().as_slice(), b"hello");
        assert_eq!(open(&sealed, &[other]).unwrap_err(), OpenError::NoIdentityFits);
        assert_eq!(open(&sealed, &[]).unwrap_err(), OpenError::NoIdentityFits);
    }

    #[test]
    fn the_armored_form_is_the_same_file() {
        let identity = Identity::generate();
        let sealed = seal(b"hello", &[identity.recipient()]).unwrap();
        let text = armor(&sealed).unwrap();
        assert!(text.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n"));
        assert_eq!(open(text.as_bytes(), std::slice::from_ref(&identity)).unwrap().as_slice(), b"hello");
        let pasted = format!("\n{}\n", text.replace('\n', "\r\n"));
        assert_eq!(open(pasted.as_bytes(), &[identity]).unwrap().as_slice(), b"hello");
    }

    #[test]
    fn a_header_that_would_keep_the_library_busy_is_not_read() {
        for stanza in ["-> a\n\n".to_owned(), format!("-> a\n{}\n\n", "A".repeat(64))] {
            let file = format!("age-encryption.org/v1\n{}--- {}\n", stanza.repeat(170_000), "A".repeat(43));
            assert_eq!(open(file.as_bytes(), &[Identity::generate()]).unwrap_err(), OpenError::Damaged);
            let text = armor(file.as_bytes()).unwrap();
            assert_eq!(open(text.as_bytes(), &[Identity::generate()]).unwrap_err(), OpenError::Damaged);
        }
        let many: Vec<_> = (0..100).map(|_| Identity::generate()).collect();
        let to: Vec<_> = many.iter().map(Identity::recipient).collect();
        assert!(open(&seal(b"hello", &to).unwrap(), &many[99..]).is_ok(), "a hundred recipients are none too many");
    }

    #[test]
    fn what_cannot_be_opened_is_told_apart() {
        let identity = [Identity::generate()];
        assert!(matches!(seal(b"", &[]), Err(SealError::NoRecipients)));
        assert_eq!(open(b"PK\x03\x04", &identity).unwrap_err(), OpenError::NotAge);
        assert_eq!(open(b"", &identity).unwrap_err(), OpenError::NotAge);
        assert_eq!(open(b"age-encryption.org/v1\n-> X", &identity).unwrap_err(), OpenError::Damaged);
        let scrypt = "age-encryption.org/v1\n-> scrypt 1XFUO4AANuHgLUxwTfvPVQ 10\n\
                      Jd1t0DvmuSDgu7KEnGYoEC0y8TmEJBLyX6YtmZ4J+Ek\n--- ZFhiQ0FmQXNkZmFzZGZhc2RmYXNkZmFzZGZhc2RmYXM\n";
        let mut scrypt = scrypt.as_bytes().to_vec();
        scrypt.extend([0; 40]);
        assert_eq!(open(&scrypt, &identity).unwrap_err(), OpenError::Passphrase);
    }
}
