//! Does the way from start to package hold, in either order?

use gong_onboarding::checks::finding::Outcome;
use gong_onboarding::tokens::sha256_hex;

use super::page::Page;
use super::portal::{Portal, Values, say};
use super::visitor::Visitor;

/// The package holds exactly what was entered, and what was said of it.
pub(crate) fn assert_holds(portal: &Portal, package: &Page, values: &Values) {
    let document = portal.open(&package.body).document;
    assert_eq!(document.css.key.expose(), values.key);
    assert_eq!(document.css.secret.expose(), values.secret);
    assert_eq!(document.scim.url.expose(), values.url);
    assert_eq!(document.scim.access_token.expose(), values.token);
    assert_eq!(document.css.token_url, format!("{}/oauth/v2/token", portal.base));
    assert_eq!(document.css.storage_url, format!("{}/storage", portal.base));
    assert_eq!(document.portal.url, "http://127.0.0.1:8080");
    assert!(document.findings.iter().all(|finding| finding.outcome != Outcome::Fail));
}

/// Somebody with both halves proved.
pub(crate) async fn ready(portal: &Portal) -> (Visitor, Values) {
    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    visitor.begin("Acme & Sons, Ltd.").await;
    visitor.enter_storage(&values).await;
    visitor.enter_scim(&values).await;
    (visitor, values)
}

#[tokio::test]
async fn from_start_to_package() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    let role = visitor.begin("Acme & Sons, Ltd.").await;
    assert_eq!(role.path, "/steps/storage-role");
    assert_eq!(role.one("h1"), say("step-storage-role"));
    assert!(role.shows("Acme & Sons, Ltd."));
    let app = visitor.press(&role, "console-button", &[("assign_to", "other")]).await;
    assert_eq!(app.path, "/steps/api-app");
    let storage = visitor.press(&app, "console-button", &[]).await;
    assert_eq!(storage.path, "/steps/storage-credentials");

    let fields = [("storage_key", values.key.as_str()), ("storage_secret", values.secret.as_str())];
    let tested = visitor.press(&storage, "test-button", &fields).await;
    assert_eq!(tested.one("#result"), say("tested-passed"));
    assert_eq!(tested.outcome("storage.recordings.found").as_deref(), Some("pass"));
    assert_eq!(tested.attributes("#storage_key", "value"), [values.key.as_str()]);
    let ending = &values.secret[values.secret.len() - 4..];
    assert!(tested.one("#storage_secret-hint").contains(ending), "the Secret is known by its ending alone");

    let provisioning = visitor.click(&tested, "continue").await;
    assert_eq!(provisioning.path, "/steps/user-provisioning");
    let answers = [("scim_provider", "azure_ad"), ("manual_users", "yes")];
    let scim = visitor.press(&provisioning, "console-button", &answers).await;
    assert_eq!(scim.path, "/steps/scim-credentials");
    let fields = [("scim_url", values.url.as_str()), ("scim_token", values.token.as_str())];
    let tested = visitor.press(&scim, "test-button", &fields).await;
    assert_eq!(tested.outcome("scim.users.visible").as_deref(), Some("pass"));
    assert_eq!(tested.attributes("#scim_url", "value"), [values.url.as_str()]);

    let review = visitor.click(&tested, "continue").await;
    assert_eq!(review.path, "/steps/review");
    for answer in ["Acme & Sons, Ltd.", "Jane Doe", "jane@acme.example", &values.url, "Gong operations"] {
        assert!(review.one("main").contains(answer), "the review lacks {answer}");
    }
    for id in ["answer-assign-to-other", "answer-provider-azure-ad", "answer-manual-users-yes"] {
        assert!(review.shows(&say(id)), "the review lacks {id}");
    }
    assert_eq!(review.outcome("accounts.same").as_deref(), Some("pass"));
    assert_eq!(review.outcome("scim.recording_owners.visible").as_deref(), Some("pass"));

    let before = visitor.click(&review, "review-continue").await;
    assert_eq!(before.one("h1"), say("package-title"));
    assert!(before.shows(&portal.app.recipients_of(None)[0].fingerprint()));
    let package = visitor.press(&before, "package-button", &[]).await;
    assert_eq!(
        package.header("content-disposition"),
        Some("attachment; filename=\"gong-8x8-acme-sons-ltd-20261124.age\"")
    );
    assert_holds(&portal, &package, &values);
    let document = portal.open(&package.body).document;
    assert_eq!(document.scim.provider, "azure_ad");
    assert_eq!(document.css.regions, ["us-east", "uk"]);
    assert_eq!(document.customer.company, "Acme & Sons, Ltd.");
    for code in ["storage.token.accepted", "scim.users.visible", "accounts.same"] {
        assert!(document.findings.iter().any(|finding| finding.code == code), "the package lacks {code}");
    }

    let confirmation = visitor.get("/package").await;
    assert_eq!(confirmation.one("h1"), say("confirmation-title"));
    assert!(confirmation.shows(&document.package_id) && confirmation.shows("onboarding@gong.example"));
    assert!(!confirmation.shows(&say("confirmation-changed-title")), "nothing was tested since");
    assert_eq!(confirmation.one("[data-sha256=binary]"), sha256_hex(&package.body));
    let armored = visitor.press(&confirmation, "download-again", &[("armor", "on")]).await;
    assert!(armored.body.starts_with(b"-----BEGIN AGE ENCRYPTED FILE-----"));
    assert_eq!(confirmation.one("[data-sha256=armor]"), sha256_hex(&armored.body));
    assert_holds(&portal, &armored, &values);
    let overview = visitor.get("/overview").await;
    assert!(overview.all(".state").iter().all(|state| *state == say("state-done")), "{:?}", overview.all(".state"));
}

