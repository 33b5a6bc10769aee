//! `/receipt`: whoever opened a package gives the code that `open` printed; from then on the customer sees that it arrived.
//! It needs no visit: the code itself is the proof.

use askama::Template;
use axum::response::{IntoResponse, Response};

use crate::package::Receipt;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::moment::Moment;
use crate::web::page::{Page, html, see_other, unprocessable};
use crate::web::session::MaybeCurrent;
use crate::web::state::App;

#[derive(Template)]
#[template(path = "portal/receipt.html")]
struct ReceiptPage {
    page: Page,
    /// For the summary: the field's name and what is wrong with it.
    problems: Vec<(&'static str, String)>,
    problem: Option<String>,
    /// The package whose receipt was given.
    received: Option<Received>,
}

struct Received {
    reference: String,
    sha256: String,
    opened_at: Moment,
}

pub(in crate::web) async fn get(app: App, current: MaybeCurrent) -> Result<Response, WebError> {
    Ok(html(&ReceiptPage { page: page(&app, &current, false), problems: Vec::new(), problem: None, received: None })?)
}

fn page(app: &App, current: &MaybeCurrent, has_errors: bool) -> Page {
    Page::new(app, "receipt-title").with_errors(has_errors).of_maybe(current.0.as_ref())
}

pub(in crate::web) async fn post(app: App, current: MaybeCurrent, form: Form) -> Result<Response, WebError> {
    let refused = |id: &str| {
        let problem = app.words().get(id);
        let (page, problems) = (page(&app, &current, true), vec![("receipt", problem.clone())]);
        Ok(unprocessable(&ReceiptPage { page, problems, problem: Some(problem), received: None })?)
    };
    let Some(receipt) = Receipt::parse(&form.text("receipt")) else { return refused("field-receipt-malformed") };
    let now = app.clock.now();
    let Some(issued) = app.store.acknowledge_receipt(&receipt.hash(), None, now).await? else {
        return refused("field-receipt-unknown");
    };
    tracing::info!(package = issued.id, "the receipt of a package was given");
    if let Some(current) = &current.0
        && current.is_whole()
        && app.store.newest_package(&current.case.id).await?.is_some_and(|newest| newest.id == issued.id)
    {
        return Ok(see_other("/package").into_response());
    }
    let received = Received {
        reference: issued.id,
        sha256: issued.sha256,
        opened_at: Moment::of(&app, issued.opened_at.unwrap_or(now)),
    };
    Ok(html(&ReceiptPage {
        page: page(&app, &current, false),
        problems: Vec::new(),
        problem: None,
        received: Some(received),
    })?)
}
