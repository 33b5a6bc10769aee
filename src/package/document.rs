//! What does a package say? The document, line 1 of the plaintext: its format, and how it is read.
//!
//! Credentials stay [`Secret`]: no struct with one implements `Serialize`; [`Document::to_line`], in `line.rs`, is the
//! one way out.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};

use crate::checks::finding::{Finding, Outcome};
use crate::sealing::Recipient;
use crate::secret::Secret;

/// The format of line 1 that this version writes and reads.
pub const FORMAT: &str = "gong-8x8-credentials/1";

/// JSON Schema (2020-12) of line 1.
pub const SCHEMA: &str = include_str!("schema.json");

/// What the caller knows when it makes a document.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields of the document, explained there")]
pub struct Input {
    pub package_id: String,
    pub created_at: Timestamp,
    pub portal: Portal,
    pub customer: Customer,
    pub css: Css,
    pub scim: Scim,
    pub recipients: Vec<Recipient>,
    pub findings: Vec<Finding>,
    pub supersedes: Option<Superseded>,
}

/// Line 1.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Document {
    /// UUID v7.
    pub package_id: String,
    /// When it was sealed; whole seconds, UTC.
    pub created_at: Timestamp,
    /// Who made it.
    pub portal: Portal,
    /// For whom.
    pub customer: Customer,
    /// Access to the call recordings.
    pub css: Css,
    /// Access to the user directory.
    pub scim: Scim,
    /// To whom it was sealed.
    pub recipients: Vec<Named>,
    /// What was tested before it was sealed.
    pub findings: Vec<Evidence>,
    /// The package whose credentials these replace.
    #[serde(default)]
    pub supersedes: Option<Superseded>,
}

/// An earlier package, by the one name that the customer had for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Superseded {
    /// Its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub package_id: Option<String>,
    /// SHA-256 of its file, binary or as text, in hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// What changed. The values of the other half are those of today, and may be the same.
    pub replaced: Replaced,
}

/// Which credentials were replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Replaced {
    /// Key and Secret.
    Css,
    /// URL and token.
    Scim,
    /// All of them.
    Both,
}

/// The portal that made a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portal {
    /// Its public address.
    pub url: String,
    /// The version of this program.
    pub version: String,
}

/// The customer, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Customer {
    pub company: String,
    pub contact_name: String,
    pub contact_email: String,
}

/// Access to 8x8's Cloud Storage Service.
#[derive(Clone, PartialEq, Deserialize)]
pub struct Css {
    /// The app's Key: user of HTTP Basic at the token endpoint.
    #[serde(deserialize_with = "credential")]
    pub key: Secret,
    /// The app's Secret: password of HTTP Basic there.
    #[serde(deserialize_with = "credential")]
    pub secret: Secret,
    /// OAuth's token endpoint.
    pub token_url: String,
    /// Base of the service; `/{region}/v3/…` is appended.
    pub storage_url: String,
    /// The regions that this customer has data in.
    pub regions: Vec<String>,
}

/// Access to the user directory.
#[derive(Clone, PartialEq, Deserialize)]
pub struct Scim {
    /// "8x8 URL": the base of SCIM 2.0.
    #[serde(deserialize_with = "credential")]
    pub url: Secret,
    /// "8x8 API Token": the bearer token.
    #[serde(deserialize_with = "credential")]
    pub access_token: Secret,
    /// The provider selected in Admin Console: `azure_ad`, `okta`, `other`; `unknown` where no answer was given.
    pub provider: String,
}

impl fmt::Debug for Css {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Css")
    }
}

impl fmt::Debug for Scim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scim")
    }
}

/// A recipient, without its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see Recipient")]
pub struct Named {
    pub label: String,
    pub fingerprint: String,
}

/// What a test found: a [`Finding`] without its facts. A newer portal may know more codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// See the table of findings.
    pub code: String,
    /// How it was judged.
    pub outcome: Outcome,
    /// When; whole seconds, UTC.
    pub at: Timestamp,
    /// When the customer passed a warning knowingly.
    #[serde(default)]
    pub acknowledged_at: Option<Timestamp>,
}

/// Why a text is not line 1 of a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatProblem {
    /// Not a package at all.
    #[error("it is not a package of credentials")]
    NotAPackage,
    /// `gong-8x8-credentials/` with another version.
    #[error("it is a package of a format that this version does not know")]
    OtherVersion,
    /// The known format, but something is missing or of the wrong kind.
    #[error("it lacks something that its format promises")]
    Incomplete,
}

impl Document {
    /// The document of what the caller knows: times are cut to seconds, recipients named, facts of findings left out.
    pub fn new(input: Input) -> Self {
        Self {
            package_id: input.package_id,
            created_at: whole(input.created_at),
            portal: input.portal,
            customer: input.customer,
            css: input.css,
            scim: input.scim,
            recipients: input.recipients.iter().map(Named::from).collect(),
            findings: input.findings.iter().map(Evidence::from).collect(),
            supersedes: input.supersedes,
        }
    }

    /// Which format a text claims; nothing else of it is read.
    pub fn claims_format(text: &[u8]) -> Result<(), FormatProblem> {
        #[derive(Deserialize)]
        struct Head<'a> {
            #[serde(borrow)]
            format: std::borrow::Cow<'a, str>,
        }
        let head: Head<'_> = serde_json::from_slice(text).map_err(|_| FormatProblem::NotAPackage)?;
        match head.format.as_ref() {
            FORMAT => Ok(()),
            other if other.starts_with("gong-8x8-credentials/") => Err(FormatProblem::OtherVersion),
            _ => Err(FormatProblem::NotAPackage),
        }
    }

    /// Reads line 1. Unknown fields are ignored, so that the format may grow.
    pub fn parse(line: &[u8]) -> Result<Self, FormatProblem> {
        Self::claims_format(line)?;
        serde_json::from_slice(line).map_err(|_| FormatProblem::Incomplete)
    }
}

impl From<&Recipient> for Named {
    fn from(recipient: &Recipient) -> Self {
        Self { label: recipient.label().to_owned(), fingerprint: recipient.fingerprint() }
    }
}

impl From<&Finding> for Evidence {
    fn from(finding: &Finding) -> Self {
        Self {
            code: finding.code.as_str().to_owned(),
            outcome: finding.outcome,
            at: whole(finding.at),
            acknowledged_at: finding.acknowledged_at.map(whole),
        }
    }
}

fn whole(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}

/// Reads a credential without a copy that would not be wiped, unless JSON had to escape a character of it.
fn credential<'de, D: Deserializer<'de>>(from: D) -> Result<Secret, D::Error> {
    struct Visitor;
    impl serde::de::Visitor<'_> for Visitor {
        type Value = Secret;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a credential")
        }
        fn visit_str<E>(self, value: &str) -> Result<Secret, E> {
            Ok(Secret::new(value))
        }
    }
    from.deserialize_str(Visitor)
}
