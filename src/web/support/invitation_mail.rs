//! `/support/invitations/{id}/link`: how does a new link reach the customer? By a mail that staff send themselves: a text to
//! copy, or a `mailto:` link. The link is shown for ten minutes, for only the hash of its token is kept. The note for staff is
//! in none of it.

use std::fmt::Write;

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;

use super::invitation::{find, link_path};
use super::session::Staff;
use crate::cases::Invitation;
use crate::secret::Secret;
use crate::staff::Member;
use crate::tokens;
use crate::web::error::WebError;
use crate::web::invitation_acts::link;
use crate::web::page::{Page, html, see_other};
use crate::web::shown;
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
    /// Whoever made it plays the customer.
    is_rehearsal: bool,
    /// The page of the invitation.
    href: String,
}

/// The link that was made a moment ago; without one that works, the page of the invitation says how to make another.
pub(in crate::web) async fn get(
    app: App,
    Staff(member): Staff,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let invitation = find(&app, &id).await?;
    let Some(token) = shown::token(&app, &headers, &link_path(&id)) else {
        return Ok(see_other(&format!("/support/invitations/{id}")));
    };
    let of_token = app.store.invitation_of_token(&tokens::token_hash(token.expose())).await?;
    if of_token.is_some_and(|of_token| of_token.id == id && of_token.standing(app.clock.now()).is_usable()) {
        show(&app, &member, &invitation, &token)
    } else {
        Ok(see_other(&format!("/support/invitations/{id}")))
    }
}

fn show(app: &App, member: &Member, invitation: &Invitation, token: &Secret) -> Result<Response, WebError> {
    let invited = &invitation.invited;
    let link = link(app, token);
    let language = Language::parse(&invited.language).unwrap_or_default();
    let spoken = app.in_language(language);
    let subject = spoken.words().say(&Message::new("invitation-mail-subject"));
    let text = Message::new("invitation-mail-text")
        .with("contact", invited.details.contact_name.as_str())
        .with("link", link.as_str())
        .with("until", invitation.expires_at)
        .with("sender", sender(app, member));
    let text = spoken.words().say(&text);
    Ok(html(&LinkPage {
        page: Page::new(app, "invitation-link-title").at_desk(member),
        company: invited.details.company.clone(),
        language: language.tag(),
        mailto: mailto(&invited.details.contact_email, &subject, &text),
        link,
        subject,
        text,
        is_rehearsal: invited.is_rehearsal,
        href: format!("/support/invitations/{}", invitation.id),
    })?)
}

/// Who writes, and how they are reached.
fn sender(app: &App, member: &Member) -> String {
    let operator = &app.config.operator;
    let lines = [Some(&member.name), operator.name.as_ref(), operator.support.as_ref()];
    lines.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("\n")
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
