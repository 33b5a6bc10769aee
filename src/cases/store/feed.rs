//! What happened to all cases, in an order that nobody who follows it misses anything of? Each event has a place. Places are
//! given by whoever reads, to what is committed by then, one reader at a time: what is committed later gets a later one.

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::events::read as read_event;
use super::{Store, StoreError};
use crate::cases::event::Recorded;

/// An event with its place.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Its case.
    pub case_id: String,
    /// The spoken code of that.
    pub case_code: String,
    /// Staff rehearse.
    pub is_rehearsal: bool,
    /// What happened, and when.
    pub recorded: Recorded,
}

/// What is asked of the feed.
#[derive(Clone, Copy, Debug)]
pub enum FeedOf<'a> {
    /// One case.
    Case(&'a str),
    /// All rehearsals, or all that are none.
    All {
        /// Rehearsals, and not real ones.
        rehearsals: bool,
    },
}

/// The events after a place, and the place after which the next ones come.
#[derive(Clone, Debug)]
pub struct Feed {
    /// In their order. Kinds that this version does not know are left out.
    pub events: Vec<Placed>,
    /// Where to go on.
    pub last: i64,
    /// Whether there are more already.
    pub is_more: bool,
}

/// So many get their places in one transaction: whoever reads for the first time after months may find very many without.
const BATCH: i64 = 5000;

/// An event with what is said of its case.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT events.id, events.case_id, events.at, events.kind, events.detail, events.place, cases.code, cases.rehearsal \
             FROM events JOIN cases ON cases.id = events.case_id WHERE events.place > $1 AND events.place <= $2 AND ",
            $rest,
            " ORDER BY events.place LIMIT $4"
        )
    };
}

impl Store {
    /// At most `count` events after a place.
    pub async fn feed(&self, of: FeedOf<'_>, after: i64, count: u16) -> Result<Feed, StoreError> {
        self.give_places().await?;
        // looked for before the events: what gets a place meanwhile is for the next page
        let highest = self.highest_place().await?;
        let query = match of {
            FeedOf::Case(_) => sqlx::query(select!("events.case_id = $3")),
            FeedOf::All { .. } => sqlx::query(select!("cases.rehearsal = $3")),
        };
        let query = query.bind(after).bind(highest);
        let query = match of {
            FeedOf::Case(id) => query.bind(id.to_owned()),
            FeedOf::All { rehearsals } => query.bind(i64::from(rehearsals)),
        };
        let mut rows = query.bind(i64::from(count) + 1).fetch_all(&self.pool).await?;
        let is_more = rows.len() > usize::from(count);
        rows.truncate(usize::from(count));
        let last: Option<i64> = rows.last().filter(|_| is_more).map(|row| row.try_get("place")).transpose()?;
        // on the last page, everything was looked at: also what is none of what was asked for
        let last = last.unwrap_or_else(|| highest.max(after));
        let events = rows.iter().filter_map(|row| read(row).transpose()).collect::<Result<_, _>>()?;
        Ok(Feed { events, last, is_more })
    }

    async fn give_places(&self) -> Result<(), StoreError> {
        let select = "SELECT id FROM events WHERE place IS NULL LIMIT 1";
        while sqlx::query(select).fetch_optional(&self.pool).await?.is_some() {
            let mut transaction = self.pool.begin().await?;
            number(&mut transaction).await?;
            transaction.commit().await?;
        }
        Ok(())
    }

    async fn highest_place(&self) -> Result<i64, StoreError> {
        let row = sqlx::query("SELECT last FROM event_places WHERE id = 1").fetch_optional(&self.pool).await?;
        Ok(row.map(|row| row.try_get("last")).transpose()?.unwrap_or_default())
    }
}

/// Waits until nobody gives places, and keeps others from it until the transaction ends: whoever deletes events locks them in
/// another order than whoever numbers them.
pub(super) async fn alone_among_places(connection: &mut AnyConnection) -> Result<(), StoreError> {
    sqlx::query("UPDATE event_places SET last = last").execute(connection).await?;
    Ok(())
}

async fn number(connection: &mut AnyConnection) -> Result<(), StoreError> {
    // written first: from here on, other readers wait
    let lock = "INSERT INTO event_places (id, last) VALUES (1, 0) \
                ON CONFLICT (id) DO UPDATE SET last = event_places.last RETURNING last";
    let lock = sqlx::query(lock);
    let last: i64 = lock.fetch_one(&mut *connection).await?.try_get("last")?;
    let update = "UPDATE events SET place = $1 + numbered.number FROM \
                  (SELECT id, ROW_NUMBER() OVER (ORDER BY at, serial, id) AS number FROM \
                  (SELECT id, at, serial FROM events WHERE place IS NULL ORDER BY at, serial, id LIMIT $2) AS first) \
                  AS numbered WHERE events.id = numbered.id";
    sqlx::query(update).bind(last).bind(BATCH).execute(&mut *connection).await?;
    // not by how many: one that was deleted just now may leave a gap
    let update = "UPDATE event_places SET last = (SELECT MAX(place) FROM events) \
                  WHERE id = 1 AND last < (SELECT MAX(place) FROM events)";
    sqlx::query(update).execute(connection).await?;
    Ok(())
}

fn read(row: &AnyRow) -> Result<Option<Placed>, StoreError> {
    let Some(recorded) = read_event(row)? else { return Ok(None) };
    Ok(Some(Placed {
        case_id: row.try_get("case_id")?,
        case_code: row.try_get("code")?,
        is_rehearsal: row.try_get::<i64, _>("rehearsal")? != 0,
        recorded,
    }))
}
