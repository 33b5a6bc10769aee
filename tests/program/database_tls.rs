//! Is a PostgreSQL server believed that cannot prove who it is? A server with TLS and a certificate of its own; `doctor` says
//! whether it is reached.

use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::Command;

use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};
use tempfile::TempDir;
use url::Url;

use crate::certificate;
use crate::process::{PATIENCE, Program, command, recipient, variable};

const HOME: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/postgres-tls");

fn script(what: &str) -> String {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/postgres");
    let done = Command::new(script).args(what.split_whitespace()).env("POSTGRES_HOME", HOME).output().unwrap();
    assert!(done.status.success(), "{what}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap().trim().to_owned()
}

struct Server(Url);

impl Drop for Server {
    fn drop(&mut self) {
        script("stop");
    }
}

impl Server {
    /// With a certificate for 127.0.0.1, by an authority that nobody knows: the certificate's file.
    fn start(folder: &TempDir) -> (Self, PathBuf) {
        let server = Self(Url::parse(&script("")).unwrap());
        let (certificate, key) = certificate::of("127.0.0.1");
        let authority = folder.path().join("authority.pem");
        std::fs::write(&authority, &certificate).unwrap();
        server.execute("SELECT 1".to_owned());
        let data = server.data_folder();
        put(&data, "own.pem", &certificate);
        put(&data, "own.key", &key);
        for setting in ["ssl_cert_file = 'own.pem'", "ssl_key_file = 'own.key'", "ssl = on"] {
            server.execute(format!("ALTER SYSTEM SET {setting}"));
        }
        server.execute("SELECT pg_reload_conf()".to_owned());
        (server, authority)
    }

    fn data_folder(&self) -> PathBuf {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let folder: String = runtime.block_on(async {
            let mut connection = AnyConnection::connect(self.0.as_str()).await.unwrap();
            let row = sqlx::query("SHOW data_directory").fetch_one(&mut connection).await.unwrap();
            sqlx::Row::try_get(&row, 0).unwrap()
        });
        folder.into()
    }

    fn execute(&self, sql: String) {
        sqlx::any::install_default_drivers();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let mut connection = AnyConnection::connect(self.0.as_str()).await.unwrap();
            connection.execute(AssertSqlSafe(sql)).await.unwrap();
        });
    }

    fn url(&self, host: &str, parameters: &str) -> String {
        format!("postgres://tests@{host}:{}/postgres{parameters}", self.0.port().unwrap())
    }
}

/// A file of the server's user.
fn put(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    let owner = std::fs::metadata(folder).unwrap();
    chown(&path, Some(owner.uid()), Some(owner.gid())).unwrap();
}

/// What `doctor` says of the database.
fn examined(folder: &TempDir, url: &str, variables: &[(&str, &str)]) -> String {
    let mut doctor = command(folder, "doctor --offline");
    doctor
        .env(variable("gong.recipients"), recipient())
        .env(variable("database_url"), url)
        .envs(variables.iter().copied());
    let said = Program::start(doctor).end(PATIENCE).out;
    said.lines().find(|line| line.contains("database_url")).unwrap_or(&said).to_owned()
}

#[test]
fn a_server_that_proves_nothing_is_not_believed() {
    if std::env::var_os("TEST_POSTGRES_URL").is_none() {
        return eprintln!("skipped: TEST_POSTGRES_URL is not set");
    }
    let folder = tempfile::tempdir().unwrap();
    let (server, authority) = Server::start(&folder);
    let known = format!("?sslrootcert={}", authority.display());
    let said = examined(&folder, &server.url("127.0.0.1", &known), &[]);
    assert!(said.starts_with("ok ") && said.contains("version 0; serve brings it to "), "{said}");
    for (host, parameters) in [("127.0.0.1", ""), ("localhost", known.as_str())] {
        let said = examined(&folder, &server.url(host, parameters), &[]);
        assert!(said.starts_with("fail ") && said.contains("its TLS is not to be relied on"), "{host}: {said}");
    }
    // nothing of the environment helps, or harms
    let authority = authority.display().to_string();
    let said = examined(&folder, &server.url("127.0.0.1", ""), &[("PGSSLROOTCERT", &authority)]);
    assert!(said.starts_with("fail ") && said.contains("PGSSLROOTCERT"), "{said}");
    let variables = [("PGHOST", "192.0.2.1"), ("PGSSLMODE", "disable"), ("PGPASSWORD", "x"), ("PGPORT", "1")];
    let said = examined(&folder, &server.url("127.0.0.1", &known), &variables);
    assert!(said.starts_with("ok "), "{said}");

    // by its socket, which needs none
    let socket = Path::new(&server.data_folder()).parent().unwrap().display().to_string();
    let said = examined(&folder, &server.url("x", &format!("?host={socket}")), &[]);
    assert!(said.starts_with("ok "), "{said}");
    let said = examined(
        &folder,
        &server.url("127.0.0.1", &format!("{known}&sslmode=verify-full")).replace("/postgres?", "/none?"),
        &[],
    );
    assert!(said.starts_with("fail ") && said.contains("it has no such database"), "{said}");
}
