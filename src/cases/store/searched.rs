//! What is a case found by, and an invitation? By a column that follows the others; rows from before it are filled once.

use sqlx::{AnyConnection, Connection, Row};

use super::StoreError;
use crate::cases::search::searched;

/// Until the customer says who they are, what their invitation says.
const SELECT: &str = "SELECT cases.code, COALESCE(cases.company, invited.company, ''), \
                      COALESCE(cases.contact_name, invited.contact_name, '') \
                      FROM cases LEFT JOIN invitations AS invited ON invited.case_id = cases.id WHERE cases.id = $1";

/// Writes down by what a case is found now, if it is still there.
pub(super) async fn note_case(connection: &mut AnyConnection, id: &str) -> Result<(), StoreError> {
    let row = sqlx::query(SELECT).bind(id).fetch_optional(&mut *connection).await?.ok_or(StoreError::Gone)?;
    let texts: [String; 3] = [row.try_get(0)?, row.try_get(1)?, row.try_get(2)?];
    let update = sqlx::query("UPDATE cases SET searched = $1 WHERE id = $2");
    update.bind(searched(&texts.each_ref().map(String::as_str))).bind(id).execute(connection).await?;
    Ok(())
}

/// Fills the rows that were written before there was such a column.
pub(super) async fn fill_searched(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let mut transaction = connection.begin().await?;
    for row in sqlx::query("SELECT id FROM cases WHERE searched = ''").fetch_all(&mut *transaction).await? {
        match note_case(&mut transaction, row.try_get(0)?).await {
            Ok(()) | Err(StoreError::Gone) => {} // a replica of the version before may have deleted it meanwhile
            Err(error) => return Err(error),
        }
    }
    let select = "SELECT id, company, contact_name FROM invitations WHERE searched = '' AND company <> ''";
    for row in sqlx::query(select).fetch_all(&mut *transaction).await? {
        let (id, company, contact): (String, String, String) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        let update = sqlx::query("UPDATE invitations SET searched = $1 WHERE id = $2");
        update.bind(searched(&[&company, &contact])).bind(id).execute(&mut *transaction).await?;
    }
    Ok(transaction.commit().await?)
}
