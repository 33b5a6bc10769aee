//! How does a shell take the credentials? As `NAME='value'` lines that hold nothing it would obey.

use zeroize::Zeroizing;

use crate::package::{Document, Receipt};

/// Assignments for a POSIX shell, one variable each; a value's own line breaks stay within its quotes.
pub(in crate::commands::open) fn env(document: &Document, receipt: &Receipt) -> Zeroizing<Vec<u8>> {
    let (css, scim) = (&document.css, &document.scim);
    let (regions, receipt) = (css.regions.join(","), receipt.to_string());
    let variables = [
        ("COMPANY", document.customer.company.as_str()),
        ("PACKAGE_ID", &document.package_id),
        ("CSS_KEY", css.key.expose()),
        ("CSS_SECRET", css.secret.expose()),
        ("TOKEN_URL", &css.token_url),
        ("STORAGE_URL", &css.storage_url),
        ("REGIONS", &regions),
        ("SCIM_URL", scim.url.expose()),
        ("SCIM_TOKEN", scim.access_token.expose()),
        ("SCIM_PROVIDER", &scim.provider),
        ("RECEIPT", &receipt),
    ];
    let mut lines = Zeroizing::new(Vec::with_capacity(room(&variables)));
    for (name, value) in variables {
        lines.extend_from_slice(format!("GONG_8X8_{name}=").as_bytes());
        quote(value, &mut lines);
        lines.push(b'\n');
    }
    lines
}

/// Enough for the worst case, so that the buffer never moves and leaves a copy behind.
fn room(variables: &[(&str, &str)]) -> usize {
    variables.iter().map(|(name, value)| name.len() + 4 * value.len() + 16).sum()
}

/// POSIX shell, section 2.2.2: within single quotes nothing is special, and only a single quote must leave them.
/// No variable can hold NUL, so it is left out.
fn quote(value: &str, lines: &mut Vec<u8>) {
    lines.push(b'\'');
    for byte in value.bytes().filter(|byte| *byte != 0) {
        if byte == b'\'' { lines.extend_from_slice(br"'\''") } else { lines.push(byte) }
    }
    lines.push(b'\'');
}
