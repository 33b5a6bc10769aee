//! Does the portal say of itself what it does? The statements are there for anybody; what they claim of the cookie and of
//! what is kept is looked at where it happens.

use axum::http::StatusCode;

use super::portal::{Portal, say};

#[tokio::test]
async fn everybody_finds_them_at_the_foot_of_every_page() {
    let portal = Portal::with(&[("OPERATOR__SUPPORT", "help@example.com")]).await;
    let (mut reader, mut visitor) = (portal.visitor(), portal.visitor());
    visitor.begin("Acme").await;
    for title in ["accessibility-title", "cookies-title", "privacy-title"] {
        for (somebody, from) in [(&mut reader, "/"), (&mut visitor, "/steps/api-app")] {
            let page = somebody.get(from).await;
            let statement = somebody.click(&page, title).await;
            assert_eq!((statement.status, statement.one("h1")), (StatusCode::OK, say(title)));
            assert_eq!(statement.has(".who"), somebody.cookies.contains_key("visit"), "a visit goes on");
            assert!(statement.has(".bottom a[href='/privacy']"));
        }
    }
    assert!(reader.set_cookies.is_empty(), "reading begins nothing");
    let barrier = reader.get("/accessibility").await;
    assert!(barrier.attributes("main a", "href").contains(&"mailto:help@example.com".to_owned()));
}

#[tokio::test]
async fn the_cookie_is_the_one_that_is_described() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let statement = visitor.get("/cookies").await;
    let names: Vec<&String> = visitor.cookies.keys().collect();
    assert_eq!(names, [&statement.one("code.value")], "exactly one");
    let flags: Vec<&str> = visitor.set_cookies[0].split("; ").skip(1).collect();
    let mut said: Vec<String> = statement.all("dd code").into_iter().filter(|flag| flag != names[0]).collect();
    said.sort_unstable();
    let mut flags: Vec<String> = flags.into_iter().map(str::to_owned).collect();
    flags.sort_unstable();
    assert_eq!(said, flags);
}

#[tokio::test]
async fn privacy_names_who_runs_it_and_leads_to_their_notice() {
    let own = [("OPERATOR__PRIVACY_URL", "https://example.com/privacy"), ("OPERATOR__SUPPORT", "+49 89 1234")];
    let portal = Portal::with(&own).await;
    let mut reader = portal.visitor();
    let privacy = reader.get("/privacy").await;
    assert!(privacy.shows("Example Services") && privacy.one("main").contains("+49 89 1234"));
    assert!(privacy.ways().contains(&"https://example.com/privacy".to_owned()));
    assert!(privacy.ways().contains(&"/delete".to_owned()) && privacy.ways().contains(&"/cookies".to_owned()));
    let nobody = Portal::start().await;
    let privacy = nobody.visitor().get("/privacy").await;
    assert!(privacy.one("main").contains(&say("ask-text-nobody")));
    assert!(!privacy.ways().iter().any(|way| way.starts_with("https:")));
}

#[tokio::test]
async fn a_text_to_send_to_the_super_admin_stands_where_one_finds_out() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    let start = visitor.get("/").await;
    visitor.begin("Acme").await;
    let pages = [start, visitor.get("/steps/before-you-start").await, visitor.get("/steps/storage-role").await];
    let token = visitor.get("/overview").await.one("section[aria-labelledby=return-link] code");
    let token = token.rsplit('/').next().unwrap();
    for page in pages {
        let message = page.one("#message-to-super-admin[data-copy]");
        assert!(message.contains(portal.app.config.public_url.as_str()) && message.contains("Storage Api"));
        assert!(!message.contains(token), "it opens nothing");
    }
    assert!(!visitor.get("/guide").await.has("#message-to-super-admin"));
}
