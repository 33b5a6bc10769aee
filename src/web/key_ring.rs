//! With which keys does the portal seal what it hands out or keeps? AES-256-GCM by the cookie crate's private jar, whose
//! key is one of a ring. The name under which a value is sealed is bound to it, and nothing else.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cookie::{Cookie, CookieJar, Key};
use zeroize::Zeroizing;

use crate::secret::Secret;
use crate::tokens;

/// Keys that seal cookies, newest first: the first seals, all open.
#[derive(Clone)]
pub struct KeyRing(Vec<Key>);

/// Why a file is not a key ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyRingProblem {
    /// No key at all.
    #[error("there is no key in it")]
    Empty,
    /// A line does not decode to exactly 64 bytes.
    #[error("line {0} is not 64 random bytes in base64")]
    NotAKey(usize),
    /// A line is not random.
    #[error("line {0} is not random enough to be a key")]
    Weak(usize),
}

impl KeyRing {
    /// Reads keys, one a line, each exactly 64 random bytes in base64; the newest stands first. Lines that begin with `#` are
    /// for people.
    pub fn parse(text: &str) -> Result<Self, KeyRingProblem> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).enumerate();
        let keys = lines.map(|(at, line)| parse_key(at + 1, line)).collect::<Result<Vec<_>, _>>()?;
        if keys.is_empty() { Err(KeyRingProblem::Empty) } else { Ok(Self(keys)) }
    }

    /// What a person may see of each key: the first 16 hexadecimal digits of its SHA-256, in groups of four.
    pub fn digests(&self) -> Vec<String> {
        self.0.iter().map(|key| tokens::fingerprint(key.master())).collect()
    }

    /// A new line for the file: 64 random bytes in base64.
    pub fn generate_line() -> Secret {
        Secret::new(format!("{}\n", STANDARD.encode(Key::generate().master())))
    }

    /// Seals a value with the newest key; it opens under the same name alone. Nothing if it cannot be sealed.
    pub fn seal(&self, name: &str, value: &Secret) -> Option<String> {
        let mut jar = CookieJar::new();
        jar.private_mut(self.0.first()?).add(Cookie::new(name.to_owned(), value.expose().to_owned()));
        Some(jar.get(name)?.value().to_owned())
    }

    /// Opens what was sealed under a name, with any key of the ring.
    pub fn unseal(&self, name: &str, sealed: &str) -> Option<Secret> {
        self.0.iter().find_map(|key| unseal(key, name, sealed))
    }

    /// The same value sealed with the newest key; nothing if it is already, or does not open at all.
    pub fn seal_anew(&self, name: &str, sealed: &str) -> Option<String> {
        match self.0.first().and_then(|newest| unseal(newest, name, sealed)) {
            Some(_) => None,
            None => self.seal(name, &self.unseal(name, sealed)?),
        }
    }
}

fn unseal(key: &Key, name: &str, sealed: &str) -> Option<Secret> {
    let mut jar = CookieJar::new();
    jar.add_original(Cookie::new(name.to_owned(), sealed.to_owned()));
    let opened = jar.private(key).get(name)?;
    Some(Secret::new(opened.value()))
}

fn parse_key(line: usize, text: &str) -> Result<Key, KeyRingProblem> {
    let bytes = Zeroizing::new(STANDARD.decode(text).map_err(|_| KeyRingProblem::NotAKey(line))?);
    if bytes.len() != 64 {
        return Err(KeyRingProblem::NotAKey(line));
    }
    let distinct = (0..=u8::MAX).filter(|byte| bytes.contains(byte)).count();
    let printable = bytes.iter().all(u8::is_ascii_graphic);
    if distinct < 32 || printable {
        return Err(KeyRingProblem::Weak(line));
    }
    Ok(Key::from(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_opens_under_its_name_alone() {
        let ring = KeyRing::parse(KeyRing::generate_line().expose()).unwrap();
        let sealed = ring.seal("totp-of-ada", &Secret::new("canary")).unwrap();
        assert!(!sealed.contains("canary"));
        assert_eq!(ring.unseal("totp-of-ada", &sealed).unwrap().expose(), "canary");
        assert!(ring.unseal("totp-of-bob", &sealed).is_none());
        assert!(ring.seal_anew("totp-of-ada", &sealed).is_none());
    }

    #[test]
    fn what_an_earlier_key_sealed_is_sealed_anew() {
        let (old, new) = (KeyRing::generate_line(), KeyRing::generate_line());
        let ring =
            |lines: &[&Secret]| KeyRing::parse(&lines.iter().map(|line| line.expose()).collect::<String>()).unwrap();
        let sealed = ring(&[&old]).seal("name", &Secret::new("canary")).unwrap();
        let anew = ring(&[&new, &old]).seal_anew("name", &sealed).unwrap();
        assert_eq!(ring(&[&new]).unseal("name", &anew).unwrap().expose(), "canary");
        assert!(ring(&[&new]).seal_anew("name", &sealed).is_none());
    }

    #[test]
    fn weak_keys_are_refused() {
        let hex = STANDARD.encode("0123456789abcdef".repeat(4));
        for (text, problem) in [
            ("", KeyRingProblem::Empty),
            ("secret", KeyRingProblem::NotAKey(1)),
            (&STANDARD.encode([7; 63]), KeyRingProblem::NotAKey(1)),
            (&STANDARD.encode([7; 64]), KeyRingProblem::Weak(1)),
            (&hex, KeyRingProblem::Weak(1)),
        ] {
            assert_eq!(KeyRing::parse(text).err(), Some(problem));
        }
    }
}
