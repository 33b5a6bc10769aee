//! Is any text forgotten where words belong into messages? In the demo's odd letters every message stands in brackets; what
//! stays plain on a page has to be a long text, a label of Admin Console, a value, a code, a time, or a name.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use gong_onboarding::procedure::STEPS;
use gong_onboarding::simulator::SCENARIOS;
use gong_onboarding::words::Language;
use jiff::SignedDuration;
use scraper::{ElementRef, Html, Selector};

use super::page::{Page, selector, text};
use super::portal::Portal;
use super::visitor::Visitor;

const TEMPLATES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
/// Elements that hold no words: values, codes, times, the drawn screens, and what is marked as another language or as not
/// to be translated.
const PLAIN: &str = "code, pre, time, .code, .fingerprint, .canvas, body [lang], [translate=no]";
/// What somebody typed or the operator set; the names of the demo's settings are English.
const NAMES: &[&str] = &[
    "Acme & Sons",
    "Jane Doe",
    "jane@acme.example",
    "Example Services",
    "onboarding@gong.example",
    "Gong operations",
    "https://gong.example/connect",
    "help@operator.example",
];
/// Attributes that people read or hear.
const READ: &[&str] = &["aria-label", "alt", "placeholder", "title"];

/// Whether an element holds no words, or stands in one that does not.
fn is_plain(element: ElementRef<'_>, plain: &Selector) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).chain([element]).any(|element| plain.matches(&element))
}

/// Everything that is written in the long texts, in pieces between tags and calls, the longest first; and their labels.
struct Written {
    pieces: Vec<String>,
    labels: BTreeSet<String>,
}

impl Written {
    fn read() -> Self {
        let (mut pieces, mut labels) = (BTreeSet::new(), BTreeSet::new());
        for folder in ["steps/en", "portal/en"] {
            for file in fs::read_dir(Path::new(TEMPLATES).join(folder)).unwrap() {
                let page = without_calls(&fs::read_to_string(file.unwrap().path()).unwrap());
                let page = Html::parse_fragment(&page);
                labels.extend(page.select(&selector("b")).map(text));
                let runs = page.root_element().text().flat_map(|run| run.split('\u{1}'));
                pieces.extend(runs.map(single_blanks).filter(|piece| piece.contains(char::is_alphabetic)));
            }
        }
        for file in fs::read_dir(Path::new(TEMPLATES).join("words/en")).unwrap() {
            let words = fs::read_to_string(file.unwrap().path()).unwrap();
            labels.extend(words.lines().flat_map(|line| line.split("**").skip(1).step_by(2)).map(str::to_owned));
        }
        let mut pieces: Vec<String> = pieces.into_iter().collect();
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
        assert!(pieces.len() > 100 && labels.contains("API Keys"));
        Self { pieces, labels }
    }

    /// What is left of a text when brackets, names and written pieces are taken out.
    fn left_of(&self, run: &str, is_label: bool) -> String {
        let run = single_blanks(run);
        let mut left = without_brackets(&run);
        if (is_label && self.labels.contains(&run)) || is_address(&left) {
            return String::new();
        }
        for piece in NAMES.iter().copied().chain(self.pieces.iter().map(String::as_str)) {
            if !left.contains(char::is_alphabetic) {
                break;
            }
            left = left.replace(piece, " ");
        }
        left
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("http") && text.contains("://") && !text.contains(' ')
}

fn single_blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A mark instead of each `{{ … }}` and `{% … %}`.
fn without_calls(template: &str) -> String {
    let mut left = template.to_owned();
    for (start, end) in [("{{", "}}"), ("{%", "%}")] {
        while let Some((before, rest)) = left.split_once(start) {
            let after = rest.split_once(end).unwrap().1;
            left = format!("{before}\u{1}{after}");
        }
    }
    left
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let outside = |letter: &char| match letter {
        '[' => {
            depth += 1;
            false
        }
        ']' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    };
    text.chars().filter(outside).collect()
}

/// What a page says in plain letters.
fn forgotten(page: &Page, written: &Written) -> Vec<String> {
    assert_eq!(page.language(), Language::Pseudo, "{}", page.path);
    let (html, plain) = (page.html(), selector(PLAIN));
    let mut found = Vec::new();
    let mut look = |run: &str, is_label: bool| {
        if written.left_of(run, is_label).contains(char::is_alphabetic) {
            found.push(single_blanks(run));
        }
    };
    for element in html.select(&selector("title, body, body *")).filter(|element| !is_plain(*element, &plain)) {
        let name = element.value().name();
        for run in element.children().filter_map(|child| child.value().as_text()) {
            look(run, name == "b");
        }
        for (name, value) in element.value().attrs() {
            if READ.contains(&name) || name.starts_with("data-word") {
                look(value, false);
            }
        }
    }
    found
}

/// Somebody who looks at every page.
struct Reader {
    visitor: Visitor,
    written: Written,
    found: BTreeSet<String>,
    seen: usize,
}

impl Reader {
    fn read(&mut self, page: &Page) {
        let plain = forgotten(page, &self.written);
        self.found.extend(plain.into_iter().map(|text| format!("{}: {text}", page.path)));
        self.seen += 1;
    }

    async fn get(&mut self, path: &str) -> Page {
        let page = self.visitor.get(path).await;
        self.read(&page);
        page
    }

    async fn press(&mut self, page: &Page, button: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.visitor.press(page, button, fields).await;
        self.read(&page);
        page
    }

