//! What does a person at Gong want to see? Whose package it is, its values under Gong's labels, what was tested, who can
//! open it. Everything from outside goes through [`visible`].

use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::checks::finding::Outcome;
use crate::commands::visible::visible;
use crate::package::{Document, Evidence, Named, Opened, Replaced};
use crate::sealing::Identity;

/// Lines under headings, wiped when dropped.
struct Page(Zeroizing<String>);

impl Page {
    fn heading(&mut self, heading: &str) {
        self.line(&format!("\n{heading}"));
    }

    fn row(&mut self, label: &str, value: &str) {
        let (label, value) = (visible(label), Zeroizing::new(visible(value)));
        self.line(&Zeroizing::new(format!("  {label:<16} {}", *value)));
    }

    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }
}

/// The page for people.
pub(in crate::commands::open) fn text(opened: &Opened, identities: &[Identity], now: Timestamp) -> Zeroizing<Vec<u8>> {
    let document = &opened.document;
    // Usually larger than the page, so that the buffer does not move and leave copies behind.
    let mut page = Page(Zeroizing::new(String::with_capacity(4 * opened.line.expose().len() + 4096)));
    origin(&mut page, document, &opened.kid, now);
    proof(&mut page, opened);
    credentials(&mut page, document);
    tests(&mut page, &document.findings);
    recipients(&mut page, &document.recipients, identities);
    Zeroizing::new(page.0.as_bytes().to_vec())
}

fn origin(page: &mut Page, document: &Document, kid: &str, now: Timestamp) {
    let (customer, portal) = (&document.customer, &document.portal);
    page.line(&format!("Package of {}", visible(&customer.company)));
    page.row("Contact", &format!("{} <{}>", customer.contact_name, customer.contact_email));
    page.row("Made", &format!("{} ({})", document.created_at, ago(document.created_at, now)));
    page.row("By", &format!("{}, version {}", portal.url, portal.version));
    page.row("Signature", &format!("verified, key {kid}"));
    page.row("Package", &document.package_id);
}

/// What to give back, and what is to be replaced.
fn proof(page: &mut Page, opened: &Opened) {
    let document = &opened.document;
    page.row("Receipt", &format!("{}, to be entered at {}/receipt", opened.receipt, document.portal.url));
    if let Some(superseded) = &document.supersedes {
        let package = match (&superseded.package_id, &superseded.sha256) {
            (Some(id), _) => id.clone(),
            (None, Some(sha256)) => format!("with the SHA-256 {sha256}"),
            (None, None) => String::new(),
        };
        let what = match superseded.replaced {
            Replaced::Css => "the access to call recordings",
            Replaced::Scim => "the access to the user directory",
            Replaced::Both => "all credentials",
        };
        page.row("Replaces", &format!("{what} of package {package}, as the customer stated"));
    }
}

fn credentials(page: &mut Page, document: &Document) {
    let (css, scim) = (&document.css, &document.scim);
    page.heading("Call recordings (8x8 Cloud Storage Service)");
    page.row("Key", css.key.expose());
    page.row("Secret", css.secret.expose());
    page.row("Token URL", &css.token_url);
    page.row("Storage URL", &css.storage_url);
    page.row("Regions", &css.regions.join(", "));
    page.heading("User directory (SCIM)");
    page.row("8x8 URL", scim.url.expose());
    page.row("8x8 API Token", scim.access_token.expose());
    page.row("Provider", &scim.provider);
}

fn tests(page: &mut Page, findings: &[Evidence]) {
    let count = |outcome| findings.iter().filter(|finding| finding.outcome == outcome).count();
    let (pass, warn, fail) = (count(Outcome::Pass), count(Outcome::Warn), count(Outcome::Fail));
    page.heading("Tested by the portal");
    page.row("Summary", &format!("{pass} passed, {warn} warned, {fail} failed, {} skipped", count(Outcome::Skip)));
    for finding in findings.iter().filter(|finding| matches!(finding.outcome, Outcome::Warn | Outcome::Fail)) {
        let label = if finding.outcome == Outcome::Warn { "Warning" } else { "Failure" };
        page.row(label, &format!("{}, {}", finding.code, acknowledged(finding)));
    }
}

fn acknowledged(finding: &Evidence) -> String {
    finding.acknowledged_at.map_or_else(|| "not acknowledged".to_owned(), |at| format!("acknowledged {at}"))
}

fn recipients(page: &mut Page, recipients: &[Named], identities: &[Identity]) {
    let own: Vec<String> = identities.iter().map(|identity| identity.recipient().fingerprint()).collect();
    page.heading("Sealed by the portal to");
    for recipient in recipients {
        let mark = if own.contains(&recipient.fingerprint) { ", you" } else { "" };
        page.row(&recipient.fingerprint, &format!(" {}{mark}", recipient.label));
    }
    if !recipients.iter().any(|recipient| own.contains(&recipient.fingerprint)) {
        page.row("Note", "none of your identities is named here: somebody sealed the package again, to you");
    }
}

/// How long ago, in the largest unit that fits.
fn ago(then: Timestamp, now: Timestamp) -> String {
    let minutes = now.duration_since(then).as_mins();
    match minutes {
        ..0 => "in the future: check the clocks".to_owned(),
        0..120 => format!("{minutes} min ago"),
        120..2880 => format!("{} h ago", minutes / 60),
        _ => format!("{} days ago", minutes / 1440),
    }
}
