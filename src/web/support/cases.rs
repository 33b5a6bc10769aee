//! `/support`: every case, the one with the newest activity first; by company, by contact, by state, or by the code that the
//! customer reads out. Invitations with which nobody has begun are found too.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use url::form_urlencoded;

use super::session::Staff;
use crate::cases::{Invitation, Listed, Place, Search, State};
use crate::tokens;
use crate::web::error::WebError;
use crate::web::moment::Moment;
use crate::web::page::{Page, html, see_other};
use crate::web::state::App;

/// So many stand on a page.
const PAGE: u16 = 50;
/// So many invitations stand beside them.
const INVITED: u16 = 5;

#[derive(Template)]
#[template(path = "support/cases.html")]
struct Cases {
    page: Page,
    asked: Asked,
    rows: Vec<Row>,
    /// The address of the next page, if there is one.
    next: Option<String>,
    /// A code was asked for that no case has.
    unknown_code: Option<String>,
    /// Invitations that fit, with which nobody has begun: their page, and the company.
    invited: Vec<(String, String)>,
    /// The address of the rehearsals that fit, where only real cases are shown.
    rehearsed: Option<String>,
}

struct Row {
    listed: Listed,
    active: Moment,
}

/// What stands in the address.
#[derive(Default)]
struct Asked {
    q: String,
    state: Option<State>,
    rehearsals: bool,
    after: Option<Place>,
}

impl Asked {
    fn of(query: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "q" => asked.q = value.chars().take(200).collect(),
                "state" => asked.state = State::parse(&value),
                "rehearsals" => asked.rehearsals = value == "on",
                "after" => asked.after = place(&value),
                _ => {}
            }
        }
        asked
    }

    fn is_state(&self, name: &str) -> bool {
        self.state.is_some_and(|state| state.as_str() == name)
    }

    fn search(&self, rehearsals: bool) -> Search {
        Search { typed: self.q.clone(), state: self.state, rehearsals }
    }

    /// The same, from where this page ends.
    fn beyond(&self, last: &Listed) -> String {
        format!("{}&after={}/{}", self.address(self.rehearsals), last.active_at.as_second(), last.id)
    }

    fn address(&self, rehearsals: bool) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", &self.q);
        if let Some(state) = self.state {
            query.append_pair("state", state.as_str());
        }
        if rehearsals {
            query.append_pair("rehearsals", "on");
        }
        format!("/support?{}", query.finish())
    }
}

/// What else fits what was typed: invitations, and whether rehearsals do.
async fn beside(app: &App, asked: &Asked) -> Result<(Vec<(String, String)>, Option<String>), WebError> {
    if asked.rehearsals || asked.after.is_some() {
        return Ok((Vec::new(), None));
    }
    let invitations = app.store.invitations_found(&asked.q, app.clock.now(), INVITED).await?;
    let link = |found: Invitation| (format!("/support/invitations/{}", found.id), found.invited.details.company);
    let has_rehearsals =
        !asked.q.trim().is_empty() && !app.store.list_cases(&asked.search(true), None, 1).await?.is_empty();
    Ok((invitations.into_iter().map(link).collect(), has_rehearsals.then(|| asked.address(true))))
}

fn place(text: &str) -> Option<Place> {
    let (at, id) = text.split_once('/')?;
    Some(Place { at: at.parse().ok()?, id: Some(id).filter(|id| tokens::is_id(id))?.to_owned() })
}

pub(in crate::web) async fn get(
    app: App,
    Staff(member): Staff,
    RawQuery(query): RawQuery,
) -> Result<Response, WebError> {
    let asked = Asked::of(query.as_deref().unwrap_or_default());
    let code = tokens::read_code(&asked.q);
    if let Some(code) = &code
        && let Some(id) = app.store.case_of_code(code).await?
    {
        return Ok(see_other(&format!("/support/cases/{id}")));
    }
    let search = asked.search(asked.rehearsals);
    let mut listed = app.store.list_cases(&search, asked.after.as_ref(), PAGE + 1).await?;
    let is_more = listed.len() > usize::from(PAGE);
    listed.truncate(usize::from(PAGE));
    let next = listed.last().filter(|_| is_more).map(|last| asked.beyond(last));
    let (invited, rehearsed) = beside(&app, &asked).await?;
    let row = |listed: Listed| Row { active: Moment::of(&app, listed.active_at), listed };
    let page = Page::new(&app, "desk-cases-title").at_desk(&member);
    let unknown_code = code.filter(|_| listed.is_empty());
    Ok(html(&Cases {
        page,
        asked,
        rows: listed.into_iter().map(row).collect(),
        next,
        unknown_code,
        invited,
        rehearsed,
    })?)
}
