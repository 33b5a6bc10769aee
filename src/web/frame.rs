//! What stands around every page? Head, banners and header above its main part, and the foot below: two templates of their own,
//! compiled once and not into every page.

use askama::Template;
use askama::filters::HtmlSafe;

use super::page::Page;

/// Above the main part.
#[derive(Template)]
#[template(path = "parts/top.html")]
pub(super) struct Top<'a> {
    page: &'a Page,
}

/// Below it.
#[derive(Template)]
#[template(path = "parts/foot.html")]
pub(super) struct Foot<'a> {
    page: &'a Page,
}

impl HtmlSafe for Top<'_> {}
impl HtmlSafe for Foot<'_> {}

impl Page {
    pub(super) fn top(&self) -> Top<'_> {
        Top { page: self }
    }

    pub(super) fn foot(&self) -> Foot<'_> {
        Foot { page: self }
    }
}
