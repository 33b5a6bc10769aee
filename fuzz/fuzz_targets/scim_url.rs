//! Can a pasted SCIM URL lead anywhere but to a host of the settings? Whatever is accepted was rebuilt, letter by letter
//! what stands below, and is accepted as itself.

#![no_main]

use std::sync::LazyLock;
use std::time::Duration;

use gong_onboarding::config::EightByEight;
use gong_onboarding::eight_by_eight::ScimUrl;
use libfuzzer_sys::fuzz_target;

static STRICT: LazyLock<EightByEight> =
    LazyLock::new(|| settings(&["platform.8x8.com", "platform-cloud.8x8.com"], false));
static BELOW: LazyLock<EightByEight> = LazyLock::new(|| settings(&["*.8x8.com"], false));
static SIMULATED: LazyLock<EightByEight> = LazyLock::new(|| settings(&["127.0.0.1:8088", "[::1]:8088"], true));

fuzz_target!(|pasted: &str| {
    judge(pasted, &STRICT, "https", |host| ["platform.8x8.com", "platform-cloud.8x8.com"].contains(&host));
    judge(pasted, &BELOW, "https", is_below);
    let simulated = |host: &str| ["127.0.0.1:8088", "[::1]:8088"].contains(&host);
    judge(pasted, &SIMULATED, "http", simulated);
});

fn judge(pasted: &str, settings: &EightByEight, scheme: &str, may_be_called: impl Fn(&str) -> bool) {
    let Ok(url) = ScimUrl::parse(pasted, settings) else { return };
    let id = url.customer_id();
    assert!((1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)));
    let scheme = if url.as_str().starts_with("https:") { "https" } else { scheme };
    let rest = url.as_str().strip_prefix(&format!("{scheme}://")).expect("the scheme");
    let host = rest.strip_suffix(&format!("/udi/customers/{id}/scim/v2")).expect("the path");
    assert!(may_be_called(host), "{host}");
    assert!(host.starts_with(url.host()), "{host}");
    assert!(ScimUrl::parse(url.as_str(), settings).as_ref() == Ok(&url), "parsed again");
}

fn is_below(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    host.strip_suffix(".8x8.com").is_some_and(|labels| labels.split('.').all(is_label))
}

fn settings(hosts: &[&str], allow_loopback: bool) -> EightByEight {
    EightByEight {
        token_url: "https://api.8x8.com/oauth/v2/token".parse().expect("a URL"),
        storage_url: "https://api.8x8.com/storage".parse().expect("a URL"),
        scim_hosts: hosts.iter().map(|host| (*host).to_owned()).collect(),
        allow_loopback,
        timeout: Duration::from_secs(15),
        test_timeout: Duration::from_secs(45),
    }
}
