//! What does a visit take place in? The whole router in process, a clock that tests move, the simulated 8x8 on loopback
//! and a database of its own: in a folder, or on the server of `TEST_POSTGRES_URL`.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use gong_onboarding::cases::Store;
use gong_onboarding::checks::Checks;
use gong_onboarding::clock::Clock;
use gong_onboarding::config::{self, Config};
use gong_onboarding::egress::{Lookup, SystemLookup};
use gong_onboarding::eight_by_eight::Http;
use gong_onboarding::package::{Opened, SCHEMA, SigningKey, SigningKeys, Trust, jwks, open};
use gong_onboarding::sealing::Identity;
use gong_onboarding::secret::Secret;
use gong_onboarding::simulator::{SCENARIOS, Scenario, Simulator};
use gong_onboarding::staff::{self, Role, TotpSecret};
use gong_onboarding::tokens;
use gong_onboarding::web::{self, App, Demo, DemoStaff, KeyRing, Parts};
use gong_onboarding::words::{Language, Library};
use jiff::{SignedDuration, Timestamp};
use reqwest::Certificate;
use sqlx::Row;
use sqlx::any::AnyPoolOptions;
use tempfile::TempDir;
use tokio::net::TcpListener;

use super::visitor::Visitor;

#[path = "../postgres/mod.rs"]
mod postgres;

pub(crate) use postgres::Database;

/// When every test begins.
pub(crate) const NOON: &str = "2026-11-24T12:00:00Z";

/// Signs webhooks.
pub(crate) const WEBHOOK_SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n";

/// A running portal. It ends with the test.
pub(crate) struct Portal {
    pub(crate) app: App,
    pub(crate) simulator: Simulator,
    /// Origin of the simulated 8x8.
    pub(crate) base: String,
    pub(crate) router: Router,
    identity: Identity,
    _folder: TempDir,
    _database: Option<Database>,
    /// Microseconds since the epoch. A microsecond goes by whenever somebody asks for the time.
    time: Arc<AtomicI64>,
}

impl Portal {
    /// A portal with the settings of the tests.
    pub(crate) async fn start() -> Self {
        Self::with(&[]).await
    }

    /// The same with some settings of its own, as variables without their prefix; `{8x8}` is where the simulated 8x8 is,
    /// `{folder}` where the database lies, and the file `webhook.secret`.
    pub(crate) async fn with(own: &[(&str, &str)]) -> Self {
        Self::reaching(&Network::default(), own).await
    }

    /// The portal of the demo.
    pub(crate) async fn demo() -> Self {
        Self::made(&Network::default(), &[], |base| Some(Demo { base, staff: DemoStaff::both() })).await
    }

    /// The same with a network of its own between the portal and 8x8.
    pub(crate) async fn reaching(network: &Network, own: &[(&str, &str)]) -> Self {
        Self::made(network, own, |_| None).await
    }

    async fn made(network: &Network, own: &[(&str, &str)], demo: fn(String) -> Option<Demo>) -> Self {
        let time = Arc::new(AtomicI64::new(NOON.parse::<Timestamp>().unwrap().as_microsecond()));
        let ticking = Arc::clone(&time);
        let clock =
            Clock::from_fn(move || Timestamp::from_microsecond(ticking.fetch_add(1, Ordering::SeqCst)).unwrap());
        let (simulator, base) = simulate(clock.clone(), &network.elsewhere).await;
        let (folder, identity) = (TempDir::new().unwrap(), Identity::generate());
        let database = Database::make().await;
        let config = configuration(&folder, database.as_ref(), &base, &identity, own);
        let app = assemble(config, clock, network, demo(base.clone())).await;
        let router = web::router(app.clone());
        Self { app, simulator, base, router, identity, _folder: folder, _database: database, time }
    }

    /// Another process of this portal, as far as there can be one here: connections of its own, the same database and keys.
    pub(crate) async fn replica(&self) -> App {
        let (config, clock) = (self.app.config.clone(), self.app.clock.clone());
        let http =
            Http::with_resolver(&config.eight_by_eight, clock.clone(), Arc::new(SystemLookup), Vec::new()).unwrap();
        App::new(Parts {
            store: Store::open(&config.database_url, &config.data_dir, clock.now())
                .await
                .unwrap()
                .telling(config.subscriptions()),
            checks: Checks::new(http, config.eight_by_eight.clone(), clock.clone()),
            key_ring: self.app.key_ring.clone(),
            signing_keys: SigningKeys::from_pem(self.app.signing_keys.to_pem().unwrap().expose()).unwrap(),
            library: Library::load().unwrap(),
            config,
            clock,
            demo: None,
        })
    }

    /// Somebody with a browser of their own.
    pub(crate) fn visitor(&self) -> Visitor {
        Visitor::new(self)
    }

