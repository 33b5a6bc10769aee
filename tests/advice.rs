//! Does every finding have words, and does every symptom lead to the right step? The words are checked as they are said.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;
use std::sync::OnceLock;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use gong_onboarding::checks::finding::{Code, Fact, Finding, Outcome};
use gong_onboarding::checks::{Explanation, Remedy, Situation, explain};
use gong_onboarding::procedure::{Action, ManualUsers, Provider, Removed};
use gong_onboarding::words::{Arg, Language, Message, Words};
use jiff::Timestamp;

/// Every word that checks give for a reason, and one that they do not.
const WHY: &[&str] = &[
    "empty",
    "bullets",
    "json",
    "curl",
    "too-long",
    "control",
    "non-ascii",
    "characters",
    "not-a-url",
    "http",
    "port",
    "query",
    "path",
    "host",
    "web-page",
    "dns",
    "address",
    "refused",
    "tls",
    "broken",
    "timed-out",
    "rate-limited",
    "failed",
    "redirect",
    "not-http",
    "not-json",
    "html",
    "wrong-shape",
    "too-large",
    "status",
    "circuit-open",
    "unsendable",
    "test",
    "untested",
    "no-customer",
    "no-owners",
    "users-unread",
    "news",
];

fn at() -> Timestamp {
    "2026-11-24T08:00:00Z".parse().unwrap()
}

fn situations() -> Vec<Situation> {
    let providers = Provider::ALL.map(Some).into_iter().chain([None]);
    let manual = [None, Some(ManualUsers::Yes), Some(ManualUsers::No)];
    let mut all = Vec::new();
    for provider in providers {
        for manual_users in manual {
            for assigned_to_other in [false, true] {
                all.push(Situation { provider, manual_users, assigned_to_other });
            }
        }
    }
    all
}

/// A finding with no facts, and with all facts in several forms.
fn variants(code: Code) -> Vec<Finding> {
    let bare = [Finding::new(code, at()), Finding::skipped(code, at())];
    let mut all = bare.to_vec();
    for finding in bare {
        for (number, why) in WHY.iter().enumerate() {
            let mut full = finding.clone().with("why", Fact::word(why)).with("newest", at()).with("retry_at", at());
            for count in ["count", "minutes", "owners", "found", "missing", "read"] {
                full = full.with(count, number % 3);
            }
            for word in ["products", "regions", "region", "customer", "storage_customer", "scim_customer", "host"] {
                full = full.with(word, Fact::word("abc"));
            }
            let asked = ["token", "regions", "recordings", "users"].into_iter().cycle().nth(number).unwrap();
            full = full.with("asked", Fact::word(asked));
            all.push(full.with("status", [401_u16, 403, 500].into_iter().cycle().nth(number).unwrap()));
        }
    }
    all
}

/// The messages as a user of fluent would say them, with every error that it knows of.
struct Strict(FluentBundle<FluentResource>, Words);

impl Strict {
    fn new() -> Self {
        Self::of(Language::English)
    }

    fn of(language: Language) -> Self {
        let mut bundle = FluentBundle::new(vec![language.tag().parse().unwrap()]);
        bundle.set_use_isolating(false);
        let file = format!("{}/templates/words/{}/findings.ftl", env!("CARGO_MANIFEST_DIR"), language.tag());
        let text = std::fs::read_to_string(file).unwrap();
        bundle.add_resource(FluentResource::try_new(text).unwrap()).unwrap();
        Self(bundle, Words::load(language).unwrap())
    }

    fn say(&self, message: &Message) -> String {
        let pattern = self.0.get_message(&message.id).and_then(|found| found.value());
        assert!(pattern.is_some(), "{} is missing", message.id);
        let pattern = pattern.unwrap();
        let mut args = FluentArgs::new();
        for (name, arg) in &message.args {
            args.set(
                name.clone(),
                match arg {
                    Arg::Number(number) => FluentValue::from(*number),
                    Arg::Text(text) => FluentValue::from(text.clone()),
                    Arg::Time(time) => FluentValue::from(self.1.time(*time)),
                },
            );
        }
        let mut errors = Vec::new();
        let said = self.0.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        assert!(errors.is_empty(), "{}: {errors:?}", message.id);
        said
    }

