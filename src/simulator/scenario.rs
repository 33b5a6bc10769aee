//! What is a scenario? Values to paste, how both halves of the simulated 8x8 behave towards them, and what a test of
//! them must find. The halves are orthogonal: a scenario that is about one lets the other behave all well.

/// One row of [`super::SCENARIOS`]: a made-up customer of 8x8.
#[derive(Debug)]
pub struct Scenario {
    /// A slug, for tests and rehearsals: `all-well`.
    pub name: &'static str,
    /// What it shows, for people.
    pub title: &'static str,
    /// How OAuth and the Cloud Storage Service behave.
    pub storage: Storage,
    /// How SCIM behaves.
    pub directory: Directory,
    /// The codes of the warnings and failures that tests of these values must find; none means passes only. Findings
    /// across both halves (`accounts.*`, `scim.recording_owners.*`) count only where neither half fails.
    pub expected: &'static [&'static str],
    /// The Key to paste: `eght_` and 48 base64 characters.
    pub key: &'static str,
    /// The Secret to paste: 48 base64 characters.
    pub secret: &'static str,
    /// The customer id in the 8x8 URL to paste.
    pub customer_id: &'static str,
    /// The 8x8 API Token to paste.
    pub scim_token: &'static str,
}

/// How OAuth and the Cloud Storage Service behave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// As documented: two regions with recordings.
    AllWell,
    /// The same in other forms: pages wrapped in an array (8x8's `OpenAPI` document), no `api_product_list_json`, and
    /// owners' addresses in capitals.
    OtherForms,
    /// The Key exists, the Secret is another.
    WrongSecret,
    /// The app has products, but not `storage`; the Cloud Storage Service answers 403.
    ProductMissing,
    /// The app got `storage` a moment ago: for a minute 8x8 does not know it yet.
    ProductLate,
    /// The app has many products, `storage` among them.
    OverScoped,
    /// The app has `storage`; the Cloud Storage Service answers 403 all the same.
    RoleMissing,
    /// The list of regions is empty.
    NoRegions,
    /// Two regions; searches in the second answer 503.
    RegionFailing,
    /// Two regions without any object.
    NoRecordings,
    /// Two regions with Contact Center recordings only.
    ContactCenterOnly,
    /// The objects carry another customer id.
    OtherAccount,
    /// Tokens are issued, then every call is in trouble.
    Trouble(Trouble),
}

/// How SCIM behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Directory {
    /// As documented: every user is visible.
    AllWell,
    /// The token is not known any more: 401.
    TokenCleared,
    /// There is no such customer: 404.
    UnknownCustomer,
    /// 200 with a web page.
    WebPage,
    /// Only the users that the provider created are visible; no owner of a recording is among them.
    ProviderOnly,
    /// No user is visible: `totalResults` 0.
    NoUsers,
    /// Some users have no address, some 8x8's stand-in `noreply@8x8.com`; the owners of recordings have theirs.
    WithoutEmail,
    /// Every call is in trouble.
    Trouble(Trouble),
}

/// What can go wrong with any server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// 429 with `Retry-After`: seconds from storage, an HTTP date from SCIM.
    RateLimited,
    /// The right answer, long after anybody waits for it: see [`super::Simulator::with_slowness`].
    Slow,
    /// 503.
    Failing,
}

/// The account of recordings that are not of the customer in the 8x8 URL.
const OTHER_ACCOUNT: &str = "0012J00002SAMPL99Z";

impl Scenario {
    /// The 8x8 URL to paste, of a SCIM service at `base` (`http://127.0.0.1:8088`).
    pub fn scim_url(&self, base: &str) -> String {
        format!("{}/udi/customers/{}/scim/v2", base.trim_end_matches('/'), self.customer_id)
    }

    /// The products of the app, as the token endpoint lists them.
    pub fn products(&self) -> &'static [&'static str] {
        match self.storage {
            Storage::ProductMissing | Storage::ProductLate => &["analytics-work"],
            Storage::OverScoped => &["analytics-work", "chat", "meetings", "quality-management", "storage", "vcc"],
            _ => &["storage"],
        }
    }

    /// The regions in which the customer has data.
    pub fn regions(&self) -> &'static [&'static str] {
        if self.storage == Storage::NoRegions { &[] } else { &["us-east", "uk"] }
    }

    /// The customer id that the recordings carry: the true one where that of the 8x8 URL is mistyped.
    pub fn account_id(&self) -> &'static str {
        if self.storage == Storage::OtherAccount || self.directory == Directory::UnknownCustomer {
            OTHER_ACCOUNT
        } else {
            self.customer_id
        }
    }
}
