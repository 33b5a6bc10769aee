//! Does support get to know what the admin sees instead, and never a credential?

use axum::http::StatusCode;

use gong_onboarding::procedure::STEPS;

use super::portal::{Portal, say};

const SEEN: &str = "There is no “Create App” here, the button says “Add application”.\nIt is at the bottom.";

#[tokio::test]
async fn what_is_told_is_confirmed_and_stands_there_on_later_visits() {
    let portal = Portal::with(&[("OPERATOR__SUPPORT", "help@example.com")]).await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let step = visitor.get("/steps/api-app").await;
    assert!(step.has("details.different:not([open])"), "folded away until it is needed");
    let told = visitor.press(&step, "different-button", &[("action", "create-app"), ("note", SEEN)]).await;
    assert_eq!((told.status, told.one("h1")), (StatusCode::OK, say("told-title")));
    assert!(told.one(".said").contains("“Add application”") && told.shows(&say("told-lead")));
    assert_eq!(told.link("Back to “Create the app”"), "/steps/api-app#create-app");
    let page = visitor.get("/steps/api-app").await;
    let kept = page.one("details.different[open] > div");
    assert!(kept.starts_with(&say("different-told")) && kept.contains(&page.one(".help .code")));
    assert!(page.one(".said").contains("“Add application”"));
    let about = page.one(".notes .hint");
    assert!(about.starts_with(&say("action-create-app")) && about.ends_with("24 Nov 2026, 12:00 UTC"), "{about}");
    visitor.press(&page, "different-button", &[("action", "create-app"), ("note", SEEN)]).await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM notes").await, 1, "the same twice is one");

    let other = visitor.get("/steps/storage-role").await;
    assert!(other.has("details.different:not([open])") && !other.has(".notes"), "it belongs to its step");
    let link = visitor.get("/overview").await.one("section[aria-labelledby=return-link] code");
    let mut elsewhere = portal.visitor();
    let page = elsewhere.get(link.strip_prefix(&visitor.origin).unwrap()).await;
    elsewhere.press(&page, "resume-button", &[]).await;
    assert!(elsewhere.get("/steps/api-app").await.one(".said").contains("“Add application”"));
}

#[tokio::test]
async fn every_step_with_a_screen_has_it_for_each_of_its_actions() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    for step in STEPS {
        let page = visitor.get(&step.slug.path()).await;
        let mut offered = page.attributes("#note-action option", "value");
        let is_there = !step.actions.is_empty();
        assert_eq!(page.has("#looks-different"), is_there, "{}", page.path);
        if is_there {
            assert_eq!(offered.remove(0), "", "the step as a whole");
            assert_eq!(offered, step.actions.iter().map(|action| action.anchor()).collect::<Vec<_>>());
        }
        let path = format!("{}/looks-different", step.slug.path());
        let answer = visitor.post_only(&path, &[("action", ""), ("note", "It is all in another order.")]).await;
        assert_eq!(answer.status, if is_there { StatusCode::SEE_OTHER } else { StatusCode::NOT_FOUND });
    }
    let foreign = visitor.post("/steps/api-app/looks-different", &[("action", "copy-url"), ("note", "Hm.")]).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(foreign.one(".error-summary a"), say("field-note-action-unknown"));
    assert_eq!(foreign.one("textarea"), "Hm.", "what was typed is not lost");
}

#[tokio::test]
async fn beside_each_action_a_link_leads_to_the_form_with_that_action_chosen() {
    let portal = Portal::start().await;
    for step in STEPS {
        let mut visitor = portal.visitor();
        visitor.begin("Acme").await; // a case has no room for a note on every action
        let page = visitor.get(&step.slug.path()).await;
        assert_eq!(page.all(".differs").len(), step.actions.len(), "{}", page.path);
        for action in step.actions {
            let beside = format!("li#{} > .differs a", action.anchor());
            let name = say(&format!("action-{}", action.anchor()));
            assert_eq!(page.one(&beside), format!("{} {name}", say("differs")), "no two links have one name");
            let form = visitor.get(&page.attributes(&beside, "href")[0]).await;
            assert_eq!(form.attributes("option[selected]", "value"), [action.anchor()]);
            let told = visitor.press(&form, "different-button", &[("note", "The label is another one.")]).await;
            assert_eq!(told.link(&format!("Back to “{name}”")), action.href());
        }
    }
    let mut visitor = portal.visitor();
    assert!(!visitor.get("/guide").await.has(".differs"), "nobody would get to know it");
    visitor.begin("Acme").await;
    let odd = visitor.get("/steps/api-app/looks-different?action=copy-url&told=copy-url").await;
    assert_eq!((odd.one("h1"), odd.has("option[selected]")), (say("different-title"), false), "of another step");
}

