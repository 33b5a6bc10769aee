//! The visits with canaries, and where they are hunted.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, header};
use gong_onboarding::staff::Role;
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde_json::json;

use super::hunt::{Canary, Net, canary, canary_of};
use super::log;
use super::page::Page;
use super::portal::{Portal, Values};
use super::program::Program;
use super::receiver::{Receiver, courier};
use super::visitor::Visitor;

/// Everything that left the portal during the visits, and what may be seen where.
struct Hunt {
    canaries: Vec<Canary>,
    answers: Vec<Page>,
}

/// Every byte of the database files: the database, its log and its index.
fn database_bytes(portal: &Portal) -> Vec<u8> {
    let files = std::fs::read_dir(&portal.app.config.data_dir).unwrap().map(|file| file.unwrap().path());
    let sqlite: Vec<_> = files.filter(|path| path.to_string_lossy().contains("portal.sqlite")).collect();
    assert!(sqlite.len() >= 2, "the database and its log: {sqlite:?}");
    sqlite.iter().flat_map(|path| std::fs::read(path).unwrap()).collect()
}

impl Hunt {
    /// `may_be_shown` are values that the visit itself may see: a Key, a SCIM URL.
    fn assert_nothing_leaked(&self, portal: &Portal, may_be_shown: &[&str]) {
        let (logged, stored) = (log::bytes(), database_bytes(portal));
        assert!(
            logged.len() > 10_000 && stored.len() > 10_000 && self.answers.len() > 5,
            "there is something to hunt in"
        );
        let nothing = BTreeSet::new();
        let all = Net::new(&self.canaries);
        assert_eq!(all.catch(&logged), nothing, "logged");
        assert_eq!(all.catch(&stored), nothing, "stored");
        let unseen = Net::new(self.canaries.iter().filter(|canary| !may_be_shown.contains(&canary.name)));
        for answer in &self.answers {
            let values = answer.headers.values().flat_map(|value| [value.as_bytes(), b"\n"].concat());
            assert_eq!(unseen.catch(&values.collect::<Vec<u8>>()), nothing, "in a header of {}", answer.path);
            assert_eq!(unseen.catch(&answer.body), nothing, "in {}", answer.path);
        }
        let text = String::from_utf8_lossy(&logged).into_owned();
        assert!(text.contains(" TRACE ") && text.contains("sqlx::query"), "libraries are heard, too");
        for complaint in ["a message is missing", "a message lacks a variable", "a handler panicked"] {
            assert!(!text.contains(complaint), "{complaint}");
        }
    }
}

fn made_up(portal: &Portal, key: &str, secret: &str, token: &str) -> Values {
    Values {
        key: key.to_owned(),
        secret: secret.to_owned(),
        url: format!("{}/udi/customers/0012J00002SAMPL01M/scim/v2", portal.base),
        token: token.to_owned(),
    }
}

/// Every page of a visit, looked at.
async fn look_around(visitor: &mut Visitor, answers: &mut Vec<Page>) {
    for path in [
        "/",
        "/overview",
        "/steps/before-you-start",
        "/steps/storage-role",
        "/steps/api-app",
        "/steps/storage-credentials",
        "/steps/storage-credentials?replace=on",
        "/steps/user-provisioning",
        "/steps/scim-credentials",
        "/steps/scim-credentials?replace=on",
        "/steps/review",
        "/package",
    ] {
        answers.push(visitor.get(path).await);
    }
}

/// What a lead of the desk gets to see: every list, every case with all of its records, and who did what.
async fn look_from_the_desk(portal: &Portal, name: &str, answers: &mut Vec<Page>) {
    let mut lead = portal.staff(name, Role::Lead).await;
    let list = lead.get("/support").await;
    let cases: Vec<String> = list.attributes("main tbody a", "href");
    assert!(!cases.is_empty(), "there is a case to look at");
    answers.push(list);
    for case in cases {
        answers.push(lead.get(&case).await);
        answers.push(lead.post(&format!("{case}/export"), &[]).await);
    }
    for path in [
        "/support/invitations",
        "/support/audit",
        "/support/staff",
        "/support/tokens",
        "/support/account",
        "/support/webhooks",
    ] {
        answers.push(lead.get(path).await);
    }
}

