//! Is a case gone when its admin deletes it? With everything that hangs on it, from every byte of the database.

use axum::http::StatusCode;

use super::portal::{Portal, say};
use super::whole::ready;

const TABLES: &[&str] = &[
    "SELECT COUNT(*) FROM cases",
    "SELECT COUNT(*) FROM done_steps",
    "SELECT COUNT(*) FROM return_links",
    "SELECT COUNT(*) FROM visits",
    "SELECT COUNT(*) FROM custody",
    "SELECT COUNT(*) FROM tests",
    "SELECT COUNT(*) FROM packages",
    "SELECT COUNT(*) FROM notes",
    "SELECT COUNT(*) FROM attempts WHERE kind <> 'start' AND kind <> 'test-by-address'",
];

/// In any byte of the file; on a server, which writes over its pages when it likes, in any column of any row.
async fn is_stored(portal: &Portal, text: &str) -> bool {
    if portal.app.config.database_url.file().is_none() {
        return portal.text("SELECT database_to_xml(false, true, '')::text").await.replace("&amp;", "&").contains(text);
    }
    let files = std::fs::read_dir(&portal.app.config.data_dir).unwrap().map(|file| file.unwrap().path());
    let database = files.filter(|path| path.to_string_lossy().contains("portal.sqlite"));
    let bytes: Vec<u8> = database.flat_map(|path| std::fs::read(path).unwrap()).collect();
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[tokio::test]
async fn everything_that_hangs_on_it_goes() {
    let portal = Portal::start().await;
    let (mut visitor, values) = ready(&portal).await;
    let note = [("action", ""), ("note", "The menu is called Settings here.")];
    visitor.post("/steps/api-app/looks-different", &note).await;
    visitor.post("/steps/api-app", &[("done", "on")]).await;
    visitor.package(&[]).await;
    let overview = visitor.get("/overview").await;
    let link = overview.one("section[aria-labelledby=return-link] code");
    let link = link.strip_prefix(&visitor.origin).unwrap().to_owned();
    let mut colleague = portal.visitor();
    let page = colleague.get(&link).await;
    colleague.press(&page, "resume-button", &[]).await;
    let half = [("scim_url", values.url.as_str()), ("scim_token", values.token.as_str())];
    colleague.post("/steps/scim-credentials", &half).await;
    let mut other = portal.visitor();
    other.begin("Another Ltd").await;
    let company = overview.one(".who");
    assert!(is_stored(&portal, &company).await && is_stored(&portal, "is called Settings here").await);

    let page = visitor.click(&overview, "delete-link").await;
    assert_eq!((page.one("h1"), page.path.as_str()), (say("delete-title"), "/delete"));
    assert!(page.one("main").contains(&company) && page.one("#what-goes").contains("deleted"));
    for sql in TABLES {
        assert!(portal.count(sql).await > 0, "{sql}: looking changes nothing, and there is something to delete");
    }
    let mut second_tab = visitor.clone();
    let answer = visitor.press(&page, "delete-button", &[]).await;
    assert_eq!((answer.path.as_str(), answer.one("h1")), ("/deleted", say("deleted-title")));
    assert!(visitor.cookies.is_empty());
    assert!(!is_stored(&portal, &company).await && !is_stored(&portal, "is called Settings here").await, "in no byte");

    for gone in [&mut second_tab, &mut colleague] {
        let page = gone.get("/overview").await;
        assert_eq!((page.status, page.one("h1")), (StatusCode::FORBIDDEN, say("error-visit-over-title")));
    }
    assert_eq!(portal.visitor().get(&link).await.one("h1"), say("error-no-such-link-title"));
    let stays = other.get("/delete").await;
    assert!(stays.shows("Another Ltd"), "other cases stay");
    other.press(&stays, "delete-button", &[]).await;
    for sql in TABLES {
        assert_eq!(portal.count(sql).await, 0, "{sql}");
    }
}

#[tokio::test]
async fn a_second_press_finds_it_gone_as_it_should_be() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let page = visitor.get("/delete").await;
    let mut at_once = visitor.clone();
    for visitor in [&mut visitor.clone(), &mut at_once] {
        assert_eq!(visitor.press(&page, "delete-button", &[]).await.path, "/deleted");
    }
    let answer = at_once.press(&page, "delete-button", &[]).await;
    assert_eq!(answer.path, "/deleted", "also without its cookie");
    let cleared =
        visitor.post_only("/delete", &[("case", page.attributes("input[name=case]", "value")[0].as_str())]).await;
    assert_eq!(cleared.header("clear-site-data"), Some("\"cache\", \"storage\""));
}

#[tokio::test]
async fn nothing_is_said_to_be_deleted_that_is_not() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let page = visitor.get("/delete").await;
    portal.later(jiff::SignedDuration::from_hours(3));
    let late = visitor.press(&page, "delete-button", &[]).await;
    assert_eq!(late.one("h1"), say("error-visit-over-title"), "the visit was over, the case is still there");
    assert_eq!(portal.count("SELECT COUNT(*) FROM cases").await, 1);
    assert_eq!(portal.visitor().post("/delete", &[]).await.one("h1"), say("error-no-visit-title"));

    // the page of one case does not delete another, to which the browser has gone over since
    visitor.begin("Beta Ltd").await;
    let asked = visitor.press(&page, "delete-button", &[]).await;
    assert_eq!((asked.path.as_str(), asked.one("h1")), ("/delete", say("delete-title")));
    assert!(asked.one("main").contains("Beta Ltd"));
    assert_eq!(portal.count("SELECT COUNT(*) FROM cases").await, 2);
}

#[tokio::test]
async fn what_is_sent_meanwhile_is_the_end_of_a_visit_and_no_fault() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    visitor.begin("Acme").await;
    let mut tab = visitor.clone();
    let form = [("storage_key", values.key.as_str()), ("storage_secret", values.secret.as_str())];
    let (tested, _) = tokio::join!(tab.post_only("/steps/storage-credentials", &form), visitor.post("/delete", &[]));
    assert!(matches!(tested.status, StatusCode::FORBIDDEN | StatusCode::SEE_OTHER), "{}", tested.status);
    assert_eq!(tab.get("/overview").await.one("h1"), say("error-visit-over-title"));
    for sql in TABLES.iter().take(8) {
        assert_eq!(portal.count(sql).await, 0, "{sql}");
    }
}
