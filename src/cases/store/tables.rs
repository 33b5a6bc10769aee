//! Which tables has a database, with which columns? Read from the database itself, so that no list of ours grows old.

use sqlx::{AnyConnection, Row};

use super::StoreError;
use super::engine::Engine;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Text,
    Bytes,
}

/// A table, its columns by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<(String, Kind)>,
}

/// What is about a database, and not in it.
const OWN: [&str; 2] = ["_sqlx_migrations", "copied"];

/// One row for each column of each table, tables as they were made: what others refer to comes before them.
const OF_SQLITE: &str = "SELECT master.name AS of_table, info.name AS of_column, info.type AS of_type \
                         FROM sqlite_master AS master, pragma_table_info(master.name) AS info \
                         WHERE master.type = 'table' AND master.name NOT LIKE 'sqlite%' ORDER BY master.rowid, info.name";
const OF_POSTGRES: &str = "SELECT relname::text AS of_table, attname::text AS of_column, \
                           upper(format_type(atttypid, NULL)) AS of_type \
                           FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped \
                           WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace \
                           ORDER BY pg_class.oid, attname::text COLLATE \"C\"";

/// The tables that hold what the portal keeps.
pub(super) async fn tables(connection: &mut AnyConnection) -> Result<Vec<Table>, StoreError> {
    let select = match Engine::of(connection) {
        Engine::Sqlite => OF_SQLITE,
        Engine::Postgres => OF_POSTGRES,
    };
    let mut tables: Vec<Table> = Vec::new();
    for row in sqlx::query(select).fetch_all(connection).await? {
        let (name, column): (String, String) = (row.try_get("of_table")?, row.try_get("of_column")?);
        let kind = match row.try_get::<String, _>("of_type")?.as_str() {
            "BIGINT" => Kind::Number,
            "TEXT" => Kind::Text,
            "BLOB" | "BYTEA" => Kind::Bytes,
            _ if OWN.contains(&name.as_str()) => continue,
            _ => return Err(StoreError::Row("the catalogue")),
        };
        match tables.last_mut().filter(|table| table.name == name) {
            Some(table) => table.columns.push((column, kind)),
            None => tables.push(Table { name, columns: vec![(column, kind)] }),
        }
    }
    tables.retain(|table| !OWN.contains(&table.name.as_str()));
    Ok(tables)
}
