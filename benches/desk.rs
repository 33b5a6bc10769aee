//! How long does the desk take among 100,000 cases? Each of its pages, by the whole router in process: median, 95th of a
//! hundred and slowest, in milliseconds and against the page of one case.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark prints, and stops at what it cannot do")]

use std::net::{IpAddr, Ipv4Addr};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use gong_onboarding::cases::{Details, Event, Store};
use gong_onboarding::checks::Checks;
use gong_onboarding::clock::Clock;
use gong_onboarding::config;
use gong_onboarding::eight_by_eight::Http;
use gong_onboarding::package::{SigningKey, SigningKeys};
use gong_onboarding::sealing::Identity;
use gong_onboarding::staff::Role;
use gong_onboarding::tokens;
use gong_onboarding::web::{self, App, ClientAddress, KeyRing, Parts};
use gong_onboarding::words::Library;
use http_body_util::BodyExt;
use jiff::SignedDuration;
use sqlx::any::AnyPoolOptions;
use tempfile::TempDir;
use tower::ServiceExt;

const CASES: i64 = 100_000;
/// Of so many invitations, one still waits for somebody; by the others, cases began.
const WAITING: i64 = 20;
const ROUNDS: usize = 100;

#[tokio::main]
async fn main() {
    let folder = TempDir::new().unwrap();
    let app = assemble(&folder).await;
    let (case, code) = seed(&app).await;
    let cookie = sign_in(&app).await;
    let router = web::router(app);
    let pages = [
        ("one case", format!("/support/cases/{case}")),
        ("the list", "/support".to_owned()),
        ("far down the list", "/support?after=1764000000/00000000-0000-7000-8000-000000000000".to_owned()),
        ("a name that many have", "/support?q=company".to_owned()),
        ("a name that one has", "/support?q=needle".to_owned()),
        ("a name that nobody has", "/support?q=nowhere".to_owned()),
        ("a state", "/support?state=opened".to_owned()),
        ("a state and a name", "/support?state=stuck&q=needle".to_owned()),
        ("a code", format!("/support?q={code}")),
        ("rehearsals", "/support?rehearsals=on".to_owned()),
        ("invitations", "/support/invitations".to_owned()),
        ("the audit", "/support/audit".to_owned()),
    ];
    let mut first = None;
    println!("{:<24} {:>10} {:>8} {:>8} {:>8}", "page", "median ms", "95th", "slowest", "ratio");
    for (name, path) in pages {
        let mut times = Vec::new();
        for _ in 0..ROUNDS {
            times.push(time(&router, &path, &cookie).await);
        }
        times.sort_unstable();
        let [median, most, slowest] =
            [ROUNDS / 2, ROUNDS * 95 / 100, ROUNDS - 1].map(|at| times.get(at).copied().unwrap());
        let first = *first.get_or_insert(median);
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        let ratio = ms(median) / ms(first);
        println!("{name:<24} {:>10.2} {:>8.2} {:>8.2} {ratio:>8.2}", ms(median), ms(most), ms(slowest));
    }
}

async fn time(router: &Router, path: &str, cookie: &str) -> Duration {
    let request = Request::get(path).header(header::HOST, "127.0.0.1:8080").header(header::COOKIE, cookie);
    let mut request = request.body(Body::empty()).unwrap();
    request.extensions_mut().insert(ClientAddress(IpAddr::V4(Ipv4Addr::LOCALHOST)));
    let began = Instant::now();
    let answer = router.clone().oneshot(request).await.unwrap();
    let status = answer.status();
    answer.into_body().collect().await.unwrap();
    assert!(status == StatusCode::OK || status == StatusCode::SEE_OTHER, "{path}: {status}");
    began.elapsed()
}

