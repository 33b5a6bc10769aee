//! Which steps are there, in which order? The one table of the procedure.

use super::{Action, Part, Slug, Step};

/// Every step, in the order in which *Continue* leads through them.
pub const STEPS: &[Step] = &[
    Step {
        slug: Slug::BeforeYouStart,
        part: Part::Start,
        place: &[],
        actions: &[],
        fields: &["company", "contact_name", "contact_email", "accept"],
    },
    Step {
        slug: Slug::StorageRole,
        part: Part::Storage,
        place: &["Roles & permissions", "Assignments"],
        actions: &[
            Action::OpenAssignments,
            Action::CreateAssignment,
            Action::AssignTo,
            Action::ChooseRole,
            Action::ChooseScope,
            Action::SaveAssignment,
            Action::SignInAgain,
        ],
        fields: &["assign_to", "done"],
    },
    Step {
        slug: Slug::ApiApp,
        part: Part::Storage,
        place: &["Home", "API Keys"],
        actions: &[
            Action::OpenApiKeys,
            Action::CreateApp,
            Action::NameApp,
            Action::ChooseProducts,
            Action::SaveApp,
            Action::SeeApp,
        ],
        fields: &["done"],
    },
    Step {
        slug: Slug::StorageCredentials,
        part: Part::Storage,
        place: &["Home", "API Keys"],
        actions: &[Action::RevealKey, Action::CopyKey, Action::CopySecret],
        fields: &["storage_key", "storage_secret"],
    },
    Step {
        slug: Slug::UserProvisioning,
        part: Part::Scim,
        place: &["Home", "Identity and Security", "User Provisioning Integration (SCIM)"],
        actions: &[
            Action::OpenIdentity,
            Action::SwitchScimOn,
            Action::ChooseProvider,
            Action::OpenAdvanced,
            Action::AllUsers,
            Action::SaveProvisioning,
        ],
        fields: &["scim_provider", "manual_users", "done"],
    },
    Step {
        slug: Slug::ScimCredentials,
        part: Part::Scim,
        place: &["Home", "Identity and Security", "User Provisioning Integration (SCIM)"],
        actions: &[Action::CopyUrl, Action::CopyToken],
        fields: &["scim_url", "scim_token"],
    },
    Step { slug: Slug::Review, part: Part::Finish, place: &[], actions: &[], fields: &[] },
];

/// The step at an address, if there is one.
pub fn step(slug: &str) -> Option<&'static Step> {
    STEPS.iter().find(|step| step.slug.as_str() == slug)
}

/// The step of a page's address, also of the pages below it and of the places on them.
pub fn step_of(address: &str) -> Option<&'static Step> {
    step(address.strip_prefix("/steps/")?.split(['/', '#']).next()?)
}

/// Where *Continue* leads from a step; after the last comes the package.
pub fn next(slug: Slug) -> Option<Slug> {
    let at = STEPS.iter().position(|step| step.slug == slug)?;
    STEPS.get(at + 1).map(|step| step.slug)
}

#[cfg(test)]
mod tests {
    use super::{Action, STEPS};

    #[test]
    fn every_action_stands_in_its_step_and_in_order() {
        let listed: Vec<Action> = STEPS.iter().flat_map(|step| step.actions.iter().copied()).collect();
        assert_eq!(listed, Action::ALL);
        for step in STEPS {
            assert!(step.actions.iter().all(|action| action.slug() == step.slug));
        }
    }
}
