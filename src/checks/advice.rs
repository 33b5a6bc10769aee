//! What does a finding mean, and what is to be done about it? The one place where an observation becomes advice: pure,
//! message ids and arguments only. The sentences stand in `templates/words/{language}/findings.ftl`.

use super::finding::{Code, Fact, Finding, Outcome};
use crate::procedure::{Action, ManualUsers, Provider};
use crate::words::{Arg, Message, over};

/// What the customer said about their account; advice differs by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// Which provider is selected in Admin Console today.
    pub provider: Option<Provider>,
    /// Whether users were created by hand.
    pub manual_users: Option<ManualUsers>,
    /// Whether the role was assigned to another admin, who then creates the app.
    pub assigned_to_other: bool,
}

/// What kind of thing helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Nothing is to be done.
    None,
    /// Copy a value again.
    Copy,
    /// Change something in Admin Console.
    Console,
    /// Wait, then test again.
    Wait,
    /// Ask somebody else: 8x8 support, another admin, whoever runs this portal.
    Person,
}

impl Remedy {
    /// As pages write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Copy => "copy",
            Self::Console => "console",
            Self::Wait => "wait",
            Self::Person => "person",
        }
    }
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What was found.
    pub title: Message,
    /// What we asked.
    pub asked: Message,
    /// What 8x8 answered.
    pub answered: Message,
    /// What to do; nothing if it is well.
    pub to_do: Option<Message>,
    /// Where to do it, in this order.
    pub actions: Vec<Action>,
    /// What kind of thing it is.
    pub remedy: Remedy,
}

/// Every fact that a message may name. A fact that a finding lacks is said to be `unknown`, which the messages know.
const FACTS: &[&str] = &[
    "all",
    "asked",
    "count",
    "customer",
    "found",
    "host",
    "measure",
    "minutes",
    "missing",
    "newest",
    "odd",
    "owners",
    "products",
    "read",
    "region",
    "regions",
    "retry_at",
    "scim_customer",
    "status",
    "storage_customer",
    "why",
];

/// Puts a finding into words.
pub fn explain(finding: &Finding, situation: &Situation) -> Explanation {
    let (remedy, actions) = match finding.outcome {
        Outcome::Pass | Outcome::Skip => (Remedy::None, &[][..]),
        Outcome::Warn | Outcome::Fail => remedy(finding, *situation),
    };
    let say = |part: &str| message(finding, *situation, part);
    Explanation {
        title: say("title"),
        asked: say("asked"),
        answered: say("answered"),
        to_do: (remedy != Remedy::None).then(|| say("do")),
        actions: actions.to_vec(),
        remedy,
    }
}

fn message(finding: &Finding, situation: Situation, part: &str) -> Message {
    let skip = if is_skipped(finding) { "-skip" } else { "" };
    let mut message = Message::new(format!("finding-{}{skip}-{part}", finding.code.slug()));
    message.args.extend(FACTS.iter().map(|name| ((*name).to_owned(), Arg::from("unknown"))));
    message.args.extend(finding.facts.iter().map(|(name, fact)| (name.clone(), arg(name, fact))));
    message
        .with("provider", situation.provider.map_or("unknown", Provider::as_str))
        .with("in_use", situation.provider.map_or("unknown", |provider| yes(provider.is_in_use())))
        .with("manual", situation.manual_users.map_or("unknown", ManualUsers::as_str))
        .with("assigned_to", if situation.assigned_to_other { "other" } else { "self" })
}

