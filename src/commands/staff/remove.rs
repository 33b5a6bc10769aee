//! `staff remove`: somebody is staff no more.

use std::path::Path;

use serde_json::json;

use super::{failed, named, opened};
use crate::cases::Act;
use crate::clock::Clock;
use crate::commands::CommandError;

pub(super) async fn run(typed: &str, file: Option<&Path>, clock: &Clock) -> Result<String, CommandError> {
    let name = named(typed)?;
    let store = opened(file, clock).await?;
    let all = store.all_staff(clock.now()).await.map_err(failed)?;
    let found = all.into_iter().find(|account| account.member.name == name);
    let removed = match found {
        Some(account) => store.remove_staff(&account.member.id, clock.now()).await.map_err(failed)?,
        None => None,
    };
    if removed.is_none() {
        let problem = format!("nobody here is called {name}");
        return Err(CommandError::machine(problem, "gong-onboarding staff list says who is"));
    }
    store.audit(clock.now(), Act::COMMAND_LINE, "staff.removed", &name, &json!({})).await.map_err(failed)?;
    Ok(format!("{name} is removed, and signed out everywhere.\n"))
}
