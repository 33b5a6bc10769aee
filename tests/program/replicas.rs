//! Do two replicas of the built program at one PostgreSQL behave as one, also while they are killed, restarted with other
//! keys, or asked by hundreds at once? `scripts/replicas` makes all of it larger; without `TEST_POSTGRES_URL` it is skipped.

use std::io::{Read, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use gong_onboarding::cases::{Details, Invited, NewInvitation};
use gong_onboarding::clock::Clock;
use gong_onboarding::package::{Trust, open};
use gong_onboarding::sealing::Identity;
use gong_onboarding::staff::Role;
use gong_onboarding::tokens;
use jiff::SignedDuration;
use sqlx::{AnyConnection, Connection, Row};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::browser::{Browser, journeys};
use crate::house::{House, until};
use crate::postgres::Database;
use crate::visitor::{Visitor, connect};

/// How much is done: a little, or what `REPLICAS` says.
pub(crate) fn scale(little: usize, large: usize) -> usize {
    if std::env::var_os("REPLICAS_AT_LENGTH").is_some() { large } else { little }
}

fn house() -> Option<(Database, House)> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let Some(database) = runtime.block_on(Database::make()) else {
        eprintln!("skipped: TEST_POSTGRES_URL is not set");
        return None;
    };
    let house = House::open(&database.url());
    Some((database, house))
}

fn count(database: &str, sql: &'static str) -> i64 {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let mut connection = AnyConnection::connect(database).await.unwrap();
        sqlx::query(sql).fetch_one(&mut connection).await.unwrap().try_get(0).unwrap()
    })
}

/// Each opens, is signed by the portal, and holds what its customer typed.
pub(crate) fn assert_whole(house: &House, packages: &[(String, Vec<u8>)]) {
    let identities = Identity::parse_file(include_str!("../vectors/identity.txt")).unwrap();
    let trust = Trust::from_jwks(&Browser::at(house.door).get("/.well-known/jwks.json").text()).unwrap();
    let sample = house.sample();
    for (company, package) in packages {
        let document = open(package, &identities, Some(&trust)).unwrap().document;
        assert_eq!(&document.customer.company, company);
        assert_eq!(
            [document.css.secret.expose(), document.scim.access_token.expose()],
            [&sample.secret, &sample.token]
        );
    }
}

#[test]
fn killing_one_of_two_again_and_again_loses_no_journey() {
    let Some((database, house)) = house() else { return };
    let (total, pause) = (scale(8, 100), Duration::from_millis(u64::try_from(scale(700, 5000)).unwrap()));
    let is_over = AtomicBool::new(false);
    let ((packages, again), kills) = std::thread::scope(|scope| {
        let killer = scope.spawn(|| {
            let mut kills = 0;
            while !is_over.load(Ordering::Relaxed) {
                std::thread::sleep(pause);
                house.restart(kills % 2, "KILL");
                kills += 1;
            }
            kills
        });
        let done = journeys(&house, 0, total);
        is_over.store(true, Ordering::Relaxed);
        (done, killer.join().unwrap())
    });
    println!("{} of {total} journeys whole, {kills} kills, {again} requests sent once more", packages.len());
    assert_eq!(packages.len(), total);
    assert!(kills > 1);
    assert_whole(&house, &packages);
    let kept = "SELECT COUNT(*) FROM packages JOIN cases ON cases.id = case_id WHERE state = 'packaged'";
    assert_eq!(count(&database.url(), kept), i64::try_from(total).unwrap());
}

