//! Does the drawing of a step show where each of its actions is done? Markers, numbers, and the same in words.

use gong_onboarding::procedure::{Action, STEPS, Step};
use scraper::ElementRef;

use super::page::{Page, selector, text};
use super::portal::{Portal, say};

const STYLE_SHEET: &str = include_str!("../../static/style.css");

/// What a keyboard can reach.
const REACHABLE: &str = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";

fn drawn() -> impl Iterator<Item = &'static Step> {
    STEPS.iter().filter(|step| !step.actions.is_empty())
}

/// The actions that a part of a drawing names by an attribute, with the number that it shows.
fn numbered(drawing: ElementRef<'_>, css: &str, attribute: &str) -> Vec<(String, String)> {
    let (found, pin) = (selector(css), selector(".pin"));
    let entry = |element: ElementRef<'_>| {
        let numbers: Vec<String> = element.select(&pin).map(text).collect();
        (element.attr(attribute).unwrap().trim_start_matches('#').to_owned(), numbers.concat())
    };
    let mut shown: Vec<_> = drawing.select(&found).map(entry).collect();
    shown.sort();
    shown
}

/// Every action of the step once, with its number, as marker and as a line of the legend.
pub(crate) fn assert_drawn(page: &Page, step: &Step) {
    let slug = step.slug.as_str();
    let html = page.html();
    let named = selector(&format!("figure[aria-labelledby='drawing-{slug}']"));
    let drawings: Vec<_> = html.select(&named).collect();
    let [drawing] = drawings[..] else { panic!("{}: {} drawings of {slug}", page.path, drawings.len()) };
    let number = |action: &Action| (action.anchor().to_owned(), action.number().to_string());
    let mut listed: Vec<_> = step.actions.iter().map(number).collect();
    listed.sort();
    assert_eq!(numbered(drawing, "[aria-hidden=true] .hit", "data-action"), listed, "{slug}: markers");
    assert_eq!(numbered(drawing, "figcaption li > a", "href"), listed, "{slug}: legend");
    assert_eq!(drawing.select(&selector(".pin")).count(), 2 * listed.len(), "{slug}: a number that no action has");
    assert!(text(drawing).contains(&say("drawing-note")), "{slug}: it says that it is a drawing");
    let hidden = selector("[aria-hidden=true]");
    let reachable = selector(REACHABLE);
    let focus = drawing.select(&hidden).flat_map(|part| part.select(&reachable).collect::<Vec<_>>());
    assert_eq!(focus.count(), 0, "{slug}: something in the picture takes the focus");
}

#[tokio::test]
async fn every_action_has_one_marker_with_its_number() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    for step in drawn() {
        let page = visitor.get(&step.slug.path()).await;
        assert_drawn(&page, step);
        let list: Vec<String> = step.actions.iter().map(|action| action.anchor().to_owned()).collect();
        assert_eq!(page.attributes(".walk > ol.actions > li", "id"), list, "the style sheet finds them there");
    }
}

#[tokio::test]
async fn the_provider_that_was_answered_is_selected() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let selected = |page: &Page| page.attributes(".option:has(.radio.on)", "data-provider");
    assert!(selected(&visitor.get("/steps/scim-credentials").await).is_empty(), "nobody was asked yet");
    for (answer, label) in [("okta", "Okta"), ("none", "Other SCIM Provider"), ("azure_ad", "Microsoft Azure AD")] {
        let fields = [("scim_provider", answer), ("manual_users", "no"), ("done", "on")];
        let page = visitor.post("/steps/user-provisioning", &fields).await;
        assert_eq!(selected(&page), [label]);
        assert!(page.one(".drawing .values > b").starts_with(label), "{answer}");
    }
}

#[test]
fn without_script_the_style_sheet_lights_each_number() {
    for number in 1..=Action::ALL.iter().map(|action| action.number()).max().unwrap() {
        let rule = format!("ol.actions > li:nth-child({number}):target) .hit[data-n=\"{number}\"]");
        assert!(STYLE_SHEET.contains(&rule), "{number}");
    }
}