#[tokio::test]
async fn the_user_directory_may_come_first() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("other-forms"));
    visitor.begin("Acme").await;
    let overview = visitor.get("/overview").await;
    let provisioning = visitor.click(&overview, "step-user-provisioning").await;
    let scim =
        visitor.press(&provisioning, "console-button", &[("scim_provider", "none"), ("manual_users", "yes")]).await;
    assert_eq!(scim.path, "/steps/scim-credentials");
    let tested = visitor.enter_scim(&values).await;
    assert_eq!(tested.one("#result"), say("tested-passed"));
    let next = visitor.click(&tested, "continue").await;
    assert_eq!(next.path, "/steps/storage-role", "the other half is still to be done");
    let review = visitor.get("/steps/review").await;
    assert!(review.shows(&say("missing-storage")) && !review.shows(&say("missing-scim")));
    assert!(review.shows(&say("together-untested")));
    let storage = visitor.click(&review, "missing-storage").await;
    assert_eq!(storage.path, "/steps/storage-credentials");
    visitor.enter_storage(&values).await;
    let review = visitor.get("/steps/review").await;
    assert_eq!(review.outcome("accounts.same").as_deref(), Some("pass"), "both halves were compared without asking");
    let package = visitor.package(&[]).await;
    assert_holds(&portal, &package, &values);
    assert_eq!(portal.open(&package.body).document.scim.provider, "other", "none was selected before");
}

#[tokio::test]
async fn credentials_are_in_custody_between_pages_and_need_not_be_typed_again() {
    let portal = Portal::start().await;
    let (mut visitor, values) = ready(&portal).await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM custody").await, 2);
    let page = visitor.get("/steps/storage-credentials").await;
    let again = visitor.press(&page, "test-again", &[]).await;
    assert_eq!(again.one("#result"), say("tested-passed"), "an empty Secret keeps what is there");
    assert_eq!(portal.token_requests(), 3, "both halves' POSTs and this one");
    let package = visitor.package(&[]).await;
    assert_holds(&portal, &package, &values);
}

