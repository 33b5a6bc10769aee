//! Which users does SCIM show? `ListResponse`s (RFC 7644, section 3.4.2) paged to the end, GET only, robust to a server
//! that ignores `count`, lies about `totalResults` or never ends. Filters are not used: 8x8 does not document them.

use std::collections::HashSet;
use std::fmt;

use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::body::Body;
use super::failure::{Failure, Odd};
use super::http::{Http, LONG};
use super::lenient::{Many, Text};
use super::scim_url::ScimUrl;
use crate::secret::Secret;

/// Users asked for per page.
const COUNT: usize = 100;
/// No more pages are read.
const PAGES: usize = 50;
/// What 8x8 writes for a user that has no e-mail address.
const NO_ADDRESS: &str = "noreply@8x8.com";

/// One user. No `Debug`: it is a person.
pub struct User {
    /// `userName`, in lower case.
    pub user_name: Option<String>,
    /// The usable addresses of `emails`, in lower case.
    pub emails: Vec<String>,
    id: String,
}

/// Reads the users of a URL page by page.
pub struct Reader<'a> {
    http: &'a Http,
    url: &'a ScimUrl,
    token: &'a Secret,
    seen: HashSet<String>,
    start: usize,
    pages: usize,
    total: Option<usize>,
    ended: bool,
}

impl<'a> Reader<'a> {
    /// Nothing is asked yet.
    pub fn new(http: &'a Http, url: &'a ScimUrl, token: &'a Secret) -> Self {
        Self { http, url, token, seen: HashSet::new(), start: 1, pages: 0, total: None, ended: false }
    }

    /// The users of the next page that were not on an earlier one; nothing once the end or the bound is reached.
    pub async fn next_page(&mut self) -> Result<Option<Vec<User>>, Failure> {
        if self.ended || self.pages == PAGES {
            return Ok(None);
        }
        let body = self.http.get(self.url.users(self.start, COUNT), self.token, LONG).await?;
        self.read_page(&body).map(Some)
    }

    pub(super) fn read_page(&mut self, body: &Body) -> Result<Vec<User>, Failure> {
        let page: ListResponse = body.object()?;
        if page.total.is_none() && page.resources.is_none() {
            return Err(Failure::Odd(Odd::WrongShape));
        }
        Ok(self.take(page))
    }

    /// How many users there are: what the server says, or what was read if that is more.
    pub fn visible(&self) -> usize {
        self.total.unwrap_or_default().max(self.seen.len())
    }

    /// How many users were read.
    pub fn read(&self) -> usize {
        self.seen.len()
    }

    /// Whether all of them were read.
    pub fn is_complete(&self) -> bool {
        self.ended && self.seen.len() >= self.total.unwrap_or_default()
    }

    fn take(&mut self, page: ListResponse) -> Vec<User> {
        let resources = page.resources.unwrap_or_default().0;
        let received = resources.len();
        let said = page.total.and_then(|total| total.number()).and_then(|total| usize::try_from(total).ok());
        self.total = said.or(self.total);
        self.pages += 1;
        self.start += received;
        let users = resources.into_iter().filter_map(Resource::into_user);
        let new: Vec<User> = users.filter(|user| self.seen.insert(user.id.clone())).collect();
        self.ended = new.is_empty() || self.is_last(received);
        new
    }

    /// A full page that holds all of `totalResults` may come from a server that counts only the page: ask once more.
    fn is_last(&self, received: usize) -> bool {
        match self.total {
            Some(total) => self.seen.len() >= total && !(received >= COUNT && total <= received),
            None => received < COUNT,
        }
    }
}

#[derive(Deserialize)]
struct ListResponse {
    #[serde(default, rename = "totalResults", alias = "totalresults")]
    total: Option<Text>,
    #[serde(default, rename = "Resources", alias = "resources")]
    resources: Option<Many<Resource, 5000>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Resource {
    #[serde(default)]
    id: Text,
    #[serde(default)]
    user_name: Text,
    #[serde(default)]
    emails: Many<Email, 20>,
}

/// `{"value": …}`, or the address alone.
struct Email(Option<String>);

impl<'de> Deserialize<'de> for Email {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EmailVisitor)
    }
}

struct EmailVisitor;

