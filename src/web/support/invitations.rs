//! `/support/invitations`: every invitation, the newest first, by pages.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;

use super::session::Staff;
use crate::cases::{Invitation, Standing};
use crate::tokens;
use crate::web::error::WebError;
use crate::web::moment::Moment;
use crate::web::page::{Page, html};
use crate::web::query;
use crate::web::state::App;

/// So many stand on a page.
const COUNT: u16 = 50;

#[derive(Template)]
#[template(path = "support/invitations.html")]
struct Invitations {
    page: Page,
    rows: Vec<Row>,
    /// The address of the page with older ones.
    older: Option<String>,
    /// This is a page with older ones.
    is_further: bool,
}

/// A line of the list.
struct Row {
    href: String,
    /// Empty once its case was deleted.
    company: String,
    contact: String,
    standing: &'static str,
    by: String,
    expires_at: Moment,
    opens: i64,
    starts: i64,
}

/// The message that says how far an invitation is.
pub(super) const fn standing_id(standing: Standing) -> &'static str {
    match standing {
        Standing::Unopened => "invitation-state-unopened",
        Standing::Opened => "invitation-state-opened",
        Standing::Started => "invitation-state-started",
        Standing::Completed => "invitation-state-completed",
        Standing::Expired => "invitation-state-expired",
        Standing::Revoked => "invitation-state-revoked",
        Standing::Deleted => "invitation-state-deleted",
    }
}

pub(in crate::web) async fn get(
    app: App,
    Staff(member): Staff,
    RawQuery(query): RawQuery,
) -> Result<Response, WebError> {
    // the id after which a page begins; anything else in the address begins at the newest
    let before = query::first(query.as_deref(), "before").filter(|id| tokens::is_id(id));
    let mut found = app.store.invitations(before.as_deref(), COUNT + 1).await?;
    let has_older = found.len() > usize::from(COUNT);
    found.truncate(usize::from(COUNT));
    let last = found.last().filter(|_| has_older);
    let older = last.map(|last| format!("/support/invitations?before={}", last.id));
    Ok(html(&Invitations {
        page: Page::new(&app, "invitations-title").at_desk(&member),
        rows: found.into_iter().map(|invitation| row(&app, invitation)).collect(),
        older,
        is_further: before.is_some(),
    })?)
}

fn row(app: &App, invitation: Invitation) -> Row {
    let standing = standing_id(invitation.standing(app.clock.now()));
    Row {
        href: format!("/support/invitations/{}", invitation.id),
        company: invitation.invited.details.company,
        contact: invitation.invited.details.contact_name,
        standing,
        by: invitation.made_by_name,
        expires_at: Moment::of(app, invitation.expires_at),
        opens: invitation.opens,
        starts: invitation.starts,
    }
}
