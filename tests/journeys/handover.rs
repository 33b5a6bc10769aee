//! Did the package arrive, to whom was it sealed, and how is it replaced later?

use axum::http::StatusCode;
use gong_onboarding::config::{Access, Recipients};
use gong_onboarding::package::{Named, Replaced};
use gong_onboarding::sealing::Identity;
use gong_onboarding::tokens::sha256_hex;
use jiff::SignedDuration;

use super::portal::{Portal, say};
use super::whole::{assert_holds, ready};

#[tokio::test]
async fn the_receipt_tells_the_customer_that_gong_has_opened_the_package() {
    let portal = Portal::start().await;
    let (mut visitor, _) = ready(&portal).await;
    let package = visitor.package(&[]).await;
    let receipt = portal.open(&package.body).receipt.to_string();
    let confirmation = visitor.get("/package").await;
    assert!(!confirmation.shows(&say("opened-title")) && confirmation.has_button(&say("receipt-button")));

    // Gong has no visit here
    let mut gong = portal.visitor();
    let page = gong.get("/receipt").await;
    let received = gong.press(&page, "receipt-button", &[("receipt", &receipt.to_lowercase())]).await;
    assert_eq!(received.status, StatusCode::OK);
    assert!(received.shows(&say("receipt-received-title")) && received.shows(&sha256_hex(&package.body)));

    let confirmation = visitor.get("/package").await;
    assert!(confirmation.shows(&say("opened-title")) && confirmation.has("time[datetime^='2026-11-24T12:']"));
    assert!(!confirmation.has_button(&say("receipt-button")));
    assert!(visitor.get("/overview").await.shows(&say("opened-title")));
    // the first time counts
    portal.later(SignedDuration::from_hours(1));
    let again = visitor.post("/receipt", &[("receipt", &receipt)]).await;
    assert_eq!(again.path, "/package");
    assert!(again.has("[role=status] time[datetime^='2026-11-24T12:']"));
}