    async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.visitor.post(path, fields).await;
        self.read(&page);
        page
    }
}

async fn reader(portal: &Portal) -> Reader {
    let visitor = portal.visitor();
    let mut reader = Reader { visitor, written: Written::read(), found: BTreeSet::new(), seen: 0 };
    for path in ["/?lang=en-XA", "/guide?lang=en-XA", "/demo?lang=en-XA", "/overview?lang=en-XA", "/nothing?lang=en-XA"]
    {
        reader.get(path).await;
    }
    let role = reader.visitor.begin_at("/?lang=en-XA", "Acme & Sons").await;
    reader.read(&role);
    reader
}

/// Every step as it stands, and with everything in its fields wrong.
async fn steps(reader: &mut Reader) {
    for step in STEPS {
        reader.get(&step.slug.path()).await;
        reader.get(&format!("{}?to_review=on", step.slug.path())).await;
    }
    reader.post("/steps/before-you-start", &[]).await;
    let odd =
        [("company", "eght_abcdefghijklmnopqrstuvwxyz0123456789"), ("contact_name", "\u{1}"), ("contact_email", "x")];
    reader.post("/steps/before-you-start", &odd).await;
    reader.post("/steps/user-provisioning", &[]).await;
    reader.get("/steps/user-provisioning/all-users").await;
    for value in ["", "••••••••", "{\"key\": 1}", "curl https://x -H y", "a b", "äöü"] {
        reader.post("/steps/storage-credentials", &[("storage_key", value), ("storage_secret", value)]).await;
        reader.post("/steps/scim-credentials", &[("scim_url", value), ("scim_token", value)]).await;
    }
    for url in ["http://8x8.com", "https://admin.8x8.com/", "https://evil.example/udi/customers/x/scim/v2"] {
        reader.post("/steps/scim-credentials", &[("scim_url", url)]).await;
    }
    for path in ["/overview", "/", "/steps/nothing", "/nothing", "/package", "/left", "/r/nothing?lang=en-XA"] {
        reader.get(path).await;
    }
}

#[tokio::test]
async fn no_page_of_a_visit_has_text_that_is_no_message() {
    let portal = Portal::demo().await;
    let mut reader = reader(&portal).await;
    steps(&mut reader).await;
    for scenario in SCENARIOS.iter().filter(|scenario| scenario.name != "slow") {
        let values = portal.values_of(scenario);
        let quoted = format!(" \"{}\" ", values.key);
        let both = [("storage_key", quoted.as_str()), ("storage_secret", values.secret.as_str())];
        reader.post("/steps/storage-credentials", &both).await;
        reader.post("/steps/scim-credentials", &[("scim_url", &values.url), ("scim_token", &values.token)]).await;
        reader.post("/steps/storage-credentials", &[("automatic", "start")]).await;
        reader.get("/steps/review").await;
        reader.get("/overview").await;
    }
    portal.later(SignedDuration::from_mins(10));
    reader.get("/steps/storage-credentials").await;
    assert!(reader.seen > 120, "{}", reader.seen);
    assert!(reader.found.is_empty(), "{:#?}", reader.found);
}

#[tokio::test]
async fn no_page_after_the_tests_has_text_that_is_no_message() {
    let portal = Portal::demo().await;
    let mut reader = reader(&portal).await;
    let values = portal.values("over-scoped");
    let role = reader.get("/steps/storage-role").await;
    reader.press(&role, "console-button", &[("assign_to", "other")]).await;
    let answers = [("scim_provider", "okta"), ("manual_users", "yes"), ("done", "on")];
    reader.post("/steps/user-provisioning", &answers).await;
    reader
        .post("/steps/storage-credentials", &[("storage_key", &values.key), ("storage_secret", &values.secret)])
        .await;
    reader.post("/steps/scim-credentials", &[("scim_url", &values.url), ("scim_token", &values.token)]).await;
    reader.get("/package").await;
    let review = reader.get("/steps/review").await;
    let package = reader.press(&review, "continue-anyway", &[]).await;
    reader.visitor.package(&[]).await;
    assert_eq!(package.path, "/package");
    for path in ["/package", "/overview", "/steps/review", "/steps/storage-credentials", "/steps/scim-credentials"] {
        reader.get(path).await;
    }
    reader.get("/steps/scim-credentials?replace=on").await;
    let confirmation = reader.get("/package").await;
    let link = confirmation.one("#leave ~ p > code, section[aria-labelledby=leave] code");
    let path = link.strip_prefix(&reader.visitor.origin).unwrap().to_owned();
    reader.get(&path).await;
    reader.press(&confirmation, "forget-button", &[]).await;
    reader.get(&format!("{path}?lang=en-XA")).await;
    assert!(reader.found.is_empty(), "{:#?}", reader.found);
}

#[tokio::test]
async fn a_forgotten_text_would_be_found() {
    let portal = Portal::demo().await;
    let written = Written::read();
    let mut page = portal.visitor().get("/?lang=en-XA").await;
    assert!(forgotten(&page, &written).is_empty());
    let html = String::from_utf8(page.body).unwrap();
    let html = html
        .replace("</main>", "<p>Forgotten</p><p aria-label=\"Unheard\"><b>Not a label</b> <b>API Keys</b></p></main>");
    page.body = html.into_bytes();
    assert_eq!(forgotten(&page, &written), ["Forgotten", "Unheard", "Not a label"]);
}