async fn assemble(folder: &TempDir) -> App {
    let (path, identity) = (folder.path().display(), Identity::generate());
    let settings = [
        ("DATA_DIR", path.to_string()),
        ("GONG__RECIPIENTS", format!("[{{recipient = \"{}\", label = \"Gong\"}}]", identity.recipient().as_text())),
    ];
    let named = settings.into_iter().map(|(name, value)| (format!("GONG_ONBOARDING_{name}"), value));
    let clock = Clock::system();
    let (config, _) = config::load(None, named, clock.today()).unwrap();
    App::new(Parts {
        store: Store::open(&config.database_url, &config.data_dir, clock.now()).await.unwrap(),
        checks: Checks::new(
            Http::new(&config.eight_by_eight, clock.clone()).unwrap(),
            config.eight_by_eight.clone(),
            clock.clone(),
        ),
        key_ring: KeyRing::parse(KeyRing::generate_line().expose()).unwrap(),
        signing_keys: SigningKeys::of(SigningKey::generate()),
        library: Library::load().unwrap(),
        config,
        clock,
        demo: None,
    })
}

/// Many cases with a few events each, and one that is told apart: its id and its code.
async fn seed(app: &App) -> (String, String) {
    let pool =
        AnyPoolOptions::new().max_connections(1).connect(app.config.database_url.to_secret().expose()).await.unwrap();
    let numbers = format!("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {})", CASES - 1);
    let id = "printf('%08x-0000-7000-8000-%012x', 1000 + i, i)";
    for fill in [
        format!(
            "{numbers} INSERT INTO cases (id, code, created_at, active_at, company, searched, contact_name, contact_email, state) \
             SELECT {id}, printf('%06d-', i), 1764000000 - i, 1764000000 + i, 'Company ' || i, printf('%06d-', i) || 'company ' || i || ' jane doe', 'Jane Doe', 'jane@acme.example', \
             CASE i % 5 WHEN 0 THEN 'working' WHEN 1 THEN 'stuck' WHEN 2 THEN 'tested' WHEN 3 THEN 'packaged' ELSE 'begun' END FROM n"
        ),
        format!(
            "{numbers} INSERT INTO events (id, case_id, at, kind, detail) SELECT {id} || '/a', {id}, 1764000000 + i, 'details.saved', '{{}}' FROM n"
        ),
        format!(
            "{numbers} INSERT INTO audit (id, at, who, act, subject, detail) SELECT {id}, 1764000000 + i, 'ada', 'hint.sent', '', '{{}}' FROM n"
        ),
        format!(
            "{numbers} INSERT INTO invitations (id, token_hash, company, contact_name, contact_email, language, note, made_by, made_by_name, created_at, expires_at, searched, case_id, starts) \
             SELECT {id}, 'hash' || i, 'Company ' || i, 'Jane Doe', 'jane@acme.example', 'en', '', 'x', 'ada', 1764000000 + i, 4000000000 + i, 'company ' || i || ' jane doe', \
             CASE WHEN i % {WAITING} = 0 THEN NULL ELSE {id} END, CASE WHEN i % {WAITING} = 0 THEN 0 ELSE 1 END FROM n"
        ),
    ] {
        sqlx::query(sqlx::AssertSqlSafe(fill)).execute(&pool).await.unwrap();
    }
    let now = app.clock.now();
    let case = app.store.start_case(now - SignedDuration::from_hours(24 * 400), None).await.unwrap();
    let details = Details {
        company: "Needle & Thread".to_owned(),
        contact_name: "Jane Doe".to_owned(),
        contact_email: "jane@acme.example".to_owned(),
    };
    app.store.save_details(&case, &details, now).await.unwrap();
    for _ in 0..40 {
        app.store.record(&case, &Event::DetailsSaved {}, now - SignedDuration::from_hours(24 * 400)).await.unwrap();
    }
    let code = app.store.case(&case).await.unwrap().unwrap().code;
    (case, code)
}

async fn sign_in(app: &App) -> String {
    let now = app.clock.now();
    let member = app.store.add_staff("ada", Role::Lead, now).await.unwrap().unwrap();
    let token = tokens::random_token();
    let end = now + SignedDuration::from_hours(1);
    app.store.begin_staff_session(&tokens::token_hash(token.expose()), &member.id, now, end, end).await.unwrap();
    format!("staff={}", token.expose())
}
