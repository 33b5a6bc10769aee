//! Do two processes at one database behave as one? Whatever is counted, numbered or made once stays so, however many do it
//! at the same moment at either of them.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{StatusCode, header};
use gong_onboarding::cases::{Budget, Details, Event, Half, Invited, NewInvitation, Note, Store, StoreError, Visit};
use gong_onboarding::procedure::Slug;
use gong_onboarding::staff::Role;
use gong_onboarding::tokens;
use gong_onboarding::web::{self, ClientAddress};
use http_body_util::BodyExt;
use jiff::SignedDuration;
use tower::ServiceExt;

use super::portal::{Portal, say};

/// What many do at once, at one store and the other in turn.
async fn at_once<T: Send + 'static>(stores: &[Store; 2], times: usize, act: impl AsyncFn(Store, usize) -> T) -> Vec<T> {
    let acts = (0..times).map(|number| act(stores[number % 2].clone(), number));
    futures(acts).await
}

/// All of them, on this task: the waiting is done by the database.
async fn futures<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut running: Vec<_> = all.map(|one| (Box::pin(one), None)).collect();
    std::future::poll_fn(|context| {
        for (future, done) in &mut running {
            if done.is_none()
                && let std::task::Poll::Ready(value) = future.as_mut().poll(context)
            {
                *done = Some(value);
            }
        }
        if running.iter().all(|(_, done)| done.is_some()) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    running.into_iter().filter_map(|(_, done)| done).collect()
}

async fn two(portal: &Portal) -> [Store; 2] {
    [portal.app.store.clone(), portal.replica().await.store.clone()]
}

async fn invitation(portal: &Portal) -> (String, String) {
    let (store, now) = (&portal.app.store, portal.app.clock.now());
    let ada = store.add_staff(&tokens::spoken_code(), Role::Agent, now).await.unwrap().unwrap();
    let details =
        Details { company: "Acme".into(), contact_name: "Jane".into(), contact_email: "jane@acme.example".into() };
    let invited =
        Invited { details, language: "en".into(), note: String::new(), recipient_group: None, is_rehearsal: false };
    let hash = tokens::token_hash(tokens::random_token().expose());
    let (id, by) = (tokens::new_id(now), (ada.id.as_str(), ada.name.as_str()));
    let expires_at = now + SignedDuration::from_hours(24);
    let new = NewInvitation { id: &id, token_hash: &hash, invited: &invited, by, created_at: now, expires_at };
    store.invite(&new).await.unwrap();
    (id, hash)
}

#[tokio::test]
async fn a_visit_goes_on_at_the_other_replica() {
    let portal = Portal::start().await;
    let other = portal.replica().await;
    let (mut jane, values) = (portal.visitor(), portal.values("all-well"));
    jane.begin("Acme").await;
    jane.enter_storage(&values).await;
    let mut jane = jane.sent_to(&other);
    assert!(jane.get("/overview").await.shows("Acme"));
    jane.enter_scim(&values).await;
    let mut jane = jane.sent_to(&portal.app);
    let package = jane.package(&[]).await;
    assert_eq!(portal.open(&package.body).document.scim.access_token.expose(), values.token);
    let again = jane.sent_to(&other).package(&[]).await;
    assert!(again.body == package.body, "made once");
}

#[tokio::test]
async fn a_double_click_at_two_replicas_is_one() {
    let portal = Portal::start().await;
    if portal.app.config.database_url.file().is_some() {
        return eprintln!("skipped: a file has one process, and TEST_POSTGRES_URL is not set");
    }
    let other = portal.replica().await;
    let (mut jane, values) = (portal.visitor(), portal.values("all-well"));
    jane.begin("Acme").await;
    let mut click = jane.clone().sent_to(&other);
    let storage = [("storage_key", values.key.as_str()), ("storage_secret", values.secret.as_str())];
    let path = "/steps/storage-credentials";
    let (first, second) = tokio::join!(jane.post(path, &storage), click.post(path, &storage));
    assert_eq!((first.one("#result"), second.one("#result")), (say("tested-passed"), say("tested-passed")));
    assert_eq!(portal.token_requests(), 1);
    jane.enter_scim(&values).await;
    let (one, two) = tokio::join!(jane.package(&[]), click.package(&[]));
    assert!(one.body == two.body);
}

#[tokio::test]
async fn of_many_presses_of_an_invitation_one_makes_the_case() {
    let portal = Portal::start().await;
    let stores = two(&portal).await;
    let ((_, hash), now) = (invitation(&portal).await, portal.app.clock.now());
    let cases = at_once(&stores, 40, async |store, _| store.accept(&hash, now).await.unwrap()).await;
    let cases: BTreeSet<_> = cases.into_iter().collect();
    assert!(cases.len() == 1 && !cases.contains(&None), "everybody gets in, to the same case: {cases:?}");
    assert_eq!(portal.count("SELECT COUNT(*) FROM cases").await, 1);
    assert_eq!(portal.count("SELECT starts FROM invitations").await, 40);
}

#[tokio::test]
async fn a_budget_is_spent_once_for_all() {
    let portal = Portal::start().await;
    let (stores, now) = (two(&portal).await, portal.app.clock.now());
    let window = SignedDuration::from_hours(1);
    let budgets = ["a", "b"].map(|subject| Budget { kind: "start", subject, limit: 10, window });
    let spent = at_once(&stores, 40, async |store, _| store.spend(&budgets, now).await.unwrap().is_none()).await;
    assert_eq!(spent.iter().filter(|spent| **spent).count(), 10);
    assert_eq!(portal.count("SELECT COUNT(*) FROM attempts").await, 20);
}

#[tokio::test]
async fn what_happens_to_a_case_is_numbered_one_by_one() {
    let portal = Portal::start().await;
    let (stores, now) = (two(&portal).await, portal.app.clock.now());
    let case = stores[0].start_case(now, None).await.unwrap();
    let event = Event::DetailsSaved {};
    at_once(&stores, 40, async |store, _| store.record(&case, &event, now).await.unwrap()).await;
    assert_eq!(portal.count("SELECT COUNT(DISTINCT serial) FROM events").await, 40);
    assert_eq!(portal.count("SELECT MAX(serial) FROM events").await, 39);
}

#[tokio::test]
async fn of_links_for_a_colleague_one_of_a_maker_works() {
    let portal = Portal::start().await;
    let (stores, now) = (two(&portal).await, portal.app.clock.now());
    let case = stores[0].start_case(now, None).await.unwrap();
    at_once(&stores, 20, async |store, _| store.make_half_link(&case, Half::Scim, None, now).await.unwrap()).await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM half_links WHERE revoked_at IS NULL").await, 1);
}

#[tokio::test]
async fn the_same_note_sent_twice_is_one() {
    let portal = Portal::start().await;
    let (stores, now) = (two(&portal).await, portal.app.clock.now());
    let case = stores[0].start_case(now, None).await.unwrap();
    for text in ["The menu is called Settings.", "The button is blue.", "There are two menus.", "Nothing is there."] {
        let note = Note { step: Slug::ApiApp, action: None, text: text.into(), at: now };
        at_once(&stores, 20, async |store, _| store.save_note(&case, &note).await.unwrap()).await;
    }
    assert_eq!(portal.count("SELECT COUNT(*) FROM notes").await, 4);
}

#[tokio::test]
async fn no_visit_outlives_the_end_of_its_invitation() {
    let portal = Portal::start().await;
    let (stores, now) = (two(&portal).await, portal.app.clock.now());
    for _ in 0..8 {
        let (id, hash) = invitation(&portal).await;
        let case = stores[0].accept(&hash, now).await.unwrap().unwrap();
        let later = now + SignedDuration::from_hours(1);
        let begin = async |store: Store, number: usize| {
            if number == 5 {
                return store.revoke_invitation(&id, "ada", now).await.map(drop);
            }
            let visit = Visit {
                id: tokens::new_id(now),
                case_id: case.clone(),
                recipient: "age1".into(),
                idle_expires_at: later,
                expires_at: later,
                by_half_link: None,
            };
            store.begin_visit(&visit, now).await
        };
        let ended = at_once(&stores, 12, begin).await;
        assert!(ended.iter().all(|end| matches!(end, Ok(()) | Err(StoreError::Gone))), "{ended:?}");
    }
    assert_eq!(portal.count("SELECT COUNT(*) FROM visits").await, 0);
}

#[tokio::test]
async fn an_old_case_is_retired_by_one_of_them() {
    let portal = Portal::start().await;
    let stores = two(&portal).await;
    for _ in 0..5 {
        stores[0].start_case(portal.app.clock.now(), None).await.unwrap();
    }
    portal.later(SignedDuration::from_hours(24 * 365));
    let now = portal.app.clock.now();
    let retired = at_once(&stores, 2, async |store, _| store.retire(now, now).await.unwrap().len()).await;
    assert_eq!(retired.iter().sum::<usize>(), 5);
    assert_eq!(portal.count("SELECT COUNT(*) FROM audit").await, 5);
}

#[tokio::test]
async fn no_case_goes_on_which_somebody_just_began() {
    let portal = Portal::start().await;
    let (stores, now) = (two(&portal).await, portal.app.clock.now());
    let later = now + SignedDuration::from_hours(1);
    let mut begun = 0;
    for _ in 0..8 {
        let mut cases = Vec::new();
        for _ in 0..11 {
            cases.push(stores[0].start_case(now, None).await.unwrap());
        }
        let act = async |store: Store, number: usize| {
            let Some(case_id) = cases.get(number).cloned() else { return store.retire(later, now).await.map(drop) };
            let (id, recipient) = (tokens::new_id(now), "age1".to_owned());
            let visit = Visit { id, case_id, recipient, idle_expires_at: later, expires_at: later, by_half_link: None };
            store.begin_visit(&visit, now).await
        };
        let ended = at_once(&stores, 12, act).await;
        assert!(ended.iter().all(|end| matches!(end, Ok(()) | Err(StoreError::Gone))), "{ended:?}");
        begun += ended[..11].iter().filter(|end| end.is_ok()).count();
    }
    assert_eq!(portal.count("SELECT COUNT(*) FROM visits").await, i64::try_from(begun).unwrap());
}

#[tokio::test]
async fn without_its_database_the_portal_says_so_and_comes_back() {
    let portal = Portal::start().await;
    let mut jane = portal.visitor();
    jane.begin("Acme").await;
    portal.app.store.close().await;
    let cookies: Vec<String> = jane.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let ask = async |path: &str| {
        let mut request =
            jane.request("GET", path).header(header::COOKIE, cookies.join("; ")).body(Body::empty()).unwrap();
        request.extensions_mut().insert(ClientAddress(jane.address));
        let answer = web::router(portal.app.clone()).oneshot(request).await.unwrap();
        let (head, body) = answer.into_parts();
        (head, String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap())
    };
    let (head, body) = ask("/overview").await;
    assert_eq!(head.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(head.headers[header::RETRY_AFTER], "10");
    assert!(body.contains(&say("error-database-title")) && body.contains(&say("error-database-text")), "{body}");
    assert_eq!(ask("/readyz").await.0.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(ask("/healthz").await.0.status, StatusCode::OK);
    let back = portal.replica().await;
    assert!(jane.sent_to(&back).get("/overview").await.shows("Acme"));
}
