//! May this pasted SCIM URL be called? Judged as text, parsed once, compared with the settings' hosts, and rebuilt from its
//! parts: nothing that a stranger typed is ever dialled as it was typed.

use std::fmt;

use url::{Host, Url};

use crate::config::EightByEight;
use crate::egress::is_loopback_host;

/// The longest URL that is looked at, in bytes.
const LONGEST: usize = 2048;
/// Hosts of 8x8 that show web pages to people: Admin Console, the sign-in, the site.
const WEB_PAGES: &[&str] = &["admin.8x8.com", "sso.8x8.com", "login.8x8.com", "work.8x8.com", "www.8x8.com", "8x8.com"];

/// A SCIM base URL at a host of the settings, `https://{host}/udi/customers/{id}/scim/v2`. `Debug` names only the host.
#[derive(Clone, PartialEq, Eq)]
pub struct ScimUrl {
    url: Url,
    customer_id: String,
}

/// Why a pasted value is not a SCIM URL that may be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScimUrlProblem {
    /// Nothing was left.
    Empty,
    /// Over 2048 bytes.
    TooLong,
    /// Characters that no SCIM URL of 8x8 has: control characters, blanks, `\`, `@`, `%`, non-ASCII.
    Characters,
    /// No URL at all.
    NotAUrl,
    /// The right host, but `http`.
    Http,
    /// The right host, but another port.
    Port,
    /// The right host, but with a query or a fragment.
    Query,
    /// The right host, but not `/udi/customers/{id}/scim/v2`.
    Path,
    /// Another host.
    Not8x8,
    /// Admin Console's own address, or another web page of 8x8.
    WebPage,
}

impl ScimUrlProblem {
    /// A word for it, for findings and messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too-long",
            Self::Characters => "characters",
            Self::NotAUrl => "not-a-url",
            Self::Http => "http",
            Self::Port => "port",
            Self::Query => "query",
            Self::Path => "path",
            Self::Not8x8 => "host",
            Self::WebPage => "web-page",
        }
    }
}

impl ScimUrl {
    /// Cleans, judges and rebuilds a pasted URL.
    pub fn parse(pasted: &str, settings: &EightByEight) -> Result<Self, ScimUrlProblem> {
        let text = pasted.trim_matches(is_litter);
        judge_text(text)?;
        let typed = Url::parse(text).map_err(|_| ScimUrlProblem::NotAUrl)?;
        judge_host(&typed, settings)?;
        if typed.query().is_some() || typed.fragment().is_some() {
            return Err(ScimUrlProblem::Query);
        }
        let customer_id = customer_id(typed.path()).ok_or(ScimUrlProblem::Path)?;
        rebuild(&typed, customer_id).ok_or(ScimUrlProblem::NotAUrl)
    }

    /// The base URL, without a slash at its end.
    pub fn as_str(&self) -> &str {
        self.url.as_str()
    }

    /// The path's segment after `/customers/`: 1 to 64 letters, digits, `-` and `_`.
    pub fn customer_id(&self) -> &str {
        &self.customer_id
    }

    /// The host, in lower case.
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// One page of users; `start` counts from 1 (RFC 7644, section 3.4.2.4).
    pub(super) fn users(&self, start: usize, count: usize) -> Url {
        let mut url = self.url.clone();
        url.set_path(&format!("{}/Users", self.url.path()));
        url.set_query(Some(&format!("startIndex={start}&count={count}")));
        url
    }
}

impl fmt::Debug for ScimUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ScimUrl({})", self.host())
    }
}

