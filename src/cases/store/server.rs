//! Is a PostgreSQL server one that this program can rely on?

use sqlx::{AnyConnection, Row};

use super::StoreError;
use super::open::refused;

/// The oldest major version: of those that its makers still mend.
const OLDEST: i64 = 14;

/// What the driver reads from the environment, and `DatabaseUrl` cannot fill in beforehand.
const READ_UNASKED: [(&str, &str); 4] =
    [("PGOPTIONS", ""), ("PGSSLROOTCERT", "sslrootcert="), ("PGSSLCERT", "sslcert="), ("PGSSLKEY", "sslkey=")];

/// Nothing outside of the settings decides how the database is reached.
pub(super) fn refuse_environment(url: &str) -> Result<(), StoreError> {
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
