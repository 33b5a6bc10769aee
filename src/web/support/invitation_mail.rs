//! How does a new link reach the customer? By a mail that staff send themselves: a text to copy, or a `mailto:` link. The
//! link is shown this once, for only the hash of its token is kept. The note for staff is in none of it.

use std::fmt::Write;

use askama::Template;
use axum::response::Response;
use jiff::Timestamp;

use crate::cases::Invited;
use crate::secret::Secret;
use crate::staff::Member;
use crate::web::error::WebError;
use crate::web::invitation_acts::link;
use crate::web::page::{Page, html};
use crate::web::state::App;
use crate::words::{Language, Message};

#[derive(Template)]
#[template(path = "support/invitation_link.html")]
struct LinkPage {
    page: Page,
    company: String,
    /// The whole address.
    link: String,
    /// In which the mail is.
    language: &'static str,
    subject: String,
    text: String,
    mailto: String,
    /// The page of the invitation.
    href: String,
    /// The link before this one opens nothing any more.
    is_renewed: bool,
}

/// The page that shows a new link, once.
pub(super) fn show(
    app: &App,
    member: &Member,
    (id, invited, expires_at): (&str, &Invited, Timestamp),
    token: &Secret,
    is_renewed: bool,
) -> Result<Response, WebError> {
    let link = link(app, token);
    let language = Language::parse(&invited.language).unwrap_or_default();
    let spoken = app.in_language(language);
    let subject = spoken.words().say(&Message::new("invitation-mail-subject"));
    let text = Message::new("invitation-mail-text")
        .with("contact", invited.details.contact_name.as_str())
        .with("link", link.as_str())
        .with("until", expires_at);
    let text = spoken.words().say(&text);
    Ok(html(&LinkPage {
        page: Page::new(app, "invitation-link-title").at_desk(member),
        company: invited.details.company.clone(),
        language: language.tag(),
        mailto: mailto(&invited.details.contact_email, &subject, &text),
        link,
        subject,
        text,
        href: format!("/support/invitations/{id}"),
        is_renewed,
    })?)
}

/// RFC 6068: whatever could begin another header or another address is escaped.
fn mailto(address: &str, subject: &str, text: &str) -> String {
    let lines = text.replace('\n', "\r\n");
    let address = escaped(address).replacen("%40", "@", 1);
    format!("mailto:{address}?subject={}&body={}", escaped(subject), escaped(&lines))
}

/// Everything but letters, digits, `-`, `.`, `_` and `~` (RFC 3986, section 2.3), by its bytes.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stays_an_address_and_nothing_else() {
        let link = mailto("jane&bcc=eve?x@acme.example,eve@evil.example", "Grüße & mehr", "one\ntwo?body=three");
        assert_eq!(
            link,
            "mailto:jane%26bcc%3Deve%3Fx@acme.example%2Ceve%40evil.example?subject=Gr%C3%BC%C3%9Fe%20%26%20mehr\
             &body=one%0D%0Atwo%3Fbody%3Dthree"
        );
    }
}
