//! `demo`: the portal on loopback with a simulated 8x8 account and a throwaway Gong identity, in a temporary directory
//! that goes when the demo ends.

use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;

use jiff::SignedDuration;
use tempfile::TempDir;
use tokio::net::TcpListener;

use super::{CommandError, demo_receiver, logging, portal};
use crate::cases::{ApiScope, NewApiToken, generate_api_token};
use crate::clock::Clock;
use crate::config::{self, ConfigError, LogFormat};
use crate::io_error::in_words;
use crate::package;
use crate::sealing::Identity;
use crate::secret::Secret;
use crate::simulator::{Simulator, table};
use crate::staff::{self, Role, TotpSecret};
use crate::tokens;
use crate::web::{App, Demo, DemoStaff};

pub(super) async fn run(listen: SocketAddr) -> Result<u8, CommandError> {
    logging::start(LogFormat::Text, "warn");
    if !listen.ip().is_loopback() {
        let problem = "the demo's credentials and keys are known to everybody";
        return Err(ConfigError::new("--listen", problem, "give a loopback address, such as 127.0.0.1:8080").into());
    }
    let clock = Clock::system();
    let listener = portal::bind(listen).await?;
    let simulated = portal::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
    let address = |listener: &TcpListener| listener.local_addr().map_or(listen, |address| address);
    let (portal_url, base) = (format!("http://{}", address(&listener)), format!("http://{}", address(&simulated)));
    let folder = TempDir::with_prefix("gong-onboarding-demo-").map_err(|error| {
        CommandError::machine(format!("no temporary directory ({})", in_words(&error)), "set TMPDIR")
    })?;
    let app = assemble(folder.path(), &portal_url, &base, clock.clone()).await?;
    let token = token(&app).await?;
    let text = words(&portal_url, &base, folder.path(), &token);
    let _ = std::io::stdout().write_all(text.as_bytes());
    let simulator = Simulator::new(move || clock.now());
    let simulator = tokio::spawn(simulator.serve(simulated, std::future::pending()));
    portal::run(app, listener, None).await?;
    simulator.abort();
    Ok(0)
}

/// The portal of the demo, with Gong's identity and the portal's public keys as files beside it.
async fn assemble(folder: &Path, portal_url: &str, base: &str, clock: Clock) -> Result<App, CommandError> {
    let identity = Identity::generate();
    let unwritten = |error: std::io::Error| {
        CommandError::machine(format!("the demo's keys cannot be written ({})", in_words(&error)), "set TMPDIR")
    };
    let webhook_secret = folder.join("webhook.secret");
    write_private(&webhook_secret, demo_receiver::secret().expose()).map_err(unwritten)?;
    let host = base.trim_start_matches("http://");
    let settings = [
        ("LISTEN", portal_url.trim_start_matches("http://")),
        ("PUBLIC_URL", portal_url),
        ("DATA_DIR", &folder.display().to_string()),
        (
            "GONG__RECIPIENTS",
            &format!("[{{recipient = \"{}\", label = \"Gong (demo)\"}}]", identity.recipient().as_text()),
        ),
        ("GONG__SEND_TO", "onboarding@gong.example Our 8x8 credentials for Gong are attached, encrypted to your key."),
        ("EIGHT_BY_EIGHT__TOKEN_URL", &format!("{base}/oauth/v2/token")),
        ("EIGHT_BY_EIGHT__STORAGE_URL", &format!("{base}/storage")),
        ("EIGHT_BY_EIGHT__SCIM_HOSTS", host),
        ("EIGHT_BY_EIGHT__ALLOW_LOOPBACK", "true"),
        ("EIGHT_BY_EIGHT__TIMEOUT_SECONDS", "5"),
        ("EIGHT_BY_EIGHT__TEST_TIMEOUT_SECONDS", "15"),
        ("WEBHOOKS__ENDPOINTS", &demo_receiver::start(&webhook_secret).await?),
        ("WEBHOOKS__ALLOW_NETWORKS", "127.0.0.0/8"),
        ("LIMITS__TESTS_PER_CASE_PER_DAY", "10000"),
        ("LIMITS__TESTS_PER_ADDRESS_PER_HOUR", "10000"),
        ("LIMITS__CASES_PER_ADDRESS_PER_HOUR", "10000"),
        ("LIMITS__API_REQUESTS_PER_TOKEN_PER_MINUTE", "1000000"),
    ];
    let variables = settings.map(|(name, value)| (format!("GONG_ONBOARDING_{name}"), value.to_owned()));
    let (config, _) = config::load(None, variables, jiff::civil::Date::MIN)?;
    let staff = DemoStaff::both();
    let app = portal::assemble(config, clock, Some(Demo { base: base.to_owned(), staff: staff.clone() })).await?;
    for member in &staff {
        hire(&app, member).await?;
    }
    let keys = package::jwks(app.signing_keys.all()).to_string();
    let written = write_private(&folder.join("gong-identity.txt"), identity.to_secret().expose())
        .and_then(|()| write_private(&folder.join("portal-keys.json"), &keys));
    written.map_err(unwritten)?;
    Ok(app)
}

/// Lets somebody sign in at the desk.
async fn hire(app: &App, member: &DemoStaff) -> Result<(), CommandError> {
    let failed = || CommandError::machine("the demo has nobody for its desk", "report this as a defect");
    let hash = staff::hash_password(Secret::new(member.password)).await.ok_or_else(failed)?;
    let sealed = app.key_ring.seal(&TotpSecret::seal_of(member.name), &member.totp).ok_or_else(failed)?;
    let added = app.store.add_local_staff(member.name, member.role, &hash, &sealed, app.clock.now()).await;
    added.map(drop).map_err(|_| failed())
}

/// A token with which programs may try everything, as the lead of the demo would make it.
async fn token(app: &App) -> Result<Secret, CommandError> {
    let failed = |_| CommandError::machine("the demo has no token for its API", "report this as a defect");
    let now = app.clock.now();
    let accounts = app.store.all_staff(now).await.map_err(failed)?;
    let token = generate_api_token();
    let hash = tokens::token_hash(token.expose());
    let expires_at = now + SignedDuration::from_hours(24);
    let new = NewApiToken { name: "demo", hash: &hash, scopes: &ApiScope::ALL, expires_at };
    for lead in accounts.iter().map(|account| &account.member).filter(|member| member.role == Role::Lead) {
        app.store.make_api_token(&new, lead, now).await.map_err(failed)?;
    }
    Ok(token)
}

fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    writeln!(file, "{text}")
}

fn words(portal_url: &str, base: &str, folder: &Path, token: &Secret) -> String {
    let program =
        std::env::current_exe().map_or_else(|_| "gong-onboarding".to_owned(), |path| path.display().to_string());
    let folder = folder.display();
    format!(
        "The portal:  {portal_url}/\n\
         Its samples: {portal_url}/demo\n\
         Its desk:    {portal_url}/support (how to sign in stands on {portal_url}/demo#desk)\n\
         Its API:     {portal_url}/api/v1/openapi.json, with the token {}\n\n\
         Open the package as Gong would, once you have downloaded it:\n  \
         {program} open PACKAGE -i {folder}/gong-identity.txt --trust {folder}/portal-keys.json\n\n\
         Sample values\n\n{}\nCtrl-C ends the demo and forgets everything.\n",
        token.expose(),
        table(base)
    )
}
