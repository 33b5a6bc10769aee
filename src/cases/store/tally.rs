//! Do two tables hold the same rows, in whichever order? A count, and the sum of the SHA-256 of every row.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// What stands in one column of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Number(Option<i64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
}

/// Rows, counted and summed up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    rows: u64,
    sum: [u64; 4],
}

impl Tally {
    /// One more row.
    pub(super) fn add(&mut self, row: &[Value]) {
        let mut hash = Sha256::new();
        for value in row {
            match value {
                Value::Number(number) => {
                    part(&mut hash, b'n', number.map(i64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice));
                }
                Value::Text(text) => part(&mut hash, b't', text.as_ref().map(String::as_bytes)),
                Value::Bytes(bytes) => part(&mut hash, b'b', bytes.as_deref()),
            }
        }
        self.rows += 1;
        for (sum, word) in self.sum.iter_mut().zip(hash.finalize().chunks_exact(8)) {
            let word = word.try_into().map(u64::from_be_bytes).unwrap_or_default();
            *sum = sum.wrapping_add(word);
        }
    }

    /// How many there are.
    pub(super) const fn rows(&self) -> u64 {
        self.rows
    }

    /// What several tables amount to, whatever their order is.
    pub(super) fn of_all(tables: &[(String, Self)]) -> String {
        let mut lines: Vec<String> =
            tables.iter().map(|(name, tally)| format!("{name} {} {:x?}", tally.rows, tally.sum)).collect();
        lines.sort();
        Sha256::digest(lines.join("\n")).iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

/// The kind, whether anything is there, how long it is, and what it is: no two rows read alike.
fn part(hash: &mut Sha256, kind: u8, bytes: Option<&[u8]>) {
    hash.update([kind, u8::from(bytes.is_some())]);
    let bytes = bytes.unwrap_or_default();
    hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
    hash.update(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(rows: &[&[Value]]) -> Tally {
        let mut tally = Tally::default();
        for row in rows {
            tally.add(row);
        }
        tally
    }

    fn text(text: &str) -> Value {
        Value::Text(Some(text.to_owned()))
    }

    #[test]
    fn rows_count_in_any_order_and_each_by_itself() {
        let (a, b) = ([text("a"), text("bc")], [Value::Number(None), Value::Number(Some(7))]);
        assert_eq!(tally(&[&a, &b]), tally(&[&b, &a]));
        assert_ne!(tally(&[&a, &b]), tally(&[&a, &a]));
        assert_ne!(tally(&[&a, &a]), tally(&[&b, &b]));
        assert_ne!(tally(&[&[text("a"), text("bc")]]), tally(&[&[text("ab"), text("c")]]));
        assert_ne!(tally(&[&[Value::Text(None)]]), tally(&[&[text("")]]));
        assert_ne!(tally(&[&[text("a")]]), tally(&[&[Value::Bytes(Some(b"a".to_vec()))]]));
    }
}
