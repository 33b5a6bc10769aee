//! What holds of every answer, whatever was asked? Looked at on the way of every visit: the headers, no failure of ours,
//! words and not their ids, a way on, and never a secret that was submitted.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use axum::http::StatusCode;
use gong_onboarding::words::Language;

use super::page::{Page, selector, text};

/// As DESIGN.md has it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: &[(&str, &str)] = &[
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-resource-policy", "same-origin"),
];

pub(crate) fn look(page: &Page, is_https: bool, secrets: &BTreeSet<String>) {
    headers(page, is_https);
    assert!(page.status.as_u16() < 500, "{} answers {}", page.path, page.status);
    if page.is_html() && page.method != "HEAD" {
        words(page);
        times(page);
        if page.path != "/news" {
            structure(page); // that one is a part of a page
        }
        forms(page);
    }
    let said = String::from_utf8_lossy(&page.body);
    for secret in secrets {
        assert!(!said.contains(secret), "{} says a submitted secret", page.path);
        let in_header = page.headers.values().any(|value| String::from_utf8_lossy(value.as_bytes()).contains(secret));
        assert!(!in_header, "a header of {} says a submitted secret", page.path);
    }
}

fn headers(page: &Page, is_https: bool) {
    for (name, value) in HEADERS {
        let found: Vec<_> = page.headers.get_all(*name).iter().map(|value| value.to_str().unwrap()).collect();
        assert_eq!(found, [*value], "{name} of {} ({})", page.path, page.status);
    }
    let permissions = page.header("permissions-policy").unwrap();
    assert!(["camera=()", "geolocation=()", "microphone=()"].iter().all(|off| permissions.contains(off)));
    let caching: Vec<_> = page.headers.get_all("cache-control").iter().map(|value| value.to_str().unwrap()).collect();
    let is_asset = page.path.starts_with("/static/") && page.status == StatusCode::OK;
    let expected = if is_asset { "public, max-age=31536000, immutable" } else { "no-store" };
    assert_eq!(caching, [expected], "caching of {} ({})", page.path, page.status);
    let transport = page.header("strict-transport-security");
    assert_eq!(transport, is_https.then_some("max-age=63072000; includeSubDomains"), "{}", page.path);
    for name in ["server", "x-powered-by", "access-control-allow-origin"] {
        assert_eq!(page.header(name), None, "{name} of {}", page.path);
    }
}

/// Every id in the words of the portal.
pub(crate) fn known_ids() -> &'static BTreeSet<String> {
    static IDS: OnceLock<BTreeSet<String>> = OnceLock::new();
    IDS.get_or_init(|| {
        let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/words/en")).unwrap();
        let text = |file: std::fs::DirEntry| std::fs::read_to_string(file.path()).unwrap();
        let all: Vec<String> = folder.map(|file| text(file.unwrap())).collect();
        let id = |line: &str| line.split_once(" =").map(|(id, _)| id.to_owned());
        let is_id = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
        all.iter().flat_map(|text| text.lines().filter(is_id).filter_map(id)).collect()
    })
}

/// No id of a message where its text should stand, and no variable that was not put in.
fn words(page: &Page) {
    let first = |id: &str| id.split('-').next().map(str::to_owned);
    let prefixes: BTreeSet<String> = known_ids().iter().filter_map(|id| first(id)).collect();
    let is_id = |word: &str| {
        let shaped =
            word.contains('-') && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        shaped
            && (known_ids().contains(word)
                || (word.matches('-').count() > 1 && first(word).is_some_and(|first| prefixes.contains(&first))))
    };
    let html = page.html();
    for element in html.select(&selector("title, body")) {
        let ids: Vec<String> = text(element).split(' ').filter(|word| is_id(word)).map(str::to_owned).collect();
        assert!(ids.is_empty(), "{} shows ids of messages: {ids:?}", page.path);
    }
    for element in html.select(&selector("*")) {
        let shown = element.value().attrs().filter(|(name, _)| {
            name.starts_with("data-word") || ["aria-label", "placeholder", "alt", "title"].contains(name)
        });
        for (name, value) in shown {
            assert!(!is_id(value) && !value.is_empty(), "{}: {name} is {value}", page.path);
        }
    }
    let whole = String::from_utf8_lossy(&page.body);
    assert!(!whole.contains("{ $") && !whole.contains("{$") && !whole.contains("**"), "{}: a variable", page.path);
}

