//! Which keys has a portal for its packages? One signs. The next is published before it signs, so that Gong knows it by
//! then; old ones stay published, so that packages that wait are still believed.
//!
//! The file holds one PEM block for each, the one that signs first. A line above a block says what it is; other programs
//! pass over it (RFC 7468, section 2).

use jiff::civil::Date;
use zeroize::Zeroizing;

use super::signature::{KeyError, SigningKey};
use crate::secret::Secret;

const BEGIN: &str = "-----BEGIN";
const END: &str = "-----END PRIVATE KEY-----";

/// What a key of the file is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It signs packages.
    Signs,
    /// It is published and will sign.
    Next,
    /// It is published and signed once.
    Old,
}

/// Why keys were not moved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TurnProblem {
    /// Two keys would wait.
    #[error("the key {0} waits already to be the next; let Gong know it, then run keys rotate signing --activate")]
    NextWaits(String),
    /// None waits.
    #[error("no key waits to be the next; make one with keys rotate signing, and let Gong know it first")]
    NoNext,
}

/// A key with its place.
#[derive(Clone, Debug)]
struct Entry {
    key: SigningKey,
    role: Role,
    /// What stands above its block.
    note: String,
}

/// The keys of one file; never empty.
#[derive(Clone, Debug)]
pub struct SigningKeys {
    current: Entry,
    others: Vec<Entry>,
}

impl SigningKeys {
    /// Keys of which there is one.
    pub fn of(key: SigningKey) -> Self {
        Self { current: Entry { key, role: Role::Signs, note: String::new() }, others: Vec::new() }
    }

    /// Reads PEM blocks as `openssl genpkey -algorithm ed25519` writes them.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        let mut entries = blocks(text).map(|(note, pem)| Entry::read(note, pem));
        let current = entries.next().ok_or(KeyError::NotAKey)??;
        Ok(Self { current: Entry { role: Role::Signs, ..current }, others: entries.collect::<Result<_, _>>()? })
    }

    /// The file: wiped when dropped.
    pub fn to_pem(&self) -> Result<Secret, KeyError> {
        let blocks: Vec<Secret> = self.entries().map(|entry| entry.key.to_pem()).collect::<Result<_, _>>()?;
        let room = self.entries().zip(&blocks).map(|(entry, pem)| entry.note.len() + pem.expose().len() + 2).sum();
        let mut text = Zeroizing::new(String::with_capacity(room));
        for (entry, pem) in self.entries().zip(&blocks) {
            text.push_str(&entry.note);
            text.push_str(if entry.note.is_empty() { "" } else { "\n" });
            text.push_str(pem.expose());
        }
        Ok(Secret::new(text.as_str()))
    }

    /// The one that signs.
    pub fn current(&self) -> &SigningKey {
        &self.current.key
    }

    /// Those that are published, the one that signs first.
    pub fn all(&self) -> impl Iterator<Item = &SigningKey> {
        self.entries().map(|entry| &entry.key)
    }

    /// The same with what each is there for.
    pub fn roles(&self) -> impl Iterator<Item = (Role, &SigningKey)> {
        self.entries().map(|entry| (entry.role, &entry.key))
    }

    /// Adds a key that is published and does not sign yet; answers it.
    pub fn add_next(&mut self, today: Date) -> Result<&SigningKey, TurnProblem> {
        if let Some(waiting) = self.others.iter().find(|entry| entry.role == Role::Next) {
            return Err(TurnProblem::NextWaits(waiting.key.kid()));
        }
        let note = format!("# next: made on {today}, published, signs nothing yet");
        self.others.push(Entry { key: SigningKey::generate(), role: Role::Next, note });
        Ok(self.others.last().map_or(&self.current.key, |entry| &entry.key))
    }

    /// Lets the next key sign, and keeps the one before published.
    pub fn activate(&mut self, today: Date) -> Result<(), TurnProblem> {
        let next = self.others.iter().position(|entry| entry.role == Role::Next).ok_or(TurnProblem::NoNext)?;
        let Entry { key, .. } = self.others.remove(next);
        let next = Entry { key, role: Role::Signs, note: format!("# signs since {today}") };
        let before = std::mem::replace(&mut self.current, next);
        let note = format!("# old: signed until {today}; its kid is {}", before.key.kid());
        self.others.insert(0, Entry { role: Role::Old, note, ..before });
        Ok(())
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        std::iter::once(&self.current).chain(&self.others)
    }
}

