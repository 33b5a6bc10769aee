//! What can be told? The closed list of topics. Their names are public: settings, messages and receivers use them.

macro_rules! topics {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What a message is about: its `type`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Topic { $($(#[$doc])* $name,)* }

        impl Topic {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// As messages and settings write it.
            pub const fn as_str(self) -> &'static str { match self { $(Self::$name => $text,)* } }
        }
    };
}

topics! {
    /// A case began.
    CaseStarted = "case.started",
    /// A case is further, or further back, than before.
    CaseStateChanged = "case.state_changed",
    /// A case was deleted: by its customer, by a lead, or because its time was over.
    CaseDeleted = "case.deleted",
    /// A test of credentials ended.
    TestEnded = "test.ended",
    /// A package was made.
    PackageIssued = "package.issued",
    /// Somebody proved to have opened a package.
    ReceiptGiven = "receipt.given",
    /// A colleague handed in one half.
    HalfHandedIn = "half.handed_in",
    /// A visit was ended by its customer, by staff, or by a program that revoked the invitation.
    VisitEnded = "visit.ended",
    /// Somebody, or a scanner of mails, looked at an invitation for the first time.
    InvitationOpened = "invitation.opened",
    /// An invitation was accepted: its case began.
    InvitationAccepted = "invitation.accepted",
    /// Staff, or a program, revoked an invitation.
    InvitationRevoked = "invitation.revoked",
    /// An invitation's time was over before anybody accepted it.
    InvitationExpired = "invitation.expired",
    /// A lead asked for a message, to see whether it arrives. Nobody subscribes to it.
    Test = "webhook.test",
}

impl Topic {
    /// A topic that an endpoint may ask for, by its name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::subscribable().find(|topic| topic.as_str() == text)
    }

    /// What endpoints may ask for.
    pub fn subscribable() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|topic| *topic != Self::Test)
    }
}

#[cfg(test)]
mod tests {
    use super::Topic;

    #[test]
    fn names_have_the_shape_of_the_convention() {
        for topic in Topic::ALL {
            let name = topic.as_str();
            assert!(name.split('.').count() == 2 && name.chars().all(|c| c.is_ascii_lowercase() || "._".contains(c)));
            assert_eq!(Topic::parse(name), Some(*topic).filter(|topic| *topic != Topic::Test));
        }
        assert_eq!(Topic::parse("case.start"), None);
    }
}
