//! Is everything that the integration guide says in the portal, at its place, and nothing that could do harm?
//!
//! Reads the template files as they are written: both sides of every branch. The guide itself is not part of the
//! repository: where `TEST_REFERENCE_DIR` names the folder that holds it, each of its lines must be claimed.

#![expect(clippy::expect_used, reason = "a test may stop at once")]

#[path = "guide/rows.rs"]
mod rows;
#[path = "guide/template.rs"]
mod template;

use std::{collections::BTreeSet, fs, path::Path};

use gong_onboarding::procedure::{Action, ManualUsers, Provider, STEPS};
use gong_onboarding::words::Language;
use rows::{BEYOND_THE_GUIDE, GUIDE, Stands};
use scraper::{ElementRef, Html, Selector};
use template::{TEMPLATES, read};

/// Where the page that holds everything has what else is a page of its own.
const IN_THE_GUIDE: &str = "#all-users-first";
const STYLE_SHEET: &str = include_str!("../static/style.css");

fn select<'a>(page: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(css).expect("a selector")).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".")
}

/// Every long text in every language, as path below `templates`.
fn fragments() -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["steps", "portal"] {
        for language in fs::read_dir(Path::new(TEMPLATES).join(folder)).expect("a folder").flatten() {
            let Ok(files) = fs::read_dir(language.path()) else { continue };
            let language = language.file_name();
            found.extend(
                files.flatten().map(|file| {
                    format!("{folder}/{}/{}", language.to_string_lossy(), file.file_name().to_string_lossy())
                }),
            );
        }
    }
    assert!(found.len() >= STEPS.len() + 4, "only {found:?}");
    found
}

/// What is missing of a row: no one element that the selector names holds all the words.
fn missing(stands: Stands) -> Vec<String> {
    let holds = |element: ElementRef<'_>, words: &[&str]| {
        let text = text(element).to_lowercase();
        words.iter().all(|word| text.contains(&word.to_lowercase()))
    };
    let lost = stands.iter().filter(|(file, css, words)| {
        let page = read(file);
        !select(&page, css).into_iter().any(|element| holds(element, words))
    });
    lost.map(|(file, css, words)| format!("{file} {css} {words:?}")).collect()
}

#[test]
fn every_line_of_the_guide_and_every_trap_stands_in_its_place() {
    let lost: Vec<_> = GUIDE
        .iter()
        .chain(BEYOND_THE_GUIDE)
        .flat_map(|(line, stands)| missing(stands).into_iter().map(move |place| format!("{line}: {place}")))
        .collect();
    assert!(lost.is_empty(), "lost:\n{}", lost.join("\n"));
    assert_eq!(missing(&[("steps/en/api-app.html", "#save-app", &["Cancel"])]).len(), 1, "the table can fail");
}

/// Numbered and bulleted lines, and paragraphs; not headings and captions.
fn instructs(line: &str) -> bool {
    let numbered = line.split_once(". ").is_some_and(|(number, _)| number.parse::<u8>().is_ok());
    numbered || line.starts_with('•') || (line.ends_with(['.', ':']) && line != "IMPORTANT:")
}

#[test]
fn no_line_of_the_guide_is_unclaimed() {
    let Ok(folder) = std::env::var("TEST_REFERENCE_DIR") else {
        println!("skipped: TEST_REFERENCE_DIR does not name the folder with the guide");
        return;
    };
    let guide = fs::read_to_string(Path::new(&folder).join("gong-8x8-integration-guide.txt"))
        .expect("the guide")
        .replace('\u{a0}', " ");
    let lines: Vec<&str> = guide.lines().map(str::trim).filter(|line| instructs(line)).collect();
    let unclaimed: Vec<_> = lines.iter().zip(GUIDE).filter(|(line, (known_by, _))| !line.contains(known_by)).collect();
    assert!(unclaimed.is_empty(), "the first line that no row claims, and the row in its place: {:?}", unclaimed[0]);
    assert_eq!(lines.len(), GUIDE.len(), "lines of the guide, rows");
}

