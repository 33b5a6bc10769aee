//! Which objects does a FIQL filter choose? Comparisons joined by `;` (and) and `,` (or), where `;` binds tighter.
//! Parentheses are not simulated: they are refused, as everything that is not understood.

use std::cmp::Ordering;

use jiff::Timestamp;
use serde_json::Value;

/// A filter: any of the lists, of which all must hold.
pub(super) struct Filter(Vec<Vec<Comparison>>);

struct Comparison {
    field: String,
    holds: Test,
    value: String,
}

/// Whether a comparison of the found value with the wanted one holds.
type Test = fn(Ordering) -> bool;

/// The operators, longest first so that none is found inside another.
const OPERATORS: &[(&str, Test)] = &[
    ("=gt=", Ordering::is_gt),
    ("=ge=", Ordering::is_ge),
    ("=lt=", Ordering::is_lt),
    ("=le=", Ordering::is_le),
    ("==", Ordering::is_eq),
    ("!=", Ordering::is_ne),
];

impl Filter {
    /// Reads a filter; `None` if it is none.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let all = |part: &str| part.split(';').map(Comparison::parse).collect();
        text.split(',').map(all).collect::<Option<_>>().map(Self)
    }

    /// Whether it chooses this object.
    pub(super) fn matches(&self, object: &Value) -> bool {
        self.0.iter().any(|all| all.iter().all(|comparison| comparison.matches(object)))
    }
}

impl Comparison {
    fn parse(text: &str) -> Option<Self> {
        let (field, holds, value) = OPERATORS
            .iter()
            .find_map(|(operator, holds)| text.split_once(operator).map(|(field, value)| (field, *holds, value)))?;
        let is_word = |text: &str| !text.is_empty() && !text.contains(['(', ')', '=', '!']);
        let comparison = || Self { field: field.to_owned(), holds, value: value.to_owned() };
        (is_word(field) && is_word(value)).then(comparison)
    }

    fn matches(&self, object: &Value) -> bool {
        field(object, &self.field)
            .is_some_and(|found| (self.holds)(compare(&comparable(&self.field, found), &self.value)))
    }
}

/// A field of an object, or one of its tags.
pub(super) fn field<'a>(object: &'a Value, name: &str) -> Option<&'a str> {
    let tag = || {
        let tags = object.get("tags")?.as_array()?;
        tags.iter().find(|tag| tag.get("key").and_then(Value::as_str) == Some(name))?.get("value")
    };
    object.get(name).or_else(tag)?.as_str()
}

/// Filters give times in milliseconds since the epoch (8x8, "Cloud Storage Service Objects", Filtering by time).
fn comparable(field: &str, found: &str) -> String {
    let time = match field {
        "createdTime" | "updatedTime" => format!("{found}Z").parse::<Timestamp>().ok(),
        _ => None,
    };
    time.map_or_else(|| found.to_owned(), |time| time.as_millisecond().to_string())
}

/// Numbers as numbers, everything else as text.
fn compare(left: &str, right: &str) -> Ordering {
    match (left.parse::<i64>(), right.parse::<i64>()) {
        (Ok(left), Ok(right)) => left.cmp(&right),
        _ => left.cmp(right),
    }
}

#[cfg(test)]
mod tests {
    use super::Filter;
    use serde_json::json;

    fn chosen(filter: &str) -> Option<bool> {
        let object = json!({
            "type": "callrecording",
            "storedBytes": "900",
            "createdTime": "2024-09-01T00:00:00",
            "tags": [{"key": "direction", "value": "INBOUND"}],
        });
        Filter::parse(filter).map(|filter| filter.matches(&object))
    }

    #[test]
    fn comparisons_choose_fields_tags_numbers_and_times() {
        assert_eq!(chosen("type==callrecording"), Some(true));
        assert_eq!(chosen("type!=callrecording"), Some(false));
        assert_eq!(chosen("direction==INBOUND"), Some(true));
        assert_eq!(chosen("storedBytes=lt=1024"), Some(true));
        assert_eq!(chosen("createdTime=ge=1725148800000"), Some(true));
        assert_eq!(chosen("createdTime=gt=1725148800000"), Some(false));
        assert_eq!(chosen("nothing==known"), Some(false));
    }

    #[test]
    fn and_binds_tighter_than_or() {
        assert_eq!(chosen("type==meeting,type==callrecording"), Some(true));
        assert_eq!(chosen("type==callrecording;direction==OUTBOUND"), Some(false));
        assert_eq!(chosen("type==callrecording,type==meeting;direction==OUTBOUND"), Some(true));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for filter in ["", "type", "type=callrecording", "==callrecording", "(type==meeting)", "type==", "type==a;"] {
            assert_eq!(chosen(filter), None, "{filter}");
        }
    }
}
