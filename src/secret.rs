//! What is a credential here, and who may read it? One type for every Key, Secret, token and pasted value:
//! it cannot be printed or serialised, is read only by a named call, and wipes its memory when dropped.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

/// A credential. `Debug` prints the word "Secret" and nothing else; there is no `Display` and no `Serialize`.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Takes a value into custody. The caller's own copies are the caller's to wipe.
    pub fn new(value: impl Into<String>) -> Self {
        Self(SecretString::from(value.into()))
    }

    /// The value itself. Every call of this is a place where the credential leaves its type: keep them few.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// Whether there is anything in it.
    pub fn is_empty(&self) -> bool {
        self.expose().is_empty()
    }

    /// The last four characters, for "Provided, ends in 4f2a"; nothing for values too short to spare four (under 16).
    pub fn ending(&self) -> Option<String> {
        let value = self.expose();
        let count = value.chars().count();
        (count >= 16).then(|| value.chars().skip(count - 4).collect())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl PartialEq for Secret {
    /// Compares values; not in constant time, so never against something that an attacker may guess at.
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn debug_says_nothing_of_the_value() {
        assert_eq!(format!("{:?}", Secret::new("eght_canary")), "Secret");
    }

    #[test]
    fn four_characters_are_spared_only_by_long_values() {
        assert_eq!(Secret::new("0123456789abcdef").ending().as_deref(), Some("cdef"));
        assert_eq!(Secret::new("0123456789abcde").ending(), None);
    }
}