/// Only these can be skipped; they have words of their own for it.
fn is_skipped(finding: &Finding) -> bool {
    let skippable = [Code::StorageProductPresent, Code::ScimRecordingOwnersVisible];
    finding.outcome == Outcome::Skip && skippable.contains(&finding.code)
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

/// Times are said in whole minutes; what is waited for must be over then.
fn arg(name: &str, fact: &Fact) -> Arg {
    match fact {
        Fact::Count(count) => Arg::Number(*count),
        Fact::Time(time) if name == "retry_at" => Arg::Time(over(*time)),
        Fact::Time(time) => Arg::Time(*time),
        Fact::Word(word) => Arg::Text(word.clone()),
    }
}

/// What helps, and where. Nothing here leads to switching SCIM off, changing a provider in use, or deleting.
fn remedy(finding: &Finding, situation: Situation) -> (Remedy, &'static [Action]) {
    match finding.code {
        Code::StorageKeyMalformed => (Remedy::Copy, &[Action::RevealKey, Action::CopyKey]),
        Code::StorageSecretMalformed => (Remedy::Copy, &[Action::RevealKey, Action::CopySecret]),
        Code::StorageValuesSwapped => (Remedy::Copy, &[Action::CopyKey, Action::CopySecret]),
        Code::StorageTokenRejected => (Remedy::Copy, &[Action::RevealKey, Action::CopyKey, Action::CopySecret]),
        Code::StorageProductMissing | Code::StorageProductsExcessive => {
            (Remedy::Console, &[Action::OpenApiKeys, Action::ChooseProducts, Action::SaveApp])
        }
        Code::StorageRoleMissing => (Remedy::Console, role(situation)),
        Code::ScimUrlNot8x8 | Code::ScimUrlMalformed | Code::ScimEndpointNotScim => {
            (Remedy::Copy, &[Action::OpenIdentity, Action::CopyUrl])
        }
        Code::ScimTokenMalformed | Code::ScimTokenRejected => {
            (Remedy::Copy, &[Action::OpenIdentity, Action::CopyToken])
        }
        Code::ScimEndpointNotFound => (Remedy::Console, &[Action::OpenIdentity, Action::SwitchScimOn, Action::CopyUrl]),
        Code::ScimUsersNone | Code::ScimRecordingOwnersMissing => {
            (Remedy::Console, &[Action::OpenAdvanced, Action::AllUsers, Action::SaveProvisioning])
        }
        Code::AccountsDiffer => (Remedy::Copy, &[Action::OpenApiKeys, Action::OpenIdentity, Action::CopyUrl]),
        _ => (elsewhere(finding), &[]),
    }
}

/// Who assigns and who creates the app may be two people; the second only signs in again and makes the app.
fn role(situation: Situation) -> &'static [Action] {
    let own: &[Action] = &[
        Action::OpenAssignments,
        Action::ChooseRole,
        Action::ChooseScope,
        Action::SaveAssignment,
        Action::SignInAgain,
        Action::CreateApp,
    ];
    let other: &[Action] = &[
        Action::OpenAssignments,
        Action::AssignTo,
        Action::ChooseRole,
        Action::ChooseScope,
        Action::SignInAgain,
        Action::CreateApp,
    ];
    if situation.assigned_to_other { other } else { own }
}

/// Where no action of the procedure helps: time does, or a person.
fn elsewhere(finding: &Finding) -> Remedy {
    match finding.code {
        Code::EightByEightUnreachable if is_lasting(finding) => Remedy::Person,
        Code::TestsBudgetSpent
        | Code::StorageRegionUnavailable
        | Code::EightByEightCircuitOpen
        | Code::EightByEightUnreachable
        | Code::EightByEightTimedOut
        | Code::EightByEightRateLimited
        | Code::EightByEightFailed
        | Code::EightByEightUnexpectedAnswer => Remedy::Wait,
        _ => Remedy::Person,
    }
}

/// A private address, or a certificate that is not right: time does not mend that.
fn is_lasting(finding: &Finding) -> bool {
    matches!(finding.facts.get("why"), Some(Fact::Word(why)) if why == "address" || why.starts_with("tls"))
}

/// Whether the same values may pass later without anything being done: then it is worth testing again.
pub fn may_pass_later(finding: &Finding) -> bool {
    let is_well = matches!(finding.outcome, Outcome::Pass | Outcome::Skip);
    let (remedy, _) = remedy(finding, Situation::default());
    !is_well && (remedy == Remedy::Wait || finding.code == Code::StorageProductMissing)
}