/// Everything that another program is told by now, as if it were pages.
async fn what_is_told(portal: &Portal, receiver: &Receiver) -> Vec<Page> {
    courier(portal).round().await.unwrap();
    let got = receiver.got();
    assert!(got.len() > 1, "there is something to hunt in");
    let page = |body: Vec<u8>| Page {
        method: "POST".to_owned(),
        path: "a webhook".to_owned(),
        status: StatusCode::OK,
        headers: HeaderMap::new(),
        body,
    };
    got.into_iter().map(|message| page([message.body, message.signatures.concat().into_bytes()].concat())).collect()
}

#[tokio::test]
async fn credentials_in_every_field_of_the_desk() {
    log::start();
    let receiver = Receiver::start().await;
    let portal = receiver.portal(&[]).await;
    let mut ada = portal.staff("ada", Role::Agent).await;
    let mary = portal.staff("mary", Role::Lead).await;
    let mut jane = portal.visitor();
    let mut answers = vec![jane.begin("Acme").await];
    jane.enter_storage(&portal.values("all-well")).await;
    let case = ada.get("/support").await.attributes("main tbody a", "href").remove(0);
    let hints = format!("{case}/hints");
    let fields: [(&str, &[&str]); 4] = [
        (&hints, &["to", "text"]),
        (
            "/support/invitations",
            &["company", "contact_name", "contact_email", "language", "days", "note", "recipient_group", "rehearsal"],
        ),
        ("/support/sign-in", &["name", "password", "code", "next"]),
        ("/support/tokens", &["name", "days"]),
    ];
    let good = [("company", "Acme"), ("contact_name", "Jo"), ("contact_email", "jo@acme.example")];
    let (mut canaries, mut random) = (Vec::new(), StdRng::seed_from_u64(7));
    for (path, names) in fields {
        for field in names {
            let value = canary_of(&mut random);
            for text in pasted(&value) {
                let others = good.iter().copied().filter(|(name, _)| name != field);
                let form: Vec<(&str, &str)> = others.chain([(*field, text.as_str())]).collect();
                let mut browser = match path {
                    "/support/sign-in" => portal.visitor(),
                    "/support/tokens" => mary.clone(),
                    _ => ada.clone(),
                };
                answers.push(browser.post_only(path, &form).await);
            }
            canaries.push(Canary::new(field, value));
        }
    }
    answers.extend(what_is_told(&portal, &receiver).await);
    look_from_the_desk(&portal, "grace", &mut answers).await;
    Hunt { canaries, answers }.assert_nothing_leaked(&portal, &["name"]); // the name alone is shown again
}

/// What a program gets to see: every list, everything in it, and what happened.
async fn look_by_program(program: &Program, answers: &mut Vec<Page>) {
    for list in ["/api/v1/cases", "/api/v1/invitations"] {
        let page = program.get(list).await;
        let items = page.json()["items"].as_array().unwrap().clone();
        answers.push(page);
        for id in items.iter().filter_map(|item| item["id"].as_str()) {
            answers.push(program.get(&format!("{list}/{id}")).await);
            if list.ends_with("cases") {
                answers.push(program.get(&format!("{list}/{id}/events")).await);
            }
        }
    }
    answers.push(program.get("/api/v1/events").await);
}