#[test]
fn actions_stand_in_the_order_of_the_table() {
    for step in STEPS {
        let page = read(&format!("steps/en/{}.html", step.slug.as_str()));
        let shown: Vec<_> = select(&page, "ol.actions > li").iter().map(|li| li.attr("id").unwrap_or("")).collect();
        let listed: Vec<_> = step.actions.iter().map(|action| action.anchor()).collect();
        assert_eq!(shown, listed, "{}", step.slug.as_str());
    }
}

#[test]
fn ids_are_unique_and_links_into_steps_lead_somewhere() {
    let actions: BTreeSet<_> = Action::ALL.iter().map(|action| action.href()).collect();
    for file in fragments() {
        let page = read(&file);
        let ids: Vec<_> = select(&page, "[id]").iter().filter_map(|element| element.attr("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{file}: an id twice");
        for link in select(&page, "a[href*='#']") {
            let href = link.attr("href").unwrap_or_default();
            assert!(actions.contains(href) || href == IN_THE_GUIDE, "{file}: {href} is no action");
        }
        for label in select(&page, "[aria-labelledby]") {
            assert!(label.attr("aria-labelledby").is_some_and(|id| ids.contains(&id)), "{file}: {}", label.html());
        }
    }
}

#[test]
fn branches_are_answers_that_exist_and_the_style_sheet_knows_them() {
    let providers = Provider::ALL.map(|provider| format!("scim_provider:{}", provider.as_str()));
    let by_hand = [ManualUsers::Yes, ManualUsers::No].map(|answer| format!("manual_users:{}", answer.as_str()));
    let assigned = ["assign_to:self", "assign_to:other"].map(str::to_owned);
    let answers: BTreeSet<String> = providers.into_iter().chain(by_hand).chain(assigned).collect();
    let mut used = BTreeSet::new();
    for file in fragments() {
        for branch in select(&read(&file), ".when") {
            let answered = branch.attr("data-when").unwrap_or_default().split_whitespace().map(str::to_owned);
            used.extend(answered);
            let begins = if is_german(&file) { "Wenn " } else { "If " };
            assert!(text(branch).starts_with(begins), "{file}: unreadable without style: {}", text(branch));
        }
    }
    assert_eq!(used, answers);
    for answer in answers {
        let (name, value) = answer.split_once(':').expect("a colon");
        let rule = format!(":has(input[name={name}][value={value}]:checked) .when[data-when*=\"{name}:\"]");
        assert!(STYLE_SHEET.contains(&format!("{rule}:not([data-when~=\"{answer}\"])")), "{answer}");
    }
}

fn is_german(file: &str) -> bool {
    file.contains("/de/")
}

#[test]
fn every_language_has_the_same_texts_ids_branches_and_labels() {
    let english = fragments().into_iter().filter(|file| file.contains("/en/"));
    let mut count = 0;
    for file in english {
        let page = read(&file);
        for language in Language::ALL {
            let own = read(&file.replace("/en/", &format!("/{}/", language.tag())));
            for (css, attribute) in [("[id]", "id"), ("[href]", "href"), (".when", "data-when"), ("*", "class")] {
                let of = |page| {
                    select(page, css).iter().filter_map(|e| e.attr(attribute).map(str::to_owned)).collect::<Vec<_>>()
                };
                assert_eq!(of(&own), of(&page), "{language:?}: {attribute} in {file}");
            }
            for css in ["b", "code", ".path > li"] {
                let of = |page| {
                    let mut all: Vec<String> = select(page, css).into_iter().map(text).collect();
                    all.sort();
                    all
                };
                assert_eq!(of(&own), of(&page), "{language:?}: what {css} holds in {file}");
            }
            for action in select(&page, "ol.actions > li[id]") {
                let css = format!("[id='{}'] b", action.attr("id").unwrap_or_default());
                let of = |page| select(page, &css).into_iter().map(text).collect::<BTreeSet<_>>();
                assert_eq!(of(&own), of(&page), "{language:?}: labels of {css} in {file}");
            }
        }
        count += Language::ALL.len();
    }
    assert_eq!(count, fragments().len(), "no text that only one language has");
}

/// Whether a German clause tells to do it.
fn forbidden_in_german(clause: &str) -> bool {
    let lower = clause.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let has = |any: &[&str]| words.iter().any(|word| any.contains(word));
    let negations = ["nicht", "nie", "niemals", "nichts", "kein", "keine", "keinen", "keinesfalls", "ohne"];
    let ordered = |verbs: &[&str]| {
        words.iter().zip(words.iter().skip(1)).any(|(verb, next)| verbs.contains(verb) && *next == "sie")
    };
    let harm = (ordered(&["schalten", "stellen", "legen", "knipsen"]) && has(&["aus", "ab"]))
        || ordered(&["deaktivieren", "löschen", "entfernen", "deinstallieren"])
        || (has(&["anbieter"]) && ordered(&["wechseln", "ändern", "ersetzen", "tauschen"]))
        || (has(&["anbieter"])
            && has(&["anderen", "neuen", "anderer"])
            && ordered(&["wählen", "verwenden", "nehmen", "nutzen"]))
        || (has(&["token"]) && ordered(&["setzen", "erneuern", "widerrufen", "leeren"]))
        || has(&["ausschalten", "ausgeschaltet", "auszuschalten", "abschalten"])
        || (has(&["delete"]) && ordered(&["wählen"]));
    harm && !has(&negations)
}

/// Whether a text in one of the languages holds such a clause.
fn is_harmful(text: &str, german: bool) -> bool {
    let plain = text.replace("(SCIM)", "SCIM").replace("(SSO)", "SSO");
    if german { clauses(&plain).any(forbidden_in_german) } else { clauses(text).any(forbidden) }
}

/// Whether a clause tells to do what promise 5 of the design forbids: it names the deed, as an order, unnegated.
fn forbidden(clause: &str) -> bool {
    let lower = clause.to_lowercase().replace('’', "'");
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect();
    let has = |any: &[&str]| words.iter().any(|word| any.contains(word));
    let negated =
        |at: usize| words.iter().take(at).any(|word| ["not", "never", "don't", "cannot", "no", "nor"].contains(word));
    let ordered = |verbs: &[&str]| {
        words.iter().enumerate().any(|(at, word)| {
            let noun = at > 0 && words.get(at - 1).is_some_and(|w| ["the", "a", "its", "this", "whose"].contains(w));
            verbs.contains(word) && !noun && !negated(at)
        })
    };
    let integration = ["scim", "sso", "provisioning", "integration", "sign", "it", "toggle"];
    (has(&["off"]) && ordered(&["switch", "turn", "toggle", "flip", "click", "move", "set", "put"]))
        || (has(&integration) && ordered(&["disable", "deactivate"]))
        || (has(&["provider"]) && ordered(&["change", "replace"]))
        || (has(&["provider"])
            && has(&["another", "different", "new"])
            && ordered(&["choose", "select", "pick", "use"]))
        || (has(&["token", "tokens"]) && ordered(&["reset", "clear", "regenerate", "revoke"]))
        || ordered(&["delete", "remove", "uninstall"])
}

fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', ',', ';', ':', '?', '(', ')']).filter(|clause| !clause.trim().is_empty())
}

