//! How is a template read without being rendered? With both sides of every branch, and with what it calls put in as a
//! step's own page has it.

use std::{fs, path::Path};

use gong_onboarding::procedure::Action;
use scraper::Html;

pub(crate) const TEMPLATES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");

const CALLS: &[(&str, &str)] = &[
    ("{{ page.sub() }}", "2"),
    ("{{ page.sub() + 1 }}", "3"),
    ("{{ page.unfolded() }}", ""),
    ("{{ public_url }}", "/"),
];

pub(crate) fn read(file: &str) -> Html {
    let path = Path::new(TEMPLATES).join(file);
    let mut page = fs::read_to_string(&path).unwrap_or_else(|e| unreachable!("{}: {e}", path.display()));
    for (call, result) in CALLS {
        page = page.replace(call, result);
    }
    for action in Action::ALL {
        page = page.replace(&format!("{{{{ page.to(Action::{action:?}) }}}}"), &action.href());
    }
    let mut pieces = page.split("{%");
    let before = pieces.next().unwrap_or_default().to_owned();
    let after = pieces.map(|piece| piece.split_once("%}").map_or(piece, |(_, rest)| rest));
    Html::parse_fragment(&(before + &after.collect::<String>()))
}