#[tokio::test]
async fn a_receipt_that_nobody_can_have_opens_nothing() {
    let portal = Portal::start().await;
    let (mut visitor, _) = ready(&portal).await;
    visitor.package(&[]).await;
    let confirmation = visitor.get("/package").await;
    for (typed, problem) in [
        ("", "field-receipt-malformed"),
        ("<b>7KQ2", "field-receipt-malformed"),
        ("7KQ2-M4WX-0ZJD-R8TN", "field-receipt-unknown"),
    ] {
        let refused = visitor.press(&confirmation, "receipt-button", &[("receipt", typed)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.one("#receipt-why"), say(problem), "{typed}");
    }
    assert_eq!(portal.count("SELECT COUNT(*) FROM packages WHERE opened_at IS NOT NULL").await, 0);
}

#[tokio::test]
async fn credentials_are_replaced_from_the_half_that_changes() {
    let portal = Portal::start().await;
    let (mut first, _) = ready(&portal).await;
    let old = portal.open(&first.package(&[]).await.body).document.package_id;
    portal.later(SignedDuration::from_hours(24 * 90));

    let (mut visitor, values) = (portal.visitor(), portal.values("all-well"));
    let start = visitor.get("/").await;
    let page = visitor.click(&start, "replacing-link").await;
    let fields = [("supersedes", format!(" {} ", old.to_uppercase())), ("replaced", "storage".to_owned())];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    let details = visitor.press(&page, "replacing-button", &fields).await;
    assert_eq!(details.path, "/steps/before-you-start");
    let typed = [("company", "Acme"), ("contact_name", "Jane"), ("contact_email", "j@acme.example"), ("accept", "on")];
    let app = visitor.post(&details.path, &typed).await;
    assert_eq!(app.path, "/steps/api-app", "straight to the half that changes");
    assert!(visitor.get("/overview").await.shows(&say("overview-replaces")));
    let tested = visitor.enter_storage(&values).await;
    let way_on = visitor.click(&tested, "continue").await;
    assert_eq!(way_on.path, "/steps/scim-credentials", "what stays is copied, not set up");
    visitor.enter_scim(&values).await;
    assert!(visitor.get("/package").await.shows(&old), "the page says what is replaced");
    let package = visitor.package(&[]).await;
    assert_holds(&portal, &package, &values);
    let document = portal.open(&package.body).document;
    assert_eq!(document.scim.provider, "unknown", "nobody was asked");
    let superseded = document.supersedes.unwrap();
    assert_eq!((superseded.package_id, superseded.sha256), (Some(old), None));
    assert_eq!(superseded.replaced, Replaced::Css);
    let confirmation = visitor.get("/package").await;
    assert!(confirmation.has("#old-values") && confirmation.one("main").contains("Then remove the old app"));
    assert!(!confirmation.one("main").contains("There is one token"));
    assert!(confirmation.has("#revoke") && !confirmation.has("#in-the-meantime"), "nothing says to leave the old app");
}

#[tokio::test]
async fn a_later_package_of_a_case_takes_the_place_of_the_one_before() {
    let portal = Portal::start().await;
    let (mut visitor, values) = ready(&portal).await;
    let first = portal.open(&visitor.package(&[]).await.body);
    assert_eq!(first.document.supersedes, None);
    visitor.post("/receipt", &[("receipt", &first.receipt.to_string())]).await;
    portal.later(SignedDuration::from_mins(1));
    let page = visitor.get("/steps/storage-credentials?replace=on").await;
    visitor.test(&page, &[("storage_key", &values.key), ("storage_secret", &values.secret)]).await;
    let second = portal.open(&visitor.package(&[("new", "on")]).await.body).document.supersedes.unwrap();
    assert_eq!(second.package_id, Some(first.document.package_id));
    assert_ne!(second.replaced, Replaced::Scim);
    let confirmation = visitor.get("/package").await;
    assert!(confirmation.has("#old-values") && confirmation.has_button(&say("receipt-button")));
}

#[tokio::test]
async fn whoever_mends_their_name_after_the_package_comes_back_to_it() {
    let portal = Portal::start().await;
    let (mut visitor, _) = ready(&portal).await;
    visitor.package(&[]).await;
    let details = visitor.get("/steps/before-you-start").await;
    let confirmation = visitor.press(&details, "details-button", &[("company", "Acme Ltd"), ("accept", "on")]).await;
    assert_eq!((confirmation.path.as_str(), confirmation.one("h1")), ("/package", say("confirmation-outdated-title")));
}

#[tokio::test]
async fn the_package_to_be_replaced_is_named_clearly_or_asked_for_again() {
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    let page = visitor.get("/replacing").await;
    let refused = visitor.press(&page, "replacing-button", &[("supersedes", "eght_CanaryKey")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.shows(&say("field-supersedes-unknown")) && refused.shows(&say("field-replaced-empty")));
    assert!(!String::from_utf8_lossy(&refused.body).contains("CanaryKey"));
    assert_eq!(portal.count("SELECT COUNT(*) FROM cases").await, 0);
    let digest = sha256_hex(b"a file of last year");
    let fields = [("supersedes", digest.as_str()), ("replaced", "both")];
    visitor.press(&refused, "replacing-button", &fields).await;
    visitor.press(&refused, "replacing-button", &fields).await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM cases").await, 1, "a double click starts once");
    visitor.post("/onboarding", &[]).await;
    assert_eq!(
        portal.count("SELECT COUNT(*) FROM cases WHERE supersedes IS NULL").await,
        1,
        "another wish is another case"
    );
}

#[tokio::test]
async fn a_change_of_recipients_is_said_in_every_case_to_which_somebody_may_come_back() {
    let portal = Portal::start().await;
    let (store, now) = (&portal.app.store, || portal.app.clock.now());
    let named = || portal.app.recipients_of(None).iter().map(Named::from).collect::<Vec<_>>();
    assert_eq!(store.note_recipients(now(), None, &named()).await.unwrap(), None, "the first list is no change");
    let (mut done, _) = ready(&portal).await;
    let receipt = portal.open(&done.package(&[]).await.body).receipt.to_string();
    done.post("/receipt", &[("receipt", &receipt)]).await;
    let (mut visitor, _) = ready(&portal).await;
    let before = visitor.package(&[]).await;

    let other = Identity::generate().recipient();
    let list = format!("recipients = [{{ recipient = \"{}\", label = \"Gong anew\" }}]", other.as_text());
    portal.app.set_recipients(Recipients::of_file(&list, Access::Open, portal.app.clock.today()).unwrap());
    assert_eq!(store.note_recipients(now(), None, &named()).await.unwrap(), Some(2));
    assert_eq!(store.note_recipients(now(), None, &named()).await.unwrap(), None, "it is noted once");
    assert!(done.get("/package").await.has("#recipients-changed"), "its next package would go to others");
    let confirmation = visitor.get("/package").await;
    assert!(confirmation.one("#recipients-changed").contains(&other.fingerprint()));
    let sealed_to = &portal.open(&before.body).document.recipients[0];
    assert!(confirmation.one("#recipients-changed").contains(&sealed_to.fingerprint));
    assert_eq!(confirmation.one(".fingerprint"), sealed_to.fingerprint, "the file opens for those it was sealed to");
}

#[tokio::test]
async fn nothing_is_sealed_to_a_list_that_the_page_did_not_show() {
    let portal = Portal::start().await;
    let (mut visitor, _) = ready(&portal).await;
    let page = visitor.get("/package").await;
    let other = Identity::generate().recipient();
    let list = format!("recipients = [{{ recipient = \"{}\", label = \"Gong anew\" }}]", other.as_text());
    portal.app.set_recipients(Recipients::of_file(&list, Access::Open, portal.app.clock.today()).unwrap());
    let shown = visitor.press(&page, "package-button", &[]).await;
    assert_eq!((shown.path.as_str(), shown.one(".fingerprint")), ("/package", other.fingerprint()));
    assert_eq!(portal.count("SELECT COUNT(*) FROM packages").await, 0);
    let made = visitor.press(&shown, "package-button", &[]).await;
    assert_eq!(made.header("content-type"), Some("application/octet-stream"));
}

#[tokio::test]
async fn nothing_is_sealed_to_a_recipient_from_its_last_day_on() {
    let (old, new) = (Identity::generate().recipient(), Identity::generate().recipient());
    let entry =
        |text: &str, label: &str, day: &str| format!("{{recipient=\"{text}\", label=\"{label}\", retired={day}}}");
    let list = [entry(old.as_text(), "old", "\"2026-11-25\""), entry(new.as_text(), "new", "\"2026-11-26\"")].join(",");
    let portal = Portal::with(&[("GONG__RECIPIENTS", &format!("[{list}]"))]).await;
    let labels = || portal.app.recipients_of(None).iter().map(|r| r.label().to_owned()).collect::<Vec<_>>();
    let (mut visitor, _) = ready(&portal).await;
    assert_eq!(labels(), ["old", "new"]);
    visitor.package(&[]).await;
    assert_eq!(visitor.get("/package").await.all(".fingerprint"), [old.fingerprint(), new.fingerprint()]);

    portal.later(SignedDuration::from_hours(12));
    assert_eq!(labels(), ["new"]);
    let (mut visitor, _) = ready(&portal).await;
    visitor.package(&[]).await;
    assert_eq!(visitor.get("/package").await.all(".fingerprint"), [new.fingerprint()]);

    portal.later(SignedDuration::from_hours(24));
    assert!(labels().is_empty());
    let (mut late, _) = ready(&portal).await;
    let page = late.get("/package").await;
    assert!(page.shows(&say("error-no-recipients-title")) && !page.has_button(&say("package-button")));
    let refused = late.post("/package", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.shows(&say("error-no-recipients-title")));
}