#[test]
fn no_text_advises_what_could_break_something() {
    let told = |sentence: &str| is_harmful(sentence, false);
    for harm in [
        "Switch SCIM off and on again.",
        "If it fails, turn it off, then on.",
        "Switch off Single Sign-On Integration (SSO) first.",
        "Disable SCIM for a moment.",
        "Select another provider.",
        "Change the provider to Other SCIM Provider.",
        "Delete the old app.",
        "Reset the token.",
    ] {
        assert!(told(harm), "not recognised: {harm}");
    }
    for fine in ["Never switch it off.", "Do not change the provider.", "Its switch is off.", "Log out and in again."] {
        assert!(!told(fine), "wrongly recognised: {fine}");
    }
    let told = |sentence: &str| is_harmful(sentence, true);
    for harm in [
        "Schalten Sie SCIM aus und wieder ein.",
        "Schalten Sie zuerst Single Sign-On Integration (SSO) aus.",
        "Wenn es scheitert, stellen Sie User Provisioning Integration (SCIM) kurz ab.",
        "Deaktivieren Sie SCIM für einen Augenblick.",
        "Wählen Sie einen anderen Anbieter.",
        "Wechseln Sie den Anbieter.",
        "Löschen Sie die alte App.",
        "Entfernen Sie die Zuweisung.",
        "Setzen Sie das Token zurück.",
        "Dazu muss SCIM kurz ausgeschaltet werden.",
    ] {
        assert!(told(harm), "not recognised: {harm}");
    }
    for fine in [
        "Schalten Sie SCIM niemals aus.",
        "Schalten Sie User Provisioning Integration (SCIM) nicht aus.",
        "Wechseln Sie nicht den Anbieter.",
        "Der Schalter ist grau.",
        "Melden Sie sich ab und wieder an.",
        "Wählen Sie Other SCIM Provider.",
    ] {
        assert!(!told(fine), "wrongly recognised: {fine}");
    }
    for file in fragments() {
        let page = read(&file);
        for block in select(&page, "p, li, dt, dd, summary, pre, h2, h3") {
            let ending_access = block.ancestors().filter_map(ElementRef::wrap).chain([block]);
            let on_purpose = |e: ElementRef| matches!(e.attr("id"), Some("revoke-app" | "remove-old-app"));
            if ending_access.into_iter().any(on_purpose) {
                continue; // one's own app, after Gong was disconnected or has changed over to another
            }
            let text = text(block);
            assert!(!is_harmful(&text, is_german(&file)), "{file}: {text}");
        }
    }
}

