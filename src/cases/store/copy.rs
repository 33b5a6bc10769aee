//! How does everything go over from one database to another, of whichever engine? Table by table, in one transaction of the
//! target, which counts only if every table reads there as it reads here.

use std::fmt::Write as _;

use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Connection, Row, Transaction};
use tokio_stream::StreamExt;

use super::StoreError;
use super::engine::Engine;
use super::refused;
use super::tables::{Kind, Table, tables};
use super::tally::{Tally, Value};

/// Rows of these are never taken away.
const APPEND_ONLY: &str = "audit";

/// The database that is read.
pub(super) struct Source<'a>(pub(super) &'a mut AnyConnection);

/// Whether the target remembers what was copied into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// It does.
    Copied,
    /// It is a backup, of whichever version.
    Nothing,
}

/// What was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Each table with its number of rows.
    pub tables: Vec<(String, u64)>,
    /// What all of them amount to.
    pub digest: String,
}

/// A transaction of the target: until it ends nobody else writes there, so that what is looked at is what is replaced.
pub(super) async fn begin_alone(target: &mut AnyConnection) -> Result<Transaction<'_, Any>, StoreError> {
    if Engine::of(target) == Engine::Sqlite {
        return Ok(target.begin_with("BEGIN IMMEDIATE").await?);
    }
    let mut to = target.begin().await?;
    let names: Vec<String> = tables(&mut to).await?.iter().map(|table| format!("\"{}\"", table.name)).collect();
    let lock = format!("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", names.join(", "));
    sqlx::query(AssertSqlSafe(lock)).execute(&mut *to).await?;
    Ok(to)
}

/// Copies every table in a transaction of the target; an error leaves that as it was.
pub(super) async fn copy(source: Source<'_>, mut to: Transaction<'_, Any>, mark: Mark) -> Result<Copied, StoreError> {
    let begin = match Engine::of(source.0) {
        Engine::Sqlite => "BEGIN IMMEDIATE", // nobody writes meanwhile
        Engine::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    };
    let mut from = source.0.begin_with(begin).await?;
    let tables = same_tables(&mut from, &mut to).await?;
    for table in tables.iter().rev().filter(|table| table.name != APPEND_ONLY) {
        sqlx::query(AssertSqlSafe(table.delete())).execute(&mut *to).await?;
    }
    let mut copied = Vec::new();
    for table in &tables {
        copied.push((table.name.clone(), rows(table, &mut from, &mut to).await?));
    }
    let digest = Tally::of_all(&copied);
    if mark == Mark::Copied {
        remember(&mut to, &digest).await?;
    }
    to.commit().await?;
    from.rollback().await?;
    let tables = copied.into_iter().map(|(name, tally)| (name, tally.rows())).collect();
    Ok(Copied { tables, digest })
}

/// What everything in a database amounts to, and how many rows that are.
pub(super) async fn amount(connection: &mut AnyConnection) -> Result<(String, u64), StoreError> {
    let mut all = Vec::new();
    for table in tables(connection).await? {
        let tally = tally(&table, connection).await?;
        all.push((table.name, tally));
    }
    let rows = all.iter().map(|(_, tally)| tally.rows()).sum();
    Ok((Tally::of_all(&all), rows))
}

async fn remember(target: &mut AnyConnection, digest: &str) -> Result<(), StoreError> {
    let upsert =
        "INSERT INTO copied (id, digest) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET digest = excluded.digest";
    sqlx::query(upsert).bind(digest).execute(target).await?;
    Ok(())
}

async fn same_tables(from: &mut AnyConnection, to: &mut AnyConnection) -> Result<Vec<Table>, StoreError> {
    let (here, there) = (tables(from).await?, tables(to).await?);
    let sorted = |tables: &[Table]| {
        let mut sorted = tables.to_vec();
        sorted.sort_by(|a, b| a.name.cmp(&b.name));
        sorted
    };
    if sorted(&here) == sorted(&there) {
        Ok(here)
    } else {
        Err(refused("the two databases have other tables or columns".to_owned(), "use the same version for both"))
    }
}

/// Copies one table, and reads it again where it went.
async fn rows(table: &Table, from: &mut AnyConnection, to: &mut AnyConnection) -> Result<Tally, StoreError> {
    let (select, insert) = (table.select(), table.insert(table.name == APPEND_ONLY));
    let mut read = sqlx::query(AssertSqlSafe(select)).fetch(&mut *from);
    let mut before = Tally::default();
    while let Some(row) = read.next().await {
        let values = values(table, &row?)?;
        before.add(&values);
        let mut query = sqlx::query(AssertSqlSafe(insert.clone()));
        for value in values {
            query = match value {
                Value::Number(number) => query.bind(number),
                Value::Text(text) => query.bind(text),
                Value::Bytes(bytes) => query.bind(bytes),
            };
        }
        query.execute(&mut *to).await?;
    }
    drop(read);
    if tally(table, to).await? == before {
        Ok(before)
    } else {
        let problem = format!("the rows of {} do not read there as they read here", table.name);
        Err(refused(problem, "nothing was changed; give an empty database"))
    }
}

async fn tally(table: &Table, connection: &mut AnyConnection) -> Result<Tally, StoreError> {
    let select = table.select();
    let mut read = sqlx::query(AssertSqlSafe(select)).fetch(connection);
    let mut tally = Tally::default();
    while let Some(row) = read.next().await {
        tally.add(&values(table, &row?)?);
    }
    Ok(tally)
}

fn values(table: &Table, row: &AnyRow) -> Result<Vec<Value>, StoreError> {
    let value = |(at, (_, kind)): (usize, &(String, Kind))| match kind {
        Kind::Number => Ok(Value::Number(row.try_get(at)?)),
        Kind::Text => Ok(Value::Text(row.try_get(at)?)),
        Kind::Bytes => Ok(Value::Bytes(row.try_get(at)?)),
    };
    table.columns.iter().enumerate().map(value).collect()
}

impl Table {
    fn select(&self) -> String {
        format!("SELECT {} FROM \"{}\"", self.names(), self.name)
    }

    fn delete(&self) -> String {
        format!("DELETE FROM \"{}\"", self.name)
    }

    /// Into a table from which nothing is taken away, what is there already does not go again.
    fn insert(&self, unless_there: bool) -> String {
        let mut places = String::new();
        for at in 1..=self.columns.len() {
            let _ = write!(places, "{}${at}", if at == 1 { "" } else { ", " });
        }
        let name = &self.name;
        let id = self.columns.iter().position(|(column, _)| column == "id").map(|at| at + 1);
        match id.filter(|_| unless_there) {
            Some(id) => format!(
                "INSERT INTO \"{name}\" ({}) SELECT {places} WHERE NOT EXISTS (SELECT 1 FROM \"{name}\" WHERE id = ${id})",
                self.names()
            ),
            None => format!("INSERT INTO \"{name}\" ({}) VALUES ({places})", self.names()),
        }
    }

    fn names(&self) -> String {
        self.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
    }
}
