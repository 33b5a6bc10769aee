//! To whom may something be sealed? A recipient: parsed, named, and shown by a fingerprint that can be compared.

use std::fmt;

use super::hybrid;
use crate::tokens;

/// The public halves that everybody can open: Curve25519's points of small order (RFC 7748, section 6.1), each with
/// both values of the ignored top bit. The age crate would panic on them.
const OPEN_TO_ALL: &[&str] = &[
    "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z",
    "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqzqqsuwj9m",
    "age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj7vrya",
    "age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqzqqk67yly",
    "age1ur4h5lpmgxu2u9jku0a0r87ydtdqnr0tnsetrlvxvgz3vh6fhqqqzyt4v9",
    "age1ur4h5lpmgxu2u9jku0a0r87ydtdqnr0tnsetrlvxvgz3vh6fhzqqxqejhu",
    "age1t7wft09r2zxzfvwsk92eeql0tvzyghxytqwgapkcyf8dm5ylz9ts6wm9s8",
    "age1t7wft09r2zxzfvwsk92eeql0tvzyghxytqwgapkcyf8dm5ylz8ts72fzt7",
    "age1anlllllllllllllllllllllllllllllllllllllllllllllllals4n2t7m",
    "age1anllllllllllllllllllllllllllllllllllllllllllllllllls3hcv9z",
    "age1ahlllllllllllllllllllllllllllllllllllllllllllllllalsn46ayy",
    "age1ahlllllllllllllllllllllllllllllllllllllllllllllllllsh3g6la",
    "age1amlllllllllllllllllllllllllllllllllllllllllllllllalselrwrv",
    "age1amlllllllllllllllllllllllllllllllllllllllllllllllllsam3fc4",
];

/// An age recipient, with the label under which the operator knows it.
#[derive(Clone)]
pub struct Recipient {
    key: Key,
    text: String,
    label: String,
}

/// The kinds that can be sealed to.
#[derive(Clone)]
enum Key {
    /// `age1…`.
    X25519(age::x25519::Recipient),
    /// `age1pq1…`.
    Hybrid(hybrid::Recipient),
    /// `age1tag1…`: P-256, for keys in hardware.
    Tag(age::tag::Recipient),
    /// `age1tagpq1…`: the same, with ML-KEM-768.
    TagPq(Box<age::tagpq::Recipient>),
}

/// Why a text is not a recipient. Says what it is and what would be right; never quotes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecipientProblem {
    /// Nothing at all.
    #[error("the recipient is empty; give the public half of an age identity, one line that begins with age1")]
    Empty,
    /// `AGE-SECRET-KEY-…` or `AGE-PLUGIN-…`.
    #[error(
        "this is a secret identity, not a recipient; remove it from here, consider it leaked, make a new one with \
         age-keygen and give only its public key, the line that begins with age1"
    )]
    SecretIdentity,
    /// A recipient of an age plugin, such as a hardware key.
    #[error(
        "this is a recipient of an age plugin, which cannot be sealed to; give one that age knows by itself, as \
         age-keygen makes it: age1, age1pq1, age1tag1 or age1tagpq1"
    )]
    Plugin,
    /// A public key of SSH.
    #[error("this is an SSH key; give an age recipient, as age-keygen makes it: one line that begins with age1")]
    Ssh,
    /// Begins like a recipient, but its checksum is wrong.
    #[error("this recipient is mistyped or cut short: its checksum is wrong; copy the whole line again")]
    Mistyped,
    /// Well-formed, but everybody could open what is sealed to it.
    #[error("this recipient protects nothing: everybody can open what is sealed to it; make one with age-keygen")]
    OpenToAll,
    /// Anything else.
    #[error("this is not an age recipient; give the public key that age-keygen prints, one line that begins with age1")]
    NotARecipient,
}

