//! Who goes on whatever happens? Somebody who sends a page once more when the connection broke or the portal asks them to wait.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use url::form_urlencoded;

use crate::house::House;
use crate::journey::Sample;
use crate::process::PATIENCE;
use crate::visitor::{Answer, Visitor};

pub(crate) struct Browser {
    pub(crate) visitor: Visitor,
    /// How often something was sent once more.
    pub(crate) again: usize,
}

impl Browser {
    pub(crate) fn at(address: SocketAddr) -> Self {
        Self { visitor: Visitor::new(address), again: 0 }
    }

    pub(crate) fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.ask("POST", path, &body)
    }

    /// Asks until there is a whole answer.
    fn ask(&mut self, method: &str, path: &str, body: &str) -> Answer {
        for _ in 0..PATIENCE.as_millis() / 100 {
            let request = self.visitor.request(method, path, body);
            if let Some(answer) = exchange(self.visitor.address, &request).filter(|answer| answer.status != 503) {
                if let Some(cookie) = answer.header("set-cookie") {
                    self.visitor.cookies.push(cookie.split(';').next().unwrap().to_owned());
                }
                return answer;
            }
            self.again += 1;
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("{method} {path} is never answered");
    }

    /// Starts a case and says who does it.
    pub(crate) fn begin(&mut self, company: &str) {
        assert_eq!(self.post("/onboarding", &[]).status, 303);
        let details = [
            ("company", company),
            ("contact_name", "Jane Doe"),
            ("contact_email", "jane@acme.example"),
            ("accept", "on"),
        ];
        assert_eq!(self.post("/steps/before-you-start", &details).status, 303);
    }

    /// A whole visit: the package.
    pub(crate) fn journey(&mut self, company: &str, sample: &Sample) -> Vec<u8> {
        self.begin(company);
        let path = "/steps/storage-credentials";
        assert_eq!(self.post(path, &[("storage_key", &sample.key), ("storage_secret", &sample.secret)]).status, 303);
        let page = self.get(path).text();
        assert!(page.contains("data-finding=\"storage.token.accepted\" data-outcome=\"pass\""), "{page}");
        let path = "/steps/scim-credentials";
        assert_eq!(self.post(path, &[("scim_url", &sample.url), ("scim_token", &sample.token)]).status, 303);
        let page = self.get(path).text();
        assert!(page.contains("data-finding=\"scim.users.visible\" data-outcome=\"pass\""), "{page}");
        assert_eq!(self.get("/steps/review").status, 200);
        let answer = self.post("/package", &[]);
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.body
    }
}

/// Nothing if the connection broke before all of the answer was there.
pub(crate) fn exchange(address: SocketAddr, request: &str) -> Option<Answer> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).ok()?;
    let answer = Answer::read(&bytes)?;
    let whole = answer.header("content-length").is_none_or(|length| length.parse() == Ok(answer.body.len()));
    whole.then_some(answer)
}

/// Journeys of several people at once, each known by a number from this one on: their packages, and how often somebody had
/// to send something once more.
pub(crate) fn journeys(house: &House, from: usize, count: usize) -> (Vec<(String, Vec<u8>)>, usize) {
    let next = std::sync::atomic::AtomicUsize::new(from);
    let (sample, end) = (house.sample(), from + count);
    let work = || {
        let (mut packages, mut again) = (Vec::new(), 0);
        loop {
            let number = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            if number >= end {
                return (packages, again);
            }
            let (mut browser, company) = (Browser::at(house.door), format!("Company {number}"));
            let package = browser.journey(&company, &sample);
            again += browser.again;
            packages.push((company, package));
        }
    };
    let done: Vec<_> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    });
    let again = done.iter().map(|(_, again)| again).sum();
    (done.into_iter().flat_map(|(packages, _)| packages).collect(), again)
}
