//! Does a portal move to another database with everything, and is nothing lost when tables change? To PostgreSQL where
//! `TEST_POSTGRES_URL` is set, else to another file.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use gong_onboarding::cases::{Looked, Store, StoreError, look, move_up};
use gong_onboarding::config::DatabaseUrl;
use jiff::Timestamp;
use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor, Row};
use tempfile::TempDir;

use super::portal::{Database, Portal};
use super::whole::ready;

/// Where to: a server's database is dropped with it.
struct New {
    url: DatabaseUrl,
    folder: TempDir,
    _database: Option<Database>,
}

async fn new() -> New {
    let (folder, database) = (TempDir::new().unwrap(), Database::make().await);
    let file = || format!("sqlite:{}/new.sqlite", folder.path().display());
    let url = DatabaseUrl::parse(&database.as_ref().map_or_else(file, Database::url)).unwrap();
    if database.is_some() {
        execute(&url, "DROP SCHEMA public CASCADE; CREATE SCHEMA public").await;
    }
    New { url, folder, _database: database }
}

fn now() -> Timestamp {
    "2026-11-30T12:00:00Z".parse().unwrap()
}

async fn connect(url: &DatabaseUrl) -> AnyConnection {
    sqlx::any::install_default_drivers();
    AnyConnection::connect(url.to_secret().expose()).await.unwrap()
}

async fn count(url: &DatabaseUrl, sql: &'static str) -> i64 {
    let mut connection = connect(url).await;
    let count = sqlx::query(sql).fetch_one(&mut connection).await.unwrap().try_get(0).unwrap();
    connection.close().await.unwrap();
    count
}

async fn execute(url: &DatabaseUrl, sql: &'static str) {
    connect(url).await.execute(sql).await.unwrap();
}

fn refusal<T>(moved: Result<T, StoreError>) -> String {
    moved.err().expect("it has to be refused").to_string()
}

#[tokio::test]
async fn everything_goes_over_and_nothing_is_mixed() {
    let (portal, new) = (Portal::start().await, new().await);
    let (mut jane, _) = ready(&portal).await;
    jane.package(&[]).await;
    let store = &portal.app.store;
    store.audit(now(), "ada", "test", "", &serde_json::json!({})).await.unwrap();
    let here = &portal.app.config.database_url;
    let go = async || move_up(here, &new.url, new.folder.path(), now()).await;
    let copied = go().await.unwrap();
    let rows = |table: &str| copied.tables.iter().find(|(name, _)| name == table).unwrap().1;
    assert_eq!((rows("cases"), rows("custody"), rows("packages"), rows("audit")), (1, 2, 1, 1));
    assert!(copied.tables.len() > 12 && copied.tables.iter().all(|(name, _)| name != "_sqlx_migrations"));

    // again, and again after more was written in the old one: nothing was written in the new one
    assert_eq!(go().await.unwrap(), copied);
    store.audit(now(), "ada", "test", "", &serde_json::json!({})).await.unwrap();
    store.start_case(now(), None).await.unwrap();
    let (case, visit) = (portal.text("SELECT case_id FROM visits").await, portal.text("SELECT id FROM visits").await);
    store.end_visit(&case, &visit, None, now()).await.unwrap();
    let again = go().await.unwrap();
    assert_ne!(again.digest, copied.digest);
    assert_eq!(count(&new.url, "SELECT COUNT(*) FROM cases").await, 2);
    assert_eq!(count(&new.url, "SELECT COUNT(*) FROM custody").await, 0, "what is gone here is gone there");

    // back, into an empty file, it is the same
    let (back, path) = (TempDir::new().unwrap(), PathBuf::from("back.sqlite"));
    let back_url = DatabaseUrl::of_file(&back.path().join(path));
    assert_eq!(move_up(&new.url, &back_url, back.path(), now()).await.unwrap(), again);

    // somebody has worked there since
    execute(&new.url, "UPDATE cases SET company = 'Written there'").await;
    assert!(refusal(go().await).contains("not copied into it, or have changed since"));
    assert_eq!(count(&new.url, "SELECT COUNT(*) FROM cases WHERE company = 'Written there'").await, 2);
    assert!(refusal(move_up(here, here, back.path(), now()).await).contains("the same database"));
}

