//! Who is let in where? Every route of the portal as everybody there is: each cell of that table is a request. A route whose
//! address cannot be filled in here has no cells, and fails.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use gong_onboarding::cases::{ApiScope, Half};
use gong_onboarding::staff::Role;
use gong_onboarding::web::{self, Guard, Route};

use jiff::SignedDuration;
use sqlx::{AnyConnection, Connection, Executor};

use super::half_links::{ask, come};
use super::page::Page;
use super::portal::{Portal, say};
use super::program::Program;
use super::visitor::Visitor;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Stranger,
    /// At work on the case of every address.
    Customer,
    /// At work on another case.
    OtherCustomer,
    /// Does one half of the first case.
    Colleague,
    /// Made the invitation of every address.
    Maker,
    OtherAgent,
    Lead,
    /// Was staff until a moment ago.
    Removed,
}

use Who::{Colleague, Customer, Lead, Maker, OtherAgent, OtherCustomer, Removed, Stranger};

/// Whoever may end the state of others comes last.
const EVERYBODY: [Who; 8] = [Stranger, Removed, OtherCustomer, Colleague, OtherAgent, Customer, Maker, Lead];

/// Everybody with a browser of their own, and what stands in addresses.
struct World {
    people: Vec<(Who, Visitor)>,
    case: String,
    visit: String,
    invitation: String,
    staff: String,
    hint: String,
    back: String,
    half_link: String,
    invited: String,
    delivery: String,
}

async fn world(number: usize) -> (Portal, World) {
    let endpoints =
        "[{ name = \"crm\", url = \"https://crm.example/hook\", secret_file = \"{folder}/webhook.secret\" }]";
    let portal = Portal::with(&[("WEBHOOKS__ENDPOINTS", endpoints)]).await;
    let name = |who: &str| format!("{who}{number}");
    let mut maker = portal.staff(&name("maker"), Role::Agent).await;
    let agent = portal.staff(&name("agent"), Role::Agent).await;
    let lead = portal.staff(&name("lead"), Role::Lead).await;
    let removed = portal.staff(&name("removed"), Role::Lead).await;
    let staff = portal.text("SELECT id FROM staff WHERE name LIKE 'removed%'").await;
    assert!(portal.app.store.remove_staff(&staff, portal.app.clock.now()).await.unwrap().is_some());
    let mut customer = portal.visitor();
    customer.begin("Acme").await;
    let case = portal.text("SELECT id FROM cases").await;
    let visit = portal.text("SELECT id FROM visits").await;
    let back = customer.get("/overview").await.one("section[aria-labelledby=return-link] code");
    let half_link = ask(&mut customer, Half::Scim).await;
    let colleague = come(&portal, &half_link).await;
    let mut other = portal.visitor();
    other.begin("Other").await;
    let form = maker.get("/support/invitations/new").await;
    let about = [("company", "Third"), ("contact_name", "Jo"), ("contact_email", "jo@third.example")];
    let invited = maker.press(&form, "invitation-make-button", &about).await.one("main code");
    let page = maker.get(&format!("/support/cases/{case}")).await;
    maker.press(&page, "hint-button", &[("to", "create-app")]).await;
    let people = vec![
        (Stranger, portal.visitor()),
        (Customer, customer),
        (OtherCustomer, other),
        (Colleague, colleague),
        (Maker, maker),
        (OtherAgent, agent),
        (Lead, lead),
        (Removed, removed),
    ];
    let path = |address: String| address.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
    let world = World {
        people,
        invitation: portal.text("SELECT id FROM invitations").await,
        hint: portal.text("SELECT id FROM events WHERE kind = 'hint.sent'").await,
        case,
        visit,
        staff,
        back: path(back),
        half_link,
        invited: path(invited),
        delivery: portal.text("SELECT id FROM webhook_deliveries").await,
    };
    (portal, world)
}

impl World {
    fn browser(&self, who: Who) -> Visitor {
        self.people.iter().find(|(somebody, _)| *somebody == who).unwrap().1.clone()
    }

