//! Are all components on one page, in the demo alone?

use std::collections::BTreeSet;

use super::portal::{Portal, say};

/// What the style sheet has a part for.
const COMPONENTS: &[&str] = &[
    ".button",
    ".button.quiet",
    ".button.link",
    ".error-summary",
    ".field",
    ".field.bad",
    ".choice",
    "textarea",
    "select",
    "input[type=password]",
    ".notice",
    ".notice.caution",
    ".panel",
    "details.aside",
    "progress",
    ".tasks",
    ".summary",
    ".facts",
    ".pairs",
    "table.values",
    ".path",
    "ol.actions",
    ".drawing",
    "pre.message[data-copy]",
    ".demo-banner",
    ".fingerprint",
    ".swatches",
];

#[tokio::test]
async fn every_component_stands_there() {
    let portal = Portal::demo().await;
    let mut maker = portal.visitor();
    let page = maker.get("/demo").await;
    let page = maker.click(&page, "demo-styleguide").await;
    for component in COMPONENTS {
        assert!(page.has(component), "{component}");
    }
    let outcomes: BTreeSet<String> = page.findings().into_iter().map(|(_, outcome)| outcome).collect();
    assert_eq!(outcomes, ["fail", "pass", "skip", "warn"].map(str::to_owned).into());
    for state in ["state-done", "state-todo", "state-wait", "state-ready", "state-problem", "state-later"] {
        assert!(page.all(".state").contains(&say(state)));
    }
}

#[tokio::test]
async fn every_colour_has_its_swatch() {
    let sheet = include_str!("../../static/style.css");
    let portal = Portal::demo().await;
    let page = portal.visitor().get("/styleguide").await;
    for token in page.attributes("[data-token]", "data-token") {
        assert!(sheet.contains(&format!("[data-token={token}] {{ --swatch: var(--{token}) }}")), "{token}");
    }
    assert!(page.all("[data-token]").len() > 20);
}
