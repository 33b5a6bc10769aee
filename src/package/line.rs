//! How do credentials leave their type, to be sealed? Here, into one buffer that never moves and is wiped.

use std::io;

use jiff::Timestamp;
use serde::Serialize;
use zeroize::Zeroizing;

use super::document::{Customer, Document, Evidence, FORMAT, Named, Portal, Superseded};

/// Line 1 as it is written: the order of the fields is the order in the file.
#[derive(Serialize)]
struct Line<'a> {
    format: &'static str,
    package_id: &'a str,
    created_at: Timestamp,
    portal: &'a Portal,
    customer: &'a Customer,
    css: CssLine<'a>,
    scim: ScimLine<'a>,
    recipients: &'a [Named],
    findings: &'a [Evidence],
    #[serde(skip_serializing_if = "Option::is_none")]
    supersedes: Option<&'a Superseded>,
}

#[derive(Serialize)]
struct CssLine<'a> {
    key: &'a str,
    secret: &'a str,
    token_url: &'a str,
    storage_url: &'a str,
    regions: &'a [String],
}

#[derive(Serialize)]
struct ScimLine<'a> {
    url: &'a str,
    access_token: &'a str,
    provider: &'a str,
}

impl<'a> From<&'a Document> for Line<'a> {
    fn from(document: &'a Document) -> Self {
        let (css, scim) = (&document.css, &document.scim);
        Self {
            format: FORMAT,
            package_id: &document.package_id,
            created_at: document.created_at,
            portal: &document.portal,
            customer: &document.customer,
            css: CssLine {
                key: css.key.expose(),
                secret: css.secret.expose(),
                token_url: &css.token_url,
                storage_url: &css.storage_url,
                regions: &css.regions,
            },
            scim: ScimLine {
                url: scim.url.expose(),
                access_token: scim.access_token.expose(),
                provider: &scim.provider,
            },
            recipients: &document.recipients,
            findings: &document.findings,
            supersedes: document.supersedes.as_ref(),
        }
    }
}

impl Document {
    /// Line 1 with its `\n`, credentials included: the bytes that are signed. Wiped when dropped; measured first, so
    /// that the buffer never grows and leaves a copy behind.
    pub fn to_line(&self) -> Result<Zeroizing<Vec<u8>>, serde_json::Error> {
        let line = Line::from(self);
        let mut length = Count(0);
        serde_json::to_writer(&mut length, &line)?;
        let mut bytes = Zeroizing::new(Vec::with_capacity(length.0 + 1));
        serde_json::to_writer(&mut *bytes, &line)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

/// Counts what is written and forgets it.
struct Count(usize);

impl io::Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