    /// The address of a route: of the first case, its half, its visit, and so on.
    fn address(&self, route: &Route) -> String {
        let id = match route.path {
            path if path.starts_with("/support/cases/") => &self.case,
            path if path.starts_with("/support/invitations/") => &self.invitation,
            path if path.starts_with("/api/v1/invitations/") => &self.invitation,
            path if path.starts_with("/api/v1/cases/") => &self.case,
            // there is none of this id; whoever is let in does not get further
            path if path.starts_with("/support/tokens/") => &self.visit,
            path if path.starts_with("/support/staff/") => &self.staff,
            path if path.starts_with("/support/webhooks/deliveries/") => &self.delivery,
            path if path.starts_with("/news/") => &self.hint,
            _ => "",
        };
        let address = match route.path {
            "/r/{token}" => self.back.clone(),
            "/h/{token}" => self.half_link.clone(),
            "/i/{token}" => self.invited.clone(),
            path if path.starts_with("/support/webhooks/endpoints/") => path.replace("{name}", "crm"),
            path => {
                path.replace("{slug}", "scim-credentials").replace("{half}", "scim").replace("{visit}", &self.visit)
            }
        };
        let address = if id.is_empty() { address } else { address.replace("{id}", id) };
        let address = address.replace("{name}", "style.css").replace("{package_id}", &self.visit);
        assert!(!address.contains('{'), "{} {} has no cells", route.method, route.path);
        address
    }
}

async fn visit(mut browser: Visitor, method: &Method, path: &str) -> Page {
    if *method == Method::POST {
        return browser.post_only(path, &[]).await;
    }
    let request = browser.request(method.as_str(), path).body(Body::empty()).unwrap();
    browser.send(request).await
}

fn is_let_in(route: &Route, who: Who) -> bool {
    let changes = ["/renew", "/revoke", "/extend"].iter().any(|act| route.path.ends_with(act));
    let is_of_maker = changes && route.method == Method::POST && route.path.starts_with("/support/invitations/");
    match route.guard {
        Guard::Anybody | Guard::Token => true,
        Guard::Visit => matches!(who, Customer | OtherCustomer),
        Guard::HalfVisit => matches!(who, Customer | OtherCustomer | Colleague),
        Guard::Agent if is_of_maker => matches!(who, Maker | Lead),
        Guard::Agent => matches!(who, Maker | OtherAgent | Lead),
        Guard::Lead => who == Lead,
        Guard::Api(_) => false, // whoever they are in a browser
    }
}

/// A page, or problem details, that says that one is not let in; nothing else is one.
fn is_refused(page: &Page) -> bool {
    if page.header("content-type") == Some("application/problem+json") {
        return [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN].contains(&page.status);
    }
    let refusals = ["no-visit", "visit-over", "one-half", "signed-out", "leads-only", "not-yours"];
    page.status == StatusCode::FORBIDDEN
        && refusals.iter().any(|name| page.one("h1") == say(&format!("error-{name}-title")))
}

#[tokio::test]
async fn every_route_lets_in_whom_its_guard_names_and_nobody_else() {
    let (_portal, for_looking) = world(0).await;
    let table = web::table();
    assert!(table.len() > 70, "the table is whole");
    let mut cells = 0;
    for (number, route) in table.iter().enumerate().filter(|(_, route)| !["/demo", "/styleguide"].contains(&route.path))
    {
        // what changes something gets a world of its own
        let changes = route.method == Method::POST && !matches!(route.guard, Guard::Api(_));
        let own = if changes { Some(world(number + 1).await) } else { None };
        let world = own.as_ref().map_or(&for_looking, |(_, world)| world);
        let path = world.address(route);
        for who in EVERYBODY {
            let page = visit(world.browser(who), &route.method, &path).await;
            assert_eq!(
                !is_refused(&page),
                is_let_in(route, who),
                "{} {path} as {who:?}: {}",
                route.method,
                page.status
            );
            cells += 1;
        }
    }
    assert_eq!(cells, (table.len() - 2) * EVERYBODY.len());
}

