//! `/support/cases/{id}`: one case. Where the customer is, what they see, what to say, and what happened so far.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use super::hinted::{Hinted, hinted};
use super::invitations::standing_id;
use super::mirror::{self, Mirror, Shown};
use super::play::{self, Play};
use super::session::Staff;
use super::timeline::{self, Line, place};
use super::whereabouts::Whereabouts;
use crate::cases::Case;
use crate::procedure::{STEPS, Step};
use crate::staff::Member;
use crate::web::error::WebError;
use crate::web::moment::Moment;
use crate::web::page::{Page, html};
use crate::web::portal::{Listed, Made};
use crate::web::state::App;

/// So much of what happened stands on the page; an export has all of it.
const SHOWN: u16 = 300;

#[derive(Template)]
#[template(path = "support/case.html")]
pub(super) struct CasePage {
    page: Page,
    case: Case,
    began: Moment,
    /// The page of its invitation, and the message that says how far that is.
    invitation: Option<(String, &'static str)>,
    at_work: Vec<Whereabouts>,
    mirror: Mirror,
    plays: Vec<Play>,
    /// The customer told that their screen looks different, and nobody answered yet: where, and what they see.
    noted: Option<(String, String)>,
    /// What to say on the page on which they are, where nothing else is to be said: the messages' page.
    aid: Option<&'static str>,
    lines: Vec<Line>,
    /// Links for one half, the newest first.
    half_links: Vec<(&'static str, Listed)>,
    /// What a hint can lead to.
    steps: &'static [Step],
    hint: Hint,
    /// What became of the last ones.
    hinted: Vec<Hinted>,
}

/// The form of a hint, as it was typed, and what is wrong with it.
#[derive(Default)]
pub(super) struct Hint {
    pub(super) to: String,
    pub(super) text: String,
    pub(super) problem: Option<String>,
}

impl CasePage {
    /// The newest link of a half.
    fn newest_link(&self, half: &str) -> Option<&Listed> {
        self.half_links.iter().find(|(of, _)| *of == half).map(|(_, link)| link)
    }

    /// Whether a link of a half is there to be withdrawn.
    fn can_withdraw(&self, half: &str) -> bool {
        self.half_links.iter().any(|(of, link)| *of == half && link.works_until.is_some())
    }
}

impl Hint {
    /// Where their screen looks different, or else where the playbook sends them.
    fn towards(plays: &[Play], noted: Option<(&str, &str, &str)>) -> Self {
        if let Some((step, action, _)) = noted {
            let to = if action.is_empty() { step } else { action };
            return Self { to: to.to_owned(), ..Self::default() };
        }
        let anchor = plays.iter().flat_map(|play| &play.finding.links).find_map(|link| link.href.split_once('#'));
        let to = anchor.map(|(_, anchor)| anchor.to_owned()).unwrap_or_default();
        Self { to, ..Self::default() }
    }
}

/// The case of an address.
pub(super) async fn find(app: &App, id: &str) -> Result<Case, WebError> {
    app.store.case(id).await?.ok_or(WebError::NoSuchCase)
}

pub(in crate::web) async fn get(app: App, Staff(member): Staff, Path(id): Path<String>) -> Result<Response, WebError> {
    let case = find(&app, &id).await?;
    Ok(html(&page(&app, &member, case, None).await?)?)
}

/// The page, with the form of a hint as it is.
pub(super) async fn page(app: &App, member: &Member, case: Case, hint: Option<Hint>) -> Result<CasePage, WebError> {
    let events = app.store.last_events(&case.id, SHOWN).await?;
    let at_work = app.store.present(&case.id, app.clock.now()).await?;
    let mut page = Page::new(app, "case-title")
        .at_desk(member)
        .with_errors(hint.as_ref().is_some_and(|hint| hint.problem.is_some()));
    let invitation = app.store.invitation_of_case(&case.id).await?;
    let half_links = app.store.half_links(&case.id).await?;
    let plays = play::plays(app, &case, &events);
    let mirror = mirror::of(app, &case, &at_work).await?;
    let is_made = matches!(mirror.shown, Shown::Package { made: Some(Made::Ready | Made::Opened) });
    let aid = mirror::in_front(&at_work).and_then(|visit| play::aid(visit.page.as_deref()?, is_made));
    let invited = invitation.as_ref().map(|invitation| &invitation.invited.details.company);
    let company =
        case.details.as_ref().map(|details| &details.company).or(invited.filter(|company| !company.is_empty()));
    page.title = company.map_or_else(|| app.words().get("desk-no-company"), String::clone);
    Ok(CasePage {
        page,
        began: Moment::of(app, case.created_at),
        invitation: invitation
            .map(|found| (format!("/support/invitations/{}", found.id), standing_id(found.standing(app.clock.now())))),
        half_links: half_links.iter().map(|link| (link.half.as_str(), Listed::of(app, link))).collect(),
        mirror,
        lines: timeline::lines(app, &case, &events),
        hinted: hinted(app, &events, &at_work),
        at_work: at_work.iter().map(|visit| Whereabouts::of(app, visit)).collect(),
        steps: STEPS,
        hint: hint.unwrap_or_else(|| Hint::towards(&plays, play::noted(&events))),
        aid: aid.filter(|_| plays.is_empty()),
        noted: play::noted(&events).map(|(step, action, text)| (place(app, step, action), text.to_owned())),
        plays,
        case,
    })
}
