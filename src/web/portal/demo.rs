//! `/demo`: the sample values of the simulated account, to copy. Only in the demo.

use askama::Template;
use axum::response::Response;

use crate::simulator::SCENARIOS;
use crate::web::error::WebError;
use crate::web::page::{Page, html};
use crate::web::state::App;

#[derive(Template)]
#[template(path = "portal/demo.html")]
struct DemoPage {
    page: Page,
    samples: Vec<Sample>,
}

struct Sample {
    name: &'static str,
    title: &'static str,
    values: [(&'static str, String); 4],
    expected: &'static [&'static str],
}

pub(in crate::web) async fn get(app: App) -> Result<Response, WebError> {
    let base = app.demo.as_ref().map(|demo| demo.base.as_str()).ok_or(WebError::NotFound)?;
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
    Ok(html(&DemoPage { page: Page::new(&app, "demo-title"), samples: SCENARIOS.iter().map(sample).collect() })?)
}
