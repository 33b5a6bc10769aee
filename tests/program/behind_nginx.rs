//! Does `deploy/nginx.conf` do what docs/operate.md says? nginx itself, where `TEST_NGINX` names it, with that file: only names,
//! addresses and folders are other ones.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use gong_onboarding::cases::Event;
use gong_onboarding::clock::Clock;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor, Row};
use tempfile::TempDir;

use crate::browser::{Browser, exchange};
use crate::certificate;
use crate::house::{House, until};
use crate::postgres::Database;
use crate::process::Program;
use crate::visitor::{Visitor, connect};

const CONFIGURATION: &str = include_str!("../../deploy/nginx.conf");

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// The file with what is of this machine.
fn written(folder: &Path, house: &House, plain: SocketAddr, tls: SocketAddr) -> String {
    let (certificate, key) = certificate::of("connect.example.com");
    std::fs::write(folder.join("cert.pem"), certificate).unwrap();
    std::fs::write(folder.join("key.pem"), key).unwrap();
    let folder = folder.display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {folder}/{kind};"))
        .concat();
    let changes = [
        ("worker_processes auto;".to_owned(), format!("worker_processes 1; pid {folder}/pid;")),
        ("/var/log/nginx/error.log".to_owned(), format!("{folder}/errors")),
        ("http {".to_owned(), format!("http {{ {temporary}")),
        ("/var/log/nginx/portal.log".to_owned(), format!("{folder}/requests")),
        ("10.0.0.11:8080".to_owned(), house.address(0).to_string()),
        ("10.0.0.12:8080".to_owned(), house.address(1).to_string()),
        ("listen 80;".to_owned(), format!("listen {plain};")),
        ("listen 443 ssl;".to_owned(), format!("listen {tls} ssl;")),
        ("/etc/nginx/connect.example.com.pem".to_owned(), format!("{folder}/cert.pem")),
        ("/etc/nginx/connect.example.com.key".to_owned(), format!("{folder}/key.pem")),
    ];
    changes.into_iter().fold(CONFIGURATION.to_owned(), |text, (from, to)| {
        assert!(text.contains(&from), "{from} is not in deploy/nginx.conf");
        text.replacen(&from, &to, 1)
    })
}

/// nginx with this configuration; first it looks at the whole of it, then it serves without TLS, which our visitors lack.
fn start(nginx: &str, folder: &TempDir, text: &str, tls: SocketAddr) -> Program {
    let file = folder.path().join("nginx.conf");
    std::fs::write(&file, text).unwrap();
    let command = |more: &[&str]| {
        let mut command = Command::new(nginx);
        command.arg("-p").arg(folder.path()).arg("-c").arg(&file).args(more);
        command
    };
    let looked = command(&["-t", "-q"]).output().unwrap();
    assert!(looked.status.success() && looked.stderr.is_empty(), "{}", String::from_utf8_lossy(&looked.stderr));
    let without = text.lines().filter(|line| !line.trim().starts_with("ssl_")).collect::<Vec<_>>().join("\n");
    std::fs::write(&file, without.replace(&format!("listen {tls} ssl;"), &format!("listen {tls};"))).unwrap();
    Program::start(command(&["-g", "daemon off;"]))
}

