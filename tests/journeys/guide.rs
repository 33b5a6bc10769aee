//! Is the whole procedure on one page, for anybody, with nothing to fill in?

use gong_onboarding::procedure::{Action, STEPS};

use super::drawings::assert_drawn;
use super::portal::{Portal, say};

#[tokio::test]
async fn it_holds_every_step_and_every_action_before_a_visit_begins() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    let start = visitor.get("/").await;
    assert!(start.ways().contains(&"/guide".to_owned()), "the start page leads to it");
    let guide = visitor.click(&start, "footer-guide").await;
    assert_eq!(guide.path, "/guide");
    assert!(visitor.set_cookies.is_empty(), "reading begins nothing");
    let headings = guide.all("h2");
    for step in STEPS {
        assert!(headings.contains(&say(&step.title())), "{}", step.title());
        if !step.actions.is_empty() {
            assert_drawn(&guide, step);
        }
    }
    let listed: Vec<String> = Action::ALL.iter().map(|action| action.anchor().to_owned()).collect();
    assert_eq!(guide.attributes("ol.actions > li", "id"), listed);
}

#[tokio::test]
async fn it_asks_nothing_and_its_links_stay_on_it() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    let public_url = portal.app.config.public_url.to_string();
    let guide = visitor.get("/guide").await;
    assert!(!guide.has(":is(main, header) :is(form, input, button, select, textarea)"), "there is nothing to fill in");
    assert!(!guide.has("main details:not([open])"), "nothing is folded away");
    let ids = guide.attributes("[id]", "id");
    for way in guide.ways() {
        let here = way.strip_prefix('#').is_some_and(|id| ids.iter().any(|known| known == id));
        assert!(here || way == public_url || way.starts_with("https://www.8x8.com/"), "{way} leads elsewhere");
    }
    visitor.begin("Acme").await;
    let again = visitor.get("/guide").await;
    assert!(again.shows("Acme") && again.has(".bottom a[href='/overview']"), "a visit that has begun goes on");
}
