//! How do credentials survive between two requests? Sealed with age to the visit's own recipient, whose identity
//! exists nowhere but in the visitor's browser. What is stored opens only while that browser's request is served.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::sealing::{self, Identity, Recipient};
use crate::secret::Secret;

/// One half's two values: Key and Secret, or SCIM URL and token.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// Key or SCIM URL: may be shown to its own visit.
    pub plain: Option<Secret>,
    /// Secret or token: never shown again.
    pub hidden: Option<Secret>,
}

impl Values {
    /// Both, if both are there.
    pub fn both(&self) -> Option<(&Secret, &Secret)> {
        self.plain.as_ref().zip(self.hidden.as_ref())
    }
}

/// Custody failed; the reason is not the visitor's.
#[derive(Debug, thiserror::Error)]
pub enum CustodyError {
    /// The visit's recipient cannot be read.
    #[error("the visit's recipient cannot be read")]
    Recipient,
    /// Sealing failed.
    #[error("credentials could not be sealed")]
    Seal,
    /// What is stored does not open with this browser's identity.
    #[error("sealed credentials could not be opened")]
    Open,
}

#[derive(Serialize)]
struct Written<'a> {
    plain: Option<&'a str>,
    hidden: Option<&'a str>,
}

#[derive(Deserialize)]
struct Read {
    plain: Option<String>,
    hidden: Option<String>,
}

/// Seals one half to the visit's recipient (`age1…`).
pub fn seal(values: &Values, recipient: &str) -> Result<Vec<u8>, CustodyError> {
    let recipient = Recipient::parse(recipient, None).map_err(|_| CustodyError::Recipient)?;
    let (plain, hidden) = (values.plain.as_ref().map(Secret::expose), values.hidden.as_ref().map(Secret::expose));
    let mut text = Zeroizing::new(Vec::with_capacity(32 * 1024));
    serde_json::to_writer(&mut *text, &Written { plain, hidden }).map_err(|_| CustodyError::Seal)?;
    sealing::seal(&text, &[recipient]).map_err(|_| CustodyError::Seal)
}

/// Opens one half with the identity from the browser's cookie.
pub fn open(sealed: &[u8], identity: &Identity) -> Result<Values, CustodyError> {
    let text = sealing::open(sealed, std::slice::from_ref(identity)).map_err(|_| CustodyError::Open)?;
    let read: Read = serde_json::from_slice(&text).map_err(|_| CustodyError::Open)?;
    Ok(Values { plain: read.plain.map(Secret::new), hidden: read.hidden.map(Secret::new) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_browsers_identity_opens_its_half() {
        let (own, foreign) = (Identity::generate(), Identity::generate());
        let values = Values { plain: Some(Secret::new("eght_key")), hidden: Some(Secret::new("canary")) };
        let sealed = seal(&values, own.recipient().as_text()).unwrap();
        assert!(!sealed.windows(6).any(|window| window == b"canary"));
        let opened = open(&sealed, &own).unwrap();
        assert_eq!(opened.hidden.unwrap().expose(), "canary");
        assert!(matches!(open(&sealed, &foreign), Err(CustodyError::Open)));
    }
}
