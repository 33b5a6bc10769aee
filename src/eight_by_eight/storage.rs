//! Which regions has the customer, and what are the newest recordings there? 8x8's Cloud Storage Service, version 3, GET only.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer};
use url::Url;

use super::body::Body;
use super::failure::{Failure, Odd};
use super::http::{Http, LONG, SHORT};
use super::lenient::{Either, ListOr, Many, Text};
use crate::secret::Secret;

/// No more regions are asked.
pub const REGIONS: usize = 12;
/// The most objects that one search gives.
pub const NEWEST: usize = 100;
/// The region through which the list of regions is asked; 8x8: any valid region will do.
const FIRST_REGION: &str = "us-east";

/// A region's name, `[a-z0-9-]{1,32}`: data, never a closed list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region(String);

impl Region {
    fn read(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase();
        let narrow = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        (narrow && (1..=32).contains(&name.len())).then_some(Self(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The regions that 8x8 named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regions {
    /// Each once, in 8x8's order, at most [`REGIONS`]: those that are asked.
    pub asked: Vec<Region>,
    /// How many there are.
    pub named: usize,
    /// How many names more cannot be those of regions.
    pub odd: usize,
}

/// Which recordings are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Of 8x8 Work.
    Call,
    /// Of 8x8 Contact Center.
    ContactCenter,
}

impl Kind {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Call => "callrecording",
            Self::ContactCenter => "callcenterrecording",
        }
    }
}

/// What is of interest about a recording. No `Debug`: its owner is a person.
pub struct Recording {
    /// When it was made.
    pub created: Option<Timestamp>,
    /// Whose account it is in.
    pub customer_id: Option<String>,
    /// The tag `userEmail`, in lower case.
    pub owner: Option<String>,
}

/// The service, with a token for it. Clones are for concurrent searches.
#[derive(Clone)]
pub struct Storage {
    http: Http,
    base: Url,
    token: Secret,
}

impl fmt::Debug for Storage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Storage")
    }
}

impl Storage {
    /// The service below `eight_by_eight.storage_url`.
    pub fn new(http: Http, base: Url, token: Secret) -> Self {
        Self { http, base, token }
    }

    /// The regions that this customer has data in.
    pub async fn regions(&self) -> Result<Regions, Failure> {
        let url = self.url(FIRST_REGION, "regions").ok_or(Failure::Unsendable)?;
        read_regions(&self.http.get(url, &self.token, SHORT).await?)
    }

    /// The newest recordings of one kind in one region, newest first, at most `limit` (1 to [`NEWEST`]).
    pub async fn newest(&self, region: &Region, kind: Kind, limit: usize) -> Result<Vec<Recording>, Failure> {
        let mut url = self.url(region.as_str(), "objects").ok_or(Failure::Unsendable)?;
        url.set_query(Some(&format!(
            "filter=type=={}&sortField=createdTime&sortDirection=DESC&pageKey=0&limit={limit}",
            kind.as_str()
        )));
        read_recordings(&self.http.get(url, &self.token, LONG).await?, kind, limit)
    }

    fn url(&self, region: &str, resource: &str) -> Option<Url> {
        let mut url = self.base.clone();
        url.path_segments_mut().ok()?.pop_if_empty().extend([region, "v3", resource]);
        Some(url)
    }
}

pub(super) fn read_regions(body: &Body) -> Result<Regions, Failure> {
    let Listed(texts) = body.json()?;
    let mut asked: Vec<Region> = Vec::new();
    let mut odd = 0;
    for text in &texts {
        match Region::read(text) {
            Some(region) if asked.contains(&region) => {}
            Some(region) => asked.push(region),
            None => odd += 1,
        }
    }
    let named = asked.len();
    asked.truncate(REGIONS);
    if named == 0 && !texts.is_empty() { Err(Failure::Odd(Odd::WrongShape)) } else { Ok(Regions { asked, named, odd }) }
}

pub(super) fn read_recordings(body: &Body, kind: Kind, limit: usize) -> Result<Vec<Recording>, Failure> {
    let Pages(pages) = body.json()?;
    let objects = pages.into_iter().flat_map(|page| page.content.0);
    Ok(objects.filter(|object| object.is(kind)).take(limit).map(Object::into_recording).collect())
}

/// No more names of regions, and no more pages in one answer, are looked at.
const ENTRIES: usize = 200;

/// A list of names, bare or wrapped in an object: what is neither is another shape.
struct Listed(Vec<String>);

impl<'de> Deserialize<'de> for Listed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Wrapped {
            #[serde(alias = "content")]
            regions: Many<String, ENTRIES>,
        }
        deserializer.deserialize_any(ListOr::<Text, Wrapped, ENTRIES>::new()).map(|read| match read {
            Either::List(names) => Self(names.into_iter().map(|name| name.0.unwrap_or_default()).collect()),
            Either::Object(wrapped) => Self(wrapped.regions.0),
        })
    }
}