    fn parts(&self, explanation: &Explanation) -> Vec<String> {
        let Explanation { title, asked, answered, to_do, .. } = explanation;
        [Some(title), Some(asked), Some(answered), to_do.as_ref()].into_iter().flatten().map(|m| self.say(m)).collect()
    }
}

/// Everything that is ever said in each language, once.
fn everything() -> &'static [(Language, BTreeSet<String>)] {
    static SAID: OnceLock<Vec<(Language, BTreeSet<String>)>> = OnceLock::new();
    SAID.get_or_init(|| Language::ALL.map(|language| (language, said_in(language))).into())
}

fn said_in(language: Language) -> BTreeSet<String> {
    let strict = Strict::of(language);
    let mut said = BTreeSet::new();
    for code in Code::ALL {
        for finding in variants(*code) {
            for situation in situations() {
                said.extend(strict.parts(&explain(&finding, &situation)));
            }
        }
    }
    said
}

#[test]
fn every_finding_can_be_said_in_every_situation() {
    for text in everything().iter().flat_map(|(_, said)| said) {
        assert!(!text.trim().is_empty() && !text.contains(['{', '}', '\n']), "{text}");
        assert!(text.matches("**").count() % 2 == 0, "{text}");
        assert!(
            !text.contains("unknown") && !text.contains("  ") && !text.contains(" ,") && !text.contains(".."),
            "{text}"
        );
    }
}

/// What no advice says, in lower case.
const fn forbidden(language: Language) -> &'static [&'static str] {
    match language {
        Language::English | Language::Pseudo => FORBIDDEN_IN_ENGLISH,
        Language::German => FORBIDDEN_IN_GERMAN,
    }
}

const FORBIDDEN_IN_ENGLISH: &[&str] = &[
    "!",
    "something went wrong",
    "off and on",
    "switch it off",
    "switching off",
    "switch off",
    "turn it off",
    "turn off",
    "disable",
    "delete",
    "remove the app",
    "change the provider",
    "other provider",
    "please",
    "oops",
];

const FORBIDDEN_IN_GERMAN: &[&str] = &[
    "!",
    "ist schiefgelaufen",
    "schalten sie",
    "ausschalten",
    "ausgeschaltet",
    "auszuschalten",
    "abschalten",
    "abgeschaltet",
    "abstellen",
    "aus und wieder",
    "aus- und wieder",
    "aus- und ein",
    "deaktivier",
    "lösch",
    "entfern",
    "zurücksetzen",
    "setzen sie",
    "wechseln",
    "anderen anbieter",
    "anbieter ändern",
    "ändern sie",
    "bitte",
    "leider",
    "hoppla",
];

#[test]
fn nothing_harmful_or_empty_is_ever_advised() {
    for (language, said) in everything() {
        for text in said {
            let lower = text.to_lowercase();
            for phrase in forbidden(*language) {
                assert!(!lower.contains(phrase), "{phrase}: {text}");
            }
        }
    }
}

#[test]
fn whatever_is_not_well_says_what_to_do_and_where() {
    for code in Code::ALL {
        for finding in variants(*code) {
            for situation in situations() {
                let explanation = explain(&finding, &situation);
                let Explanation { to_do, actions, remedy, .. } = explanation;
                let is_well = matches!(finding.outcome, Outcome::Pass | Outcome::Skip);
                assert_eq!((to_do.is_none(), remedy == Remedy::None), (is_well, is_well), "{code:?}");
                let elsewhere = matches!(remedy, Remedy::None | Remedy::Wait | Remedy::Person);
                assert_eq!(actions.is_empty(), elsewhere, "{code:?}");
            }
        }
    }
}

#[test]
fn the_programs_own_words_have_them_all() {
    for words in Language::ALL.map(|language| Words::load(language).unwrap()) {
        for code in Code::ALL {
            for part in ["title", "asked", "answered"] {
                assert!(words.has(&format!("finding-{}-{part}", code.slug())), "{code:?} {part}");
            }
        }
        for removed in [Removed::Blanks, Removed::LineBreaks, Removed::Quotes, Removed::ZeroWidth, Removed::Bearer] {
            assert!(words.has(removed.message_id()));
        }
    }
}

