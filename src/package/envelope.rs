//! How do document and signature become a package, and how is one believed? Sealed last, verified before anything is read.

use zeroize::Zeroizing;

use super::document::{Document, FormatProblem, Named};
use super::receipt::Receipt;
use super::signature::{SignatureProblem, SigningKey, Trust};
use crate::sealing::{self, Identity, OpenError, Recipient, SealError};

/// Why no package was made. None of it is the customer's fault.
#[derive(Debug, thiserror::Error)]
pub enum MakeError {
    /// The document could not be written as JSON.
    #[error("the document cannot be written: {0}")]
    Document(#[from] serde_json::Error),
    /// It names other recipients than those it should be sealed to.
    #[error("the document names other recipients than those it would be sealed to")]
    OtherRecipients,
    /// It could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// A package, fresh from the portal.
#[derive(Clone, Debug)]
pub struct Made {
    /// A binary age file; [`sealing::armor`] makes a text of it.
    pub file: Vec<u8>,
    /// What whoever opens it can prove to have read.
    pub receipt: Receipt,
}

/// A package that was opened and is believed.
#[derive(Debug)]
pub struct Opened {
    /// What it says.
    pub document: Document,
    /// The key that signed it.
    pub kid: String,
    /// Line 1 exactly as it was signed, with its `\n`: credentials included.
    pub line: SignedLine,
    /// The proof that it was opened.
    pub receipt: Receipt,
}

/// Signed bytes with credentials in them; `Debug` says nothing of them.
pub struct SignedLine(Zeroizing<Vec<u8>>);

impl SignedLine {
    /// The bytes. Every call is a place where credentials leave their type.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for SignedLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignedLine")
    }
}

/// Why a package was not opened. The three kinds are the exit codes 3, 4 and 5 of `open`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenProblem {
    /// No identity fits, or the file is damaged.
    #[error(transparent)]
    Sealing(#[from] OpenError),
    /// Opened, but there is no reason to believe it.
    #[error(transparent)]
    Signature(#[from] SignatureProblem),
    /// Opened, but not a package of a known format.
    #[error(transparent)]
    Format(#[from] FormatProblem),
}

/// Makes a package: signs the document, seals both lines to all recipients, and looks at the result once more.
pub fn make(document: &Document, key: &SigningKey, recipients: &[Recipient]) -> Result<Made, MakeError> {
    if document.recipients != recipients.iter().map(Named::from).collect::<Vec<_>>() {
        return Err(MakeError::OtherRecipients);
    }
    let line = document.to_line()?;
    let signature = key.sign(&line);
    let mut plaintext = Zeroizing::new(Vec::with_capacity(line.len() + signature.len()));
    plaintext.extend_from_slice(&line);
    plaintext.extend_from_slice(signature.as_bytes());
    let file = sealing::seal(&plaintext, recipients)?;
    if !sealing::is_sealed(&file) {
        return Err(SealError::Unreadable.into());
    }
    Ok(Made { file, receipt: Receipt::of(&line, signature.as_bytes()) })
}

/// Opens a package, binary or armored, and verifies it. Without `trust` no package is believed.
pub fn open(file: &[u8], identities: &[Identity], trust: Option<&Trust>) -> Result<Opened, OpenProblem> {
    read(&sealing::open(file, identities)?, trust)
}

/// Verifies and reads what was sealed.
pub(super) fn read(plaintext: &[u8], trust: Option<&Trust>) -> Result<Opened, OpenProblem> {
    let (line, rest) = split_line(plaintext);
    Document::claims_format(line)?;
    let trust = trust.ok_or(SignatureProblem::NoTrust)?;
    let kid = trust.verify(line, only_line(rest)?)?;
    let (document, receipt) = (Document::parse(line)?, Receipt::of(line, rest));
    Ok(Opened { document, kid, line: SignedLine(Zeroizing::new(line.to_vec())), receipt })
}

/// The first line with its `\n`, and what follows.
fn split_line(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| *byte == b'\n').map_or(text.len(), |at| at + 1);
    text.split_at_checked(end).unwrap_or((text, &[]))
}

/// A text that is one line, ended by `\n`: nothing unsigned may follow the signature.
fn only_line(text: &[u8]) -> Result<&[u8], SignatureProblem> {
    match split_line(text) {
        (line, []) if line.ends_with(b"\n") => Ok(line),
        _ => Err(SignatureProblem::Missing),
    }
}
