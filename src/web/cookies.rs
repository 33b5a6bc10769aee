//! Where do cookies get sealed? Here, and nowhere else: AES-256-GCM by the cookie crate's private jar, whose key is one
//! of a ring. What is valid for how long, for which portal and which case stands inside the sealed value, because the jar
//! binds nothing but the name.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cookie::{Cookie, CookieJar, Key, SameSite};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use url::Url;
use zeroize::Zeroizing;

use crate::secret::Secret;
use crate::tokens;
use crate::words::Language;

/// Keys that seal cookies, newest first: the first seals, all open.
#[derive(Clone)]
pub struct KeyRing(Vec<Key>);

/// Why a file is not a key ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyRingProblem {
    /// No key at all.
    #[error("there is no key in it")]
    Empty,
    /// A line does not decode to exactly 64 bytes.
    #[error("line {0} is not 64 random bytes in base64")]
    NotAKey(usize),
    /// A line is not random.
    #[error("line {0} is not random enough to be a key")]
    Weak(usize),
}

impl KeyRing {
    /// Reads keys, one a line, each exactly 64 random bytes in base64; the newest stands first.
    pub fn parse(text: &str) -> Result<Self, KeyRingProblem> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate();
        let keys = lines.map(|(at, line)| parse_key(at + 1, line)).collect::<Result<Vec<_>, _>>()?;
        if keys.is_empty() { Err(KeyRingProblem::Empty) } else { Ok(Self(keys)) }
    }

    /// What a person may see of each key: the first 16 hexadecimal digits of its SHA-256, in groups of four.
    pub fn digests(&self) -> Vec<String> {
        self.0.iter().map(|key| tokens::fingerprint(key.master())).collect()
    }

    /// A new line for the file: 64 random bytes in base64.
    pub fn generate_line() -> Secret {
        Secret::new(format!("{}\n", STANDARD.encode(Key::generate().master())))
    }
}

fn parse_key(line: usize, text: &str) -> Result<Key, KeyRingProblem> {
    let bytes = Zeroizing::new(STANDARD.decode(text).map_err(|_| KeyRingProblem::NotAKey(line))?);
    if bytes.len() != 64 {
        return Err(KeyRingProblem::NotAKey(line));
    }
    let distinct = (0..=u8::MAX).filter(|byte| bytes.contains(byte)).count();
    let printable = bytes.iter().all(u8::is_ascii_graphic);
    if distinct < 32 || printable {
        return Err(KeyRingProblem::Weak(line));
    }
    Ok(Key::from(&bytes))
}

/// What the browser keeps, sealed: its case, its visit, and the only copy of the identity that opens its credentials.
#[derive(Serialize, Deserialize)]
pub(super) struct Sealed {
    pub(super) kind: Kind,
    pub(super) portal: String,
    pub(super) case: String,
    pub(super) visit: String,
    /// `AGE-SECRET-KEY-1…`
    pub(super) identity: String,
    /// The token of the return link, so that the link can be shown again.
    pub(super) link: String,
    /// In which its pages are.
    #[serde(default)]
    pub(super) language: Language,
    pub(super) idle_expires_at: Timestamp,
    pub(super) expires_at: Timestamp,
}

/// What a sealed value is: it opens nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Kind {
    #[serde(rename = "visit/1")]
    Visit,
}

/// What a request's cookie came to.
pub(super) enum Opened {
    /// There is none.
    Missing,
    /// No key of the ring opens it, or it is not for this portal.
    Foreign,
    /// Ours, and not expired.
    Visit(Box<Sealed>),
    /// Ours, but its time is over.
    Expired,
}

/// Seals, opens and removes the visit's cookie.
pub(super) struct Cookies {
    ring: KeyRing,
    portal: String,
    name: &'static str,
    secure: bool,
}

impl Cookies {
    pub(super) fn new(ring: KeyRing, public_url: &Url) -> Self {
        let secure = public_url.scheme() == "https";
        let name = if secure { "__Host-visit" } else { "visit" };
        Self { ring, portal: public_url.origin().ascii_serialization(), name, secure }
    }

    /// This portal's name inside sealed values.
    pub(super) fn portal(&self) -> &str {
        &self.portal
    }

    /// What the cookie is called, and whether it is sent over https alone.
    pub(super) fn name_and_safety(&self) -> (&'static str, bool) {
        (self.name, self.secure)
    }

    /// The value of `Set-Cookie` that keeps a visit; nothing if it cannot be sealed.
    pub(super) fn seal(&self, sealed: &Sealed) -> Option<String> {
        let text = serde_json::to_string(sealed).ok()?;
        let mut jar = CookieJar::new();
        jar.private_mut(self.ring.0.first()?).add(Cookie::new(self.name, text));
        let mut cookie = jar.get(self.name)?.clone();
        self.flags(&mut cookie);
        Some(cookie.to_string())
    }

    /// The value of `Set-Cookie` that removes it.
    pub(super) fn removal(&self) -> String {
        let mut cookie = Cookie::new(self.name, "");
        self.flags(&mut cookie);
        cookie.make_removal();
        cookie.to_string()
    }

