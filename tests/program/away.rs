//! What if PostgreSQL goes away for a while, in the middle of everything? A clear page meanwhile, nothing lost that was
//! acknowledged, and back as soon as it is back.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::browser::{Browser, exchange, journeys};
use crate::house::{House, until};
use crate::replicas::{assert_whole, scale};

/// A server of its own, which may be stopped without anybody else noticing.
struct Server;

impl Server {
    fn do_it(what: &str) -> String {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/postgres");
        let home = concat!(env!("CARGO_TARGET_TMPDIR"), "/postgres-away");
        let done = Command::new(script).args(what.split_whitespace()).env("POSTGRES_HOME", home).output().unwrap();
        assert!(done.status.success(), "{what}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap().trim().to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        Self::do_it("stop");
    }
}

#[test]
fn postgres_may_go_away_and_come_back() {
    if std::env::var_os("TEST_POSTGRES_URL").is_none() {
        return eprintln!("skipped: TEST_POSTGRES_URL is not set");
    }
    let (url, _server) = (Server::do_it(""), Server);
    let house = House::open(&url);
    let mut jane = Browser::at(house.door);
    jane.begin("Acme");
    let total = scale(4, 30);
    std::thread::scope(|scope| {
        let journeys = scope.spawn(|| journeys(&house, 0, total));
        std::thread::sleep(Duration::from_secs(1));
        Server::do_it("pause");
        for which in [0, 1] {
            away(&house, which, &jane);
        }
        std::thread::sleep(Duration::from_secs(u64::try_from(scale(0, 10)).unwrap()));
        Server::do_it("resume");
        let back = Instant::now();
        let mut visitor = crate::visitor::Visitor::new(house.door);
        until("both replicas are ready again", || {
            [0, 1].iter().all(|which| {
                visitor.address = house.address(*which);
                visitor.get("/readyz").status == 200
            })
        });
        println!("both replicas ready {} ms after PostgreSQL was back", back.elapsed().as_millis());
        assert!(back.elapsed() < Duration::from_secs(u64::try_from(scale(30, 5)).unwrap()));
        let (packages, again) = journeys.join().unwrap();
        println!("{} of {total} journeys whole, {again} requests sent once more", packages.len());
        assert_eq!(packages.len(), total);
        assert_whole(&house, &packages);
    });
    assert!(jane.get("/overview").text().contains("Acme"), "what was acknowledged is there");
}

/// Says that it waits, and when to come again, on whichever page; but lives.
fn away(house: &House, which: usize, jane: &Browser) {
    let ask = |path: &str| exchange(house.address(which), &jane.visitor.request("GET", path, "")).unwrap();
    let page = ask("/overview");
    assert_eq!((page.status, page.header("retry-after")), (503, Some("10")));
    assert!(page.text().contains("This portal cannot save anything at the moment"), "{}", page.text());
    assert_eq!((ask("/readyz").status, ask("/healthz").status), (503, 200));
}
