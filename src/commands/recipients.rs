//! Who can open packages while the portal runs? The file of recipients is read again when it changes, the calendar retires
//! some of them, and every change is noted in the cases that it concerns.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Span;
use jiff::civil::Date;

use super::CommandError;
use crate::cases::StoreError;
use crate::config::{ConfigError, Listed, Recipients, read_recipients};
use crate::package::Named;
use crate::web::App;

/// How often the file and the calendar are looked at.
const LOOK: Duration = Duration::from_secs(2);

/// How long reading the file may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// So many days before a recipient retires, the log begins to say so.
const NOTICE_DAYS: i32 = 30;

/// Says to whom packages are sealed, and notes where that changed since the portal last ran. A file that is older than one
/// that was used before is refused.
pub(super) async fn begin(app: &App) -> Result<Watch, CommandError> {
    let list = app.listed_recipients();
    if let Some(problem) = older(app, &list).await? {
        return Err(problem.into());
    }
    let text = text(app).await;
    let mut watch = Watch { candidate: text.clone(), text, day: app.clock.today(), noted: BTreeMap::new() };
    say(&list, watch.day);
    watch.note(app).await;
    Ok(watch)
}

/// What was seen last.
pub(super) struct Watch {
    text: Option<String>,
    /// What stood in the file at the last look: a text counts once it was seen twice, for it may be half written.
    candidate: Option<String>,
    day: Date,
    noted: BTreeMap<Option<String>, Vec<Named>>,
}

impl Watch {
    /// Looks again and again, for ever.
    pub(super) async fn run(mut self, app: App) {
        let mut every = tokio::time::interval(LOOK);
        loop {
            every.tick().await;
            self.look(&app).await;
        }
    }

    async fn look(&mut self, app: &App) {
        let (text, day) = (text(app).await, app.clock.today());
        let is_settled = text == std::mem::replace(&mut self.candidate, text.clone());
        let is_new_day = day != std::mem::replace(&mut self.day, day);
        if text != self.text && is_settled {
            self.text.clone_from(&text);
            match changed(app, text.as_deref(), day).await {
                Ok(recipients) => app.set_recipients(recipients),
                // said once for each state of the file
                Err(problem) => return tracing::error!(%problem, "the recipients stay as they were"),
            }
            say(&app.listed_recipients(), day);
        } else if is_new_day {
            say(&app.listed_recipients(), day);
        }
        self.note(app).await;
    }

    /// Notes to whom packages are sealed, if that is new.
    async fn note(&mut self, app: &App) {
        let now = sealed_to(app);
        if now == self.noted {
            return;
        }
        match note(app, &now).await {
            Ok(()) => self.noted = now,
            Err(cause) => tracing::error!(%cause, "a change of recipients could not be noted"),
        }
    }
}

/// To whom packages of each group are sealed today; those without group are under nothing.
fn sealed_to(app: &App) -> BTreeMap<Option<String>, Vec<Named>> {
    let named = |group: Option<String>| {
        let recipients = app.recipients_of(group.as_deref());
        (group, recipients.iter().map(Named::from).collect())
    };
    app.listed_recipients().groups().into_iter().map(named).collect()
}

/// Notes the recipients of each group in its own cases. Of a group that is listed no more, nobody is left.
async fn note(app: &App, sealed_to: &BTreeMap<Option<String>, Vec<Named>>) -> Result<(), StoreError> {
    let gone = app.store.remembered_groups().await?.into_iter().map(Some).chain([None]);
    let gone = gone.filter(|group| !sealed_to.contains_key(group)).map(|group| (group, Vec::new()));
    let listed = sealed_to.iter().map(|(group, named)| (group.clone(), named.clone()));
    for (group, named) in listed.chain(gone) {
        if let Some(cases) = app.store.note_recipients(app.clock.now(), group.as_deref(), &named).await? {
            let group = group.unwrap_or_default();
            tracing::warn!(cases, group, "who can open packages has changed: noted in every open case of the group");
        }
    }
    Ok(())
}

/// The text of the file of recipients; nothing if there is none, or if it cannot be read in time. A file system that hangs
/// must not hang the portal.
async fn text(app: &App) -> Option<String> {
    let path = app.config.gong.recipients_file.clone()?;
    let reading = tokio::task::spawn_blocking(move || read_recipients(&path).ok());
    tokio::time::timeout(PATIENCE, reading).await.ok()?.ok()?
}

async fn changed(app: &App, text: Option<&str>, today: Date) -> Result<Recipients, ConfigError> {
    let gone = || ConfigError::new("gong.recipients_file", "the file cannot be read any more", "put it back");
    let recipients = Recipients::of_file(text.ok_or_else(gone)?, app.config.access, today)?;
    match older(app, &recipients).await? {
        Some(problem) => Err(problem),
        None => Ok(recipients),
    }
}

/// Why a list is refused that is older than one that was used before.
async fn older(app: &App, recipients: &Recipients) -> Result<Option<ConfigError>, ConfigError> {
    let trouble = |error: StoreError| ConfigError::new("database_url", error.to_string(), "check the database");
    if app.config.gong.recipients_file.is_none() {
        return Ok(None);
    }
    let seen = app.store.note_serial(recipients.serial, &recipients.to_text()).await.map_err(trouble)?;
    Ok(seen.map(|seen| {
        let problem = match recipients.serial {
            None => format!("it has no serial, but {seen} was used before"),
            Some(serial) if serial == seen => format!("its serial is {serial}, which another list had before"),
            Some(serial) => format!("its serial is {serial}, but {seen} was used before: the file is an old one"),
        };
        ConfigError::new("gong.recipients_file", problem, "give the newest file, with a higher serial")
    }))
}

fn say(recipients: &Recipients, today: Date) {
    for Listed { recipient, group, retired } in recipients.listed() {
        let group = group.as_deref(); // no field where there is none
        let (label, fingerprint) = (recipient.label(), recipient.fingerprint());
        let kind = recipient.kind();
        match retired {
            Some(day) if *day <= today => {
                tracing::info!(label, group, fingerprint, kind, %day, "retired: nothing is sealed to");
            }
            Some(day) if is_near(*day, today) => {
                tracing::warn!(label, group, fingerprint, kind, %day, "packages are sealed to, until it retires");
            }
            _ => tracing::info!(label, group, fingerprint, kind, "packages are sealed to"),
        }
    }
}

fn is_near(day: Date, today: Date) -> bool {
    day.checked_sub(Span::new().days(NOTICE_DAYS)).is_ok_and(|notice| notice <= today)
}