    /// A member of staff with a browser in which they have signed in. What they are called is free to choose, once.
    pub(crate) async fn staff(&self, name: &str, role: Role) -> Visitor {
        let now = self.app.clock.now();
        let member = self.app.store.add_staff(name, role, now).await.unwrap().expect("a name that nobody has");
        let token = tokens::random_token();
        let (idle, end) = (now + SignedDuration::from_hours(1), now + SignedDuration::from_hours(12));
        let hash = tokens::token_hash(token.expose());
        self.app.store.begin_staff_session(&hash, &member.id, now, idle, end).await.unwrap();
        let mut visitor = self.visitor();
        visitor.cookies.insert("staff".to_owned(), token.expose().to_owned());
        visitor
    }

    /// Somebody with a browser at the desk's own address, or its own listener.
    pub(crate) fn visitor_of_desk(&self) -> Visitor {
        let router = match self.app.config.support.listen {
            Some(_) => web::desk_router(self.app.clone()),
            None => self.router.clone(),
        };
        Visitor::of(router, &self.app.config.support.public_url)
    }

    /// An account with a password; what is in its authenticator.
    pub(crate) async fn account(&self, name: &str, role: Role, password: &str) -> TotpSecret {
        let totp = TotpSecret::generate();
        let sealed = self.app.key_ring.seal(&TotpSecret::seal_of(name), &totp.to_secret()).unwrap();
        let hash = staff::hash_password(Secret::new(password)).await.unwrap();
        assert!(self.app.store.add_local_staff(name, role, &hash, &sealed, self.app.clock.now()).await.unwrap());
        totp
    }

    /// Lets time pass.
    pub(crate) fn later(&self, time: SignedDuration) {
        self.time.fetch_add(i64::try_from(time.as_micros()).unwrap(), Ordering::SeqCst);
    }

    /// Values to paste.
    pub(crate) fn values(&self, scenario: &str) -> Values {
        let scenario = SCENARIOS.iter().find(|row| row.name == scenario).unwrap();
        self.values_of(scenario)
    }

    pub(crate) fn values_of(&self, scenario: &Scenario) -> Values {
        Values {
            key: scenario.key.to_owned(),
            secret: scenario.secret.to_owned(),
            url: scenario.scim_url(&self.base),
            token: scenario.scim_token.to_owned(),
        }
    }

    /// How often 8x8 was asked for an access token: once for each test of Key and Secret.
    pub(crate) fn token_requests(&self) -> usize {
        self.simulator.requests().iter().filter(|request| request.path == "/oauth/v2/token").count()
    }

    /// What Gong opens packages with.
    pub(crate) fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Opens a package as Gong does; it is what its schema says.
    pub(crate) fn open(&self, package: &[u8]) -> Opened {
        let trust = Trust::from_jwks(&jwks(self.app.signing_keys.all()).to_string()).unwrap();
        let opened = open(package, std::slice::from_ref(&self.identity), Some(&trust)).unwrap();
        let document = serde_json::from_slice(opened.line.expose()).unwrap();
        jsonschema::draft202012::validate(&serde_json::from_str(SCHEMA).unwrap(), &document).unwrap();
        opened
    }

    /// Whether an identity of Gong opens a package.
    pub(crate) fn is_opened_by(&self, package: &[u8], identity: &Identity) -> bool {
        let trust = Trust::from_jwks(&jwks(self.app.signing_keys.all()).to_string()).unwrap();
        open(package, std::slice::from_ref(identity), Some(&trust)).is_ok()
    }

    /// Looks into the database file: the first text.
    pub(crate) async fn text(&self, sql: &'static str) -> String {
        let pool = AnyPoolOptions::new()
            .max_connections(1)
            .connect(self.app.config.database_url.to_secret().expose())
            .await
            .unwrap();
        let text = sqlx::query(sql).fetch_one(&pool).await.unwrap().try_get(0).unwrap();
        pool.close().await;
        text
    }

    /// Changes something in the database, as time or another version would.
    pub(crate) async fn change(&self, sql: &'static str) {
        let pool = AnyPoolOptions::new()
            .max_connections(1)
            .connect(self.app.config.database_url.to_secret().expose())
            .await
            .unwrap();
        sqlx::query(sql).execute(&pool).await.unwrap();
        pool.close().await;
    }

    /// Looks into the database file: a number.
    pub(crate) async fn count(&self, sql: &'static str) -> i64 {
        let pool = AnyPoolOptions::new()
            .max_connections(1)
            .connect(self.app.config.database_url.to_secret().expose())
            .await
            .unwrap();
        let count = sqlx::query(sql).fetch_one(&pool).await.unwrap().try_get(0).unwrap();
        pool.close().await;
        count
    }
}