/// Whatever a program pastes where: in fields, in their names, in headers, parameters and paths. Its own token, and the links
/// that it makes, are in no log, no row and no other answer either.
#[tokio::test]
async fn credentials_sent_by_programs() {
    log::start();
    let portal = Portal::with(&[("LIMITS__API_REQUESTS_PER_TOKEN_PER_MINUTE", "100000")]).await;
    let program = Program::start(&portal).await;
    let good = json!({ "company": "Acme", "contact_name": "Jo", "contact_email": "jo@acme.example" });
    let made = program.post_once("/api/v1/invitations", "order-1", &good).await.json();
    let link = made["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let mut answers = vec![portal.visitor().get("/api/v1/problems").await, portal.visitor().begin("Acme").await];
    let (mut canaries, mut random) = (Vec::new(), StdRng::seed_from_u64(11));
    let here = format!("/api/v1/invitations/{}", made["invitation"]["id"].as_str().unwrap());
    let fields =
        ["company", "contact_name", "contact_email", "language", "days", "note", "recipient_group", "rehearsal"];
    for field in fields {
        let value = canary_of(&mut random);
        for text in pasted(&value) {
            let mut body = good.clone();
            body[field] = json!(text);
            answers.push(program.post("/api/v1/invitations", &body).await);
            if field == "days" {
                answers.push(program.post(&format!("{here}/extend"), &body).await);
            }
        }
        let named = json!({ value.as_str(): value });
        answers.push(program.post(&format!("{here}/extend"), &named).await);
        canaries.push(Canary::new(field, value));
    }
    let value = canary().replace('/', "-");
    for path in ["cases", "invitations", "events", &format!("cases/{value}"), &format!("cases/{value}/events"), &value]
    {
        for query in ["after", "limit", "state", "company", "code", "updated_since", &value] {
            answers.push(program.get(&format!("/api/v1/{path}?{query}={value}")).await);
        }
    }
    for header in ["authorization", "content-type", "cookie", "x-forwarded-for", "origin", "accept", "user-agent"] {
        let nobody = Program::nobody(&portal);
        answers.push(nobody.send("POST", "/api/v1/invitations", &[(header, &format!("Bearer {value}"))], "{}").await);
    }
    answers.push(program.post_once("/api/v1/invitations", &format!("{value} {value}"), &good).await);
    answers.push(program.post_once("/api/v1/invitations", &value, &good).await);
    canaries.push(Canary::new("elsewhere", value));
    look_by_program(&program, &mut answers).await;
    look_from_the_desk(&portal, "grace", &mut answers).await;
    canaries.push(Canary::new("token", program.token.as_ref().unwrap().expose().to_owned()));
    canaries.push(Canary::new("link", link));
    Hunt { canaries, answers }.assert_nothing_leaked(&portal, &[]);
}

#[tokio::test]
async fn credentials_in_their_own_fields() {
    log::start();
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    let (key, secret, token) = (format!("eght_{}", canary()), canary(), canary());
    let mut answers = vec![visitor.begin("Acme").await];
    let values = made_up(&portal, &key, &secret, &token);
    answers.push(visitor.enter_storage(&values).await);
    answers.push(visitor.enter_scim(&values).await);
    look_around(&mut visitor, &mut answers).await;
    let stranger = &mut portal.visitor();
    look_around(stranger, &mut answers).await;
    look_from_the_desk(&portal, "ada", &mut answers).await;
    look_by_program(&Program::start(&portal).await, &mut answers).await;
    let canaries = [("key", key), ("secret", secret), ("token", token)];
    let canaries: Vec<Canary> = canaries.into_iter().map(|(name, value)| Canary::new(name, value)).collect();
    let hunt = Hunt { canaries, answers };
    hunt.assert_nothing_leaked(&portal, &["key"]);
    visitor.post("/leave", &[]).await;
    hunt.assert_nothing_leaked(&portal, &["key"]);
}

/// The simulated customer's own values reach as far as the package; all four of them are hunted, and what opens custody.
#[tokio::test]
async fn credentials_that_work_all_the_way_to_the_package() {
    log::start();
    let receiver = Receiver::start().await;
    let portal = receiver.portal(&[]).await;
    let (mut visitor, values) = (portal.visitor(), portal.values("over-scoped"));
    let mut answers = vec![visitor.begin("Acme").await];
    answers.push(visitor.enter_storage(&values).await);
    answers.push(visitor.enter_scim(&values).await);
    look_around(&mut visitor, &mut answers).await;
    answers.push(visitor.post("/steps/review", &[("continue", "on")]).await);
    answers.push(visitor.package(&[]).await);
    answers.push(visitor.package(&[("armor", "on")]).await);
    answers.push(visitor.package(&[("new", "on")]).await);
    look_around(&mut visitor, &mut answers).await;
    let overview = visitor.get("/overview").await;
    let link = overview.one("section[aria-labelledby=return-link] code");
    let link = link.rsplit('/').next().unwrap().to_owned();
    answers.push(portal.visitor().get(&format!("/r/{link}x")).await);
    portal.visitor().get(&format!("/r/{link}")).await;
    let canaries = vec![
        Canary::new("key", values.key),
        Canary::new("secret", values.secret),
        Canary::new("token", values.token),
        Canary::new("url", values.url.trim_start_matches("http://").to_owned()),
        Canary::new("return link", link),
        Canary::new("cookie", visitor.cookies["visit"].clone()),
    ];
    let mut at_desk = Vec::new();
    look_from_the_desk(&portal, "ada", &mut at_desk).await;
    look_by_program(&Program::start(&portal).await, &mut at_desk).await;
    at_desk.extend(what_is_told(&portal, &receiver).await);
    let hunt = Hunt { canaries, answers };
    hunt.assert_nothing_leaked(&portal, &["key", "url", "return link", "cookie"]);
    // what a visit itself may see, the desk may not
    Hunt { answers: at_desk, ..hunt }.assert_nothing_leaked(&portal, &[]);
}

const FIELDS: &[(&str, &[&str])] = &[
    ("/onboarding", &["company", "storage_secret"]),
    ("/steps/before-you-start", &["company", "contact_name", "contact_email", "accept", "storage_secret"]),
    ("/steps/storage-role", &["assign_to", "done", "unknown"]),
    ("/steps/api-app", &["done", "unknown"]),
    ("/steps/storage-credentials", &["storage_key", "storage_secret", "continue", "anyway", "unknown"]),
    ("/steps/user-provisioning", &["scim_provider", "manual_users", "done"]),
    ("/steps/scim-credentials", &["scim_url", "scim_token", "continue", "unknown"]),
    ("/steps/api-app/looks-different", &["action", "note", "unknown"]),
    ("/steps/review", &["continue", "unknown"]),
    ("/extend", &["unknown"]),
    ("/package", &["armor", "new", "unknown"]),
    ("/r/AAAAAAAAAAAAAAAAAAAAAA", &["unknown"]),
    ("/steps/unknown", &["unknown"]),
    ("/nowhere", &["unknown"]),
    ("/delete", &["case", "unknown"]),
];

/// How people write of it to support, in free text.
fn written(canary: &str) -> Vec<String> {
    let (front, back) = canary.split_at(canary.len() / 2);
    let groups: Vec<&str> = canary.as_bytes().chunks(5).map(|group| str::from_utf8(group).unwrap()).collect();
    vec![
        format!("My screen shows {canary} where you say Key."),
        format!("Nothing works.\r\n\r\nSecret:{canary}\r\nCall me."),
        format!("It is cut off: {front}\r\n{back}"),
        format!("It says “{front}…” and more"),
        format!("It says {front}\u{200b}{back}."),
        canary.chars().flat_map(|c| [c, '\u{ad}']).collect(),
        format!("The address is https://admin.8x8.com/home?next=x&token={canary}#top"),
        format!("(key={canary};region=eu)"),
        format!("*{canary}*"),
        groups.join(" "),
        format!("Grüße {}", canary.replace('+', " ")),
    ]
}

#[tokio::test]
async fn credentials_in_what_is_told_to_support() {
    log::start();
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    let mut answers = vec![visitor.begin("Acme").await];
    let mut canaries = Vec::new();
    let mut random = StdRng::seed_from_u64(20);
    for _ in 0..20 {
        let value = canary_of(&mut random);
        for text in pasted(&value).into_iter().chain(written(&value)) {
            let fields = [("action", "create-app"), ("note", text.as_str())];
            answers.push(visitor.post_only("/steps/api-app/looks-different", &fields).await);
        }
        canaries.push(Canary::new("note", value));
    }
    look_around(&mut visitor, &mut answers).await;
    look_from_the_desk(&portal, "ada", &mut answers).await;
    let kept = portal.count("SELECT COUNT(*) FROM notes").await;
    assert_eq!(kept, 0, "nothing of the kind is kept");
    let told = [("action", ""), ("note", "The switch is green here.")];
    answers.push(visitor.post("/steps/api-app/looks-different", &told).await);
    assert!(answers.last().unwrap().shows("The switch is green here."), "and what is harmless is");
    Hunt { canaries, answers }.assert_nothing_leaked(&portal, &[]);
}

/// How people paste it: bare, with what stands around it, and broken.
fn pasted(canary: &str) -> Vec<String> {
    vec![
        canary.to_owned(),
        format!("eght_{canary}"),
        format!(" \"{canary}\"\r\n"),
        format!("Bearer {canary}"),
        format!("App\t{canary}\tx"),
        format!("{canary}\0"),
        format!("{canary}é"),
        format!("{{\"access_token\":\"{canary}\"}}"),
        format!("curl -H 'Authorization: Bearer {canary}' https://api.8x8.com"),
        format!("https://platform.8x8.com/udi/customers/x/scim/v2?token={canary}"),
        format!("https://{canary}@platform.8x8.com/udi/customers/x/scim/v2"),
        format!("https://user:{canary}@evil.example/"),
        format!("https://platform.8x8.com/udi/customers/x/scim/v2#{canary}"),
        format!("https://evil.example/{canary}"),
        format!("{canary}@acme.example"),
        canary.repeat(300),
        canary.repeat(900),
    ]
}

#[tokio::test]
async fn credentials_in_every_wrong_field() {
    log::start();
    let receiver = Receiver::start().await;
    let portal = receiver.portal(&[]).await;
    let mut visitor = portal.visitor();
    let mut answers = vec![visitor.begin("Acme").await];
    let mut canaries = Vec::new();
    for (path, fields) in FIELDS {
        for field in *fields {
            let value = canary();
            for text in pasted(&value) {
                let page = visitor.post_only(path, &[(field, &text)]).await;
                answers.push(page);
            }
            canaries.push(Canary::new(field, value));
        }
        look_around(&mut visitor, &mut answers).await;
    }
    answers.extend(what_is_told(&portal, &receiver).await);
    Hunt { canaries, answers }.assert_nothing_leaked(&portal, &[]);
}

#[tokio::test]
async fn credentials_where_no_form_puts_them() {
    log::start();
    let portal = Portal::start().await;
    let mut visitor = portal.visitor();
    let mut answers = vec![visitor.begin("Acme").await];
    let names = ["query", "path", "slug", "link", "origin", "header", "json", "method", "name"];
    let canaries: Vec<Canary> = names.into_iter().map(|name| Canary::new(name, canary().replace('/', "-"))).collect();
    let [query, path, slug, link, origin, other, json, method, name] =
        canaries.iter().map(|canary| canary.value.as_str()).collect::<Vec<_>>().try_into().unwrap();
    for page in ["/", "/overview", "/steps/storage-credentials", "/package", "/nowhere", "/static/x", "/left", "/guide"]
    {
        answers.push(visitor.get(&format!("{page}?storage_secret={query}")).await);
    }
    for address in [format!("/{path}"), format!("/steps/{slug}"), format!("/r/{link}"), format!("/static/{path}")] {
        answers.push(visitor.get(&address).await);
        answers.push(visitor.post(&address, &[]).await);
    }
    let steps = "/steps/storage-credentials";
    let request = visitor.request("POST", steps).header(header::ORIGIN, format!("https://{origin}"));
    answers.push(visitor.send(request.body(Body::empty()).unwrap()).await);
    for header in ["authorization", "x-api-key", "x-forwarded-for", "user-agent", "referer", "accept", "sec-fetch-site"]
    {
        let request = visitor.request("POST", steps).header(header, other);
        answers.push(visitor.send(request.body(Body::empty()).unwrap()).await);
    }
    let request = visitor.request("POST", steps).header(header::CONTENT_TYPE, "application/json");
    answers.push(visitor.send(request.body(Body::from(format!("{{\"storage_secret\":\"{json}\"}}"))).unwrap()).await);
    let request = visitor.request(&method.replace('+', "X"), "/").body(Body::empty()).unwrap();
    answers.push(visitor.send(request).await);
    answers.push(visitor.post(steps, &[(name, "x")]).await);
    let request = visitor.request("GET", "/overview").header(header::COOKIE, format!("visit={other}; {name}=1"));
    answers.push(visitor.send(request.body(Body::empty()).unwrap()).await);
    look_around(&mut visitor, &mut answers).await;
    Hunt { canaries, answers }.assert_nothing_leaked(&portal, &[]);
}
