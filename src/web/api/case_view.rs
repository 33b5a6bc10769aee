//! What does a program see of a case? Who, how far, and what was issued; never a credential, sealed or not, and no link.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::invitation_view::at;
use super::query::word;
use crate::cases::{self, AssignTo, Issued};
use crate::package::Named;
use crate::procedure::{ManualUsers, Provider};

/// How far a case is.
#[derive(Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CaseState)]
pub(super) enum State {
    /// Nobody has said yet for which company.
    Begun,
    /// Steps are being done.
    Working,
    /// The last test found something that must be mended.
    Stuck,
    /// Both halves work; the package is not made yet.
    Tested,
    /// A package was made.
    Packaged,
    /// Somebody proved to have opened it.
    Opened,
}

impl State {
    fn of(state: cases::State) -> Self {
        match state {
            cases::State::Begun => Self::Begun,
            cases::State::Working => Self::Working,
            cases::State::Stuck => Self::Stuck,
            cases::State::Tested => Self::Tested,
            cases::State::Packaged => Self::Packaged,
            cases::State::Opened => Self::Opened,
        }
    }

    pub(super) fn plain(self) -> Option<cases::State> {
        cases::State::parse(&word(&self)?)
    }
}

/// A case in short.
#[derive(Serialize, ToSchema)]
#[schema(as = CaseSummary)]
pub(super) struct Summary {
    /// Its id.
    #[schema(format = "uuid")]
    id: String,
    /// What the customer reads out on the phone.
    #[schema(examples("K7Q-2MD"))]
    code: String,
    /// How far it is.
    state: State,
    /// The company, once it was said.
    company: Option<String>,
    /// The contact's name, once it was said.
    contact_name: Option<String>,
    /// The contact's mail address, once it was said.
    contact_email: Option<String>,
    /// The group of recipients for whom its packages are; null for those without a group.
    recipient_group: Option<String>,
    /// Whether staff rehearse with it.
    rehearsal: bool,
    /// When it began.
    #[schema(format = DateTime)]
    created_at: String,
    /// When something last happened to it.
    #[schema(format = DateTime)]
    updated_at: String,
    /// When a package was last made.
    #[schema(format = DateTime)]
    completed_at: Option<String>,
}

impl Summary {
    pub(super) fn of(case: &cases::Case) -> Self {
        let details = case.details.clone();
        Self {
            id: case.id.clone(),
            code: case.code.clone(),
            state: State::of(case.state),
            company: details.as_ref().map(|details| details.company.clone()),
            contact_name: details.as_ref().map(|details| details.contact_name.clone()),
            contact_email: details.map(|details| details.contact_email),
            recipient_group: case.recipient_group.clone(),
            rehearsal: case.is_rehearsal,
            created_at: at(case.created_at),
            updated_at: at(case.active_at),
            completed_at: case.completed_at.map(at),
        }
    }
}

/// A step that the customer marked as done in Admin Console.
#[derive(Serialize, ToSchema)]
#[schema(as = DoneStep)]
struct Done {
    /// Which step.
    #[schema(examples("storage-role"))]
    step: String,
    /// When it was last marked.
    #[schema(format = DateTime)]
    at: String,
}

/// Who can open a package.
#[derive(Serialize, ToSchema)]
#[schema(as = Recipient)]
pub(super) struct Reader {
    /// What the operator calls them.
    label: String,
    /// The first 16 hexadecimal digits of the SHA-256 of their age recipient.
    #[schema(examples("3f2a 91bc 77d0 e415"))]
    fingerprint: String,
}

impl Reader {
    pub(super) fn of(named: &Named) -> Self {
        Self { label: named.label.clone(), fingerprint: named.fingerprint.clone() }
    }
}

/// A package, without its file: that only the customer hands over.
#[derive(Serialize, ToSchema)]
#[schema(as = Package)]
pub(super) struct Package {
    /// Its id, which stands in the package too.
    #[schema(format = "uuid")]
    id: String,
    /// 1, 2, … within the case.
    #[schema(minimum = 1)]
    serial: i64,
    /// When it was made.
    #[schema(format = DateTime)]
    created_at: String,
    /// How the file is called when it is downloaded.
    #[schema(examples("gong-8x8-acme-20261124.age"))]
    file_name: String,
    /// SHA-256 of the binary file, in hex.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    sha256: String,
    /// Who can open it.
    recipients: Vec<Reader>,
    /// When somebody proved to have opened it.
    #[schema(format = DateTime)]
    opened_at: Option<String>,
}

impl Package {
    pub(super) fn of(issued: &Issued) -> Self {
        Self {
            id: issued.id.clone(),
            serial: issued.serial,
            created_at: at(issued.created_at),
            file_name: issued.file_name.clone(),
            sha256: issued.sha256.clone(),
            recipients: issued.recipients.iter().map(Reader::of).collect(),
            opened_at: issued.opened_at.map(at),
        }
    }
}

/// A case.
#[derive(Serialize, ToSchema)]
#[schema(as = Case)]
pub(super) struct View {
    #[serde(flatten)]
    summary: Summary,
    /// To whom the role is assigned: `self` or `other`; null until it was said.
    assign_to: Option<String>,
    /// Which provider is selected in Admin Console: `none`, `azure_ad`, `okta` or `other`; null until it was said.
    provider: Option<String>,
    /// Whether users were created by hand: `yes` or `no`; null until it was said.
    manual_users: Option<String>,
    /// The id or the SHA-256 of the package whose credentials it replaces.
    supersedes: Option<String>,
    /// What the customer marked as done.
    done: Vec<Done>,
    /// What was issued, oldest first.
    packages: Vec<Package>,
}

impl View {
    pub(super) fn of(case: &cases::Case, packages: &[Issued]) -> Self {
        let done = case.done.iter().map(|(slug, time)| Done { step: slug.as_str().to_owned(), at: at(*time) });
        Self {
            summary: Summary::of(case),
            assign_to: case.assign_to.map(|to| AssignTo::as_str(to).to_owned()),
            provider: case.provider.map(|provider| Provider::as_str(provider).to_owned()),
            manual_users: case.manual_users.map(|answer| ManualUsers::as_str(answer).to_owned()),
            supersedes: case.replacement.as_ref().map(|replacement| replacement.supersedes.clone()),
            done: done.collect(),
            packages: packages.iter().map(Package::of).collect(),
        }
    }
}

/// A page of cases, those first that have not changed for longest.
#[derive(Serialize, ToSchema)]
#[schema(as = Cases)]
pub(super) struct Summaries {
    /// The cases.
    pub(super) items: Vec<Summary>,
    /// The address of the next page; null on the last.
    #[schema(examples("/api/v1/cases?after=1795521600-01890a5d-ac96-774b-bcce-b302099a8057&limit=50"))]
    pub(super) next: Option<String>,
}