/// "From symptom to step" of the facts on 8x8: a finding, a word of its facts, what helps, where it sends the admin,
/// and what the advice says.
#[test]
fn from_symptom_to_step() {
    let role = [
        Action::OpenAssignments,
        Action::ChooseRole,
        Action::ChooseScope,
        Action::SaveAssignment,
        Action::SignInAgain,
        Action::CreateApp,
    ];
    let all_users = [Action::OpenAdvanced, Action::AllUsers, Action::SaveProvisioning];
    let products = [Action::OpenApiKeys, Action::ChooseProducts, Action::SaveApp];
    let url = [Action::OpenIdentity, Action::CopyUrl];
    for (code, why, remedy, actions, says) in [
        (
            Code::StorageTokenRejected,
            "",
            Remedy::Copy,
            &[Action::RevealKey, Action::CopyKey, Action::CopySecret][..],
            "**Key** and **Secret** again",
        ),
        (Code::StorageProductMissing, "", Remedy::Console, &products, "a few minutes"),
        (Code::StorageRoleMissing, "", Remedy::Console, &role, "log out and in again"),
        (Code::StorageRegionsNone, "", Remedy::Person, &[], "8x8 support"),
        (Code::StorageRecordingsContactCenterOnly, "", Remedy::Person, &[], "continue"),
        (Code::StorageRecordingsNone, "", Remedy::Person, &[], "continue"),
        (Code::ScimUrlNot8x8, "host", Remedy::Copy, &url, "**8x8 URL**"),
        (Code::ScimUrlNot8x8, "web-page", Remedy::Copy, &url, "address bar"),
        (Code::ScimUrlMalformed, "http", Remedy::Copy, &url, "**8x8 URL**"),
        (
            Code::ScimTokenRejected,
            "",
            Remedy::Copy,
            &[Action::OpenIdentity, Action::CopyToken],
            "**8x8 API Token** again",
        ),
        (
            Code::ScimEndpointNotFound,
            "",
            Remedy::Console,
            &[Action::OpenIdentity, Action::SwitchScimOn, Action::CopyUrl],
            "is switched on",
        ),
        (Code::ScimEndpointNotScim, "html", Remedy::Copy, &url, "**8x8 URL**"),
        (Code::ScimUsersNone, "", Remedy::Console, &all_users, "**All users**"),
        (Code::ScimRecordingOwnersMissing, "", Remedy::Console, &all_users, "**All users**"),
        (Code::StorageProductsExcessive, "", Remedy::Console, &products, "keep only **Call recordings & Storage**"),
        (
            Code::AccountsDiffer,
            "",
            Remedy::Copy,
            &[Action::OpenApiKeys, Action::OpenIdentity, Action::CopyUrl],
            "in the same one",
        ),
        (Code::ScimUsersWithoutEmail, "", Remedy::Person, &[], "e-mail addresses"),
        (Code::EightByEightRateLimited, "", Remedy::Wait, &[], "Wait"),
        (Code::EightByEightFailed, "", Remedy::Wait, &[], "Test again"),
        (Code::EightByEightTimedOut, "", Remedy::Wait, &[], "Test again"),
        (Code::EightByEightUnexpectedAnswer, "html", Remedy::Wait, &[], "Test again"),
        (Code::EightByEightUnreachable, "dns", Remedy::Wait, &[], "Test again"),
        (Code::EightByEightUnreachable, "tls", Remedy::Person, &[], "whoever runs this portal"),
    ] {
        let finding = Finding::new(code, at()).with("why", Fact::word(why));
        let situation = Situation { provider: Some(Provider::None), ..Situation::default() };
        let explanation = explain(&finding, &situation);
        assert_eq!((explanation.remedy, explanation.actions.as_slice()), (remedy, actions), "{code:?}");
        let said = Strict::new().say(&explanation.to_do.unwrap());
        assert!(said.contains(says), "{code:?}: {said}");
    }
}