/// Without script, whoever reads a time has to know of which zone it is.
fn times(page: &Page) {
    for (machine, people) in page.attributes("time", "datetime").iter().zip(page.all("time")) {
        assert!(machine.ends_with('Z') && people.ends_with(" UTC"), "{}: {people} ({machine})", page.path);
    }
    let text = page.text();
    let words: Vec<&str> = text.split(' ').collect();
    let is_clock = |word: &str| {
        let clock = word.trim_start_matches(|c: char| !c.is_ascii_digit()).split_once(':');
        let digits = |part: &str| part.len() == 2 && part.chars().all(|c| c.is_ascii_digit());
        clock.is_some_and(|(hours, minutes)| digits(hours) && digits(minutes.get(..2).unwrap_or_default()))
    };
    for pair in words.windows(2).filter(|pair| is_clock(pair[0])) {
        let zone = pair[1].replace('Ü', "U").replace('Ç', "C"); // in odd letters
        assert!(zone.starts_with("UTC"), "{}: {} of which zone?", page.path, pair[0]);
    }
}

/// One heading, a title, a language, a way on, nothing that the policy would stop.
fn structure(page: &Page) {
    assert_eq!(page.all("h1").len(), 1, "{}: headings", page.path);
    assert!(!page.one("h1").is_empty() && !page.one("title").is_empty(), "{}: no title", page.path);
    let tags = page.attributes("html", "lang");
    assert!(tags.len() == 1 && Language::parse(&tags[0]).is_some(), "{}: {tags:?}", page.path);
    let ways = page.ways().len() + page.all("main form button").len();
    assert!(ways > 0 || page.path == "/", "{}: no way on", page.path);
    assert!(page.status.is_success() || !page.ways().is_empty(), "{}: no link on", page.path);
    for inline in ["style", "[style]", "script:not([src])", "iframe", "object", "base"] {
        assert!(!page.has(inline), "{}: {inline} is forbidden by the policy", page.path);
    }
    let html = page.html();
    let every = selector("*");
    let handlers = html.select(&every).flat_map(|element| element.value().attrs());
    assert_eq!(handlers.filter(|(name, _)| name.starts_with("on")).count(), 0, "{}: a handler", page.path);
    let ids = page.attributes("[id]", "id");
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{}: an id stands twice", page.path);
}

/// No form brings a secret into an address, none sends one elsewhere, and what is hidden is never filled in.
fn forms(page: &Page) {
    let html = page.html();
    for form in html.select(&selector("form")) {
        // staff look for companies, codes and messages, none of which is secret, and may keep the address
        let is_search =
            form.attr("role") == Some("search") && ["/support", "/support/webhooks"].contains(&page.path.as_str());
        assert!(is_search || form.attr("method") == Some("post"), "{}: a form by GET", page.path);
        assert!(form.attr("action").is_some_and(|action| action.starts_with('/') && !action.starts_with("//")));
    }
    for input in html.select(&selector("input[type=password]")) {
        assert_eq!(input.attr("value").unwrap_or_default(), "", "{}: a filled secret", page.path);
        // passwords of staff may come from a password manager; credentials of 8x8 must not get into one
        let filled_by = if input.attr("name") == Some("password") { "current-password" } else { "off" };
        assert_eq!(input.attr("autocomplete"), Some(filled_by));
        assert_eq!(input.attr("maxlength"), None);
    }
}
