//! What can be seen of an age file without any key? Its form, to which kinds of recipients it is sealed, how much is in it,
//! and whether something is missing, as far as the format (<https://c2sp.org/age>) tells. Nothing is decrypted.

use std::io::Read;

use age::armor::ArmoredReader;
use age_core::format::read::age_stanza;
use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD;

use super::cipher::{has_bounded_header, is_armored, trimmed};

const VERSION: &[u8] = b"age-encryption.org/v1\n";
const MAC: &[u8] = b"--- ";
/// SHA-256 in base64 without padding.
const MAC_TEXT: usize = 43;
const NONCE: usize = 16;
/// Of each chunk of content.
const TAG: usize = 16;
const CHUNK: usize = 64 * 1024;

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anatomy {
    /// Whether it is the text form.
    pub is_armored: bool,
    /// The binary form, as far as it could be read.
    pub binary: Vec<u8>,
    /// To whom it is sealed, one for each stanza of the header, in its order.
    pub stanzas: Vec<Stanza>,
    /// How many bytes were sealed, if nothing is missing.
    pub content: Option<usize>,
    /// What is missing or wrong.
    pub flaw: Option<Flaw>,
}

/// A stanza of the header, by its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stanza {
    /// `age1…`.
    X25519,
    /// `age1pq1…`.
    Hybrid,
    /// `age1tag1…`.
    Tag,
    /// `age1tagpq1…`.
    TagPq,
    /// A passphrase.
    Passphrase,
    /// Noise by which programs prove that they pass over what they do not know; nobody can open it.
    Grease(String),
    /// Of a plugin, of SSH, or of a later version.
    Unknown(String),
}

/// Why a file cannot be a whole age file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It does not begin like one, or ends before that can be seen.
    NotAge,
    /// The text form is damaged or has no end.
    Armor,
    /// It ends within the header.
    HeaderCut,
    /// The header is no header.
    Header,
    /// It ends before the content can.
    ContentCut,
}

impl Stanza {
    fn of(tag: &str) -> Self {
        match tag {
            "X25519" => Self::X25519,
            "mlkem768x25519" => Self::Hybrid,
            "p256tag" => Self::Tag,
            "mlkem768p256tag" => Self::TagPq,
            "scrypt" => Self::Passphrase,
            tag if tag.ends_with("-grease") => Self::Grease(tag.to_owned()),
            tag => Self::Unknown(tag.to_owned()),
        }
    }

    /// Its type, as the header writes it.
    pub fn tag(&self) -> &str {
        match self {
            Self::X25519 => "X25519",
            Self::Hybrid => "mlkem768x25519",
            Self::Tag => "p256tag",
            Self::TagPq => "mlkem768p256tag",
            Self::Passphrase => "scrypt",
            Self::Grease(tag) | Self::Unknown(tag) => tag,
        }
    }

    /// Whether somebody can open the file by it.
    pub fn is_recipient(&self) -> bool {
        !matches!(self, Self::Grease(_))
    }

    /// Whether it withstands quantum computers; of a passphrase and of unknown kinds, that cannot be said.
    pub fn is_post_quantum(&self) -> Option<bool> {
        match self {
            Self::Hybrid | Self::TagPq => Some(true),
            Self::X25519 | Self::Tag => Some(false),
            Self::Passphrase | Self::Grease(_) | Self::Unknown(_) => None,
        }
    }
}

impl Anatomy {
    /// Looks at a file.
    pub fn of(file: &[u8]) -> Self {
        let mut seen =
            Self { is_armored: is_armored(file), binary: Vec::new(), stanzas: Vec::new(), content: None, flaw: None };
        seen.flaw = seen.look(file).err();
        seen
    }

    /// Whether the file withstands quantum computers: it is as strong as its weakest recipient.
    pub fn is_post_quantum(&self) -> Option<bool> {
        let recipients = self.stanzas.iter().filter(|stanza| stanza.is_recipient());
        let kinds: Vec<_> = recipients.map(Stanza::is_post_quantum).collect();
        match () {
            () if self.flaw.is_some() || kinds.is_empty() => None,
            () if kinds.contains(&Some(false)) => Some(false),
            () if kinds.contains(&None) => None,
            () => Some(true),
        }
    }

