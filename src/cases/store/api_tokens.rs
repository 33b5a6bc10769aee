//! Tokens of the API: made, listed, revoked; and who asks by one, how often.

use jiff::{SignedDuration, Timestamp};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Store, StoreError, maybe_time, time};
use crate::cases::api_token::{ApiCaller, ApiScope, ApiToken};
use crate::staff::Member;
use crate::tokens;

/// A token counts as last used in steps of this.
const TO: SignedDuration = SignedDuration::from_mins(5);
/// Nobody tells the portal when a provider of `OpenID` Connect takes a role from somebody: whom it signs in has to have signed in
/// within this time.
const VOUCHED: SignedDuration = SignedDuration::from_hours(30 * 24);
/// The same token within this time is a second press of the button.
const DOUBLE: SignedDuration = SignedDuration::from_secs(10);

/// Who vouches for a token: whoever made it, while they are leads. `$1` is since when those of a provider must have signed in.
macro_rules! vouching {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            "(SELECT id FROM staff WHERE removed_at IS NULL AND role = 'lead' AND (issuer IS NULL OR signed_in_at > $1))",
            $after
        )
    };
}

/// What became of a request with a token.
#[derive(Debug)]
pub enum Admission {
    /// There is no such token, or it works no more.
    Unknown,
    /// Too many requests in this minute; how long it lasts.
    TooOften(SignedDuration),
    /// It may go on.
    Admitted(ApiCaller),
}

/// A token to be made.
#[derive(Clone, Copy, Debug)]
pub struct NewApiToken<'a> {
    /// As [`crate::staff::name::parse`] lets it pass.
    pub name: &'a str,
    /// What is kept of it.
    pub hash: &'a str,
    /// What it allows.
    pub scopes: &'a [ApiScope],
    /// From then on nothing.
    pub expires_at: Timestamp,
}

/// What became of a token that was to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiTokenMade {
    /// It is there.
    New,
    /// The button was pressed twice: the token of the first press works no more.
    Again,
    /// Another token has, or had, this name.
    NameTaken,
    /// Whoever wanted it is no lead any more.
    NoLead,
}

impl Store {
    /// Writes a token down.
    pub async fn make_api_token(
        &self,
        new: &NewApiToken<'_>,
        by: &Member,
        now: Timestamp,
    ) -> Result<ApiTokenMade, StoreError> {
        let id = tokens::new_id(now);
        let scopes: Vec<&str> = new.scopes.iter().map(|scope| scope.as_str()).collect();
        let mut transaction = self.pool.begin().await?;
        // held until it is there: whoever removes them comes before, or after and revokes it too
        let hold = sqlx::query("UPDATE staff SET name = name WHERE id = $1 AND removed_at IS NULL AND role = 'lead'");
        if hold.bind(&by.id).execute(&mut *transaction).await?.rows_affected() != 1 {
            return Ok(ApiTokenMade::NoLead);
        }
        let insert = "INSERT INTO api_tokens (id, name, token_hash, scopes, made_by, made_by_name, created_at, expires_at) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
                      ON CONFLICT (name) DO UPDATE SET token_hash = excluded.token_hash \
                      WHERE api_tokens.made_by = excluded.made_by AND api_tokens.scopes = excluded.scopes \
                      AND api_tokens.created_at > $9 AND api_tokens.last_used_at IS NULL \
                      AND api_tokens.revoked_at IS NULL RETURNING id";
        let made = sqlx::query(insert)
            .bind(&id)
            .bind(new.name)
            .bind(new.hash)
            .bind(scopes.join(" "))
            .bind(&by.id)
            .bind(&by.name)
            .bind(now.as_second())
            .bind(new.expires_at.as_second())
            .bind((now - DOUBLE).as_second())
            .fetch_optional(&mut *transaction)
            .await?;
        transaction.commit().await?;
        let made: Option<String> = made.map(|row| row.try_get("id")).transpose()?;
        Ok(match made {
            Some(made) if made == id => ApiTokenMade::New,
            Some(_) => ApiTokenMade::Again,
            None => ApiTokenMade::NameTaken,
        })
    }

    /// Every token, the newest first.
    pub async fn api_tokens(&self, now: Timestamp) -> Result<Vec<ApiToken>, StoreError> {
        let select = vouching!(
            "SELECT id, name, scopes, made_by_name, created_at, expires_at, last_used_at, revoked_at, \
             CASE WHEN made_by IN ",
            " THEN 1 ELSE 0 END AS vouched FROM api_tokens ORDER BY id DESC"
        );
        let select = sqlx::query(select).bind((now - VOUCHED).as_second());
        select.fetch_all(&self.pool).await?.iter().map(read).collect()
    }

    /// Revokes a token: its name, unless there is none of this id or it was revoked before.
    pub async fn revoke_api_token(&self, id: &str, now: Timestamp) -> Result<Option<String>, StoreError> {
        let update = "UPDATE api_tokens SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL RETURNING name";
        let row = sqlx::query(update).bind(now.as_second()).bind(id).fetch_optional(&self.pool).await?;
        Ok(row.map(|row| row.try_get("name")).transpose()?)
    }

    /// Counts a request by the token of this hash, and says whether it may go on: at most `limit` in a minute of the clock.
    /// Looking, counting and noting are one statement, so that requests at once and other replicas are counted too.
    pub async fn admit(&self, hash: &str, limit: u64, now: Timestamp) -> Result<Admission, StoreError> {
        let update = vouching!(
            "UPDATE api_tokens SET uses = CASE WHEN minute = $2 THEN uses + 1 ELSE 1 END, minute = $2, \
             last_used_at = CASE WHEN last_used_at > $3 THEN last_used_at ELSE $4 END \
             WHERE token_hash = $5 AND revoked_at IS NULL AND expires_at > $4 AND made_by IN ",
            " RETURNING id, name, scopes, uses"
        );
        let row = sqlx::query(update)
            .bind((now - VOUCHED).as_second())
            .bind(now.as_second().div_euclid(60))
            .bind((now - TO).as_second())
            .bind(now.as_second())
            .bind(hash)
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else { return Ok(Admission::Unknown) };
        let uses: i64 = row.try_get("uses")?;
        if u64::try_from(uses).unwrap_or(u64::MAX) > limit {
            return Ok(Admission::TooOften(SignedDuration::from_secs(60 - now.as_second().rem_euclid(60))));
        }
        let scopes = scopes(&row)?;
        Ok(Admission::Admitted(ApiCaller { id: row.try_get("id")?, name: row.try_get("name")?, scopes }))
    }
}

/// Those that this version knows.
fn scopes(row: &AnyRow) -> Result<Vec<ApiScope>, StoreError> {
    let scopes: String = row.try_get("scopes")?;
    Ok(scopes.split(' ').filter_map(ApiScope::parse).collect())
}

fn read(row: &AnyRow) -> Result<ApiToken, StoreError> {
    let moment = |column| time(row.try_get(column)?, "api_tokens");
    let perhaps = |column| maybe_time(row, column, "api_tokens");
    Ok(ApiToken {
        id: row.try_get("id")?,
        name: row.try_get("name")?,
        scopes: scopes(row)?,
        made_by_name: row.try_get("made_by_name")?,
        is_vouched_for: row.try_get::<i64, _>("vouched")? > 0,
        created_at: moment("created_at")?,
        expires_at: moment("expires_at")?,
        last_used_at: perhaps("last_used_at")?,
        revoked_at: perhaps("revoked_at")?,
    })
}
