//! Where are cookies made, and where does that of a visit get sealed and opened? Here, and nowhere else. What is valid for
//! how long, for which portal and which case stands inside the sealed value, because sealing binds nothing but the name.

use axum::http::{HeaderMap, header};
use cookie::{Cookie, SameSite};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use url::Url;

use super::key_ring::KeyRing;
use crate::secret::Secret;
use crate::words::Language;

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
        let text = Secret::new(serde_json::to_string(sealed).ok()?);
        Some(kept(self.name, &self.ring.seal(self.name, &text)?, self.secure))
    }

    /// The value of `Set-Cookie` that removes it.
    pub(super) fn removal(&self) -> String {
        removed(self.name, self.secure)
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
        serde_json::from_str(self.ring.unseal(self.name, value)?.expose()).ok()
    }
}

/// The value of a cookie that a request brings.
pub(super) fn brought<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(found, _)| *found == name).map(|(_, value)| value)
}

/// The value of `Set-Cookie` that keeps a cookie until the browser is closed.
pub(super) fn kept(name: &'static str, value: &str, secure: bool) -> String {
    flagged(Cookie::new(name, value), secure).to_string()
}

/// The value of `Set-Cookie` that removes it.
pub(super) fn removed(name: &'static str, secure: bool) -> String {
    let mut cookie = flagged(Cookie::new(name, ""), secure);
    cookie.make_removal();
    cookie.to_string()
}

fn flagged(mut cookie: Cookie<'_>, secure: bool) -> Cookie<'_> {
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_secure(secure);
    cookie.set_same_site(SameSite::Lax);
    cookie
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
}
