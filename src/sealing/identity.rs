//! Who can open what was sealed? An identity: made, read from age-keygen's files, and never printed.

use std::fmt;

use secrecy::ExposeSecret;

use super::{Recipient, hybrid};
use crate::secret::Secret;

/// An age identity. `Debug` says nothing of it.
#[derive(Clone)]
pub struct Identity(Key);

/// The kinds that can open.
#[derive(Clone)]
enum Key {
    /// `AGE-SECRET-KEY-1…`.
    X25519(age::x25519::Identity),
    /// `AGE-SECRET-KEY-PQ-1…`.
    Hybrid(Box<hybrid::Identity>),
}

/// Why a text holds no identity. Says what it is and what would be right; never quotes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentityProblem {
    /// Only comments and blank lines, or nothing.
    #[error("there is no identity in it; give a file that age-keygen made, with a line AGE-SECRET-KEY-1…")]
    Empty,
    /// `age1…`.
    #[error("it is a recipient, the public half; give the identity that belongs to it, AGE-SECRET-KEY-1…")]
    Recipient,
    /// An age file where identities should stand.
    #[error(
        "an age file stands in it where an identity should; give that file by itself, as age -p wrote it: its passphrase \
         is asked for"
    )]
    Passphrase,
    /// The passphrase of an identity file is another one.
    #[error("the passphrase does not open it; try again, or find the passphrase that it was protected with")]
    WrongPassphrase,
    /// An identity file that is sealed to other identities.
    #[error("it is sealed to another identity, not to a passphrase; decrypt it with age -d and pipe it in")]
    SealedToOthers,
    /// An age file that does not open with the right passphrase either.
    #[error("it is a damaged age file, or one whose passphrase costs too much work; restore it from its backup")]
    Damaged,
    /// `AGE-PLUGIN-…`.
    #[error("it is an identity of an age plugin, which this version does not know; open the package with age -d")]
    Plugin,
    /// A private key of SSH.
    #[error("it is an SSH key; give an age identity, a file with a line AGE-SECRET-KEY-1…")]
    Ssh,
    /// Begins like an identity, but its checksum is wrong.
    #[error("its identity is mistyped or cut short: the checksum is wrong; copy the whole line again")]
    Mistyped,
    /// Anything else.
    #[error("it is not an age identity; give a file that age-keygen made, with a line AGE-SECRET-KEY-1…")]
    NotAnIdentity,
}

impl Identity {
    /// A new one, from the operating system's randomness.
    pub fn generate() -> Self {
        Self(Key::X25519(age::x25519::Identity::generate()))
    }

    /// Reads `AGE-SECRET-KEY-1…` or `AGE-SECRET-KEY-PQ-1…`; blanks at the ends are ignored.
    pub fn parse(text: &str) -> Result<Self, IdentityProblem> {
        let text = text.trim();
        let hybrid = || hybrid::Identity::parse(text).map(|key| Self(Key::Hybrid(Box::new(key))));
        text.parse().map(|key| Self(Key::X25519(key))).or_else(|_| hybrid()).map_err(|_| recognise(text))
    }

    /// Reads a file as age-keygen writes it: one identity in a line, blank lines and lines that begin with `#`.
    pub fn parse_file(text: &str) -> Result<Vec<Self>, IdentityProblem> {
        let is_identity = |line: &&str| !line.is_empty() && !line.starts_with('#');
        let identities =
            text.lines().map(str::trim).filter(is_identity).map(Self::parse).collect::<Result<Vec<_>, _>>()?;
        if identities.is_empty() { Err(IdentityProblem::Empty) } else { Ok(identities) }
    }

    /// The line of its file: `AGE-SECRET-KEY-…`.
    pub fn to_secret(&self) -> Secret {
        match &self.0 {
            Key::X25519(key) => Secret::new(key.to_string().expose_secret()),
            Key::Hybrid(key) => Secret::new(key.to_text().as_str()),
        }
    }

    /// Its public half, nameless.
    pub fn recipient(&self) -> Recipient {
        match &self.0 {
            Key::X25519(key) => Recipient::of_x25519(key.to_public()),
            Key::Hybrid(key) => Recipient::of_hybrid(key.recipient().clone()),
        }
    }

    pub(super) fn as_age(&self) -> &dyn age::Identity {
        match &self.0 {
            Key::X25519(key) => key,
            Key::Hybrid(key) => key.as_ref(),
        }
    }
}

/// What a text that is not an identity seems to be.
fn recognise(text: &str) -> IdentityProblem {
    let upper = text.get(..35).unwrap_or(text).to_ascii_uppercase();
    let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| upper.starts_with(beginning));
    match () {
        () if text.is_empty() => IdentityProblem::Empty,
        () if begins(&["AGE-SECRET-KEY-"]) => IdentityProblem::Mistyped,
        () if begins(&["AGE-PLUGIN-"]) => IdentityProblem::Plugin,
        () if begins(&["AGE-ENCRYPTION.ORG/", "-----BEGIN AGE ENCRYPTED FILE"]) => IdentityProblem::Passphrase,
        () if begins(&["-----BEGIN"]) => IdentityProblem::Ssh,
        () if begins(&["AGE1"]) => IdentityProblem::Recipient,
        () => IdentityProblem::NotAnIdentity,
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity")
    }
}

#[cfg(test)]
mod tests {
    use super::{Identity, IdentityProblem};

    #[test]
    fn an_identity_survives_its_file_and_its_debug_says_nothing() {
        let (one, two) = (Identity::generate(), Identity::generate());
        let file = format!("# created: …\r\n\n{}\r\n {} \n", one.to_secret().expose(), two.to_secret().expose());
        let read = Identity::parse_file(&file).unwrap();
        assert_eq!(read.iter().map(Identity::recipient).collect::<Vec<_>>(), [one.recipient(), two.recipient()]);
        assert_eq!(format!("{one:?}"), "Identity");
    }

    #[test]
    fn what_is_not_an_identity_is_recognised_by_name() {
        let identity = Identity::generate();
        for (text, problem) in [
            ("# only a comment\n\n", IdentityProblem::Empty),
            (identity.recipient().as_text(), IdentityProblem::Recipient),
            ("AGE-SECRET-KEY-PQ-1QQQQ", IdentityProblem::Mistyped),
            ("AGE-PLUGIN-YUBIKEY-1QQQ", IdentityProblem::Plugin),
            ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl", IdentityProblem::Ssh),
            ("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl", IdentityProblem::Passphrase),
            ("age-encryption.org/v1\n-> scrypt a 18", IdentityProblem::Passphrase),
            (&identity.to_secret().expose()[..70], IdentityProblem::Mistyped),
            ("ääääääääääääääääääääääää", IdentityProblem::NotAnIdentity),
        ] {
            assert_eq!(Identity::parse_file(text).unwrap_err(), problem, "{text}");
        }
    }
}
