//! How is what was seen printed? Everything from the file goes through [`visible`].

use serde_json::{Value, json};

use crate::commands::visible::visible;
use crate::sealing::{Anatomy, Flaw, Stanza};
use crate::tokens::sha256_hex;

/// Longest name of an unknown kind that is printed.
const MAX_TAG: usize = 40;

/// The page for people.
pub(super) fn text(file: &[u8], seen: &Anatomy) -> String {
    let row = |label: &str, value: &str| format!("{label:<14} {value}\n");
    let form = if seen.is_armored { "text (armored)" } else { "binary" };
    let mut page = String::new();
    if seen.flaw != Some(Flaw::NotAge) {
        page += &row("Form", &format!("age file, {form}"));
    }
    page += &row("Size", &bytes(file.len()));
    page += &row("SHA-256", &sha256_hex(file));
    if seen.is_armored && seen.flaw != Some(Flaw::Armor) {
        page += &row("Binary form", &bytes(seen.binary.len()));
        page += &row("  SHA-256", &sha256_hex(&seen.binary));
    }
    for (at, stanza) in seen.stanzas.iter().filter(|stanza| stanza.is_recipient()).enumerate() {
        page += &row(if at == 0 { "Sealed to" } else { "" }, &recipient(stanza));
    }
    let ignored = seen.stanzas.iter().filter(|stanza| !stanza.is_recipient()).count();
    if ignored > 0 {
        page += &row("Ignored", &format!("{ignored} that nobody can open, put there on purpose (grease)"));
    }
    if seen.flaw.is_none() {
        page += &row("Post-quantum", post_quantum(seen.is_post_quantum()));
    }
    page += &seen.content.map(|size| row("Content", &format!("{}, encrypted", bytes(size)))).unwrap_or_default();
    page + &row("Whole", if seen.flaw.is_none() { "yes, as far as can be seen without a key" } else { "no" })
}

/// One JSON object and a line break.
pub(super) fn json(file: &[u8], seen: &Anatomy) -> String {
    let is_age = seen.flaw != Some(Flaw::NotAge);
    let binary = Some(&seen.binary).filter(|_| is_age && seen.flaw != Some(Flaw::Armor));
    let tags = |of_recipients: bool| seen.stanzas.iter().filter(move |stanza| stanza.is_recipient() == of_recipients);
    let recipient = |stanza: &Stanza| json!({"kind": tag(stanza), "post_quantum": stanza.is_post_quantum()});
    let form = if seen.is_armored { "armored" } else { "binary" };
    let object = json!({
        "form": is_age.then_some(form),
        "size": file.len(),
        "sha256": sha256_hex(file),
        "binary_size": binary.map(Vec::len),
        "binary_sha256": binary.map(|binary| sha256_hex(binary)),
        "recipients": tags(true).map(recipient).collect::<Vec<Value>>(),
        "ignored": tags(false).map(tag).collect::<Vec<_>>(),
        "post_quantum": seen.is_post_quantum(),
        "content_size": seen.content,
        "whole": seen.flaw.is_none(),
        "problem": seen.flaw.map(problem),
    });
    format!("{object}\n")
}

const fn problem(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::NotAge => "not-age",
        Flaw::Armor => "armor",
        Flaw::HeaderCut => "header-cut",
        Flaw::Header => "header",
        Flaw::ContentCut => "content-cut",
    }
}

fn recipient(stanza: &Stanza) -> String {
    let tag = tag(stanza);
    match stanza {
        Stanza::X25519 => format!("{tag}: a recipient age1…"),
        Stanza::Hybrid => format!("{tag}: a post-quantum recipient age1pq1…"),
        Stanza::Tag => format!("{tag}: a key in hardware, age1tag1…"),
        Stanza::TagPq => format!("{tag}: a post-quantum key in hardware, age1tagpq1…"),
        Stanza::Passphrase => format!("{tag}: a passphrase; the portal makes no such packages"),
        Stanza::Grease(_) | Stanza::Unknown(_) => format!("{tag}: unknown to this version"),
    }
}

fn tag(stanza: &Stanza) -> String {
    let tag = stanza.tag();
    let shown = visible(&tag.chars().take(MAX_TAG).collect::<String>());
    if tag.len() > MAX_TAG { format!("{shown}…") } else { shown }
}

const fn post_quantum(is: Option<bool>) -> &'static str {
    match is {
        Some(true) => "yes, every recipient",
        Some(false) => "no: a quantum computer could open what is kept of it today",
        None => "cannot be said of these recipients",
    }
}

fn bytes(count: usize) -> String {
    format!("{count} bytes")
}
