//! age: to recipients, with identities, both ways side by side. Packages and custody use the same two functions.
//! Files are small and handled whole in memory: nothing comes out before the last chunk was verified.

use std::io::{Read, Write};

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::x25519;
use secrecy::ExposeSecret;
use zeroize::Zeroizing;

use crate::secret::Secret;
use crate::tokens::sha256_hex;

/// Somebody who can open what is sealed to them: an X25519 public key, `age1…`, with a name for people.
#[derive(Clone, Debug)]
pub struct Recipient {
    key: x25519::Recipient,
    text: String,
    label: String,
}

/// Why a text is not a recipient. No variant quotes the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecipientProblem {
    /// A secret key was pasted.
    #[error("this is a secret age identity (AGE-SECRET-KEY-1…), not a recipient: whoever reads it opens every package")]
    SecretIdentity,
    /// A post-quantum recipient.
    #[error("this is a post-quantum recipient (age1pq1…), which this version does not support")]
    PostQuantum,
    /// An SSH key.
    #[error("this is an SSH key, which is not supported")]
    Ssh,
    /// Some other text.
    #[error("this is not an age recipient")]
    NotARecipient,
}

impl Recipient {
    /// Reads `age1…`. Without a label it is called by its fingerprint.
    pub fn parse(text: &str, label: Option<&str>) -> Result<Self, RecipientProblem> {
        let text = text.trim();
        let key: x25519::Recipient = text.parse().map_err(|_| problem_of(text))?;
        let text = key.to_string();
        let label = label.map_or_else(|| fingerprint(&text), str::to_owned);
        Ok(Self { key, text, label })
    }

    /// Its name for people.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// `age1…`.
    pub fn as_text(&self) -> &str {
        &self.text
    }

    /// The first 16 hex digits of the SHA-256 of `age1…`, in groups of four, to compare on the phone:
    /// `printf %s age1… | sha256sum`.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.text)
    }
}

fn fingerprint(text: &str) -> String {
    let hex = sha256_hex(text.as_bytes());
    let groups: Vec<&str> = (0..16).step_by(4).filter_map(|at| hex.get(at..at + 4)).collect();
    groups.join(" ")
}

fn problem_of(text: &str) -> RecipientProblem {
    let lower = text.to_ascii_lowercase();
    match lower.as_str() {
        t if t.contains("age-secret-key-") => RecipientProblem::SecretIdentity,
        t if t.starts_with("age1pq1") => RecipientProblem::PostQuantum,
        t if t.starts_with("ssh-") => RecipientProblem::Ssh,
        _ => RecipientProblem::NotARecipient,
    }
}

/// A secret key that opens what was sealed to its recipient. `Debug` says nothing of it.
#[derive(Clone)]
pub struct Identity(x25519::Identity);

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity")
    }
}

/// A text is not an X25519 identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not an age identity (AGE-SECRET-KEY-1…)")]
pub struct NotAnIdentity;

impl Identity {
    /// A new one.
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// Reads `AGE-SECRET-KEY-1…`.
    pub fn parse(text: &str) -> Result<Self, NotAnIdentity> {
        text.trim().parse().map(Self).map_err(|_| NotAnIdentity)
    }

    /// Reads a file as age-keygen writes it: identities one a line, comments after `#`, blank lines.
    pub fn parse_file(text: &str) -> Result<Vec<Self>, NotAnIdentity> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let identities = lines.map(Self::parse).collect::<Result<Vec<_>, _>>()?;
        if identities.is_empty() { Err(NotAnIdentity) } else { Ok(identities) }
    }

    /// `AGE-SECRET-KEY-1…`.
    pub fn to_secret(&self) -> Secret {
        Secret::new(self.0.to_string().expose_secret())
    }

    /// Its public half.
    pub fn recipient(&self) -> Recipient {
        let key = self.0.to_public();
        let text = key.to_string();
        Recipient { label: fingerprint(&text), key, text }
    }
}

/// Sealing failed: there was no recipient, or age refused.
#[derive(Debug, thiserror::Error)]
#[error("age could not seal: {0}")]
pub struct SealError(String);