    fn look(&mut self, file: &[u8]) -> Result<(), Flaw> {
        let file = trimmed(file).map_err(|_| Flaw::NotAge)?;
        // what was read before something was wrong stays there
        let read = ArmoredReader::new(file).read_to_end(&mut self.binary);
        if !has_bounded_header(&self.binary) {
            return Err(Flaw::Header);
        }
        let content = self.header();
        read.map_err(|_| Flaw::Armor)?;
        self.content = Some(size(content?).ok_or(Flaw::ContentCut)?);
        Ok(())
    }

    /// Notes the stanzas; answers how many bytes follow the header.
    fn header(&mut self) -> Result<usize, Flaw> {
        let mut rest = after(&self.binary, VERSION)?;
        while !begins(rest, MAC)? {
            let (left, stanza) =
                age_stanza(rest).map_err(|error| if error.is_incomplete() { Flaw::HeaderCut } else { Flaw::Header })?;
            self.stanzas.push(Stanza::of(stanza.tag));
            rest = left;
        }
        let mac = rest.get(MAC.len()..=MAC.len() + MAC_TEXT).ok_or(Flaw::HeaderCut)?;
        let is_mac = mac.strip_suffix(b"\n").is_some_and(|mac| BASE64_STANDARD_NO_PAD.decode(mac).is_ok());
        let is_lonely = self.stanzas.len() == 1 || !self.stanzas.contains(&Stanza::Passphrase);
        if !is_mac || !is_lonely || self.stanzas.is_empty() {
            return Err(Flaw::Header);
        }
        Ok(rest.len() - MAC.len() - mac.len())
    }
}

/// Whether a text begins so; that is not known of one that ends too early.
fn begins(text: &[u8], with: &[u8]) -> Result<bool, Flaw> {
    if text.len() < with.len() && with.starts_with(text) { Err(Flaw::HeaderCut) } else { Ok(text.starts_with(with)) }
}

fn after<'a>(text: &'a [u8], beginning: &[u8]) -> Result<&'a [u8], Flaw> {
    if begins(text, beginning)? { text.get(beginning.len()..).ok_or(Flaw::HeaderCut) } else { Err(Flaw::Header) }
}

