//! Who visits? Somebody with a browser: it keeps cookies, follows redirects, and sends forms as they stand on the page.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::net::IpAddr;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use flate2::read::GzDecoder;
use gong_onboarding::web::{self, App, ClientAddress};
use gong_onboarding::words::Language;
use http_body_util::BodyExt;
use tower::ServiceExt;
use url::{Url, form_urlencoded};

use super::healthy;
use super::page::Page;
use super::portal::{Portal, Values};

/// The fields whose values never come back.
const HIDDEN: [&str; 2] = ["storage_secret", "scim_token"];

#[derive(Clone)]
pub(crate) struct Visitor {
    router: Router,
    /// Scheme, host and port of the portal.
    pub(crate) origin: String,
    pub(crate) cookies: BTreeMap<String, String>,
    pub(crate) address: IpAddr,
    /// Which languages the browser asks for.
    pub(crate) accepts: &'static str,
    /// The address of the page that is shown.
    shown: String,
    /// What was submitted and must never be seen again.
    pub(crate) secrets: BTreeSet<String>,
    /// Every `Set-Cookie` line that came.
    pub(crate) set_cookies: Vec<String>,
}

impl Visitor {
    pub(crate) fn new(portal: &Portal) -> Self {
        Self::of(portal.router.clone(), &portal.app.config.public_url)
    }

    pub(crate) fn of(router: Router, url: &Url) -> Self {
        Self {
            router,
            origin: url.origin().ascii_serialization(),
            cookies: BTreeMap::new(),
            address: IpAddr::from([192, 0, 2, 7]),
            accepts: "",
            shown: "/".to_owned(),
            secrets: BTreeSet::new(),
            set_cookies: Vec::new(),
        }
    }

    /// The proxy sends them to another replica from now on.
    pub(crate) fn sent_to(mut self, app: &App) -> Self {
        self.router = web::router(app.clone());
        self
    }

    /// Opens an address and follows where it leads.
    pub(crate) async fn get(&mut self, path: &str) -> Page {
        let mut page = self.send(self.request("GET", path).body(Body::empty()).unwrap()).await;
        for _ in 0..5 {
            if page.status != StatusCode::SEE_OTHER {
                return page;
            }
            let next = page.header("location").unwrap().to_owned();
            page = self.send(self.request("GET", &next).body(Body::empty()).unwrap()).await;
        }
        panic!("{path} leads in a circle")
    }

