//! May this client try to sign in? Failures are counted for each client and name together, and attempts for each client.
//! Never for a name alone: whoever types somebody's name elsewhere must not keep them out. Whoever guesses
//! a password from many addresses is left with the second factor; and codes that were wrong beside a right password count for
//! the name alone, wherever they come from.

use jiff::Timestamp;

use crate::cases::StoreError;
use crate::web::limits::Client;
use crate::web::running::Alone;
use crate::web::state::App;

/// So many attempts an hour from one client, right or wrong: an office behind one address, at the start of its day. It also
/// bounds how many are made at once before the first of them has failed.
const PER_HOUR: u64 = 100;
/// So many may fail in a row before each further one has to wait.
const FREE: u64 = 5;
const FAILED: &str = "failed-sign-in";
const GUESSED: &str = "guessed-code";

/// An attempt of a client to be somebody.
pub(super) struct Attempt {
    client: Client,
    subject: String,
}

impl Attempt {
    /// By the name as it counts; whatever is no name counts as one.
    pub(super) fn new(client: Client, name: Option<&str>) -> Self {
        let subject = format!("{} {}", client.name(), name.unwrap_or("?"));
        Self { client, subject }
    }

    /// Waits for its client's earlier attempts: many at once from one place keep nobody else waiting for a hash.
    pub(super) async fn turn(&self, app: &App) -> Alone {
        app.shared().running.alone(&format!("{}/sign-in", self.client.name())).await
    }

    /// Counts it, unless it is too early; then says from when on it may be made.
    pub(super) async fn too_early(&self, app: &App) -> Result<Option<Timestamp>, StoreError> {
        let now = app.clock.now();
        let delayed = app.store.delayed_until(FAILED, &self.subject, FREE).await?;
        if let Some(from) = delayed.filter(|from| *from > now) {
            return Ok(Some(from));
        }
        app.store.spend(&[self.client.hourly("sign-in", PER_HOUR)], now).await
    }

    /// Whether somebody who knew the password got the code wrong so often that each further one has to wait. Only they can
    /// bring this about, so nobody else keeps the owner out by it.
    pub(super) async fn is_guessing(app: &App, staff_id: &str) -> Result<bool, StoreError> {
        let delayed = app.store.delayed_until(GUESSED, staff_id, FREE).await?;
        Ok(delayed.is_some_and(|from| from > app.clock.now()))
    }

    /// Records how a code ended whose password was right.
    pub(super) async fn coded(app: &App, staff_id: &str, failed: bool) -> Result<(), StoreError> {
        app.store.note_ending(GUESSED, staff_id, failed, app.clock.now()).await
    }

    /// Records how it ended.
    pub(super) async fn ended(&self, app: &App, failed: bool) -> Result<(), StoreError> {
        app.store.note_ending(FAILED, &self.subject, failed, app.clock.now()).await
    }
}
