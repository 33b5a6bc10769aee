//! `/demo` and `/rehearsal`: the sample values of the simulated account, to copy. In the demo, and in a visit that rehearses.

use askama::Template;
use axum::response::Response;

use crate::simulator::SCENARIOS;
use crate::staff::{Role, TotpSecret};
use crate::web::error::WebError;
use crate::web::half_current::HalfCurrent;
use crate::web::page::{Page, html};
use crate::web::state::{App, DemoStaff};

#[derive(Template)]
#[template(path = "portal/demo.html")]
struct DemoPage {
    page: Page,
    samples: Vec<Sample>,
    staff: Vec<Sitter>,
}

/// Somebody who can sign in at the desk, with the code that their authenticator would show now.
struct Sitter {
    name: &'static str,
    is_lead: bool,
    password: &'static str,
    code: String,
}

struct Sample {
    name: &'static str,
    title: &'static str,
    values: [(&'static str, String); 4],
    expected: &'static [&'static str],
}

pub(in crate::web) async fn get(app: App) -> Result<Response, WebError> {
    let demo = app.demo.as_ref().ok_or(WebError::NotFound)?;
    let now = app.clock.now();
    let sitter = |member: &DemoStaff| {
        let code = TotpSecret::parse(&member.totp).map(|totp| totp.code_at(now).expose().to_owned());
        let (name, password, is_lead) = (member.name, member.password, member.role == Role::Lead);
        Sitter { name, is_lead, password, code: code.unwrap_or_default() }
    };
    let staff = demo.staff.iter().map(sitter).collect();
    Ok(html(&DemoPage { page: Page::new(&app, "demo-title"), samples: samples(&demo.base), staff })?)
}

/// The same for a rehearsal, of the whole case or of one half: they are nobody's secrets.
pub(in crate::web) async fn rehearsal(app: App, current: HalfCurrent) -> Result<Response, WebError> {
    let current = current.either();
    if !current.case.is_rehearsal {
        return Err(WebError::NotFound);
    }
    let samples = samples(&app.stage().await?.base);
    Ok(html(&DemoPage { page: Page::new(&app, "rehearsal-title").of(&current), samples, staff: Vec::new() })?)
}

fn samples(base: &str) -> Vec<Sample> {
    let sample = |scenario: &'static crate::simulator::Scenario| Sample {
        name: scenario.name,
        title: scenario.title,
        values: [
            ("Key", scenario.key.to_owned()),
            ("Secret", scenario.secret.to_owned()),
            ("8x8 URL", scenario.scim_url(base)),
            ("8x8 API Token", scenario.scim_token.to_owned()),
        ],
        expected: scenario.expected,
    };
    SCENARIOS.iter().map(sample).collect()
}