impl<'de> Visitor<'de> for EmailVisitor {
    type Value = Email;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an e-mail address")
    }

    fn visit_str<E>(self, address: &str) -> Result<Email, E> {
        Ok(Email(Some(address.to_owned())))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Email, A::Error> {
        let mut address = None;
        while let Some(name) = fields.next_key::<Text>()? {
            match name.0.as_deref() {
                Some("value") => address = fields.next_value::<Text>()?.0,
                _ => drop(fields.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Email(address))
    }
}

impl Resource {
    fn into_user(self) -> Option<User> {
        let user_name = self.user_name.0.map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty());
        let id = self.id.0.or_else(|| user_name.clone())?;
        Some(User { user_name, emails: self.emails.0.into_iter().filter_map(usable).collect(), id })
    }
}

fn usable(email: Email) -> Option<String> {
    let address = email.0?;
    is_usable(&address).then(|| address.trim().to_lowercase())
}

/// Whether an address can lead to a person: neither empty nor what 8x8 writes where there is none.
pub fn is_usable(address: &str) -> bool {
    let address = address.trim();
    address.contains('@') && !address.eq_ignore_ascii_case(NO_ADDRESS)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::clock::Clock;
    use crate::config::EightByEight;

    fn page(total: Option<usize>, ids: std::ops::Range<usize>) -> ListResponse {
        let users: Vec<_> = ids.map(|id| serde_json::json!({"id": id, "userName": format!("u{id}")})).collect();
        let mut json = serde_json::json!({ "Resources": users });
        if let Some(total) = total {
            json["totalResults"] = total.to_string().into();
        }
        serde_json::from_str(&json.to_string()).unwrap()
    }

    /// Feeds pages as long as the reader wants some; gives pages taken, visible, read, complete.
    fn feed(pages: impl IntoIterator<Item = ListResponse>) -> (usize, usize, usize, bool) {
        let settings = EightByEight {
            token_url: "https://api.8x8.com/".parse().unwrap(),
            storage_url: "https://api.8x8.com/".parse().unwrap(),
            scim_hosts: vec!["platform.8x8.com".to_owned()],
            allow_loopback: false,
            timeout: Duration::from_secs(1),
            test_timeout: Duration::from_secs(1),
        };
        let http = Http::new(&settings, Clock::system()).unwrap();
        let url = ScimUrl::parse("https://platform.8x8.com/udi/customers/a/scim/v2", &settings).unwrap();
        let token = Secret::new("t");
        let mut reader = Reader::new(&http, &url, &token);
        for page in pages {
            if reader.ended || reader.pages == PAGES {
                break;
            }
            reader.take(page);
        }
        (reader.pages, reader.visible(), reader.read(), reader.is_complete())
    }

    #[test]
    fn honest_servers_are_read_to_the_end() {
        assert_eq!(feed([page(Some(0), 0..0)]), (1, 0, 0, true));
        assert_eq!(feed([page(Some(3), 0..3), page(Some(3), 0..0)]), (1, 3, 3, true));
        let pages = [page(Some(214), 0..100), page(Some(214), 100..200), page(Some(214), 200..214)];
        assert_eq!(feed(pages), (3, 214, 214, true));
        assert_eq!(feed([page(Some(100), 0..100), page(Some(100), 0..0)]), (2, 100, 100, true));
        assert_eq!(feed([page(Some(40), 0..20), page(Some(40), 20..40)]), (2, 40, 40, true));
    }

    #[test]
    fn odd_servers_end_too() {
        assert_eq!(feed([page(Some(500), 0..500), page(Some(500), 0..500)]), (2, 500, 500, true), "count ignored");
        let again = std::iter::repeat_with(|| page(Some(900), 0..100));
        assert_eq!(feed(again.take(99)), (2, 900, 100, false), "startIndex ignored");
        let endless = (0..99).map(|at| page(Some(1_000_000), at * 100..(at + 1) * 100));
        assert_eq!(feed(endless), (PAGES, 1_000_000, 5000, false), "never ends");
        assert_eq!(feed([page(Some(100), 0..100), page(Some(100), 100..200), page(Some(14), 200..214)]).2, 214);
        assert_eq!(feed([page(Some(50), 0..0)]), (1, 50, 0, false), "says 50, shows none");
        assert_eq!(feed([page(None, 0..100), page(None, 100..130)]), (2, 130, 130, true), "no total");
    }

    #[test]
    fn addresses_are_compared_in_lower_case_and_placeholders_are_none() {
        let resource: Resource = serde_json::from_str(
            r#"{"id":7,"userName":"Ann","emails":[{"value":"Ann@Example.com"},{"value":"NoReply@8x8.com"},"b@x.y",3]}"#,
        )
        .unwrap();
        let user = resource.into_user().unwrap();
        assert_eq!(
            (user.user_name.as_deref(), user.emails),
            (Some("ann"), vec!["ann@example.com".into(), "b@x.y".into()])
        );
        assert!(serde_json::from_str::<Resource>("{}").unwrap().into_user().is_none());
    }
}
