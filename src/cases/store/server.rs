//! Is a PostgreSQL server there, and one that this program can rely on?

use std::time::Duration;

use sqlx::{AnyConnection, Connection, Row};

use super::StoreError;
use super::engine::Engine;
use super::refused;
use crate::config::DatabaseUrl;
use crate::io_error::in_words;

/// So long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The oldest major version: of those that its makers still mend.
const OLDEST: i64 = 14;

/// What the driver reads from the environment, and `DatabaseUrl` cannot fill in beforehand.
const READ_UNASKED: [(&str, &str); 4] =
    [("PGOPTIONS", ""), ("PGSSLROOTCERT", "sslrootcert="), ("PGSSLCERT", "sslcert="), ("PGSSLKEY", "sslkey=")];

/// Connects once, or says why not; unlike the pool, which tries again and then says only that it took too long.
pub(super) async fn connect(url: &DatabaseUrl) -> Result<AnyConnection, StoreError> {
    sqlx::any::install_default_drivers();
    let secret = url.to_secret();
    refuse_environment(secret.expose())?;
    let (why, remedy) = match in_time(AnyConnection::connect(secret.expose())).await {
        Ok(connection) => return Ok(connection),
        Err(error) => words(&error),
    };
    Err(refused(format!("{url} cannot be reached: {why}"), remedy))
}

/// An answer within this time, or an error: a connection may hang without being broken, if a firewall forgot it or the other host
/// died.
pub(super) async fn in_time<T>(act: impl Future<Output = Result<T, sqlx::Error>>) -> Result<T, sqlx::Error> {
    let late = || sqlx::Error::Io(std::io::ErrorKind::TimedOut.into());
    tokio::time::timeout(PATIENCE, act).await.unwrap_or_else(|_| Err(late()))
}

/// What happened, and what to do; nothing of what the server says, which may quote names.
fn words(error: &sqlx::Error) -> (String, &'static str) {
    match error {
        // how the TLS library says, through the driver, that it believes nobody
        sqlx::Error::Io(error) if error.kind() == std::io::ErrorKind::InvalidData => unbelieved(error),
        sqlx::Error::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => {
            ("there was no answer in time".to_owned(), "check host, port and firewall")
        }
        sqlx::Error::Io(error) => (in_words(error), "check host and port, and that the server runs"),
        sqlx::Error::Tls(error) => unbelieved(error),
        sqlx::Error::Database(error) => match error.code().as_deref() {
            Some("28P01") => ("it refuses the password".to_owned(), "correct user and password in database_url"),
            Some("28000") => ("it lets nobody in this way".to_owned(), "check the user, and the server's pg_hba.conf"),
            Some("3D000") => ("it has no such database".to_owned(), "create it, with ENCODING 'UTF8'"),
            Some("53300") => ("it has no connection left".to_owned(), "raise max_connections: ten for each replica"),
            Some("08P01") => (
                "it refuses the settings with which a connection begins".to_owned(),
                "if that is PgBouncer, docs/operate.md says what it needs",
            ),
            code => (format!("it answers {}", code.unwrap_or("oddly")), "look that up among PostgreSQL's error codes"),
        },
        _ => ("it answers oddly".to_owned(), "check that PostgreSQL listens there"),
    }
}

fn unbelieved(why: &dyn std::fmt::Display) -> (String, &'static str) {
    let remedy = "name the authority of its certificate with sslrootcert, and the host as the certificate has it";
    (format!("its TLS is not to be relied on ({why})"), remedy)
}

/// Nothing outside of the settings decides how the database is reached.
fn refuse_environment(url: &str) -> Result<(), StoreError> {
    let is_read = |(name, instead): &&(&str, &str)| {
        std::env::var_os(name).is_some() && (instead.is_empty() || !url.contains(instead))
    };
    match READ_UNASKED.iter().find(is_read) {
        Some((name, _)) => Err(refused(
            format!("the variable {name} of the environment would be read too"),
            "unset it; database_url alone says how the database is reached",
        )),
        None => Ok(()),
    }
}

/// Lets a connection take as long as it needs, where everything is read or written at once.
pub(super) async fn without_haste(connection: &mut AnyConnection) -> Result<(), StoreError> {
    if Engine::of(connection) == Engine::Postgres {
        for setting in ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"] {
            let set = sqlx::query("SELECT set_config($1, '0', false)").bind(setting);
            set.execute(&mut *connection).await?;
        }
    }
    Ok(())
}

/// Its version, and whether its texts are Unicode.
pub(super) async fn check(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let select = "SELECT current_setting('server_version_num')::bigint / 10000, current_setting('server_encoding'), \
                  current_setting('default_transaction_isolation')";
    let row = sqlx::query(select).fetch_one(connection).await?;
    let (major, encoding, isolation): (i64, String, String) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
    if major < OLDEST {
        return Err(refused(format!("PostgreSQL {major} is not mended any more"), "use version 14 or newer"));
    }
    if encoding != "UTF8" {
        return Err(refused(format!("its encoding is {encoding}"), "create the database with ENCODING 'UTF8'"));
    }
    if isolation != "read committed" {
        return Err(refused(
            format!("its transactions are {isolation} unless told otherwise"),
            "set default_transaction_isolation to read committed for this database",
        ));
    }
    Ok(())
}