impl Entry {
    fn read(note: &str, pem: &str) -> Result<Self, KeyError> {
        let is_next = note.lines().any(|line| line.trim_start_matches(['#', ' ']).starts_with("next"));
        let role = if is_next { Role::Next } else { Role::Old };
        Ok(Self { key: SigningKey::from_pem(pem)?, role, note: note.to_owned() })
    }
}

/// Each block with what stands above it. What follows the last block is no block; what looks like the beginning of one is.
fn blocks(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split_inclusive(END).filter_map(|part| {
        let begin = part.find(BEGIN)?;
        let (note, pem) = part.split_at_checked(begin)?;
        Some((note.trim(), pem))
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Role, SigningKeys, TurnProblem};
    use crate::package::{KeyError, SigningKey};

    fn roles(keys: &SigningKeys) -> Vec<Role> {
        keys.roles().map(|(role, _)| role).collect()
    }

    fn again(keys: &SigningKeys) -> SigningKeys {
        SigningKeys::from_pem(keys.to_pem().unwrap().expose()).unwrap()
    }

    fn kids(keys: &SigningKeys) -> Vec<String> {
        keys.all().map(SigningKey::kid).collect()
    }

    #[test]
    fn a_key_waits_then_signs_then_stays_known() {
        let mut keys = SigningKeys::of(SigningKey::generate());
        let first = keys.current().kid();
        assert_eq!(keys.activate(date(2026, 11, 25)), Err(TurnProblem::NoNext));
        let second = keys.add_next(date(2026, 11, 25)).unwrap().kid();
        let mut keys = again(&keys);
        assert_eq!((kids(&keys), roles(&keys)), (vec![first.clone(), second.clone()], vec![Role::Signs, Role::Next]));
        assert_eq!(keys.add_next(date(2026, 11, 25)).unwrap_err(), TurnProblem::NextWaits(second.clone()));
        keys.activate(date(2026, 11, 26)).unwrap();
        let mut keys = again(&keys);
        assert_eq!((kids(&keys), roles(&keys)), (vec![second.clone(), first.clone()], vec![Role::Signs, Role::Old]));
        // a second press changes nothing
        assert_eq!(keys.activate(date(2026, 11, 26)), Err(TurnProblem::NoNext));
        let third = keys.add_next(date(2027, 1, 1)).unwrap().kid();
        keys.activate(date(2027, 1, 2)).unwrap();
        assert_eq!(kids(&again(&keys)), [third, second, first.clone()]);
        let text = keys.to_pem().unwrap();
        assert!(text.expose().starts_with("# signs since 2027-01-02\n-----BEGIN PRIVATE KEY-----\n"));
        assert!(text.expose().contains(&format!("# old: signed until 2026-11-26; its kid is {first}\n-----BEGIN")));
    }

    #[test]
    fn files_of_other_programs_are_read_and_broken_ones_refused() {
        let (one, two) = (SigningKey::generate(), SigningKey::generate());
        let (first, second) = (one.to_pem().unwrap(), two.to_pem().unwrap());
        let file = format!("Our key\r\n{}\n{}\n# the end\n", first.expose(), second.expose());
        let keys = SigningKeys::from_pem(&file).unwrap();
        assert_eq!((kids(&keys), roles(&keys)), (vec![one.kid(), two.kid()], vec![Role::Signs, Role::Old]));
        assert!(keys.to_pem().unwrap().expose().starts_with("Our key\n-----BEGIN"));
        for wrong in ["", "hello", &first.expose()[..60], &format!("{}{}", first.expose(), &second.expose()[..80])] {
            assert_eq!(SigningKeys::from_pem(wrong).unwrap_err(), KeyError::NotAKey, "{wrong}");
        }
    }
}