/// Every operation of the API by every kind of token: the right one alone is let in.
#[tokio::test]
async fn every_operation_asks_for_a_token_that_allows_it_and_works() {
    let (portal, world) = world(0).await;
    let mut cells = 0;
    for (number, route) in web::table().iter().enumerate() {
        let Guard::Api(scope) = route.guard else { continue };
        let others: Vec<ApiScope> = ApiScope::ALL.into_iter().filter(|other| *other != scope).collect();
        let short = Program::with(&portal, &format!("short{number}"), &[scope], 1).await;
        let wrong = Program::with(&portal, &format!("wrong{number}"), &others, 9).await;
        let revoked = Program::of(&portal, &format!("revoked{number}"), &[scope]).await;
        let orphan = Program::of(&portal, &format!("orphan{number}"), &[scope]).await;
        let right = Program::with(&portal, &format!("right{number}"), &[scope], 9).await;
        revoked.revoke(&portal).await;
        orphan.lose_maker(&portal).await;
        portal.later(SignedDuration::from_hours(24));
        let (path, method) = (world.address(route), route.method.as_str());
        for (who, program, error) in [
            ("no token", Program::nobody(&portal), Some((401, ""))),
            ("another token", Program::stranger(&portal), Some((401, "invalid_token"))),
            ("expired", short, Some((401, "invalid_token"))),
            ("revoked", revoked, Some((401, "invalid_token"))),
            ("maker removed", orphan, Some((401, "invalid_token"))),
            ("wrong scopes", wrong, Some((403, "insufficient_scope"))),
            ("right", right, None),
        ] {
            let answer = program.ask(method, &path, None).await;
            let challenge = answer.header("www-authenticate").unwrap_or_default();
            match error {
                Some((status, error)) => {
                    assert_eq!(answer.status.as_u16(), status, "{method} {path} as {who}");
                    assert!(challenge.starts_with("Bearer realm=") && challenge.contains(error), "{challenge}");
                    assert_eq!(challenge.contains(scope.as_str()), status == 403, "{challenge}");
                }
                None => assert!(!is_refused(&answer) && challenge.is_empty(), "{method} {path}: {}", answer.status),
            }
            cells += 1;
        }
    }
    assert_eq!(cells, 11 * 7);
}

/// Another replica brings the tables up to date while this one runs: what was prepared here goes on.
#[tokio::test]
async fn columns_that_a_later_version_adds_disturb_nobody() {
    let (portal, world) = world(0).await;
    let Some(add) = portal.app.config.database_url.file().is_none().then_some(
        "DO $$ DECLARE name text; BEGIN FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP \
         EXECUTE format('ALTER TABLE %I ADD COLUMN added BIGINT', name); END LOOP; END $$",
    ) else {
        return eprintln!("skipped: TEST_POSTGRES_URL is not set");
    };
    let program = Program::start(&portal).await;
    let look = async || {
        for route in web::table().iter().filter(|route| route.method == Method::GET) {
            if ["/demo", "/styleguide"].contains(&route.path) {
                continue;
            }
            let path = world.address(route);
            let page = match route.guard {
                Guard::Api(_) => program.get(&path).await,
                Guard::Agent | Guard::Lead => visit(world.browser(Lead), &route.method, &path).await,
                Guard::HalfVisit => visit(world.browser(Colleague), &route.method, &path).await,
                _ => visit(world.browser(Customer), &route.method, &path).await,
            };
            assert!(!page.status.is_server_error(), "{path}: {}", page.status);
        }
    };
    look().await;
    let mut connection = AnyConnection::connect(portal.app.config.database_url.to_secret().expose()).await.unwrap();
    connection.execute(add).await.unwrap();
    look().await;
}

#[tokio::test]
async fn a_wrong_token_opens_nothing_for_anybody() {
    let (_portal, world) = world(0).await;
    for route in web::table().into_iter().filter(|route| route.guard == Guard::Token) {
        let path = route.path.replace("{token}", "AAAAAAAAAAAAAAAAAAAAAA");
        for who in EVERYBODY {
            let page = visit(world.browser(who), &route.method, &path).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path} as {who:?}");
        }
    }
}

#[tokio::test]
async fn nobody_changes_what_is_of_another_case() {
    let (portal, world) = world(0).await;
    let mut other = world.browser(OtherCustomer);
    other.post_only(&format!("/news/{}/close", world.hint), &[]).await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM events WHERE kind = 'hint.closed'").await, 0);
    let other_case = portal.text("SELECT id FROM cases WHERE company = 'Other'").await;
    let end = format!("/support/cases/{other_case}/visits/{}/end", world.visit);
    world.browser(Maker).post_only(&end, &[]).await;
    let mut customer = world.browser(Customer);
    assert_eq!(customer.get("/overview").await.status, StatusCode::OK, "a visit is ended by its own case alone");
    other.post_only("/delete", &[("case", &world.case)]).await;
    assert_eq!(portal.count("SELECT COUNT(*) FROM cases").await, 2);
}
