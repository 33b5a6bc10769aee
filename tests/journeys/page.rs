//! What does a visitor see? An answer of the portal, read as a person or their browser reads it.

use axum::http::{HeaderMap, StatusCode};
use gong_onboarding::words::Language;
use scraper::{ElementRef, Html, Selector};

use super::portal::say_in;

/// An answer.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

/// A form as the browser would send it when one of its buttons is pressed.
pub(crate) struct FoundForm {
    pub(crate) action: String,
    /// What would be sent if nothing were changed.
    pub(crate) filled: Vec<(String, String)>,
    /// Every name that can be filled in.
    pub(crate) names: Vec<String>,
}

impl Page {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn is_html(&self) -> bool {
        self.header("content-type").is_some_and(|kind| kind.starts_with("text/html"))
    }

    pub(crate) fn html(&self) -> Html {
        Html::parse_document(str::from_utf8(&self.body).unwrap())
    }

    /// In which language it is.
    pub(crate) fn language(&self) -> Language {
        Language::parse(&self.attributes("html", "lang").concat()).unwrap()
    }

    /// The text of a message, as this page says it.
    pub(crate) fn say(&self, id: &str) -> String {
        say_in(self.language(), id)
    }

    /// All text of the elements that a selector names, each with single blanks.
    pub(crate) fn all(&self, css: &str) -> Vec<String> {
        self.html().select(&selector(css)).map(text).collect()
    }

    /// The text of the first one.
    pub(crate) fn one(&self, css: &str) -> String {
        self.all(css).into_iter().next().unwrap_or_else(|| panic!("{}: no {css}", self.path))
    }

    /// What a person reads.
    pub(crate) fn text(&self) -> String {
        self.one("body")
    }

    pub(crate) fn shows(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    pub(crate) fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let html = self.html();
        html.select(&selector(css)).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    }

    pub(crate) fn has(&self, css: &str) -> bool {
        self.html().select(&selector(css)).next().is_some()
    }

    /// Every finding with its outcome.
    pub(crate) fn findings(&self) -> Vec<(String, String)> {
        let codes = self.attributes("[data-finding]", "data-finding");
        codes.into_iter().zip(self.attributes("[data-finding]", "data-outcome")).collect()
    }

    /// The outcome of one.
    pub(crate) fn outcome(&self, code: &str) -> Option<String> {
        self.findings().into_iter().find(|(found, _)| found == code).map(|(_, outcome)| outcome)
    }

    /// Where the links in the page's own part lead: the ways on.
    pub(crate) fn ways(&self) -> Vec<String> {
        self.attributes("main a[href]", "href")
    }

    /// Where the link with these words leads.
    pub(crate) fn link(&self, words: &str) -> String {
        let html = self.html();
        let found = html.select(&selector("a[href]")).find(|link| text(*link) == words);
        let link = found.unwrap_or_else(|| panic!("{}: no link \"{words}\" in {}", self.path, self.text()));
        link.attr("href").unwrap().to_owned()
    }

    pub(crate) fn has_button(&self, words: &str) -> bool {
        self.all("button").iter().any(|button| button == words)
    }

    /// The form of the button with these words.
    pub(crate) fn form(&self, words: &str) -> FoundForm {
        let html = self.html();
        let (forms, buttons) = (selector("form"), selector("button"));
        let found = html.select(&forms).find_map(|form| {
            let pressed = form.select(&buttons).find(|button| text(*button) == words);
            pressed.map(|button| (form, button))
        });
        let (form, button) = found.unwrap_or_else(|| panic!("{}: no button \"{words}\" in {}", self.path, self.text()));
        assert_eq!(form.attr("method"), Some("post"), "a form is sent by POST");
        let mut filled = Vec::new();
        let mut names = Vec::new();
        for input in form.select(&selector("input[name]")) {
            let name = input.attr("name").unwrap().to_owned();
            let chosen = matches!(input.attr("type"), Some("checkbox" | "radio"));
            if !chosen || input.attr("checked").is_some() {
                filled.push((name.clone(), input.attr("value").unwrap_or_default().to_owned()));
            }
            names.push(name);
        }
        for area in form.select(&selector("textarea[name]")) {
            let typed = area.text().collect::<String>().trim_start_matches('\n').to_owned();
            filled.push((area.attr("name").unwrap().to_owned(), typed));
            names.push(area.attr("name").unwrap().to_owned());
        }
        for list in form.select(&selector("select[name]")) {
            let options: Vec<_> = list.select(&selector("option")).collect();
            let chosen = options.iter().find(|option| option.attr("selected").is_some()).or(options.first());
            let chosen = chosen.and_then(|option| option.attr("value")).unwrap_or_default().to_owned();
            filled.push((list.attr("name").unwrap().to_owned(), chosen));
            names.push(list.attr("name").unwrap().to_owned());
        }
        let sent =
            button.attr("name").map(|name| (name.to_owned(), button.attr("value").unwrap_or_default().to_owned()));
        filled.extend(sent);
        FoundForm { action: form.attr("action").unwrap().to_owned(), filled, names }
    }
}

impl FoundForm {
    /// Fills it in. Every field has to be there.
    pub(crate) fn fill(mut self, fields: &[(&str, &str)]) -> Vec<(String, String)> {
        for (name, value) in fields {
            assert!(self.names.iter().any(|known| known == name), "{}: no field {name}", self.action);
            self.filled.retain(|(filled, _)| filled != name);
            self.filled.push(((*name).to_owned(), (*value).to_owned()));
        }
        self.filled
    }
}

pub(crate) fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

/// With single blanks, as it is read.
pub(crate) fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().concat().split_whitespace().collect::<Vec<_>>().join(" ")
}
