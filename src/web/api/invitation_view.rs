//! What does a program see of an invitation? All of it but its link, which only the answer that makes one holds.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::cases::{Invitation, Standing};
use crate::words::Language;

/// A time, in whole seconds (RFC 3339).
pub(super) fn at(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// How far an invitation is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = InvitationState)]
pub(super) enum State {
    /// Nobody has looked at its link.
    Unopened,
    /// Somebody has looked at its link, and pressed nothing.
    Opened,
    /// A case has begun.
    Started,
    /// The case has its package: the link has done its work.
    Completed,
    /// Its time is over.
    Expired,
    /// It was closed.
    Revoked,
    /// The case that it led to was deleted.
    Deleted,
}

impl From<Standing> for State {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Unopened => Self::Unopened,
            Standing::Opened => Self::Opened,
            Standing::Started => Self::Started,
            Standing::Completed => Self::Completed,
            Standing::Expired => Self::Expired,
            Standing::Revoked => Self::Revoked,
            Standing::Deleted => Self::Deleted,
        }
    }
}

/// In which language the customer is addressed.
#[derive(Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Language)]
pub(super) enum Tongue {
    /// English.
    En,
    /// German.
    De,
}

impl Tongue {
    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::En => Language::English.tag(),
            Self::De => Language::German.tag(),
        }
    }

    fn of(tag: &str) -> Self {
        if tag == Language::German.tag() { Self::De } else { Self::En }
    }
}

/// An invitation, without its link.
#[derive(Serialize, ToSchema)]
#[schema(as = Invitation)]
pub(super) struct View {
    /// Its id.
    #[schema(format = "uuid")]
    id: String,
    /// How far it is.
    state: State,
    /// The company; empty once its case was deleted, like the contact and the note.
    company: String,
    /// The contact's name.
    contact_name: String,
    /// The contact's mail address.
    contact_email: String,
    /// In which language they are addressed.
    language: Tongue,
    /// For the support desk alone; may be empty.
    note: String,
    /// The group of recipients for whom its packages are; null for those without a group.
    recipient_group: Option<String>,
    /// Whether staff rehearse with it.
    rehearsal: bool,
    /// Who made it: a member of staff, or a token.
    made_by: String,
    /// When it was made.
    #[schema(format = DateTime)]
    created_at: String,
    /// From then on its link opens nothing.
    #[schema(format = DateTime)]
    expires_at: String,
    /// When it was revoked.
    #[schema(format = DateTime)]
    revoked_at: Option<String>,
    /// When a package of its case was last made.
    #[schema(format = DateTime)]
    completed_at: Option<String>,
    /// How often its page was looked at.
    #[schema(minimum = 0)]
    opens: i64,
    /// How often its button was pressed.
    #[schema(minimum = 0)]
    starts: i64,
    /// The case that it led to.
    #[schema(format = "uuid")]
    case_id: Option<String>,
    /// The spoken code of that case.
    #[schema(examples("K7Q-2MD"))]
    case_code: Option<String>,
}

impl View {
    pub(super) fn of(invitation: Invitation, now: Timestamp) -> Self {
        let state = invitation.standing(now).into();
        let (invited, details) = (&invitation.invited, invitation.invited.details.clone());
        Self {
            state,
            company: details.company,
            contact_name: details.contact_name,
            contact_email: details.contact_email,
            language: Tongue::of(&invited.language),
            note: invited.note.clone(),
            recipient_group: invited.recipient_group.clone(),
            rehearsal: invited.is_rehearsal,
            created_at: at(invitation.created_at),
            expires_at: at(invitation.expires_at),
            revoked_at: invitation.revoked_at.map(at),
            completed_at: invitation.completed_at.map(at),
            id: invitation.id,
            made_by: invitation.made_by_name,
            opens: invitation.opens,
            starts: invitation.starts,
            case_id: invitation.case_id,
            case_code: invitation.case_code,
        }
    }
}

/// An invitation with its link, which no other answer holds.
#[derive(Serialize, ToSchema)]
#[schema(as = InvitationWithLink)]
pub(super) struct WithLink {
    /// What the customer opens. Keep it as a secret: whoever has it can begin the case.
    #[schema(format = "uri", examples("https://connect.example.com/i/bG9vayBhdCB0aGlzIGxpbms"))]
    pub(super) link: String,
    /// What it belongs to.
    pub(super) invitation: View,
}

/// A page of invitations, the newest first.
#[derive(Serialize, ToSchema)]
#[schema(as = Invitations)]
pub(super) struct Views {
    /// The invitations.
    pub(super) items: Vec<View>,
    /// The address of the page with older ones; null on the last.
    #[schema(examples("/api/v1/invitations?after=01890a5d-ac96-774b-bcce-b302099a8057&limit=50"))]
    pub(super) next: Option<String>,
}
