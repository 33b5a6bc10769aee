//! Links for one half: made, looked at, withdrawn. Of a link only the hash of its token is kept.

use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::engine::hold_case;
use super::{Store, StoreError, maybe_time, time};
use crate::cases::event::Event;
use crate::cases::half::Half;
use crate::cases::half_link::HalfLink;
use crate::cases::live::Change;
use crate::secret::Secret;
use crate::tokens;

/// What is read of a link.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, case_id, half, made_by_name, created_at, expires_at, revoked_at, opens, handed_in_at FROM half_links ",
            $rest
        )
    };
}

impl Store {
    /// Makes a link for one half of a case, by a member of staff or, without a name, by the customer: its token, which is
    /// seen this once. The one that the same maker made for it before works no more. Nothing if too many others work.
    pub async fn make_half_link(
        &self,
        case_id: &str,
        half: Half,
        by: Option<&str>,
        now: Timestamp,
    ) -> Result<Option<Secret>, StoreError> {
        let token = tokens::random_token();
        let mut transaction = self.pool.begin().await?;
        hold_case(&mut transaction, case_id).await?;
        revoke(&mut transaction, case_id, half, Of::Maker(by), now).await?;
        if count(&mut transaction, case_id, half, now).await? >= i64::from(HalfLink::MOST) {
            return Ok(None); // and the one before works on
        }
        let insert = "INSERT INTO half_links (id, token_hash, case_id, half, made_by_name, created_at, expires_at) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7)";
        sqlx::query(insert)
            .bind(tokens::new_id(now))
            .bind(tokens::token_hash(token.expose()))
            .bind(case_id)
            .bind(half.as_str())
            .bind(by)
            .bind(now.as_second())
            .bind((now + HalfLink::LASTS).as_second())
            .execute(&mut *transaction)
            .await?;
        self.write(&mut transaction, case_id, &Event::HalfLinkMade { half, by: by.map(str::to_owned) }, now).await?;
        transaction.commit().await?;
        self.live().tell(Change::News(case_id.to_owned())); // whoever came by one that ended listens too
        self.forget_log().await?;
        Ok(Some(token))
    }

    /// Withdraws every link for one half of a case, whoever made it, and ends the visits that came by them: whether there
    /// was one.
    pub async fn revoke_half_links(
        &self,
        case_id: &str,
        half: Half,
        by: Option<&str>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await?;
        hold_case(&mut transaction, case_id).await?;
        if revoke(&mut transaction, case_id, half, Of::Anybody, now).await? == 0 {
            return Ok(false);
        }
        self.write(&mut transaction, case_id, &Event::HalfLinkRevoked { half, by: by.map(str::to_owned) }, now).await?;
        transaction.commit().await?;
        self.live().tell(Change::News(case_id.to_owned())); // whoever came by one that ended listens too
        self.forget_log().await?;
        Ok(true)
    }

    /// The link of a token, if it works.
    pub async fn half_link_of(&self, hash: &str, now: Timestamp) -> Result<Option<HalfLink>, StoreError> {
        let select = sqlx::query(select!("WHERE token_hash = $1"));
        let row = select.bind(hash).fetch_optional(&self.pool).await?;
        Ok(row.as_ref().map(read).transpose()?.filter(|link| link.works(now)))
    }

    /// The link of an id, whether it works or not.
    pub async fn half_link(&self, id: &str) -> Result<Option<HalfLink>, StoreError> {
        let row = sqlx::query(select!("WHERE id = $1")).bind(id).fetch_optional(&self.pool).await?;
        row.as_ref().map(read).transpose()
    }

    /// The links of a case, newest first.
    pub async fn half_links(&self, case_id: &str) -> Result<Vec<HalfLink>, StoreError> {
        let select = sqlx::query(select!("WHERE case_id = $1 ORDER BY id DESC"));
        select.bind(case_id).fetch_all(&self.pool).await?.iter().map(read).collect()
    }

    /// Counts a look at a link's page.
    pub async fn count_half_link_open(&self, id: &str) -> Result<(), StoreError> {
        sqlx::query("UPDATE half_links SET opens = opens + 1 WHERE id = $1").bind(id).execute(&self.pool).await?;
        Ok(())
    }
}

/// Whose links.
#[derive(Clone, Copy)]
enum Of<'a> {
    Anybody,
    /// A member of staff, or the customer.
    Maker(Option<&'a str>),
}

/// Ends links that work, and the visits that came by them: how many there were.
async fn revoke(
    connection: &mut AnyConnection,
    case_id: &str,
    half: Half,
    of: Of<'_>,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let update = "UPDATE half_links SET revoked_at = $1 WHERE case_id = $2 AND half = $3 AND revoked_at IS NULL \
                  AND expires_at > $1 AND ($4 = 1 OR COALESCE(made_by_name, '') = $5)";
    let (all, maker) = match of {
        Of::Anybody => (1, ""),
        Of::Maker(by) => (0, by.unwrap_or_default()),
    };
    let query = sqlx::query(update).bind(now.as_second()).bind(case_id).bind(half.as_str()).bind(all).bind(maker);
    let ended = query.execute(&mut *connection).await?.rows_affected();
    let delete = "DELETE FROM visits WHERE case_id = $1 AND half_link_id IN \
                  (SELECT id FROM half_links WHERE case_id = $1 AND revoked_at IS NOT NULL)";
    sqlx::query(delete).bind(case_id).execute(connection).await?;
    Ok(ended)
}

async fn count(connection: &mut AnyConnection, case_id: &str, half: Half, now: Timestamp) -> Result<i64, StoreError> {
    let select = "SELECT COUNT(*) AS count FROM half_links \
                  WHERE case_id = $1 AND half = $2 AND revoked_at IS NULL AND expires_at > $3";
    let query = sqlx::query(select).bind(case_id).bind(half.as_str()).bind(now.as_second());
    Ok(query.fetch_one(connection).await?.try_get("count")?)
}

fn read(row: &AnyRow) -> Result<HalfLink, StoreError> {
    let at = |column| time(row.try_get(column)?, "half_links");
    let maybe_at = |column| maybe_time(row, column, "half_links");
    Ok(HalfLink {
        id: row.try_get("id")?,
        case_id: row.try_get("case_id")?,
        half: Half::parse(&row.try_get::<String, _>("half")?).ok_or(StoreError::Row("half_links"))?,
        made_by_name: row.try_get("made_by_name")?,
        created_at: at("created_at")?,
        expires_at: at("expires_at")?,
        revoked_at: maybe_at("revoked_at")?,
        opens: u32::try_from(row.try_get::<i64, _>("opens")?).unwrap_or(u32::MAX),
        handed_in_at: maybe_at("handed_in_at")?,
    })
}