#[tokio::test]
async fn what_is_written_there_meanwhile_is_not_taken_away() {
    let (portal, new) = (Portal::start().await, new().await);
    portal.app.store.start_case(now(), None).await.unwrap();
    Store::open(&new.url, new.folder.path(), now()).await.unwrap().close().await;
    let mut somebody = connect(&new.url).await;
    somebody.execute("BEGIN").await.unwrap();
    somebody.execute("INSERT INTO cases (id, code, created_at) VALUES ('1', 'AAA-AAA', 0)").await.unwrap();
    let write = async {
        // on a server longer than a portal waits for a lock
        let seconds = if new.url.file().is_some() { 1 } else { 6 };
        tokio::time::sleep(Duration::from_secs(seconds)).await;
        somebody.execute("COMMIT").await.unwrap();
    };
    let move_up = move_up(&portal.app.config.database_url, &new.url, new.folder.path(), now());
    let (moved, ()) = tokio::join!(move_up, write);
    let said = refusal(moved);
    assert!(said.contains("holds 1 rows that were not copied into it"), "{said}");
    assert_eq!(count(&new.url, "SELECT COUNT(*) FROM cases WHERE id = '1'").await, 1);
}

#[tokio::test]
async fn an_old_or_missing_database_is_not_moved() {
    let (new, old) = (new().await, TempDir::new().unwrap());
    let old_url = DatabaseUrl::of_file(&old.path().join("old.sqlite"));
    assert!(refusal(move_up(&old_url, &new.url, old.path(), now()).await).contains("there is no "));
    at_version_five(&old_url, "sqlite").await;
    assert!(refusal(move_up(&old_url, &new.url, old.path(), now()).await).contains("are of version 5"));
}

