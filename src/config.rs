//! Every setting: name, meaning, default, and the refusal that names it.

use std::time::Duration;

use url::Url;

/// `eight_by_eight.*`: where 8x8 is, and how long it may take.
#[derive(Clone, Debug)]
pub struct EightByEight {
    /// OAuth's token endpoint.
    pub token_url: Url,
    /// Base of the Cloud Storage Service; `/{region}/v3/…` is appended.
    pub storage_url: Url,
    /// What a SCIM URL may name: `host`, `host:port` or `*.domain`.
    pub scim_hosts: Vec<String>,
    /// Permits `http` and loopback addresses for the hosts above. Only beside a loopback `public_url`.
    pub allow_loopback: bool,
    /// Of one request, with its body.
    pub timeout: Duration,
    /// Of a whole test of one half.
    pub test_timeout: Duration,
}