/// The four values that a customer pastes.
#[derive(Clone)]
pub(crate) struct Values {
    pub(crate) key: String,
    pub(crate) secret: String,
    pub(crate) url: String,
    pub(crate) token: String,
}

/// The text of a message, as English pages say it.
pub(crate) fn say(id: &str) -> String {
    say_in(Language::English, id)
}

/// The text of a message, as pages of a language say it.
pub(crate) fn say_in(language: Language, id: &str) -> String {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::load().unwrap()).of(language).get(id)
}

/// What lies between the portal and 8x8.
pub(crate) struct Network {
    /// Where names lead.
    pub(crate) lookup: Arc<dyn Lookup>,
    /// Who vouches for certificates, beside those whom the system trusts.
    pub(crate) roots: Vec<Certificate>,
    /// Where the simulated 8x8 redirects to.
    pub(crate) elsewhere: String,
}

impl Default for Network {
    fn default() -> Self {
        Self { lookup: Arc::new(SystemLookup), roots: Vec::new(), elsewhere: "/elsewhere".to_owned() }
    }
}

async fn simulate(clock: Clock, elsewhere: &str) -> (Simulator, String) {
    let simulator = Simulator::new(move || clock.now()).with_slowness(Duration::from_secs(5));
    let simulator = simulator.with_redirects_to(elsewhere);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(simulator.clone().serve(listener, std::future::pending()));
    (simulator, base)
}

fn configuration(
    folder: &TempDir,
    database: Option<&Database>,
    base: &str,
    identity: &Identity,
    own: &[(&str, &str)],
) -> Config {
    std::fs::write(folder.path().join("webhook.secret"), WEBHOOK_SECRET).unwrap();
    let (folder, host) = (folder.path().display(), base.trim_start_matches("http://"));
    let recipient = identity.recipient().as_text().to_owned();
    let file = || format!("sqlite:{folder}/portal.sqlite");
    let common = [
        ("PUBLIC_URL", "http://127.0.0.1:8080".to_owned()),
        ("DATA_DIR", folder.to_string()),
        ("DATABASE_URL", database.map_or_else(file, Database::url)),
        ("GONG__RECIPIENTS", format!("[{{recipient = \"{recipient}\", label = \"Gong operations\"}}]")),
        ("GONG__SEND_TO", "onboarding@gong.example Our credentials are attached.".to_owned()),
        ("OPERATOR__NAME", "Example Services".to_owned()),
        ("SECURITY__CONTACT", "security@example.com".to_owned()),
        ("EIGHT_BY_EIGHT__TOKEN_URL", format!("{base}/oauth/v2/token")),
        ("EIGHT_BY_EIGHT__STORAGE_URL", format!("{base}/storage")),
        ("EIGHT_BY_EIGHT__SCIM_HOSTS", host.to_owned()),
        ("EIGHT_BY_EIGHT__ALLOW_LOOPBACK", "true".to_owned()),
        ("EIGHT_BY_EIGHT__TIMEOUT_SECONDS", "1".to_owned()),
        ("EIGHT_BY_EIGHT__TEST_TIMEOUT_SECONDS", "5".to_owned()),
        ("LIMITS__TESTS_PER_CASE_PER_DAY", "1000".to_owned()),
        ("LIMITS__TESTS_PER_ADDRESS_PER_HOUR", "1000".to_owned()),
        ("LIMITS__CASES_PER_ADDRESS_PER_HOUR", "1000".to_owned()),
    ];
    let own =
        own.iter().map(|(name, value)| (*name, value.replace("{8x8}", host).replace("{folder}", &folder.to_string())));
    let variables: BTreeMap<&str, String> = common.into_iter().chain(own).collect();
    let named = variables.into_iter().map(|(name, value)| (format!("GONG_ONBOARDING_{name}"), value));
    let (config, warnings) = config::load(None, named, jiff::civil::date(2026, 11, 24)).unwrap();
    assert!(warnings.is_empty(), "{warnings:?}");
    config
}

async fn assemble(config: Config, clock: Clock, network: &Network, demo: Option<Demo>) -> App {
    let (lookup, roots) = (Arc::clone(&network.lookup), network.roots.clone());
    let http = Http::with_resolver(&config.eight_by_eight, clock.clone(), lookup, roots).unwrap();
    App::new(Parts {
        store: Store::open(&config.database_url, &config.data_dir, clock.now())
            .await
            .unwrap()
            .telling(config.subscriptions()),
        checks: Checks::new(http, config.eight_by_eight.clone(), clock.clone()),
        key_ring: KeyRing::parse(KeyRing::generate_line().expose()).unwrap(),
        signing_keys: SigningKeys::of(SigningKey::generate()),
        library: Library::load().unwrap(),
        config,
        clock,
        demo,
    })
}