#[test]
fn texts_obey_the_content_security_policy_and_lead_only_to_8x8() {
    for file in fragments() {
        let page = read(&file);
        assert!(select(&page, "style, script, iframe, object, base, link, form, h1").is_empty(), "{file}");
        for element in select(&page, "*") {
            for (name, value) in element.value().attrs() {
                assert!(name != "style" && !name.starts_with("on"), "{file}: {name}={value}");
                assert!(name != "src" && !value.contains("javascript:"), "{file}: {name}={value}");
            }
        }
        for link in select(&page, "a[href]") {
            let href = link.attr("href").unwrap_or_default();
            let outside = (!href.starts_with('/') || href.starts_with("//")) && href != IN_THE_GUIDE;
            let to_8x8 = href.starts_with("https://www.8x8.com/") || href.starts_with("https://support.8x8.com/");
            let silent = link.attr("rel").is_some_and(|rel| rel.split(' ').any(|word| word == "noreferrer"));
            assert!(!outside || (to_8x8 && silent), "{file}: {href}");
        }
    }
}

#[test]
fn words_are_calm() {
    for file in fragments() {
        let text = text(read(&file).root_element()).to_lowercase();
        let loud = |word: &&&str| text.split(|c: char| !c.is_alphabetic()).any(|written| written == **word);
        assert!(!text.contains('!'), "{file}: an exclamation mark");
        let words: &[&str] = if is_german(&file) {
            &["bitte", "einfach", "leicht", "kinderleicht", "mühelos", "dringend", "leider", "hoppla"]
        } else {
            &["please", "simply", "just", "easy", "easily", "urgent"]
        };
        assert_eq!(words.iter().find(loud), None, "{file}");
        assert!(!is_german(&file) || !text.contains("e-mail"), "{file}: a line may break at this hyphen; U+2011 holds");
    }
}
