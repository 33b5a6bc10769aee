//! Where do the tests keep their rows? In files, or, where `TEST_POSTGRES_URL` names a server (`scripts/postgres` starts
//! one), in a database of their own on it, which goes with the test.

use std::path::Path;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};

use gong_onboarding::cases::Store;
use gong_onboarding::config::DatabaseUrl;
use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};
use tokio::sync::OnceCell;
use url::Url;

/// A database with every table and no rows. Dropping it drops the database, whoever still uses it.
pub(crate) struct Database {
    server: Url,
    name: String,
}

impl Database {
    /// A new one, if the tests run on a server.
    pub(crate) fn make() -> Pin<Box<dyn Future<Output = Option<Self>> + Send>> {
        Box::pin(Self::made())
    }

    async fn made() -> Option<Self> {
        static TEMPLATE: OnceCell<String> = OnceCell::const_new();
        let server = server()?;
        let template = TEMPLATE.get_or_init(|| template(server.clone())).await;
        Some(Self::copied(server.clone(), template).await)
    }

    async fn copied(server: Url, template: &str) -> Self {
        let name = new_name("test");
        execute(&server, format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        Self { server, name }
    }

    /// Where it is, as the setting says it.
    pub(crate) fn url(&self) -> String {
        at(&self.server, &self.name).into()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let (server, drop) = (self.server.clone(), format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(execute(&server, drop));
        });
        let _ = dropped.join();
    }
}

fn server() -> Option<Url> {
    Some(Url::parse(&std::env::var("TEST_POSTGRES_URL").ok()?).unwrap())
}

fn new_name(kind: &str) -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("gong_onboarding_{kind}_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

fn at(server: &Url, name: &str) -> Url {
    let mut url = server.clone();
    url.set_path(name);
    url
}

/// The tables are made once; every test gets a copy.
async fn template(server: Url) -> String {
    let name = new_name("template");
    execute(&server, format!("CREATE DATABASE {name}")).await;
    let url = DatabaseUrl::parse(at(&server, &name).as_str()).unwrap();
    Store::open(&url, Path::new("."), Timestamp::UNIX_EPOCH).await.unwrap().close().await;
    name
}

async fn execute(server: &Url, sql: String) {
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(server.as_str()).await.unwrap();
    connection.execute(AssertSqlSafe(sql)).await.unwrap();
    connection.close().await.unwrap();
}
