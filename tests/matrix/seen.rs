//! What does an admin see of a fault? The finding on the page after the test, as the table has it.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use gong_onboarding::simulator::Fault as Simulated;

use super::page::{Page, selector, text};
use super::portal::{Portal, Values};
use super::table::{Fault, Given, Half};
use super::visitor::Visitor;

/// `eight_by_eight.timeout_seconds` and `.test_timeout_seconds` of all tests here. Half of the latter is for the pages of
/// users, and fifty of them take a while where nothing is optimized.
pub(crate) const TIMEOUTS: [(&str, &str); 2] =
    [("EIGHT_BY_EIGHT__TIMEOUT_SECONDS", "2"), ("EIGHT_BY_EIGHT__TEST_TIMEOUT_SECONDS", "30")];
/// A test of a half ends within the whole test's time and a second.
pub(crate) const LONGEST: Duration = Duration::from_secs(31);

/// A finding as it stands on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) finding: String,
    pub(crate) outcome: String,
    pub(crate) answered: String,
    pub(crate) remedy: String,
    pub(crate) actions: Vec<String>,
}

/// All findings of a page. The address of the simulated 8x8 is called by the name of the real one.
pub(crate) fn seen(page: &Page, half: Half) -> Vec<Seen> {
    let html = page.html();
    let host = if half == Half::Storage { "api.8x8.com" } else { "platform.8x8.com" };
    let anchors = selector("a[href]");
    let finding = |element: scraper::ElementRef<'_>| {
        let lines: Vec<_> = element.select(&selector("dl > dd")).collect();
        let hrefs = lines.get(2).map(|line| line.select(&anchors).filter_map(|link| link.attr("href")));
        let spoken = |line: scraper::ElementRef<'_>| spoken_of(&text(line), host);
        Seen {
            finding: element.attr("data-finding").unwrap().to_owned(),
            outcome: element.attr("data-outcome").unwrap().to_owned(),
            answered: spoken(lines[1]),
            remedy: element.attr("data-remedy").unwrap().to_owned(),
            actions: hrefs.into_iter().flatten().map(|link| link.split_once('#').unwrap().1.to_owned()).collect(),
        }
    };
    html.select(&selector("[data-finding]")).map(finding).collect()
}

/// `127.0.0.1` and names below `localhost` stand for 8x8.
fn spoken_of(line: &str, host: &str) -> String {
    let real = |word: &str| {
        let name = word.trim_matches(['(', ')', '.', ',']);
        let is_local = name == "127.0.0.1" || name.ends_with(".localhost");
        if is_local { word.replace(name, host) } else { word.to_owned() }
    };
    line.split(' ').map(real).collect::<Vec<_>>().join(" ")
}

/// Somebody new, at an address of their own, at the first step in Admin Console.
pub(crate) async fn somebody(portal: &Portal) -> Visitor {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let mut visitor = portal.visitor();
    let number = NEXT.fetch_add(1, Ordering::SeqCst);
    visitor.address = IpAddr::V4(Ipv4Addr::from_bits(Ipv4Addr::new(198, 18, 0, 0).to_bits() + number));
    visitor.begin("Acme").await;
    visitor.secrets.clear();
    visitor
}

/// What to paste for a fault.
pub(crate) fn values(portal: &Portal, fault: &Fault) -> Values {
    let well = portal.values("all-well");
    match &fault.given {
        Given::Scenario(name) => portal.values(name),
        Given::Fault(name) => {
            let fault = Simulated::parse(name).unwrap();
            Values { key: fault.key(), token: fault.token(), ..well }
        }
        Given::Paste(fields) => {
            let filled = |name: &str, right: &str| {
                fields.get(name).map_or_else(|| right.to_owned(), |pasted| fill(pasted, &well, portal))
            };
            Values {
                key: filled("storage_key", &well.key),
                secret: filled("storage_secret", &well.secret),
                url: filled("scim_url", &well.url),
                token: filled("scim_token", &well.token),
            }
        }
        Given::Network(_) => well,
    }
}

/// Puts right values, and pieces of them, where a row names them.
fn fill(pasted: &str, well: &Values, portal: &Portal) -> String {
    let cut = |text: &str| text[..text.len() - 6].to_owned();
    [
        ("{key}", well.key.clone()),
        ("{secret}", well.secret.clone()),
        ("{url}", well.url.clone()),
        ("{token}", well.token.clone()),
        ("{other_secret}", portal.values("over-scoped").secret),
        ("{cut_secret}", cut(&well.secret)),
        ("{cut_token}", cut(&well.token)),
        ("{long}", "A long text, and so on. ".repeat(400)),
    ]
    .iter()
    .fold(pasted.to_owned(), |text, (name, value)| text.replace(name, value))
}

/// Enters the values of a half and waits for its test, which has to end in time.
pub(crate) async fn enter(visitor: &mut Visitor, half: Half, values: &Values) -> Page {
    let began = Instant::now();
    let page = match half {
        Half::Storage => {
            let fields = [("storage_key", values.key.as_str()), ("storage_secret", &values.secret)];
            paste(visitor, "/steps/storage-credentials", fields).await
        }
        Half::Scim => {
            let fields = [("scim_url", values.url.as_str()), ("scim_token", &values.token)];
            paste(visitor, "/steps/scim-credentials", fields).await
        }
        Half::Both => {
            visitor.enter_storage(values).await;
            visitor.enter_scim(values).await;
            visitor.get("/steps/review").await
        }
    };
    assert!(began.elapsed() < LONGEST || half == Half::Both, "{half:?} took {:?}", began.elapsed());
    visitor.secrets.clear(); // the next values may be the same in the field that is shown
    page
}

/// What stands in both fields is no secret.
async fn paste(visitor: &mut Visitor, path: &str, fields: [(&str, &str); 2]) -> Page {
    let answer = visitor.post_only(path, &fields).await;
    if fields[0].1 == fields[1].1 {
        visitor.secrets.clear();
    }
    visitor.follow(answer).await
}
