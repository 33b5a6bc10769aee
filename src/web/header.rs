//! What stands on top of a visit's page? Company, code and time left; what was told to support, and what the customer is told.

use super::ending::Ending;
use super::findings::Link;
use super::moment::Moment;
use super::session::Current;
use super::state::App;
use crate::cases::{Event, Half, News, Note};
use crate::procedure::{self, Action, Slug};
use crate::words::Message;

/// What the top of a visit's page shows.
pub(super) struct Header {
    pub(super) company: Option<String>,
    pub(super) code: String,
    /// Staff rehearse.
    pub(super) is_rehearsal: bool,
    /// The one half that it does; nothing for the whole case.
    pub(super) half: Option<Half>,
    /// The whole address of the link by which this browser can come back: the return link, or that for the one half.
    pub(super) return_link: String,
    pub(super) ending: Ending,
    /// What was told to support, on whichever step.
    pub(super) notes: Vec<NoteView>,
    /// What support or a colleague tells them, the newest first.
    pub(super) news: Vec<NewsView>,
}

/// Something that the customer is told.
pub(super) struct NewsView {
    pub(super) id: String,
    /// "Ada from support:"
    pub(super) from: String,
    pub(super) text: String,
    pub(super) link: Option<Link>,
    pub(super) at: Moment,
    /// They went there, or a newer one stands above it.
    pub(super) is_folded: bool,
}

/// A note to support, as its page lists it.
pub(super) struct NoteView {
    pub(super) step: Slug,
    pub(super) at_action: Option<Action>,
    /// "Create App", or nothing for the step as a whole.
    pub(super) action: Option<String>,
    pub(super) text: String,
    pub(super) at: Moment,
}

/// A note to support, as it stands in its form: what was typed, unless it may not be shown again, and what is wrong with it.
#[derive(Default)]
pub(super) struct Telling {
    pub(super) action: Option<Action>,
    pub(super) note: String,
    pub(super) action_problem: Option<String>,
    pub(super) note_problem: Option<String>,
}

impl Header {
    pub(super) fn of(app: &App, current: &Current) -> Self {
        let case = &current.case;
        Self {
            company: case.details.as_ref().map(|details| details.company.clone()),
            code: case.code.clone(),
            is_rehearsal: case.is_rehearsal,
            half: current.half(),
            return_link: format!("{}{}", app.shared().cookies.portal(), current.return_path()),
            ending: Ending::of(app, &current.visit, app.clock.now()),
            notes: case.notes.iter().map(|note| NoteView::of(app, note)).collect(),
            news: told(app, current),
        }
    }
}

impl Header {
    /// Whether something that they are told stands open.
    pub(super) fn has_open_news(&self) -> bool {
        self.news.first().is_some_and(|news| !news.is_folded)
    }
}

/// What a visit is told, the newest first; the newest that was not followed stands open.
fn told(app: &App, current: &Current) -> Vec<NewsView> {
    let half = current.half();
    let is_open = |news: &&News| is_for(half, &news.event) && !news.closed_by.contains(&half);
    let news = current.case.news.iter().rev().filter(is_open);
    let mut told: Vec<NewsView> = news.filter_map(|news| NewsView::of(app, news)).collect();
    let first = told.iter().position(|news| !news.is_folded);
    for (at, news) in told.iter_mut().enumerate() {
        news.is_folded = Some(at) != first;
    }
    told.sort_by_key(|news| news.is_folded);
    told
}

/// Whether a visit is told of this, of the whole case or of one half: whoever does one half alone, of what support says about it, or of words alone.
pub(super) fn is_for(half: Option<Half>, event: &Event) -> bool {
    match (half, event) {
        (None, _) | (Some(_), Event::HintSent { href: None, .. }) => true,
        (Some(half), Event::HintSent { href: Some(href), .. }) => {
            procedure::step_of(href).is_some_and(|step| step.part == half.part())
        }
        _ => false,
    }
}

impl NoteView {
    fn of(app: &App, note: &Note) -> Self {
        let action = note.action.map(|action| app.words().get(&format!("action-{}", action.anchor())));
        Self { step: note.step, at_action: note.action, action, text: note.text.clone(), at: Moment::of(app, note.at) }
    }
}

impl NewsView {
    fn of(app: &App, news: &News) -> Option<Self> {
        let (from, text, href) = match &news.event {
            Event::HintSent { by, href, text } => {
                (Message::new("news-from").with("name", by.as_str()), text.clone(), href.clone())
            }
            Event::HalfHandedIn { half } => {
                let title = procedure::step(half.slug().as_str()).map_or("part-start", |step| step.part.title());
                let from = Message::new("news-handed-in").with("half", app.words().get(title));
                (from, String::new(), Some("/overview".to_owned()))
            }
            _ => return None,
        };
        let link = href.map(|href| Link { text: app.words().say(&way_to(app, &href)), href });
        let (id, at) = (news.id.clone(), Moment::of(app, news.at));
        Some(Self { id, from: app.words().say(&from), text, link, at, is_folded: news.is_followed })
    }
}

/// "Go to Create the API app, Choose the product"
fn way_to(app: &App, href: &str) -> Message {
    let Some(step) = procedure::step_of(href) else {
        return Message::new(if href == "/package" { "news-go-package" } else { "way-overview" });
    };
    let (_, anchor) = href.split_once('#').unwrap_or((href, ""));
    let mut place = app.words().get(&step.title());
    if let Some(action) = step.action(anchor) {
        place = format!("{place}, {}", app.words().get(&format!("action-{}", action.anchor())));
    }
    Message::new("news-go").with("where", place)
}