    /// Sends a form as a browser does, and follows where it leads.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.post_only(path, fields).await;
        self.follow(answer).await
    }

    pub(crate) async fn follow(&mut self, answer: Page) -> Page {
        match answer.status {
            StatusCode::SEE_OTHER => self.get(answer.header("location").unwrap()).await,
            _ => answer,
        }
    }

    /// The same, but stays at the answer.
    pub(crate) async fn post_only(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let hidden = fields.iter().filter(|(name, value)| HIDDEN.contains(name) && value.trim().len() >= 12);
        self.secrets.extend(hidden.map(|(_, value)| value.trim().to_owned()));
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.post_raw(path, body.into_bytes()).await
    }

    /// A form of any bytes.
    pub(crate) async fn post_raw(&mut self, path: &str, body: Vec<u8>) -> Page {
        let request = self
            .request("POST", path)
            .header(header::ORIGIN, &self.origin)
            .header(header::REFERER, format!("{}{}", self.origin, self.shown))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Presses a button of a page, known by its message, after filling in its form.
    pub(crate) async fn press(&mut self, page: &Page, button: &str, fields: &[(&str, &str)]) -> Page {
        let form = page.form(&page.say(button));
        let action = form.action.clone();
        let filled = form.fill(fields);
        let filled: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(&action, &filled).await
    }

    /// Follows a link of a page, known by its message.
    pub(crate) async fn click(&mut self, page: &Page, link: &str) -> Page {
        self.get(&page.link(&page.say(link))).await
    }

    pub(crate) fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let host = self.origin.split_once("://").unwrap().1;
        let request = Request::builder().method(method).uri(path).header(header::HOST, host);
        if self.accepts.is_empty() { request } else { request.header(header::ACCEPT_LANGUAGE, self.accepts) }
    }

    /// Sends whatever it is, with the cookies, and looks whether the answer is as every answer has to be.
    pub(crate) async fn send(&mut self, mut request: Request<Body>) -> Page {
        let (method, path) = (request.method().to_string(), request.uri().path().to_owned());
        if !self.cookies.is_empty() && !request.headers().contains_key(header::COOKIE) {
            let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request.headers_mut().insert(header::COOKIE, pairs.join("; ").parse().unwrap());
        }
        request.extensions_mut().insert(ClientAddress(self.address));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        // what is told as it comes has no end: whoever looks goes away at once
        let body = if path.ends_with("/live") && head.status == StatusCode::OK { Body::empty() } else { body };
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        let mut page = Page { method, path, status: head.status, headers: head.headers, body };
        if page.is_html() && page.header("content-encoding") == Some("gzip") {
            page.body = unpacked(&page.body); // as a browser does before it reads
        }
        self.keep_cookies(&page);
        if page.is_html() {
            self.shown.clone_from(&page.path);
        }
        healthy::look(&page, self.origin.starts_with("https:"), &self.secrets);
        page
    }

    fn keep_cookies(&mut self, page: &Page) {
        for line in page.headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap();
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
            self.set_cookies.push(line.to_owned());
        }
    }
}

fn unpacked(body: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    GzDecoder::new(body).read_to_end(&mut plain).unwrap();
    plain
}

/// What visitors do again and again.
impl Visitor {
    /// Starts a case and says who does it: at the first step in Admin Console.
    pub(crate) async fn begin(&mut self, company: &str) -> Page {
        self.begin_at("/", company).await
    }

    /// The same from a start page of another address.
    pub(crate) async fn begin_at(&mut self, path: &str, company: &str) -> Page {
        let start = self.get(path).await;
        let page = self.press(&start, "start-button", &[]).await;
        let about = [
            ("company", company),
            ("contact_name", "Jane Doe"),
            ("contact_email", "jane@acme.example"),
            ("accept", "on"),
        ];
        self.press(&page, "details-button", &about).await
    }

    /// Enters Key and Secret, and waits for the test.
    pub(crate) async fn enter_storage(&mut self, values: &Values) -> Page {
        let page = self.get("/steps/storage-credentials").await;
        self.test(&page, &[("storage_key", &values.key), ("storage_secret", &values.secret)]).await
    }

    /// Enters URL and token, and waits for the test.
    pub(crate) async fn enter_scim(&mut self, values: &Values) -> Page {
        let page = self.get("/steps/scim-credentials").await;
        self.test(&page, &[("scim_url", &values.url), ("scim_token", &values.token)]).await
    }

    /// Presses the button that tests, whatever it is called now.
    pub(crate) async fn test(&mut self, page: &Page, fields: &[(&str, &str)]) -> Page {
        let button = if page.has_button(&page.say("test-button")) { "test-button" } else { "test-again" };
        self.press(page, button, fields).await
    }

    /// Goes on in another language, by the button at the foot of a page.
    pub(crate) async fn speak(&mut self, page: &Page, language: Language) -> Page {
        self.shown.clone_from(&page.path);
        let form = page.form(language.name());
        let chosen = form.filled.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect::<Vec<_>>();
        self.post(&form.action, &chosen).await
    }

    /// Downloads the package.
    pub(crate) async fn package(&mut self, fields: &[(&str, &str)]) -> Page {
        let answer = self.post("/package", fields).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", String::from_utf8_lossy(&answer.body));
        assert_eq!(answer.header("content-type"), Some("application/octet-stream"));
        answer
    }
}
