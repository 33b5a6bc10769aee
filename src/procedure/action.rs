//! What can an admin be sent back to? Every numbered action of the procedure, by name, with its page and its anchor.

use super::Slug;

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $slug:ident # $anchor:literal,)*) => {
        /// One numbered action in Admin Console. Advice points to these.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Action { $($(#[$doc])* $name,)* }

        impl Action {
            /// All of them, in the order of the procedure.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The step on whose page it stands.
            pub const fn slug(self) -> Slug { match self { $(Self::$name => Slug::$slug,)* } }

            /// Its `id` on that page.
            pub const fn anchor(self) -> &'static str { match self { $(Self::$name => $anchor,)* } }
        }
    };
}

actions! {
    /// Menu, Roles & permissions, Assignments.
    OpenAssignments = StorageRole # "open-assignments",
    /// + Create assignment.
    CreateAssignment = StorageRole # "create-assignment",
    /// Assign to: oneself or another admin.
    AssignTo = StorageRole # "assign-to",
    /// Role: Storage Api.
    ChooseRole = StorageRole # "choose-role",
    /// Scope: Storage Admin.
    ChooseScope = StorageRole # "choose-scope",
    /// Save.
    SaveAssignment = StorageRole # "save-assignment",
    /// Log out and in again, or refresh.
    SignInAgain = StorageRole # "sign-in-again",
    /// Home, API Keys.
    OpenApiKeys = ApiApp # "open-api-keys",
    /// Create App.
    CreateApp = ApiApp # "create-app",
    /// App Details, Name.
    NameApp = ApiApp # "name-app",
    /// API Products: Call recordings & Storage, and no other.
    ChooseProducts = ApiApp # "choose-products",
    /// Save.
    SaveApp = ApiApp # "save-app",
    /// The app stands on the Dashboard.
    SeeApp = ApiApp # "see-app",
    /// The eye at the far right.
    RevealKey = StorageCredentials # "reveal-key",
    /// Copy the Key.
    CopyKey = StorageCredentials # "copy-key",
    /// Copy the Secret.
    CopySecret = StorageCredentials # "copy-secret",
    /// Home, Identity and Security.
    OpenIdentity = UserProvisioning # "open-identity",
    /// The switch of User Provisioning Integration (SCIM): on if it is off, never off.
    SwitchScimOn = UserProvisioning # "switch-scim-on",
    /// Microsoft Azure AD, Okta, Other SCIM Provider.
    ChooseProvider = UserProvisioning # "choose-provider",
    /// Advanced settings.
    OpenAdvanced = UserProvisioning # "open-advanced",
    /// Users that can be retrieved by your identity provider: All users.
    AllUsers = UserProvisioning # "all-users",
    /// Save.
    SaveProvisioning = UserProvisioning # "save-provisioning",
    /// Copy 8x8 URL.
    CopyUrl = ScimCredentials # "copy-url",
    /// Copy 8x8 API Token.
    CopyToken = ScimCredentials # "copy-token",
}

impl Action {
    /// The address to link to: page and anchor.
    pub fn href(self) -> String {
        format!("{}#{}", self.slug().path(), self.anchor())
    }

    /// Its number in its step's list, from 1.
    pub fn number(self) -> usize {
        1 + Self::ALL.iter().take_while(|other| **other != self).filter(|other| other.slug() == self.slug()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::Action;

    #[test]
    fn actions_are_numbered_within_their_step() {
        assert_eq!(Action::OpenAssignments.number(), 1);
        assert_eq!(Action::ChooseProducts.number(), 4);
        assert_eq!(Action::AllUsers.href(), "/steps/user-provisioning#all-users");
    }
}