#[test]
fn an_invitation_pressed_by_hundreds_at_once_leads_to_one_case() {
    let Some((database, house)) = house() else { return };
    let (token, now, total) = (tokens::random_token(), Clock::system().now(), scale(100, 500));
    house.runtime.block_on(async {
        let ada = house.store.add_staff("ada", Role::Agent, now).await.unwrap().unwrap();
        let details =
            Details { company: "Acme".into(), contact_name: "Jane".into(), contact_email: "jane@acme.example".into() };
        let (language, note) = ("en".into(), String::new());
        let invited = Invited { details, language, note, recipient_group: None, is_rehearsal: false };
        let hash = tokens::token_hash(token.expose());
        let id = tokens::new_id(now);
        let new = NewInvitation {
            id: &id,
            token_hash: &hash,
            invited: &invited,
            by: (&ada.id, &ada.name),
            created_at: now,
            expires_at: now + SignedDuration::from_hours(24),
        };
        house.store.invite(&new).await.unwrap();
    });
    let press = |number: usize| {
        let visitor = Visitor::new(house.address(number % 2));
        let request = visitor.request("POST", &format!("/i/{}", token.expose()), "");
        async move {
            let mut stream = tokio::net::TcpStream::connect(visitor.address).await.unwrap();
            stream.write_all(request.as_bytes()).await.unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await.unwrap();
            answer.split(' ').nth(1).unwrap_or_default().to_owned()
        }
    };
    let presses: Vec<_> = (0..total).map(|number| house.runtime.spawn(press(number))).collect();
    let answers: Vec<String> = presses.into_iter().map(|one| house.runtime.block_on(one).unwrap()).collect();
    let inside = answers.iter().filter(|status| *status == "303").count();
    println!("{inside} of {total} got in, {} cases", count(&database.url(), "SELECT COUNT(*) FROM cases"));
    assert_eq!(count(&database.url(), "SELECT COUNT(*) FROM cases"), 1);
    assert_eq!(count(&database.url(), "SELECT COUNT(DISTINCT case_id) FROM visits"), 1);
    assert_eq!(count(&database.url(), "SELECT COUNT(*) FROM visits"), i64::try_from(inside).unwrap());
    assert_eq!(inside, total, "{answers:?} {}", house.logs());
}

#[test]
fn keys_are_rotated_while_visits_run() {
    let Some((_database, house)) = house() else { return };
    let mut browsers: Vec<_> = (0..scale(10, 100)).map(|_| Browser::at(house.door)).collect();
    for (number, browser) in browsers.iter_mut().enumerate() {
        browser.begin(&format!("Company {number}"));
    }
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let looking = scope.spawn(|| {
            let mut looks = 0;
            while !is_over.load(Ordering::Relaxed) {
                for (number, browser) in browsers.iter_mut().enumerate() {
                    let page = browser.get("/overview");
                    assert!(
                        page.status == 200 && page.text().contains(&format!("Company {number}")),
                        "{}",
                        page.text()
                    );
                    // a page that gives a new cookie, sealed by whichever replica it is
                    assert_eq!(browser.post("/steps/storage-role", &[("assign_to", "self")]).status, 303);
                    looks += 1;
                }
            }
            looks
        });
        for arguments in ["", "--activate"] {
            let session = if arguments.is_empty() { "--next" } else { arguments };
            house.said(&format!("keys rotate session {session}"));
            house.said(&format!("keys rotate signing {arguments}"));
            house.restart(0, "TERM");
            // some begin now, at the one that has the new keys or at the other
            (0..4).for_each(|_| Browser::at(house.door).begin("In between"));
            house.restart(1, "TERM");
        }
        is_over.store(true, Ordering::Relaxed);
        println!("{} looks while keys were rotated", looking.join().unwrap());
    });
    let (packages, _) = journeys(&house, 1000, 1);
    assert_whole(&house, &packages);
}

#[test]
fn what_staff_do_at_one_replica_is_seen_at_the_other() {
    let Some((database, house)) = house() else { return };
    let mut jane = Browser::at(house.address(0));
    jane.begin("Acme");
    let mut listening = connect(house.address(0));
    listening.write_all(jane.visitor.request("GET", "/news/live", "").as_bytes()).unwrap();
    let token = tokens::random_token();
    let case = house.runtime.block_on(async {
        let now = Clock::system().now();
        let ada = house.store.add_staff("ada", Role::Agent, now).await.unwrap().unwrap();
        let (hash, later) = (tokens::token_hash(token.expose()), now + SignedDuration::from_hours(1));
        house.store.begin_staff_session(&hash, &ada.id, now, later, later).await.unwrap();
        let mut connection = AnyConnection::connect(&database.url()).await.unwrap();
        let id: String =
            sqlx::query("SELECT id FROM cases").fetch_one(&mut connection).await.unwrap().try_get(0).unwrap();
        id
    });
    let mut ada = Browser::at(house.address(1));
    ada.visitor.cookies.push(format!("staff={}", token.expose()));
    let mut heard = Vec::new();
    listening.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
    let mut number = 0;
    // a hint that was sent before the other listened is not heard: the page would have been read after it
    until("the page hears of a hint", || {
        let text = format!("The gear, top right. Look {number}.");
        assert_eq!(ada.post(&format!("/support/cases/{case}/hints"), &[("text", &text)]).status, 303);
        number += 1;
        let mut part = [0; 4096];
        if let Ok(length) = listening.read(&mut part) {
            heard.extend_from_slice(&part[..length]);
        }
        String::from_utf8_lossy(&heard).contains("event: changed")
    });
    assert!(jane.get("/news").text().contains("The gear, top right."));
}