#[tokio::test]
async fn what_was_cut_from_a_pasted_value_is_said() {
    let portal = Portal::start().await;
    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    visitor.begin("Acme").await;
    let pasted = format!(" \"{}\"\r\n", values.secret);
    let page = visitor.get("/steps/storage-credentials").await;
    let tested = visitor.test(&page, &[("storage_key", &values.key), ("storage_secret", &pasted)]).await;
    assert_eq!(tested.one("#result"), say("tested-passed"));
    let hint = tested.all("#findings > .hint").concat(); // the form is folded away
    for id in ["removed-blanks", "removed-quotes", "removed-line-breaks"] {
        assert!(hint.contains(&say(id)), "{hint}");
    }
    assert_eq!(tested.text().matches("We removed").count(), 1, "once is enough");
    assert!(tested.outcome("storage.token.accepted").is_some());
}

#[tokio::test]
async fn looking_changes_nothing() {
    let portal = Portal::start().await;
    let (mut visitor, _) = ready(&portal).await;
    visitor.package(&[]).await;
    let link = visitor.get("/overview").await.one("#return-link ~ p code");
    let link = link.trim_start_matches("http://127.0.0.1:8080").to_owned();
    let before = contents(&portal).await;
    let asked = portal.simulator.requests().len();
    let mut stranger = portal.visitor();
    for path in [
        "/",
        "/overview",
        "/steps/before-you-start",
        "/steps/storage-role",
        "/steps/api-app",
        "/steps/storage-credentials",
        "/steps/storage-credentials?replace=on",
        "/steps/user-provisioning",
        "/steps/user-provisioning/all-users",
        "/steps/scim-credentials?replace=on",
        "/steps/review",
        "/package",
        "/package?new=on",
        "/left",
        &link,
        "/leave",
        "/onboarding",
        "/steps/storage-role?assign_to=other&done=on",
        "/steps/review?continue=on",
    ] {
        visitor.get(path).await;
        stranger.get(path).await;
        let head = visitor.request("HEAD", path).body(axum::body::Body::empty()).unwrap();
        let answer = visitor.send(head).await;
        assert!(answer.body.is_empty());
    }
    assert!(before == contents(&portal).await, "a GET changed the database");
    assert_eq!(portal.simulator.requests().len(), asked, "a GET asked 8x8");
    assert!(stranger.cookies.is_empty());
}

/// Every row of every table, as far as it counts.
async fn contents(portal: &Portal) -> Vec<i64> {
    let mut all = Vec::new();
    for sql in [
        "SELECT COUNT(*) FROM cases",
        "SELECT COUNT(*) FROM done_steps",
        "SELECT COUNT(*) FROM return_links",
        "SELECT COUNT(*) FROM visits",
        "SELECT CAST(SUM(idle_expires_at) AS BIGINT) FROM visits",
        "SELECT COUNT(*) FROM custody",
        "SELECT CAST(SUM(saved_at) AS BIGINT) FROM custody",
        "SELECT CAST(SUM(tested_at) AS BIGINT) FROM tests",
        "SELECT CAST(SUM(LENGTH(record)) AS BIGINT) FROM tests",
        "SELECT COUNT(*) FROM packages",
        "SELECT COUNT(*) FROM attempts",
        "SELECT COUNT(*) FROM cases WHERE assign_to IS NULL",
    ] {
        all.push(portal.count(sql).await);
    }
    all
}

#[tokio::test]
async fn two_answers_that_hardly_fit_together_are_doubted_and_taken() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    visitor.begin("Acme").await;
    let page = visitor.get("/steps/user-provisioning").await;
    assert_eq!(page.one("fieldset [role=status] > .doubt"), say("manual-users-doubt"));
    let next = visitor.press(&page, "console-button", &[("scim_provider", "none"), ("manual_users", "no")]).await;
    assert_eq!(next.path, "/steps/scim-credentials", "it can be true");
}
