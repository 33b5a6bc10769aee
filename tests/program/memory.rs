//! How much memory does an answer of 8x8 cost that is made to cost much? The program in a process of its own, one such
//! answer after the other, by the kernel's own count of its highest memory.

use gong_onboarding::clock::Clock;
use gong_onboarding::simulator::{Fault, Simulator};

use crate::journey::{self, Sample};
use crate::process::Portal;
use crate::visitor::Visitor;

/// So much may be added by one answer, in KiB.
const MOST: u64 = 5 * 1024;

const ANSWERS: [&str; 18] = [
    "token.endless",
    "token.large",
    "token.gzip-bomb",
    "token.long-header",
    "token.many-headers",
    "token.deep",
    "regions.endless",
    "regions.deep",
    "regions.endless-regions",
    "objects.endless",
    "objects.gzip-bomb",
    "objects.deep",
    "users.endless",
    "users.large",
    "users.gzip-bomb",
    "users.long-header",
    "users.deep",
    "users.hard-to-read",
];

/// The simulated 8x8 in this process: its address.
fn simulate(runtime: &tokio::runtime::Runtime) -> String {
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
    let host = listener.local_addr().unwrap().to_string();
    let clock = Clock::system();
    runtime.spawn(Simulator::new(move || clock.now()).serve(listener, std::future::pending()));
    host
}

/// A figure of `/proc/{pid}/status`, in KiB.
fn status(pid: u32, name: &str) -> u64 {
    let text = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// How much higher its memory was at any moment of this than before.
fn growth(pid: u32, act: impl FnOnce()) -> u64 {
    std::fs::write(format!("/proc/{pid}/clear_refs"), "5").unwrap(); // proc(5): forget the highest until now
    let before = status(pid, "VmRSS");
    act();
    status(pid, "VmHWM").saturating_sub(before)
}

fn test(visitor: &mut Visitor, fault: Fault, host: &str) -> String {
    let sample = Sample {
        key: fault.key(),
        secret: "any-secret".to_owned(),
        url: format!("http://{host}/udi/customers/acme/scim/v2"),
        token: fault.token(),
    };
    match fault.place.as_str() {
        "users" => journey::test_scim(visitor, &sample),
        _ => journey::test_storage(visitor, &sample),
    }
}

#[test]
fn no_answer_of_8x8_costs_five_megabytes() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let host = simulate(&runtime);
    let (token_url, storage_url) = (format!("http://{host}/oauth/v2/token"), format!("http://{host}/storage"));
    let settings = [
        ("eight_by_eight.token_url", token_url.as_str()),
        ("eight_by_eight.storage_url", &storage_url),
        ("eight_by_eight.scim_hosts", &host),
        ("eight_by_eight.allow_loopback", "true"),
        ("limits.tests_per_case_per_day", "1000"),
        ("limits.tests_per_address_per_hour", "1000"),
    ];
    let folder = tempfile::tempdir().unwrap();
    let portal = Portal::serve(&folder, &settings);
    let pid = portal.program.pid();
    let mut visitor = Visitor::new(portal.address);
    journey::begin(&mut visitor);
    for right in ["token.none", "users.none"] {
        let page = test(&mut visitor, Fault::parse(right).unwrap(), &host);
        assert!(!page.contains("data-outcome=\"fail\""), "{page}");
    }
    for answer in ANSWERS {
        let fault = Fault::parse(answer).unwrap();
        let mut page = String::new();
        let grown = growth(pid, || page = test(&mut visitor, fault, &host));
        let is_noticed = ["fail", "warn"].iter().any(|outcome| page.contains(&format!("data-outcome=\"{outcome}\"")));
        assert!(is_noticed, "{answer} passed");
        assert!(grown < MOST, "{answer} cost {grown} KiB");
        println!("{answer}: {grown} KiB");
    }
}
