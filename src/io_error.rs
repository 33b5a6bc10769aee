//! How is it said that the system refused a file or a connection? In plain words, without its number.

use std::io::{Error, ErrorKind};

/// What went wrong, as it stands in brackets: `permission denied`.
pub fn in_words(error: &Error) -> String {
    let kind = error.kind().to_string();
    match error.kind() {
        ErrorKind::NotFound => "not found".to_owned(),
        // of kinds that Rust has no name for, the system's own words
        _ if kind == "uncategorized error" => {
            error.to_string().split(" (os error").next().unwrap_or_default().to_lowercase()
        }
        _ => kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_words() {
        assert_eq!(in_words(&ErrorKind::NotFound.into()), "not found");
        assert_eq!(in_words(&ErrorKind::PermissionDenied.into()), "permission denied");
        let loops = in_words(&Error::from_raw_os_error(40)); // ELOOP
        assert!(!loops.is_empty() && !loops.contains("uncategorized") && !loops.contains("os error"), "{loops}");
    }
}