/// What copying leaves at the ends: blanks, line breaks, quotation marks, characters without width.
fn is_litter(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '"' | '\'' | '`' | '<' | '>' | '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{ad}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Before parsing, since parsers drop tabs, turn `\` into `/`, decode `%` and fold full-width digits.
fn judge_text(text: &str) -> Result<(), ScimUrlProblem> {
    let ordinary = |b: u8| b.is_ascii_graphic() && !b"\\@%".contains(&b);
    match text {
        "" => Err(ScimUrlProblem::Empty),
        t if t.len() > LONGEST => Err(ScimUrlProblem::TooLong),
        t if !t.bytes().all(ordinary) => Err(ScimUrlProblem::Characters),
        t if !t.contains("://") => Err(ScimUrlProblem::NotAUrl),
        _ => Ok(()),
    }
}

fn judge_host(typed: &Url, settings: &EightByEight) -> Result<(), ScimUrlProblem> {
    let host = normal_host(typed).ok_or(ScimUrlProblem::NotAUrl)?;
    if is_loopback_host(typed) && !settings.allow_loopback {
        return Err(ScimUrlProblem::Not8x8);
    }
    let rules: Vec<Rule> = settings.scim_hosts.iter().filter_map(|entry| Rule::read(entry)).collect();
    let mut fitting = rules.iter().filter(|rule| rule.fits(&host)).peekable();
    if fitting.peek().is_none() {
        let page = WEB_PAGES.contains(&host.as_str());
        return Err(if page { ScimUrlProblem::WebPage } else { ScimUrlProblem::Not8x8 });
    }
    judge_scheme(typed, settings)?;
    if fitting.any(|rule| rule.admits_port(typed)) { Ok(()) } else { Err(ScimUrlProblem::Port) }
}

fn judge_scheme(typed: &Url, settings: &EightByEight) -> Result<(), ScimUrlProblem> {
    match typed.scheme() {
        "https" => Ok(()),
        "http" if settings.allow_loopback && is_loopback_host(typed) => Ok(()),
        "http" => Err(ScimUrlProblem::Http),
        _ => Err(ScimUrlProblem::NotAUrl),
    }
}

/// Lower case, one trailing dot cut. Literals only where they are loopback.
fn normal_host(url: &Url) -> Option<String> {
    match url.host()? {
        Host::Domain(name) => Some(name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase()),
        Host::Ipv4(_) | Host::Ipv6(_) => is_loopback_host(url).then(|| url.host_str().map(str::to_owned))?,
    }
}

/// One entry of `eight_by_eight.scim_hosts`.
struct Rule {
    host: String,
    port: Option<u16>,
    below: bool,
}

impl Rule {
    /// Reads `host`, `host:port` or `*.domain`; an entry that is none of these admits nothing.
    fn read(entry: &str) -> Option<Self> {
        let (below, rest) = match entry.strip_prefix("*.") {
            Some(rest) => (true, rest),
            None => (false, entry),
        };
        let url = Url::parse(&format!("https://{rest}")).ok()?;
        let explicit = rest.rsplit_once(':').is_some_and(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
        let port = if explicit { url.port_or_known_default() } else { None };
        Some(Self { host: normal_host(&url)?, port, below })
    }

    /// Whole labels only: `*.domain` admits neither `domain` itself nor `evildomain`.
    fn fits(&self, host: &str) -> bool {
        if !self.below {
            return host == self.host;
        }
        let labels = host.strip_suffix(self.host.as_str()).and_then(|front| front.strip_suffix('.'));
        labels.is_some_and(|labels| labels.split('.').all(is_label))
    }

    fn admits_port(&self, url: &Url) -> bool {
        match self.port {
            Some(port) => url.port_or_known_default() == Some(port),
            None => matches!(url.port(), None | Some(443)),
        }
    }
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn customer_id(path: &str) -> Option<&str> {
    let rest = path.strip_suffix('/').unwrap_or(path);
    let rest = rest.strip_suffix("/Users").unwrap_or(rest);
    let id = rest.strip_prefix("/udi/customers/")?.strip_suffix("/scim/v2")?;
    let narrow = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    (narrow && (1..=64).contains(&id.len())).then_some(id)
}

fn rebuild(typed: &Url, customer_id: &str) -> Option<ScimUrl> {
    let (scheme, host) = (typed.scheme(), normal_host(typed)?);
    let port = typed.port().map(|port| format!(":{port}")).unwrap_or_default();
    let url = Url::parse(&format!("{scheme}://{host}{port}/udi/customers/{customer_id}/scim/v2")).ok()?;
    Some(ScimUrl { url, customer_id: customer_id.to_owned() })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::time::Duration;

    use proptest::prelude::*;

    use super::*;

    fn settings(hosts: &[&str], allow_loopback: bool) -> EightByEight {
        EightByEight {
            token_url: "https://api.8x8.com/oauth/v2/token".parse().unwrap(),
            storage_url: "https://api.8x8.com/storage".parse().unwrap(),
            scim_hosts: hosts.iter().map(|host| (*host).to_owned()).collect(),
            allow_loopback,
            timeout: Duration::from_secs(15),
            test_timeout: Duration::from_secs(45),
        }
    }

    fn ours() -> EightByEight {
        settings(&["platform.8x8.com", "platform-cloud.8x8.com"], false)
    }

    fn parse(pasted: &str) -> Result<String, ScimUrlProblem> {
        ScimUrl::parse(pasted, &ours()).map(|url| url.as_str().to_owned())
    }

    const GOOD: &str = "https://platform.8x8.com/udi/customers/Acme_01-x/scim/v2";
    const PATH: &str = "/udi/customers/Acme_01-x/scim/v2";

    #[test]
    fn good_ones_are_accepted_and_rebuilt() {
        for pasted in [
            GOOD.to_owned(),
            format!("{GOOD}/"),
            format!("{GOOD}/Users"),
            format!("{GOOD}/Users/"),
            format!("  \u{200b}\u{201c}{GOOD}\u{201d}\r\n"),
            format!("https://PLATFORM.8x8.com.{PATH}"),
            format!("HTTPS://platform.8x8.com:443{PATH}"),
            format!("<{GOOD}>"),
        ] {
            assert_eq!(parse(&pasted).as_deref(), Ok(GOOD), "{pasted}");
        }
        let url = ScimUrl::parse(GOOD, &ours()).unwrap();
        assert_eq!((url.host(), url.customer_id()), ("platform.8x8.com", "Acme_01-x"));
        assert_eq!(url.users(101, 100).as_str(), format!("{GOOD}/Users?startIndex=101&count=100"));
        assert_eq!(format!("{url:?}"), "ScimUrl(platform.8x8.com)");
    }

    #[test]
    fn problems_are_told_apart() {
        for (pasted, problem) in [
            ("  ", ScimUrlProblem::Empty),
            ("eyJhbGciOi", ScimUrlProblem::NotAUrl),
            ("platform.8x8.com/udi/customers/a/scim/v2", ScimUrlProblem::NotAUrl),
            ("ftp://platform.8x8.com/udi/customers/a/scim/v2", ScimUrlProblem::NotAUrl),
            ("http://platform.8x8.com/udi/customers/a/scim/v2", ScimUrlProblem::Http),
            ("https://platform.8x8.com:8443/udi/customers/a/scim/v2", ScimUrlProblem::Port),
            ("https://platform.8x8.com/udi/customers/a/scim/v2?x=1", ScimUrlProblem::Query),
            ("https://platform.8x8.com/udi/customers/a/scim/v2#x", ScimUrlProblem::Query),
            ("https://platform.8x8.com/udi/customers/a/scim", ScimUrlProblem::Path),
            ("https://platform.8x8.com/udi/customers//scim/v2", ScimUrlProblem::Path),
            ("https://scim.example.com/udi/customers/a/scim/v2", ScimUrlProblem::Not8x8),
            ("https://admin.8x8.com/identity-and-security", ScimUrlProblem::WebPage),
            ("https://sso.8x8.com/v2/login", ScimUrlProblem::WebPage),
            ("https://platform.8x8.com@evil.example/udi/customers/a/scim/v2", ScimUrlProblem::Characters),
        ] {
            assert_eq!(parse(pasted), Err(problem), "{pasted}");
        }
        assert_eq!(parse(&format!("{GOOD}{}", "x".repeat(3000))), Err(ScimUrlProblem::TooLong));
    }

    /// Hosts that are not ours however they are written.
    const HOSTS: &[&str] = &[
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.0.0.1.",
        "0",
        "0.0.0.0",
        "localhost",
        "localhost.",
        "a.localhost",
        "169.254.169.254",
        "10.0.0.1",
        "192.168.1.1",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fd00::1]",
        "[fe80::1%25eth0]",
        "１２７.0.0.1",
        "①②⑦.0.0.1",
        "127。0。0。1",
        "8.8.8.8",
        "[2001:4860:4860::8888]",
        "platform.8x8.com@evil.example",
        "platform.8x8.com:443@evil.example",
        "user:pw@platform.8x8.com",
        "@platform.8x8.com",
        ":@platform.8x8.com",
        "platform.8x8.com.evil.example",
        "platform.8x8.com%2eevil.example",
        "evil.example\\@platform.8x8.com",
        "platform.8x8.com\\.evil.example",
        "platform.8x8.com\t.evil.example",
        "platform.8x8.\ncom",
        "pla\ttform.8x8.com",
        "platform.8x8.com..",
        ".platform.8x8.com",
        "platform..8x8.com",
        "platform-8x8.com",
        "platform.8x8.co",
        "platform.8x8.comm",
        "xplatform.8x8.com",
        "x.platform.8x8.com",
        "8x8.com",
        "api.8x8.com",
        "admin.8x8.com",
        "plаtform.8x8.com",
        "platform.８x８.com",
        "xn--pltform-8kf.8x8.com",
        "platform.8x8.com:8443",
        "platform.8x8.com:80",
        "platform.8x8.com:0",
        "platform.8x8.com:99999",
        "platform.8x8.com\u{0}",
        "platform.8x8.com\u{ad}",
        "platform\u{200b}.8x8.com",
        "",
        "*",
        "*.8x8.com",
        "metadata.google.internal",
        "evil.example",
        "evil.example#platform.8x8.com",
        "evil.example?platform.8x8.com",
        "evil.example/platform.8x8.com",
        "platform.8x8.com%00.evil.example",
        "platform%2e8x8%2ecom",
    ];

    /// Paths that are not SCIM's, at the right host.
    const PATHS: &[&str] = &[
        "",
        "/",
        "/udi",
        "/udi/customers/a",
        "/udi/customers/a/scim",
        "/udi/customers/a/scim/v1",
        "/udi/customers/a/scim/v2/Groups",
        "/udi/customers/a/scim/v2/Users/1",
        "/udi/customers/a/scim/v2//",
        "/udi/customers/a/b/scim/v2",
        "/udi/customers/../scim/v2",
        "/udi/customers/a%2fb/scim/v2",
        "/udi/customers/a b/scim/v2",
        "/udi/customers/a;b/scim/v2",
        "/UDI/customers/a/scim/v2",
        "//udi/customers/a/scim/v2",
        "/x/../admin/udi/customers/a/scim/v2",
        "/udi/customers/a/scim/v2/../../x",
        "/udi/customers/ä/scim/v2",
        "/udi/customers/a/scim/v2?startIndex=1",
        "/udi/customers/a/scim/v2#x",
        "/udi/customers/a/scim/v2?",
        "/udi/customers/a/scim/v2#",
        "/udi/customers/a\r\nHost: x/scim/v2",
        "/udi/customers/a\\scim\\v2",
        "/udi/customers/a/scim/v2/users",
        "/udi/customers/a/scim/v2.",
        "/udi/customers/\u{0}/scim/v2",
        "/udi/customers/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/scim/v2",
    ];

    #[test]
    fn hostile_ones_are_refused() {
        let mut hostile = BTreeSet::new();
        for host in HOSTS {
            for form in ["https://{}", "http://{}", "https:\\\\{}", "https:/{}", "//{}", "gopher://{}", "file://{}"] {
                hostile.insert(format!("{}{PATH}", form.replace("{}", host)));
            }
        }
        for path in PATHS {
            hostile.insert(format!("https://platform.8x8.com{path}"));
        }
        for scheme in ["http", "ftp", "ws", "javascript", "data", "file", "gopher", "blob:https", "view-source:https"] {
            hostile.insert(format!("{scheme}://platform.8x8.com{PATH}"));
        }
        assert!(hostile.len() >= 200, "{}", hostile.len());
        for pasted in hostile {
            assert!(parse(&pasted).is_err(), "{pasted:?}");
        }
    }

    #[test]
    fn sub_domains_by_whole_labels_only() {
        let wild = settings(&["*.8x8.com"], false);
        for (host, accepted) in [
            ("platform.8x8.com", true),
            ("a.b.8x8.com", true),
            ("8x8.com", false),
            ("evil8x8.com", false),
            (".8x8.com", false),
            ("a..8x8.com", false),
            ("a.8x8.com.evil.example", false),
            ("a_b.8x8.com", false),
        ] {
            assert_eq!(ScimUrl::parse(&format!("https://{host}{PATH}"), &wild).is_ok(), accepted, "{host}");
        }
        for odd in ["*.", "*", "", "http://x", "*.localhost", "a b"] {
            assert!(ScimUrl::parse(&format!("https://a.localhost{PATH}"), &settings(&[odd], false)).is_err());
        }
    }

    #[test]
    fn loopback_works_only_where_it_is_allowed_and_listed() {
        let hosts = ["127.0.0.1:8088", "[::1]:8088", "localhost:8088", "platform.8x8.com:8443"];
        for (base, accepted) in [
            ("http://127.0.0.1:8088", true),
            ("https://127.0.0.1:8088", true),
            ("http://[::1]:8088", true),
            ("http://localhost:8088", true),
            ("http://127.0.0.1:8089", false),
            ("http://127.0.0.2:8088", false),
            ("http://127.0.0.1", false),
            ("https://platform.8x8.com:8443", true),
            ("http://platform.8x8.com:8443", false),
        ] {
            let pasted = format!("{base}{PATH}");
            assert_eq!(ScimUrl::parse(&pasted, &settings(&hosts, true)).is_ok(), accepted, "{base}");
            let strict = ScimUrl::parse(&pasted, &settings(&hosts, false)).is_ok();
            assert_eq!(strict, base == "https://platform.8x8.com:8443", "{base}");
        }
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(pasted in "\\PC*") {
            let _ = ScimUrl::parse(&pasted, &ours());
        }
    }

    /// Numbers that are the same in every run (xorshift64*, Vigna 2016).
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, below: usize) -> usize {
            self.0 ^= self.0 >> 12;
            self.0 ^= self.0 << 25;
            self.0 ^= self.0 >> 27;
            usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap() % below
        }

        /// A good URL, or a hostile host in one, with one to three things put in, cut out or written over.
        fn mutant(&mut self) -> String {
            let host = if self.roll(8) == 0 { HOSTS[self.roll(HOSTS.len())] } else { "platform.8x8.com" };
            let mut url: Vec<char> = format!("https://{host}{PATH}").chars().collect();
            for _ in 0..=self.roll(3) * self.roll(2) {
                let from = self.roll(url.len());
                let to = (from + self.roll(3)).min(url.len());
                let piece = PIECES[self.roll(PIECES.len())];
                url.splice(from..to, piece.chars());
            }
            url.into_iter().collect()
        }
    }

    /// What turns one host into another, for a parser that errs.
    const PIECES: &[&str] = &[
        "",
        "",
        "",
        "a",
        "0",
        "-",
        "_",
        ".",
        "..",
        "/",
        "//",
        "/../",
        "\\",
        "@",
        ":",
        ":443",
        ":80",
        ":8443",
        "?",
        "#",
        "%",
        "%2e",
        "%00",
        "%40",
        "\t",
        "\r\n",
        "\0",
        " ",
        "[",
        "]",
        "*",
        ";",
        "x@",
        "evil.example",
        "@evil.example",
        ".evil.example",
        "evil.example/",
        "http://",
        "https://",
        "127.0.0.1",
        "[::1]",
        "localhost",
        "platform-cloud.8x8.com",
        "/Users",
        "８",
        "。",
        "\u{ad}",
        "\u{200b}",
        "\u{202e}",
        "é",
        "P",
        "com",
    ];

    /// How many of these were accepted; each at a listed host, in the one form that is rebuilt, and again as itself.
    fn accepted(seed: u64, mutants: usize) -> usize {
        let (mut dice, settings) = (Dice(seed), ours());
        let urls = std::iter::repeat_with(|| dice.mutant()).take(mutants);
        let judged = urls.filter_map(|pasted| Some((ScimUrl::parse(&pasted, &settings).ok()?, pasted)));
        judged
            .inspect(|(url, pasted)| {
                let host = Url::parse(url.as_str()).unwrap().host_str().map(str::to_owned).unwrap();
                assert!(settings.scim_hosts.contains(&host), "{pasted:?}");
                let rebuilt = format!("https://{host}/udi/customers/{}/scim/v2", url.customer_id());
                assert_eq!(url.as_str(), rebuilt, "{pasted:?}");
                assert_eq!(ScimUrl::parse(&rebuilt, &settings).as_ref(), Ok(url), "{pasted:?}");
            })
            .count()
    }

    #[test]
    fn a_million_mutants_lead_to_listed_hosts_only() {
        let accepted: usize = std::thread::scope(|scope| {
            let threads: Vec<_> = (1..=4).map(|seed| scope.spawn(move || accepted(seed, 250_000))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).sum()
        });
        println!("{accepted} of 1000000 were accepted");
        assert!((20_000..500_000).contains(&accepted), "{accepted}: too many or too few to say anything");
    }
}
