//! What is a step? Its address, its part of the task list, its place in Admin Console and its actions.

use super::Action;

/// The last segment of a step's address, `/steps/{slug}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slug {
    /// Who does this, for which company, and what they accept.
    BeforeYouStart,
    /// The role that may create an app for call recordings.
    StorageRole,
    /// The app whose Key and Secret Gong uses.
    ApiApp,
    /// Key and Secret, entered and tested.
    StorageCredentials,
    /// SCIM switched on, provider chosen, all users visible.
    UserProvisioning,
    /// 8x8 URL and 8x8 API Token, entered and tested.
    ScimCredentials,
    /// Check answers, and the findings across both halves.
    Review,
}

impl Slug {
    /// As it stands in the address.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BeforeYouStart => "before-you-start",
            Self::StorageRole => "storage-role",
            Self::ApiApp => "api-app",
            Self::StorageCredentials => "storage-credentials",
            Self::UserProvisioning => "user-provisioning",
            Self::ScimCredentials => "scim-credentials",
            Self::Review => "review",
        }
    }

    /// The page of the step.
    pub fn path(self) -> String {
        format!("/steps/{}", self.as_str())
    }
}

/// The groups of the task list. The two halves are independent: either may come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Before anything else.
    Start,
    /// Call recordings access: 8x8's Cloud Storage Service.
    Storage,
    /// User directory access: SCIM.
    Scim,
    /// Check and send.
    Finish,
}

impl Part {
    /// All, in the order of the task list.
    pub const ALL: [Self; 4] = [Self::Start, Self::Storage, Self::Scim, Self::Finish];

    /// Message id of its heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Start => "part-start",
            Self::Storage => "part-storage",
            Self::Scim => "part-scim",
            Self::Finish => "part-finish",
        }
    }
}

/// One step: one page, one template, one row of [`super::STEPS`].
#[derive(Debug)]
pub struct Step {
    /// Its address.
    pub slug: Slug,
    /// Where it stands in the task list.
    pub part: Part,
    /// Admin Console's menu path to the screen, in Admin Console's own labels; empty if the step needs no screen.
    pub place: &'static [&'static str],
    /// What is done there, in the order in which Admin Console reveals it.
    pub actions: &'static [Action],
    /// The names of the form's fields.
    pub fields: &'static [&'static str],
}

impl Step {
    /// Its action of this anchor, if it has one.
    pub fn action(&self, anchor: &str) -> Option<Action> {
        self.actions.iter().copied().find(|action| action.anchor() == anchor)
    }

    /// Message id of the page's heading.
    pub fn title(&self) -> String {
        format!("step-{}", self.slug.as_str())
    }
}