/// The tables as an earlier version made them, with a case.
async fn at_version_five(url: &DatabaseUrl, dialect: &str) {
    if let Some(path) = url.file() {
        std::fs::write(path, b"").unwrap();
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cases/migrations").join(dialect);
    let all = Migrator::new(folder).await.unwrap();
    let first = all.iter().filter(|migration| migration.version <= 5).cloned().collect();
    let mut connection = connect(url).await;
    Migrator::with_migrations(first).run(&mut connection).await.unwrap();
    connection.execute("INSERT INTO cases (id, code, created_at) VALUES ('1', 'AAA-AAA', 0)").await.unwrap();
    connection.close().await.unwrap();
}

/// Whole ones, and what is left of others.
fn backups(new: &New) -> Vec<PathBuf> {
    let files = std::fs::read_dir(&new.folder).unwrap().map(|entry| entry.unwrap().path());
    let is_one = |path: &PathBuf| [".v5-", ".unfinished"].iter().any(|part| path.to_string_lossy().contains(part));
    files.filter(is_one).collect()
}

#[tokio::test]
async fn of_a_migration_that_fails_no_backup_stays() {
    let new = new().await;
    let (dialect, name) = if new.url.file().is_some() { ("sqlite", "new.sqlite") } else { ("postgres", "postgres.db") };
    at_version_five(&new.url, dialect).await;
    execute(&new.url, "DROP INDEX cases_by_activity").await; // the next version does so itself
    for _ in 0..2 {
        let said = refusal(Store::open(&new.url, new.folder.path(), now()).await);
        assert!(said.contains("cannot be brought up to date"), "{said}");
        assert_eq!(backups(&new), Vec::<PathBuf>::new());
    }

    // what an attempt left that was killed goes with the next
    execute(&new.url, "CREATE INDEX cases_by_activity ON cases (active_at)").await;
    let unfinished = new.folder.path().join(format!("{name}.unfinished"));
    std::fs::create_dir(&unfinished).unwrap();
    std::fs::write(unfinished.join("backup"), "half of it").unwrap();
    Store::open(&new.url, new.folder.path(), now()).await.unwrap();
    assert!(backups(&new).len() == 1 && !unfinished.exists(), "{:?}", backups(&new));
}

#[tokio::test]
async fn before_tables_change_a_backup_is_made() {
    let new = new().await;
    let dialect = if new.url.file().is_some() { "sqlite" } else { "postgres" };
    at_version_five(&new.url, dialect).await;
    let (one, other) = tokio::join!(Store::open(&new.url, new.folder.path(), now()), async {
        if dialect == "postgres" { Some(Store::open(&new.url, new.folder.path(), now()).await) } else { None }
    });
    one.unwrap();
    assert!(other.is_none_or(|other| other.is_ok()), "another replica, at the same moment");
    let Looked { version, newest } = look(&new.url).await.unwrap().unwrap();
    assert_eq!(version, newest);
    let backups = backups(&new);
    let [backup] = backups.as_slice() else { panic!("{backups:?}") };
    assert!(backup.to_string_lossy().ends_with(".v5-20261130T120000Z"), "{backups:?}");
    assert_eq!(std::fs::metadata(backup).unwrap().permissions().mode() & 0o777, 0o600);
    let backup = DatabaseUrl::of_file(backup);
    assert_eq!(look(&backup).await.unwrap().unwrap().version, 5);
    assert_eq!(count(&backup, "SELECT COUNT(*) FROM cases").await, 1);
    Store::open(&backup, new.folder.path(), now()).await.unwrap();
}

#[tokio::test]
async fn a_database_of_a_later_version_is_left_alone() {
    let new = new().await;
    Store::open(&new.url, new.folder.path(), now()).await.unwrap().close().await;
    execute(&new.url, "UPDATE _sqlx_migrations SET version = 9999 WHERE version = 9").await;
    let said = refusal(Store::open(&new.url, new.folder.path(), now()).await);
    assert!(said.contains("version 9999") && said.contains("use the newest version"), "{said}");
}

#[tokio::test]
async fn both_dialects_make_the_same_tables() {
    let Some(database) = Database::make().await else { return eprintln!("skipped: TEST_POSTGRES_URL is not set") };
    let folder = TempDir::new().unwrap();
    let file = DatabaseUrl::of_file(&folder.path().join("a.sqlite"));
    Store::open(&file, folder.path(), now()).await.unwrap().close().await;
    let of_file = "SELECT m.name || ' ' || i.name || ' ' || replace(i.type, 'BLOB', 'BYTEA') || ' ' || max(i.\"notnull\", i.pk > 0) \
                   FROM sqlite_master AS m, pragma_table_info(m.name) AS i WHERE m.type = 'table' AND m.name NOT LIKE '\\_%' ESCAPE '\\'";
    let of_server = "SELECT relname || ' ' || attname || ' ' || upper(format_type(atttypid, NULL)) || ' ' || attnotnull::int \
                     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped \
                     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_%'";
    let server = DatabaseUrl::parse(&database.url()).unwrap();
    assert_eq!(texts(&file, of_file).await, texts(&server, of_server).await);
    let indexes = "SELECT indexname::text FROM pg_indexes WHERE schemaname = 'public' AND indexname LIKE '%\\_by\\_%'";
    let made = "SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE '%\\_by\\_%' ESCAPE '\\'";
    assert_eq!(texts(&file, made).await, texts(&server, indexes).await);
    let otherwise = "SELECT attrelid::regclass::text || '.' || attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid \
                     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_%' \
                     AND atttypid = 'text'::regtype AND attcollation <> (SELECT oid FROM pg_collation WHERE collname = 'C')";
    assert!(texts(&server, otherwise).await.is_empty(), "sorted as the language of the server has it");
}

async fn texts(url: &DatabaseUrl, sql: &'static str) -> Vec<String> {
    let mut connection = connect(url).await;
    let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut connection).await.unwrap();
    let mut texts: Vec<String> = rows.iter().map(|row| row.try_get(0).unwrap()).collect();
    texts.sort();
    texts
}