/// Opening failed. Nothing of the plaintext is given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The file is sealed to others.
    #[error("no identity fits")]
    NoIdentityFits,
    /// It is not an age file, was changed, or is not whole.
    #[error("the file is damaged or not an age file")]
    Damaged,
}

/// Seals to every recipient: a binary age file (age-encryption.org/v1).
pub fn seal(plaintext: &[u8], to: &[Recipient]) -> Result<Vec<u8>, SealError> {
    let failed = |error: &dyn std::fmt::Display| SealError(error.to_string());
    let keys = to.iter().map(|recipient| &recipient.key as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(keys).map_err(|error| failed(&error))?;
    let mut file = Vec::with_capacity(plaintext.len() + 1024);
    let mut writer = encryptor.wrap_output(&mut file).map_err(|error| failed(&error))?;
    writer.write_all(plaintext).map_err(|error| failed(&error))?;
    writer.finish().map_err(|error| failed(&error))?;
    Ok(file)
}

/// Opens a binary or armored age file with the first identity that fits.
pub fn open(file: &[u8], with: &[Identity]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let decryptor = age::Decryptor::new_buffered(ArmoredReader::new(file)).map_err(|_| OpenError::Damaged)?;
    let keys = with.iter().map(|identity| &identity.0 as &dyn age::Identity);
    let mut reader = decryptor.decrypt(keys).map_err(|error| match error {
        age::DecryptError::NoMatchingKeys => OpenError::NoIdentityFits,
        _ => OpenError::Damaged,
    })?;
    // room for all of it at once, so that no shorter copy is left behind in freed memory
    let mut plaintext = Zeroizing::new(Vec::with_capacity(file.len() + 1));
    reader.read_to_end(&mut plaintext).map_err(|_| OpenError::Damaged)?;
    Ok(plaintext)
}

/// The text form of a binary age file, for channels that spoil binary files.
pub fn armor(file: &[u8]) -> Result<String, SealError> {
    let failed = |error: std::io::Error| SealError(error.to_string());
    let mut writer = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor).map_err(failed)?;
    writer.write_all(file).map_err(failed)?;
    String::from_utf8(writer.finish().map_err(failed)?).map_err(|error| SealError(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_binary_and_armored_for_each_recipient_and_nobody_else() {
        let [one, two, foreign] = [(); 3].map(|()| Identity::generate());
        let file = seal(b"credentials", &[one.recipient(), two.recipient()]).unwrap();
        for identity in [one, two] {
            assert_eq!(*open(&file, std::slice::from_ref(&identity)).unwrap(), b"credentials");
            assert_eq!(*open(armor(&file).unwrap().as_bytes(), &[identity]).unwrap(), b"credentials");
        }
        assert_eq!(open(&file, &[foreign]), Err(OpenError::NoIdentityFits));
        assert!(seal(b"credentials", &[]).is_err());
    }

    #[test]
    fn what_is_not_a_recipient_is_refused_by_name_and_never_quoted() {
        let identity = Identity::generate();
        let secret = identity.to_secret();
        let refused = Recipient::parse(secret.expose(), None).unwrap_err();
        assert_eq!(refused, RecipientProblem::SecretIdentity);
        assert!(!refused.to_string().contains(secret.expose().get(16..30).unwrap()));
        assert_eq!(Recipient::parse("age1pq1abc", None).unwrap_err(), RecipientProblem::PostQuantum);
        assert_eq!(Recipient::parse("ssh-ed25519 AAAA", None).unwrap_err(), RecipientProblem::Ssh);
        assert_eq!(Recipient::parse("", None).unwrap_err(), RecipientProblem::NotARecipient);
    }

    #[test]
    fn an_identity_file_has_comments_and_blank_lines() {
        let identity = Identity::generate();
        let file = format!("# created: today\n# public key: age1…\n\n{}\n", identity.to_secret().expose());
        let read = Identity::parse_file(&file).unwrap();
        assert_eq!(read.first().unwrap().recipient().as_text(), identity.recipient().as_text());
        assert_eq!(format!("{identity:?}"), "Identity");
        assert!(Identity::parse_file("# nothing\n").is_err());
    }
}