#[test]
fn facts_stand_in_the_words() {
    let strict = Strict::new();
    let until = Finding::new(Code::EightByEightRateLimited, at()).with("retry_at", at());
    let until = explain(&until, &Situation::default()).to_do.unwrap();
    assert_eq!(strict.say(&until), "Wait until 24 Nov 2026, 08:00 UTC, then test again.");
    let german = Strict::of(Language::German);
    assert_eq!(german.say(&until), "Warten Sie bis 24.11.2026, 08:00 UTC, und testen Sie dann noch einmal.");
    let found = Finding::new(Code::StorageRecordingsFound, at()).with("count", 3_u64).with("newest", at());
    let said = strict.say(&explain(&found, &Situation::default()).answered);
    assert_eq!(said, "8x8 listed 3 call recordings. The newest was made on 24 Nov 2026, 08:00 UTC.");
    let said = german.say(&explain(&found, &Situation::default()).answered);
    assert_eq!(said, "8x8 hat 3 Anrufaufzeichnungen aufgeführt. Die neueste entstand am 24.11.2026, 08:00 UTC.");
    let some = Finding::new(Code::ScimUsersVisible, at()).with("count", 350_u64).with("read", 100_u64);
    let some = explain(&some.with("all", Fact::word("no")).with("missing", 0_u64), &Situation::default());
    let said = (strict.say(&some.title), strict.say(&some.answered));
    assert_eq!(said.0, "100 users were read");
    assert!(said.1.ends_with("there are 350. Each of those that we read has a usable e-mail address."), "{}", said.1);
    let odd = Finding::new(Code::StorageRegionsFound, at()).with("regions", Fact::word("uk")).with("odd", 2_u64);
    let said = strict.say(&explain(&odd, &Situation::default()).answered);
    assert!(said.contains("2 names that no region can have"), "{said}");
    for failed in [
        Code::EightByEightFailed,
        Code::EightByEightUnreachable,
        Code::EightByEightTimedOut,
        Code::EightByEightUnexpectedAnswer,
    ] {
        let said = strict.say(&explain(&Finding::new(failed, at()), &Situation::default()).answered);
        assert!(said.contains("nothing about your values"), "{said}");
    }
}

#[test]
fn a_directory_in_use_is_never_disturbed() {
    let strict = Strict::new();
    for provider in [Provider::AzureAd, Provider::Okta, Provider::Other] {
        let situation = Situation { provider: Some(provider), ..Situation::default() };
        let advice = |code| strict.say(&explain(&Finding::new(code, at()), &situation).to_do.unwrap());
        for code in [Code::ScimUsersNone, Code::ScimRecordingOwnersMissing] {
            let said = advice(code);
            assert!(said.contains("take control") && said.contains("Keep the provider"), "{said}");
        }
        assert!(advice(Code::ScimTokenRejected).contains("Leave the provider and the switch as they are"));
        assert!(advice(Code::ScimEndpointNotFound).contains("Leave the selected provider as it is"));
    }
    let german = Strict::of(Language::German);
    for provider in [Provider::AzureAd, Provider::Okta, Provider::Other] {
        let situation = Situation { provider: Some(provider), ..Situation::default() };
        let advice = |code| german.say(&explain(&Finding::new(code, at()), &situation).to_do.unwrap());
        for code in [Code::ScimUsersNone, Code::ScimRecordingOwnersMissing] {
            let said = advice(code);
            assert!(
                said.contains("Profile übernehmen") && said.contains("Behalten Sie den ausgewählten Anbieter bei"),
                "{said}"
            );
        }
        assert!(advice(Code::ScimTokenRejected).contains("Lassen Sie den Anbieter und den Schalter, wie sie sind"));
        assert!(advice(Code::ScimEndpointNotFound).contains("Lassen Sie den ausgewählten Anbieter, wie er ist"));
    }
    let other = Situation { assigned_to_other: true, ..Situation::default() };
    let said = strict.say(&explain(&Finding::new(Code::StorageRoleMissing, at()), &other).to_do.unwrap());
    assert!(said.contains("That admin then logs out and in again"), "{said}");
}