#[tokio::test]
async fn nobody_speaks_of_a_support_that_cannot_be_reached() {
    for contact in [None, Some(("OPERATOR__SUPPORT", "+49 89 1234"))] {
        let portal = Portal::with(contact.as_slice()).await;
        let mut visitor = portal.visitor();
        visitor.begin("Acme").await;
        let step = visitor.get("/steps/api-app").await;
        let told = visitor.press(&step, "different-button", &[("action", ""), ("note", "All is blue.")]).await;
        let mut pages = vec![step, told, visitor.get("/steps/api-app/looks-different").await];
        for path in ["/", "/r/unknown", "/accessibility", "/privacy", "/cookies", "/delete", "/overview", "/left"] {
            pages.push(visitor.get(path).await);
        }
        for page in &pages {
            // 8x8 has a support of its own, and is named where it is meant
            let own = page.text().replace("8x8 support", "").replace("support article", "");
            let spoken_of = own.contains("support");
            assert!(contact.is_some() || !spoken_of, "{}: {own}", page.path);
        }
        assert_eq!(pages[1].shows("Support can read it"), contact.is_some());
        assert_eq!(pages[1].shows("whoever sent you here"), contact.is_none());
    }
}

#[tokio::test]
async fn a_credential_is_neither_kept_nor_shown_again() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let values = portal.values("all-well");
    let step = visitor.get("/steps/storage-credentials").await;
    for secret in [&values.key, &values.secret, &values.url, &values.token] {
        visitor.secrets.insert(secret.clone());
        let seen = format!("The row shows {secret} and nothing else.");
        let page = visitor.press(&step, "different-button", &[("action", "reveal-key"), ("note", &seen)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{secret}");
        assert!(page.one("title").starts_with(&say("error-prefix")));
        assert_eq!(page.link(&say("field-note-credential")), "#note");
        assert_eq!((page.one("#note-why"), page.one("textarea")), (say("field-note-credential"), String::new()));
        assert_eq!(page.attributes("option[selected]", "value"), ["reveal-key"], "the rest is not lost");
        assert_eq!(page.link(&say("back-step")), "/steps/storage-credentials");
    }
    assert_eq!(portal.count("SELECT COUNT(*) FROM notes").await, 0);
}

#[tokio::test]
async fn it_has_its_limits_and_says_them() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    let path = "/steps/api-app/looks-different";
    let start = visitor.get("/").await;
    visitor.press(&start, "start-button", &[]).await;
    assert_eq!(visitor.post(path, &[("note", "Hm.")]).await.path, "/steps/before-you-start", "the first step gates");
    let about =
        [("company", "Acme"), ("contact_name", "Jane"), ("contact_email", "jane@acme.example"), ("accept", "on")];
    visitor.post("/steps/before-you-start", &about).await;
    for (note, problem) in
        [(" ".to_owned(), "empty"), ("ä ".repeat(501) + ".", "too-long"), ("a\0b".into(), "unreadable")]
    {
        let page = visitor.post(path, &[("action", ""), ("note", &note)]).await;
        assert_eq!(page.one("#note-why"), say(&format!("field-note-{problem}")));
        assert_eq!(page.one("textarea").is_empty(), problem == "empty");
    }
    for number in 0..20 {
        let note = format!("The label number {number} is another one.");
        assert_eq!(visitor.post_only(path, &[("action", ""), ("note", &note)]).await.status, StatusCode::SEE_OTHER);
    }
    let refused = visitor.post(path, &[("action", ""), ("note", "And one more.")]).await;
    assert_eq!(
        (refused.status, refused.one("#note-why")),
        (StatusCode::UNPROCESSABLE_ENTITY, say("field-note-full-nobody"))
    );
    let step = visitor.get("/steps/api-app").await;
    assert!(step.shows(&say("field-note-full-nobody")) && !step.has_button(&say("different-button")));
    assert_eq!(portal.count("SELECT COUNT(*) FROM notes").await, 20);
}
