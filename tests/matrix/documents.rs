//! Do the documents say what the table and the words say? `docs/diagnosis.md` is written from the table and
//! `docs/playbook.md` from the words of the playbook; with `UPDATE_DOCUMENTS=1` this test writes them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use gong_onboarding::checks::finding::{Code, Fact, Finding};
use gong_onboarding::checks::{Situation, explain};
use gong_onboarding::procedure::{Action, step};
use gong_onboarding::words::{Message, Words};
use jiff::Timestamp;

use super::table::{Fault, is_judged, play, table};

const DIAGNOSIS: &str = "# Diagnosis\n\n\
    What the portal finds when something is wrong, what causes it, and where it is mended. Written from \
    [diagnosis.toml](diagnosis.toml) by the tests, which bring about every cause.\n\n\
    Each heading is what the page says. Below it stands what to do, where in the procedure that is, and what 8x8 \
    answered in which case.\n";

const PLAYBOOK: &str = "# Playbook for support\n\n\
    The customer reads a heading from the page; here is what to say, what to ask, and whom to turn to. Never ask for a \
    Key, a Secret, a URL or a token: the findings are enough. Written from [diagnosis.toml](diagnosis.toml) by the \
    tests; [diagnosis.md](diagnosis.md) has the causes of each finding.\n";

struct Writer(Words);

impl Writer {
    fn say(&self, message: &Message) -> String {
        self.0.say(message)
    }

    /// The faults that give a finding, by what is to be done about them.
    fn section(&self, code: Code, faults: &[&Fault]) -> String {
        let mut text = String::new();
        let mut by_remedy: BTreeMap<String, Vec<&Fault>> = BTreeMap::new();
        for fault in faults {
            by_remedy.entry(self.remedy(code, fault)).or_default().push(fault);
        }
        let _ = write!(text, "\n### {}\n\n`{}`\n", self.title(code), code.as_str());
        for (remedy, faults) in by_remedy {
            let mut by_answer: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
            for fault in faults {
                by_answer.entry(&fault.answered).or_default().push(&fault.wrong);
            }
            let _ = write!(text, "\n{remedy}\n\n");
            for (answered, causes) in by_answer {
                let _ = writeln!(text, "- The page says “{answered}” when:");
                for cause in causes {
                    let _ = writeln!(text, "  - {cause}.");
                }
            }
        }
        text
    }

    fn title(&self, code: Code) -> String {
        self.say(&explain(&Finding::new(code, Timestamp::UNIX_EPOCH), &Situation::default()).title)
    }

    fn remedy(&self, code: Code, fault: &Fault) -> String {
        let kind = match fault.remedy.as_str() {
            "none" => return "Nothing has to be done: it works all the same.".to_owned(),
            "copy" => "Copy again.",
            "console" => "Change it in Admin Console.",
            "wait" => "Wait.",
            _ => "Ask somebody else.",
        };
        let mut text = format!("**{kind}** {}", self.to_do(code, fault));
        if !fault.actions.is_empty() {
            let _ = write!(text, "\n\nWhere: {}.", self.places(&fault.actions));
        }
        text
    }

    /// What to do, said of the facts on which it depends.
    fn to_do(&self, code: Code, fault: &Fault) -> String {
        let finding = Finding::new(code, Timestamp::UNIX_EPOCH);
        let whys = ["address", "tls-expired", "tls-name", "tls-untrusted", "tls"];
        let of = |finding: &Finding| explain(finding, &Situation::default());
        let same = |finding: &Finding| self.say(&of(finding).answered) == fault.answered;
        let host = if fault.answered.contains("platform.8x8.com") { "platform.8x8.com" } else { "api.8x8.com" };
        let told = whys.map(|why| finding.clone().with("why", Fact::word(why)).with("host", Fact::word(host)));
        let denied = finding.clone().with("why", Fact::word("status")).with("status", 401_u16);
        let finding = told.into_iter().chain([denied]).find(same).unwrap_or(finding);
        of(&finding).to_do.map(|message| self.say(&message)).unwrap_or_default()
    }

    /// "Create the API app: Open API Keys, Choose the product; …"
    fn places(&self, anchors: &[String]) -> String {
        let mut steps: Vec<(String, Vec<String>)> = Vec::new();
        for anchor in anchors {
            let action = Action::ALL.iter().find(|action| action.anchor() == anchor).unwrap();
            let title = self.0.get(&step(action.slug().as_str()).unwrap().title());
            let name = format!("{}. {}", action.number(), self.0.get(&format!("action-{anchor}")));
            match steps.last_mut() {
                Some((last, names)) if *last == title => names.push(name),
                _ => steps.push((title, vec![name])),
            }
        }
        let said = steps.into_iter().map(|(title, names)| format!("{title} ({})", names.join(", ")));
        said.collect::<Vec<_>>().join("; then ")
    }

    fn diagnosis(&self) -> String {
        let mut text = DIAGNOSIS.to_owned();
        for (heading, begins) in [
            ("Call recordings", "storage."),
            ("User directory", "scim."),
            ("Both together", "accounts."),
            ("8x8, the network and this portal", ""),
        ] {
            let _ = write!(text, "\n## {heading}\n");
            let is_here = |code: &&Code| match begins {
                "" => ["tests.", "eight_by_eight."].iter().any(|own| code.as_str().starts_with(own)),
                begins => code.as_str().starts_with(begins),
            };
            for code in Code::ALL.iter().filter(is_here) {
                let faults: Vec<&Fault> =
                    table().faults.iter().filter(|fault| fault.finding == code.as_str()).collect();
                if !faults.is_empty() {
                    text.push_str(&self.section(*code, &faults));
                }
            }
        }
        text
    }

    fn playbook(&self) -> String {
        let mut text = PLAYBOOK.to_owned();
        for code in Code::ALL.iter().filter(|code| is_judged(**code)) {
            let [ask, escalate] = play(*code).map(|id| self.0.get(&id));
            let finding = explain(&Finding::new(*code, Timestamp::UNIX_EPOCH), &Situation::default());
            let say = finding.to_do.map(|message| self.say(&message)).unwrap_or_default();
            let _ = write!(text, "\n## {}\n\n`{}`\n\n", self.title(*code), code.as_str());
            let _ = write!(text, "- **Say:** {say}\n- **Ask:** {ask}\n- **If that does not help:** {escalate}\n");
        }
        text
    }
}

#[test]
fn documents_are_written_from_the_table() {
    let writer = Writer(Words::english().unwrap());
    for (name, text) in [("diagnosis.md", writer.diagnosis()), ("playbook.md", writer.playbook())] {
        let lower = text.to_lowercase();
        for bad in ["unknown", "something went wrong", "{", "}"] {
            assert!(!lower.contains(bad), "{name} says {bad}");
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
        if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(written == text, "{name} is out of date: UPDATE_DOCUMENTS=1 cargo test --test matrix documents");
    }
}
