//! How are letters written without their marks?

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text without accents and other marks (Unicode's NFKD): `Société` is `Societe`.
pub fn unmarked(text: &str) -> String {
    text.nfkd().filter(|letter| !is_combining_mark(*letter)).collect()
}