/// How many bytes are sealed in so many that follow the header: a nonce, full chunks, and a last chunk that holds
/// something unless it is the only one.
fn size(bytes: usize) -> Option<usize> {
    let chunks = bytes.checked_sub(NONCE)?;
    let (full, last) = (chunks / (CHUNK + TAG), chunks % (CHUNK + TAG));
    match last {
        0 if full > 0 => Some(full * CHUNK),
        TAG if full == 0 => Some(0),
        last if last > TAG => Some(full * CHUNK + last - TAG),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Anatomy, Flaw, Stanza};
    use crate::sealing::{Identity, armor, seal};

    fn kinds(anatomy: &Anatomy) -> Vec<&Stanza> {
        anatomy.stanzas.iter().filter(|stanza| stanza.is_recipient()).collect()
    }

    #[test]
    fn a_whole_file_is_seen_through_to_its_size() {
        let identity = Identity::generate();
        for length in [0, 1, 65_535, 65_536, 65_537, 200_000] {
            let file = seal(&vec![7; length], &[identity.recipient()]).unwrap();
            let seen = Anatomy::of(&file);
            assert_eq!((seen.flaw, seen.content, seen.is_armored), (None, Some(length), false));
            assert_eq!((kinds(&seen), seen.is_post_quantum()), (vec![&Stanza::X25519], Some(false)));
            let text = Anatomy::of(armor(&file).unwrap().as_bytes());
            assert_eq!(text, Anatomy { is_armored: true, ..seen });
        }
    }

    #[test]
    fn kinds_are_told_by_their_stanzas() {
        let identity = "AGE-SECRET-KEY-PQ-1HZLGZUPT4ETPKDEV8HSGFDCYZ4E522W0A7PU2LHT8EH9W6YLNC3SW78XKG";
        let hybrid = Identity::parse(identity).unwrap().recipient();
        let seen = Anatomy::of(&seal(b"hello", &[hybrid]).unwrap());
        assert_eq!((seen.flaw, kinds(&seen), seen.is_post_quantum()), (None, vec![&Stanza::Hybrid], Some(true)));
        let tag = "age1tag1qt8lw0ual6avlwmwatk888yqnmdamm7xfd0wak53ut6elz5c4swx2yqdj4e";
        let both = [crate::sealing::Recipient::parse(tag, None).unwrap(), Identity::generate().recipient()];
        let seen = Anatomy::of(&seal(b"hello", &both).unwrap());
        assert_eq!((kinds(&seen), seen.is_post_quantum()), (vec![&Stanza::Tag, &Stanza::X25519], Some(false)));
        let by_hand = |stanzas: &str| {
            let head = format!("age-encryption.org/v1\n{stanzas}--- {}\n", "A".repeat(43));
            Anatomy::of(&[head.as_bytes(), &[0; 40]].concat())
        };
        let seen = by_hand("-> mlkem768p256tag a b\nAAAA\n-> x-grease\n\n");
        assert_eq!((seen.flaw, kinds(&seen), seen.is_post_quantum()), (None, vec![&Stanza::TagPq], Some(true)));
        let seen = by_hand("-> scrypt a 18\nAAAA\n");
        assert_eq!((seen.flaw, seen.is_post_quantum()), (None, None));
        let seen = by_hand("-> mlkem768x25519 a\nAAAA\n-> ssh-rsa a\nAAAA\n");
        assert_eq!((seen.flaw, seen.is_post_quantum()), (None, None));
        for wrong in ["", "-> scrypt a 18\nAAAA\n-> X25519 a\nAAAA\n", "-> X25519 a\nA\n", "->  \n\n", "--> X\n\n"] {
            assert_eq!(by_hand(wrong).flaw, Some(Flaw::Header), "{wrong}");
        }
    }

    #[test]
    fn every_cut_is_noticed_as_far_as_the_format_tells() {
        let file = seal(&vec![7; 66_000], &[Identity::generate().recipient()]).unwrap();
        // 16 bytes of nonce, a full chunk, a last chunk of 464 bytes and its tag
        let header = file.len() - 16 - (65_536 + 16) - (464 + 16);
        let (first, second) = (header + 16 + 16, header + 16 + 65_536 + 16);
        for at in (0..header + 300).chain(second - 300..file.len()) {
            let seen = Anatomy::of(&file[..at]);
            // a shorter last chunk looks like any other; only its missing 16 bytes are told
            let untold = (first..=second).contains(&at) || at > second + 16;
            assert_eq!(seen.flaw.is_none(), untold, "at {at}: {:?}", seen.flaw);
        }
        let text = armor(&seal(&[7; 700], &[Identity::generate().recipient()]).unwrap()).unwrap();
        for at in 0..text.trim_end().len() {
            assert!(Anatomy::of(&text.as_bytes()[..at]).flaw.is_some(), "at {at}");
        }
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000), at in 0_usize..400) {
            let file = seal(b"hello", &[Identity::generate().recipient()]).unwrap();
            let head = &file[..at.min(file.len())];
            for file in [bytes.clone(), [head, &bytes].concat(), [b"age-encryption.org/v1\n-> ", &bytes[..]].concat()] {
                let seen = Anatomy::of(&file);
                prop_assert_eq!(seen.flaw.is_none(), seen.content.is_some());
                let text = format!("-----BEGIN AGE ENCRYPTED FILE-----\n{}", String::from_utf8_lossy(&bytes));
                prop_assert!(Anatomy::of(text.as_bytes()).flaw.is_some());
            }
        }
    }
}
