//! How does Gong prove that it opened a package? By a short code that nobody can make who has not read the signature inside:
//! not the customer, who knows the values, and not whoever reads the portal's database, which keeps only its hash.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::tokens::sha256_hex;

/// Crockford's alphabet: 32 digits and letters of which none looks like another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// So many characters of five bits: 80 bits.
const LENGTH: usize = 16;

/// A receipt, such as `7KQ2-M4WX-0ZJD-R8TN`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt(String);

impl Receipt {
    /// Of a package with these two lines, each with its `\n`: the same for every file that was made of them.
    pub(super) fn of(line: &[u8], signature: &[u8]) -> Self {
        let digest = Sha256::new().chain_update(b"gong-8x8-receipt/1\n").chain_update(line).chain_update(signature);
        let bits = digest.finalize().iter().take(10).fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let character = |at: usize| {
            let five = usize::try_from(bits >> (5 * (LENGTH - 1 - at)) & 31).unwrap_or_default();
            ALPHABET.get(five).copied().map_or('0', char::from)
        };
        Self((0..LENGTH).map(character).collect())
    }

    /// Reads what people type: in any case, with or without hyphens and blanks, O for 0, I and L for 1.
    pub fn parse(typed: &str) -> Option<Self> {
        let plain = typed.chars().filter(|c| !c.is_whitespace() && !"-\u{2010}\u{2011}\u{2013}".contains(*c));
        let read = |c: char| match c.to_ascii_uppercase() {
            'O' => Some('0'),
            'I' | 'L' => Some('1'),
            c => u8::try_from(c).is_ok_and(|byte| ALPHABET.contains(&byte)).then_some(c),
        };
        let code: String = plain.map(read).collect::<Option<_>>()?;
        (code.len() == LENGTH).then_some(Self(code))
    }

    /// What the portal keeps of it.
    pub fn hash(&self) -> String {
        sha256_hex(self.0.as_bytes())
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, c) in self.0.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{c}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Receipt;

    #[test]
    fn a_receipt_is_read_as_people_type_it() {
        let receipt = Receipt::of(b"line\n", b"signature\n");
        let shown = receipt.to_string();
        assert_eq!((shown.len(), shown.matches('-').count()), (19, 3));
        let lower = shown.to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
        for typed in [&shown, &shown.replace('-', ""), &format!(" {lower}\n")] {
            assert_eq!(Receipt::parse(typed), Some(receipt.clone()), "{typed}");
        }
        for wrong in ["", "7KQ2", &shown.replace('-', "!"), &format!("{shown}0"), "UUUU-UUUU-UUUU-UUUU", "ÄÄÄÄ"] {
            assert_eq!(Receipt::parse(wrong), None, "{wrong}");
        }
        assert_ne!(Receipt::of(b"line\n", b"another\n"), receipt);
    }
}