    fn flags(&self, cookie: &mut Cookie<'_>) {
        cookie.set_path("/");
        cookie.set_http_only(true);
        cookie.set_secure(self.secure);
        cookie.set_same_site(SameSite::Lax);
    }

    /// Opens the cookie of a request's `Cookie` headers.
    pub(super) fn open<'a>(&self, headers: impl Iterator<Item = &'a str>, now: Timestamp) -> Opened {
        let mut pairs = headers.flat_map(|header| header.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let Some((_, value)) = pairs.find(|(name, _)| *name == self.name) else { return Opened::Missing };
        match self.unseal(value) {
            Some(sealed) if sealed.portal != self.portal => Opened::Foreign,
            Some(sealed) if sealed.idle_expires_at.min(sealed.expires_at) <= now => Opened::Expired,
            Some(sealed) => Opened::Visit(Box::new(sealed)),
            None => Opened::Foreign,
        }
    }

    fn unseal(&self, value: &str) -> Option<Sealed> {
        self.ring.0.iter().find_map(|key| {
            let mut jar = CookieJar::new();
            jar.add_original(Cookie::new(self.name, value.to_owned()));
            let text = Zeroizing::new(jar.private(key).get(self.name)?.value().to_owned());
            serde_json::from_str(&text).ok()
        })
    }
}

impl Drop for Sealed {
    fn drop(&mut self) {
        use zeroize::Zeroize;
        self.identity.zeroize();
        self.link.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn ring(lines: &[&Secret]) -> KeyRing {
        KeyRing::parse(&lines.iter().map(|line| line.expose()).collect::<String>()).unwrap()
    }

    fn cookies(ring: KeyRing, url: &str) -> Cookies {
        Cookies::new(ring, &Url::parse(url).unwrap())
    }

    fn sealed(portal: &str) -> Sealed {
        Sealed {
            kind: Kind::Visit,
            portal: portal.to_owned(),
            case: "case".into(),
            visit: "visit".into(),
            identity: "AGE-SECRET-KEY-1CANARY".into(),
            link: "link".into(),
            language: Language::default(),
            idle_expires_at: at("2026-11-24T10:00:00Z"),
            expires_at: at("2026-11-24T20:00:00Z"),
        }
    }

    fn value(set_cookie: &str) -> String {
        set_cookie.split(';').next().unwrap().to_owned()
    }

    #[test]
    fn a_sealed_visit_opens_here_until_its_time_is_over_and_says_nothing() {
        let cookies = cookies(ring(&[&KeyRing::generate_line()]), "https://connect.example.com");
        let header = cookies.seal(&sealed("https://connect.example.com")).unwrap();
        assert!(header.starts_with("__Host-visit=") && header.len() < 4096 && !header.contains("CANARY"));
        for flag in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
            assert!(header.contains(flag), "{flag} is missing");
        }
        assert!(!header.contains("Domain"));
        let pair = value(&header);
        let open = |now| cookies.open([pair.as_str()].into_iter(), at(now));
        assert!(matches!(open("2026-11-24T09:59:59Z"), Opened::Visit(_)));
        assert!(matches!(open("2026-11-24T10:00:00Z"), Opened::Expired));
    }

    #[test]
    fn foreign_forged_and_moved_values_do_not_open() {
        let lines = [KeyRing::generate_line(), KeyRing::generate_line()];
        let [ours, theirs] = lines.each_ref().map(|line| cookies(ring(&[line]), "http://127.0.0.1:8080"));
        let now = at("2026-11-24T09:00:00Z");
        let theirs = value(&theirs.seal(&sealed("http://127.0.0.1:8080")).unwrap());
        let elsewhere = value(&ours.seal(&sealed("http://127.0.0.1:9999")).unwrap());
        for pair in [theirs.as_str(), elsewhere.as_str(), "visit=", "visit=AAAA", "visit=%00"] {
            assert!(matches!(ours.open([pair].into_iter(), now), Opened::Foreign), "{pair}");
        }
        assert!(matches!(ours.open(["other=1"].into_iter(), now), Opened::Missing));
    }

    #[test]
    fn a_previous_key_still_opens() {
        let (old, new) = (KeyRing::generate_line(), KeyRing::generate_line());
        let before = cookies(ring(&[&old]), "http://127.0.0.1:8080");
        let after = cookies(ring(&[&new, &old]), "http://127.0.0.1:8080");
        let pair = value(&before.seal(&sealed("http://127.0.0.1:8080")).unwrap());
        assert!(matches!(after.open([pair.as_str()].into_iter(), at("2026-11-24T09:00:00Z")), Opened::Visit(_)));
    }

    #[test]
    fn weak_keys_are_refused() {
        let hex = STANDARD.encode("0123456789abcdef".repeat(4));
        for (text, problem) in [
            ("", KeyRingProblem::Empty),
            ("secret", KeyRingProblem::NotAKey(1)),
            (&STANDARD.encode([7; 63]), KeyRingProblem::NotAKey(1)),
            (&STANDARD.encode([7; 64]), KeyRingProblem::Weak(1)),
            (&hex, KeyRingProblem::Weak(1)),
        ] {
            assert_eq!(KeyRing::parse(text).err(), Some(problem));
        }
    }
}
