//! Which part of a list of objects is asked for? The query of an object search: filter, order and page.

use serde::Deserialize;
use serde_json::{Value, json};

use super::fiql::{Filter, field};

/// The query of an object search, as 8x8's `OpenAPI` document has it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Query {
    filter: Option<String>,
    sort_field: Option<String>,
    sort_direction: Option<String>,
    #[serde(default)]
    page_key: usize,
    #[serde(default = "largest")]
    limit: usize,
}

/// The largest page, and the one that is answered if none is asked for.
fn largest() -> usize {
    100
}

impl Query {
    /// The page of `objects` that is asked for; `None` if the query is malformed.
    pub(super) fn answer(&self, mut objects: Vec<Value>) -> Option<Value> {
        if !(1..=largest()).contains(&self.limit) {
            return None;
        }
        if let Some(filter) = &self.filter {
            let filter = Filter::parse(filter)?;
            objects.retain(|object| filter.matches(object));
        }
        self.sort(&mut objects)?;
        Some(self.page(&objects))
    }

    fn sort(&self, objects: &mut [Value]) -> Option<()> {
        let descends = match self.sort_direction.as_deref() {
            None | Some("ASC") => false,
            Some("DESC") => true,
            Some(_) => return None,
        };
        if let Some(name) = &self.sort_field {
            objects.sort_by_cached_key(|object| field(object, name).map(str::to_owned));
        }
        if descends {
            objects.reverse();
        }
        Some(())
    }

    /// `total` counts pages: "the total number of available pages for the request", says 8x8's `OpenAPI` document.
    fn page(&self, objects: &[Value]) -> Value {
        let pages = objects.len().div_ceil(self.limit);
        json!({
            "content": objects.chunks(self.limit).nth(self.page_key).unwrap_or_default(),
            "lastPage": self.page_key.saturating_add(1) >= pages,
            "pageKey": self.page_key,
            "pageSize": self.limit,
            "total": pages,
        })
    }
}