#[test]
fn nginx_leads_to_both_replicas() {
    let Some(nginx) = std::env::var("TEST_NGINX").ok() else { return eprintln!("skipped: TEST_NGINX is not set") };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let Some(database) = runtime.block_on(Database::make()) else {
        return eprintln!("skipped: TEST_POSTGRES_URL is not set");
    };
    let (house, folder) = (House::open(&database.url()), tempfile::tempdir().unwrap());
    let (plain, door) = (free_address(), free_address());
    let text = written(folder.path(), &house, plain, door);
    let _nginx = start(&nginx, &folder, &text, door);
    until("nginx listens", || std::net::TcpStream::connect(door).is_ok());

    // by the other port, to TLS
    let moved = Visitor::new(plain).get("/guide?a=b");
    assert_eq!((moved.status, moved.header("location")), (301, Some("https://connect.example.com/guide?a=b")));

    // whoever claims to be somebody else is counted as who they are
    let claims = Visitor::new(door).request("POST", "/onboarding", "").replacen(
        "\r\n",
        "\r\nx-forwarded-for: 203.0.113.9\r\n",
        1,
    );
    assert!(exchange(door, &claims).is_some_and(|answer| answer.status == 303));
    let counted = runtime.block_on(async {
        let mut connection = AnyConnection::connect(&database.url()).await.unwrap();
        let select = sqlx::query("SELECT subject FROM attempts WHERE kind = 'start'");
        select.fetch_one(&mut connection).await.unwrap().try_get::<String, _>(0).unwrap()
    });
    assert_eq!(counted, "127.0.0.1");

    let mut jane = Browser::at(door);
    let package = jane.journey("Acme", &house.sample());
    crate::replicas::assert_whole(&house, &[("Acme".to_owned(), package)]);
    assert_eq!(Visitor::new(door).get("/readyz").status, 404, "each replica by itself");

    // what changes is told at once, through the proxy, and the request of a page is logged without its address
    hears_of_a_hint(&house, &database, door, &jane);
    let logged = std::fs::read_to_string(folder.path().join("requests")).unwrap();
    assert!(logged.contains(" 303 ") && !logged.contains("/package"), "{logged}");

    // the database is away: everybody is told so by the portal, again and again
    runtime.block_on(admits(&database, false));
    for _ in 0..10 {
        let page = exchange(door, &jane.visitor.request("GET", "/overview", "")).unwrap();
        assert_eq!((page.status, page.header("retry-after")), (503, Some("10")), "{}", page.text());
        assert!(page.text().contains("This portal cannot save anything at the moment"), "{}", page.text());
    }
    runtime.block_on(admits(&database, true));
    until("it is back", || jane.get("/overview").status == 200);

    // one of them is gone: nobody notices
    house.kill(0);
    let mut visitor = Visitor::new(door);
    assert!((0..20).all(|_| visitor.get("/").status == 200));
    assert!((0..5).all(|_| visitor.get("/r/CaNaRy").status == 404));

    // both are gone
    house.kill(1);
    for _ in 0..5 {
        let page = visitor.get("/r/CaNaRy");
        assert_eq!((page.status, page.header("retry-after")), (503, Some("10")), "{}", page.text());
    }
    for log in ["requests", "errors"] {
        assert!(!std::fs::read_to_string(folder.path().join(log)).unwrap().contains("CaNaRy"), "{log}");
    }
}

/// Lets nobody into a database any more, and ends who is there; or lets them in again.
async fn admits(database: &Database, anybody: bool) {
    let (url, server) = (database.url(), std::env::var("TEST_POSTGRES_URL").unwrap());
    let name = url.rsplit('/').next().unwrap().split('?').next().unwrap();
    let mut connection = AnyConnection::connect(&server).await.unwrap();
    let alter = format!("ALTER DATABASE {name} ALLOW_CONNECTIONS {anybody}");
    connection.execute(AssertSqlSafe(alter)).await.unwrap();
    if !anybody {
        let end = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        connection.execute(AssertSqlSafe(end)).await.unwrap();
    }
}

fn hears_of_a_hint(house: &House, database: &Database, door: SocketAddr, jane: &Browser) {
    let mut listening = connect(door);
    listening.write_all(jane.visitor.request("GET", "/news/live", "").as_bytes()).unwrap();
    listening.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
    let store = house.store.clone();
    house.runtime.spawn(async move { store.relay().await });
    let case = house.runtime.block_on(async {
        let mut connection = AnyConnection::connect(&database.url()).await.unwrap();
        let select = sqlx::query("SELECT id FROM cases WHERE company = 'Acme'");
        select.fetch_one(&mut connection).await.unwrap().try_get::<String, _>(0).unwrap()
    });
    let mut heard = Vec::new();
    until("the page hears of a hint", || {
        let hint = Event::HintSent { by: "ada".into(), href: None, text: "The gear, top right.".into() };
        house.runtime.block_on(house.store.record(&case, &hint, Clock::system().now())).unwrap();
        let mut part = [0; 4096];
        if let Ok(length) = listening.read(&mut part) {
            heard.extend_from_slice(&part[..length]);
        }
        String::from_utf8_lossy(&heard).contains("event: changed")
    });
}
