//! What was created under an idempotency key? The key, the invitation and the answer to a repeated request become true in
//! one transaction: there is no moment at which a crash could leave a key that is neither free nor answered.

use jiff::{SignedDuration, Timestamp};
use sqlx::{AnyConnection, Row};

use super::invitations::{NewInvitation, insert_invitation};
use super::{Store, StoreError, time};

/// For so long a key is remembered.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// A key of a program, and the request that came with it.
#[derive(Clone, Copy, Debug)]
pub struct Creation<'a> {
    /// Whose key it is.
    pub token_id: &'a str,
    /// What is kept of the key.
    pub key_hash: &'a str,
    /// What is kept of the request.
    pub request_hash: &'a str,
    /// From which, and from the program's token, its link is derived.
    pub salt: &'a str,
}

/// What became of an invitation that was to be made once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Created {
    /// It was made now.
    Now,
    /// The same request made this one before.
    Before {
        /// Its id.
        invitation_id: String,
        /// Until when it was valid, as the answer said.
        expires_at: Timestamp,
        /// From which its link was derived.
        salt: String,
    },
    /// Another request came with this key.
    OtherRequest,
}

impl Store {
    /// Makes an invitation, unless the same key made one within a day. Whoever comes with the same key meanwhile waits.
    pub async fn invite_once(&self, once: &Creation<'_>, new: &NewInvitation<'_>) -> Result<Created, StoreError> {
        let mut transaction = self.pool.begin().await?;
        // written first: from here on, others with this key wait
        if !claim(&mut transaction, once, new).await? {
            return before(&mut transaction, once).await;
        }
        insert_invitation(&mut transaction, new).await?;
        transaction.commit().await?;
        Ok(Created::Now)
    }

    /// Forgets keys.
    pub(super) async fn sweep_creations(&self, now: Timestamp) -> Result<(), StoreError> {
        let delete = sqlx::query("DELETE FROM api_creations WHERE made_at <= $1");
        delete.bind((now - KEPT).as_second()).execute(&self.pool).await?;
        Ok(())
    }
}

/// Whether the key is free, or was long ago; then it is taken.
async fn claim(
    connection: &mut AnyConnection,
    once: &Creation<'_>,
    new: &NewInvitation<'_>,
) -> Result<bool, StoreError> {
    let insert = "INSERT INTO api_creations \
                  (token_id, key_hash, request_hash, invitation_id, expires_at, made_at, salt) \
                  VALUES ($1, $2, $3, $4, $5, $6, $8) ON CONFLICT (token_id, key_hash) DO UPDATE SET \
                  request_hash = excluded.request_hash, invitation_id = excluded.invitation_id, salt = excluded.salt, \
                  expires_at = excluded.expires_at, made_at = excluded.made_at WHERE api_creations.made_at <= $7";
    let claimed = sqlx::query(insert)
        .bind(once.token_id)
        .bind(once.key_hash)
        .bind(once.request_hash)
        .bind(new.id)
        .bind(new.expires_at.as_second())
        .bind(new.created_at.as_second())
        .bind((new.created_at - KEPT).as_second())
        .bind(once.salt)
        .execute(connection)
        .await?;
    Ok(claimed.rows_affected() == 1)
}

async fn before(connection: &mut AnyConnection, once: &Creation<'_>) -> Result<Created, StoreError> {
    let select =
        "SELECT request_hash, invitation_id, expires_at, salt FROM api_creations WHERE token_id = $1 AND key_hash = $2";
    let row = sqlx::query(select).bind(once.token_id).bind(once.key_hash).fetch_one(connection).await?;
    if row.try_get::<String, _>("request_hash")? != once.request_hash {
        return Ok(Created::OtherRequest);
    }
    let expires_at = time(row.try_get("expires_at")?, "api_creations")?;
    Ok(Created::Before { invitation_id: row.try_get("invitation_id")?, expires_at, salt: row.try_get("salt")? })
}