impl Recipient {
    /// Reads `age1…`, `age1pq1…`, `age1tag1…` or `age1tagpq1…`; blanks at the ends are ignored. Without a label it stays
    /// nameless: the empty string.
    pub fn parse(text: &str, label: Option<&str>) -> Result<Self, RecipientProblem> {
        let key = Key::parse(text.trim()).ok_or_else(|| recognise(text.trim()))?;
        let recipient = Self::of(key, label.unwrap_or_default());
        if OPEN_TO_ALL.contains(&recipient.as_text()) {
            return Err(RecipientProblem::OpenToAll);
        }
        Ok(recipient)
    }

    pub(super) fn of_x25519(key: age::x25519::Recipient) -> Self {
        Self::of(Key::X25519(key), "")
    }

    pub(super) fn of_hybrid(key: hybrid::Recipient) -> Self {
        Self::of(Key::Hybrid(key), "")
    }

    /// The same key under another label.
    #[must_use]
    pub fn labelled(self, label: &str) -> Self {
        Self { label: label.to_owned(), ..self }
    }

    fn of(key: Key, label: &str) -> Self {
        Self { text: key.to_string(), key, label: label.trim().to_owned() }
    }

    /// Whether what is sealed to it withstands quantum computers. Such recipients and others are never mixed in one file:
    /// it would be as weak as its weakest.
    pub fn is_post_quantum(&self) -> bool {
        matches!(self.key, Key::Hybrid(_) | Key::TagPq(_))
    }

    /// What age calls this kind in the header of a file.
    pub fn kind(&self) -> &'static str {
        match &self.key {
            Key::X25519(_) => "X25519",
            Key::Hybrid(_) => "mlkem768x25519",
            Key::Tag(_) => "p256tag",
            Key::TagPq(_) => "mlkem768p256tag",
        }
    }

    pub(super) fn as_age(&self) -> &dyn age::Recipient {
        match &self.key {
            Key::X25519(key) => key,
            Key::Hybrid(key) => key,
            Key::Tag(key) => key,
            Key::TagPq(key) => key.as_ref(),
        }
    }

    /// The operator's name for it; may be empty.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// `age1…`, in lower case.
    pub fn as_text(&self) -> &str {
        &self.text
    }

    /// What two people compare: the first 16 hexadecimal characters of SHA-256 over [`Self::as_text`], in groups of
    /// four: `3f2a 91bc 77d0 e415`. Gong computes it with `printf %s age1… | sha256sum`.
    pub fn fingerprint(&self) -> String {
        tokens::fingerprint(self.text.as_bytes())
    }
}

impl Key {
    /// Reads the text of whichever kind it is.
    fn parse(text: &str) -> Option<Self> {
        // the age crate reads capitals of its first kind only
        let lower = text.to_ascii_lowercase();
        let text = if text.chars().any(|c| c.is_ascii_lowercase()) { text } else { &lower };
        let x25519 = || text.parse().map(Self::X25519).ok();
        let hybrid = || hybrid::Recipient::parse(text).map(Self::Hybrid).ok();
        let tag = || text.parse().map(Self::Tag).ok();
        let tag_pq = || text.parse().map(|key| Self::TagPq(Box::new(key))).ok();
        x25519().or_else(hybrid).or_else(tag).or_else(tag_pq)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::X25519(key) => key.fmt(f),
            Self::Hybrid(key) => key.fmt(f),
            Self::Tag(key) => key.fmt(f),
            Self::TagPq(key) => key.fmt(f),
        }
    }
}

/// What a text that is not a recipient seems to be.
fn recognise(text: &str) -> RecipientProblem {
    let lower = text.get(..20).unwrap_or(text).to_ascii_lowercase();
    let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| lower.starts_with(beginning));
    match () {
        () if text.is_empty() => RecipientProblem::Empty,
        () if begins(&["age-secret-key-", "age-plugin-", "-----begin"]) => RecipientProblem::SecretIdentity,
        () if begins(&["age1pq1", "age1tag1", "age1tagpq1"]) => RecipientProblem::Mistyped,
        () if begins(&["ssh-", "sk-ssh-", "ecdsa-", "sk-ecdsa-"]) => RecipientProblem::Ssh,
        // Bech32's data has no "1": another one after age1 ends the name of a plugin.
        () if begins(&["age1"]) && text.get(4..).is_some_and(|rest| rest.contains('1')) => RecipientProblem::Plugin,
        () if begins(&["age1"]) => RecipientProblem::Mistyped,
        () => RecipientProblem::NotARecipient,
    }
}

