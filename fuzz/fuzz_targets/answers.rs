//! What can a remote server answer? Nothing panics, and whatever is read keeps its bounds. The first letter says what the
//! rest is: `t`oken, `r`egions, `o`bjects, `u`sers (pages apart by a line `---`), `w`ait (Retry-After).

#![no_main]

use std::sync::LazyLock;
use std::time::Duration;

use gong_onboarding::clock::Clock;
use gong_onboarding::config::EightByEight;
use gong_onboarding::eight_by_eight::scim::is_usable;
use gong_onboarding::eight_by_eight::storage::{Kind, NEWEST, REGIONS};
use gong_onboarding::eight_by_eight::{Http, ScimUrl, fuzzing};
use libfuzzer_sys::fuzz_target;

static SETTINGS: LazyLock<EightByEight> = LazyLock::new(|| EightByEight {
    token_url: "https://api.8x8.com/oauth/v2/token".parse().expect("a URL"),
    storage_url: "https://api.8x8.com/storage".parse().expect("a URL"),
    scim_hosts: vec!["platform.8x8.com".to_owned()],
    allow_loopback: false,
    timeout: Duration::from_secs(15),
    test_timeout: Duration::from_secs(45),
});
/// Nothing is sent with it.
static HTTP: LazyLock<Http> = LazyLock::new(|| Http::new(&SETTINGS, Clock::system()).expect("a client"));
static URL: LazyLock<ScimUrl> =
    LazyLock::new(|| ScimUrl::parse("https://platform.8x8.com/udi/customers/acme/scim/v2", &SETTINGS).expect("a URL"));

fuzz_target!(|bytes: &[u8]| match bytes.split_first() {
    Some((b't', answer)) => token(answer),
    Some((b'r', answer)) => regions(answer),
    Some((b'o', answer)) => objects(answer),
    Some((b'u', answer)) => users(answer),
    Some((b'w', answer)) => wait(answer),
    _ => {}
});

fn token(answer: &[u8]) {
    let Ok(grant) = fuzzing::grant(answer) else { return };
    let token = grant.token.expose();
    assert!((1..=8192).contains(&token.len()) && token.bytes().all(|b| (0x21..=0x7e).contains(&b)));
    let products = grant.products.unwrap_or_default();
    assert!(products.len() <= 200 && products.iter().all(|product| !product.is_empty()));
}

fn regions(answer: &[u8]) {
    let Ok(regions) = fuzzing::regions(answer) else { return };
    assert!(regions.asked.len() <= REGIONS && regions.named >= regions.asked.len());
    let regions = regions.asked;
    for (at, region) in regions.iter().enumerate() {
        let name = region.as_str();
        assert!((1..=32).contains(&name.len()));
        assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{name}");
        assert!(!regions[..at].contains(region), "twice: {name}");
    }
}

fn objects(answer: &[u8]) {
    for (kind, limit) in [(Kind::Call, NEWEST), (Kind::ContactCenter, 1)] {
        let Ok(recordings) = fuzzing::recordings(answer, kind, limit) else { return };
        assert!(recordings.len() <= limit);
        for id in recordings.into_iter().filter_map(|recording| recording.customer_id) {
            assert!(
                (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
            );
        }
    }
}

fn users(answer: &[u8]) {
    let pages = answer.split(|byte| *byte == b'\n').collect::<Vec<_>>();
    let pages = pages.split(|line| *line == b"---").map(|lines| lines.join(&b'\n')).collect::<Vec<_>>();
    let read = fuzzing::users(pages.iter().map(Vec::as_slice), &HTTP, &URL);
    assert!(read.users.len() <= read.visible && read.users.len() <= 5000 * pages.len());
    assert!(!read.is_complete || read.users.len() == read.visible);
    for user in read.users {
        assert!(user.user_name.is_none_or(|name| !name.trim().is_empty()));
        assert!(user.emails.len() <= 20 && user.emails.iter().all(|address| is_usable(address)));
    }
}

fn wait(answer: &[u8]) {
    let Ok(header) = std::str::from_utf8(answer) else { return };
    let now = "2026-11-24T08:00:00Z".parse().expect("a time");
    let Some(at) = fuzzing::retry_after(header, now) else { return };
    assert!(at >= now && at.duration_since(now).as_secs() <= 24 * 60 * 60);
}