/// The `OpenAPI` document wraps the page in a list, public clients read the object. A list holds pages only.
struct Pages(Vec<Page>);

impl<'de> Deserialize<'de> for Pages {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListOr::<Page, Page, ENTRIES>::new()).map(|read| match read {
            Either::List(pages) => Self(pages),
            Either::Object(page) => Self(vec![page]),
        })
    }
}

#[derive(Deserialize)]
struct Page {
    content: Many<Object, NEWEST>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Object {
    #[serde(default, rename = "type")]
    kind: Text,
    #[serde(default)]
    created_time: Text,
    #[serde(default)]
    customer_id: Text,
    #[serde(default)]
    tags: Many<Tag, 100>,
}

#[derive(Deserialize)]
struct Tag {
    key: String,
    #[serde(default)]
    value: Text,
}

impl Object {
    /// A service that ignores the filter must not pass another kind off as the one that was asked for.
    fn is(&self, kind: Kind) -> bool {
        self.kind.0.as_deref().is_none_or(|named| named.eq_ignore_ascii_case(kind.as_str()))
    }

    fn into_recording(self) -> Recording {
        let owner = self.tags.0.into_iter().find(|tag| tag.key.eq_ignore_ascii_case("userEmail"));
        Recording {
            created: self.created_time.0.as_deref().and_then(created),
            customer_id: self.customer_id.0.filter(|id| is_customer_id(id)),
            owner: owner.and_then(|tag| tag.value.0).map(|mail| mail.trim().to_lowercase()),
        }
    }
}

fn is_customer_id(id: &str) -> bool {
    let narrow = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    narrow && (1..=64).contains(&id.len())
}

/// ISO 8601, without zone as 8x8 writes it (taken as UTC) or with one; or milliseconds since the epoch.
fn created(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(milliseconds) = text.parse() {
        return Timestamp::from_millisecond(milliseconds).ok();
    }
    let with_zone = text.parse::<Timestamp>().ok();
    with_zone.or_else(|| TimeZone::UTC.to_timestamp(text.parse::<DateTime>().ok()?).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_bare_or_wrapped() {
        let object = r#"{"type":"callrecording","createdTime":"2026-11-24T07:00:00","customerId":"acme",
            "tags":[{"key":"userEmail","value":"Ann@Example.com"},{"odd":1}],"more":[1]}"#;
        let page = format!(r#"{{"content":[{object},7],"lastPage":true}}"#);
        for json in [page.clone(), format!("[{page}]")] {
            let Pages(pages) = serde_json::from_str(&json).unwrap();
            let objects: Vec<Object> = pages.into_iter().flat_map(|page| page.content.0).collect();
            assert_eq!(objects.len(), 1);
            assert!(objects[0].is(Kind::Call) && !objects[0].is(Kind::ContactCenter));
            let recording = objects.into_iter().next().unwrap().into_recording();
            assert_eq!(recording.created, "2026-11-24T07:00:00Z".parse().ok());
            assert_eq!(recording.customer_id.as_deref(), Some("acme"));
            assert_eq!(recording.owner.as_deref(), Some("ann@example.com"));
        }
        assert!(serde_json::from_str::<Pages>("[]").unwrap().0.is_empty());
        assert!(serde_json::from_str::<Pages>(r#"{"error":"x"}"#).is_err());
    }

    #[test]
    fn regions_are_names_of_a_narrow_alphabet() {
        assert_eq!(Region::read(" UK ").unwrap().as_str(), "uk");
        for bad in ["", "../x", "a/b", "us east", "é", &"a".repeat(33)] {
            assert_eq!(Region::read(bad), None, "{bad}");
        }
        let read = |json| serde_json::from_str::<Listed>(json).map(|listed| listed.0).ok();
        assert_eq!(read(r#"["us-east","uk"]"#), Some(vec!["us-east".to_owned(), "uk".to_owned()]));
        assert_eq!(read(r#"{"regions":["uk"]}"#), Some(vec!["uk".to_owned()]));
        assert_eq!((read("[]"), read("{}"), read("7")), (Some(vec![]), None, None));
    }

    #[test]
    fn times_with_and_without_zone() {
        let expected: Timestamp = "2026-11-24T07:00:00Z".parse().unwrap();
        for text in ["2026-11-24T07:00:00", "2026-11-24T07:00:00.000", "2026-11-24T08:00:00+01:00", "1795503600000"] {
            assert_eq!(created(text), Some(expected), "{text}");
        }
        assert_eq!(created("yesterday"), None);
    }
}