impl PartialEq for Recipient {
    /// The same key; labels do not matter.
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Recipient {}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({:?}, {})", self.label, self.fingerprint())
    }
}

#[cfg(test)]
mod tests {
    use super::{OPEN_TO_ALL, Recipient, RecipientProblem};
    use crate::sealing::Identity;

    const GOOD: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

    #[test]
    fn a_recipient_keeps_its_text_and_label_and_has_the_fingerprint_of_sha256sum() {
        let recipient = Recipient::parse(&format!(" {GOOD}\n"), Some("Gong EU")).unwrap();
        assert_eq!((recipient.as_text(), recipient.label()), (GOOD, "Gong EU"));
        assert_eq!(recipient.fingerprint(), "e669 ae85 e318 5682");
        assert_eq!(Recipient::parse(&GOOD.to_uppercase(), None).unwrap().as_text(), GOOD);
    }

    #[test]
    fn what_is_not_a_recipient_is_recognised_by_name() {
        let identity = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
        for (text, problem) in [
            ("", RecipientProblem::Empty),
            (identity, RecipientProblem::SecretIdentity),
            ("AGE-PLUGIN-YUBIKEY-1QQQ", RecipientProblem::SecretIdentity),
            ("-----BEGIN OPENSSH PRIVATE KEY-----", RecipientProblem::SecretIdentity),
            ("age1pq1qqqq", RecipientProblem::Mistyped),
            ("age1tagpq1qqqq", RecipientProblem::Mistyped),
            ("age1yubikey1qqqq", RecipientProblem::Plugin),
            ("ssh-ed25519 AAAAC3Nza gong", RecipientProblem::Ssh),
            (&GOOD[..61], RecipientProblem::Mistyped),
            (&GOOD.replace("pa", "ap"), RecipientProblem::Mistyped),
            ("gong@example.com", RecipientProblem::NotARecipient),
            ("äääääääääääääääääää", RecipientProblem::NotARecipient),
        ] {
            let found = Recipient::parse(text, None).unwrap_err();
            assert_eq!(found, problem, "{text}");
            assert!(text.is_empty() || !found.to_string().contains(text));
        }
    }

    #[test]
    fn every_kind_that_age_knows_by_itself_is_one() {
        let identity = "AGE-SECRET-KEY-PQ-1HZLGZUPT4ETPKDEV8HSGFDCYZ4E522W0A7PU2LHT8EH9W6YLNC3SW78XKG";
        let hybrid = Identity::parse(identity).unwrap().recipient();
        let tag = "age1tag1qt8lw0ual6avlwmwatk888yqnmdamm7xfd0wak53ut6elz5c4swx2yqdj4e";
        for (text, begins, is_post_quantum) in
            [(GOOD, "age1t7r", false), (hybrid.as_text(), "age1pq1", true), (tag, "age1tag1", false)]
        {
            let recipient = Recipient::parse(text, None).unwrap();
            assert!(recipient.as_text() == text && text.starts_with(begins));
            assert_eq!(Recipient::parse(&text.to_uppercase(), None).unwrap(), recipient);
            assert_eq!(recipient.is_post_quantum(), is_post_quantum);
        }
    }

    #[test]
    fn recipients_that_protect_nothing_are_refused() {
        for text in OPEN_TO_ALL {
            assert_eq!(Recipient::parse(text, None).unwrap_err(), RecipientProblem::OpenToAll);
        }
    }
}
