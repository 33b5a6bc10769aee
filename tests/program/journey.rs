//! The way of a customer, from the first page to the package, with the sample values that `demo` and `simulator` print.

use std::collections::HashMap;

use crate::visitor::{Answer, Visitor};

/// The values of one scenario, as a customer would paste them.
pub(crate) struct Sample {
    pub(crate) key: String,
    pub(crate) secret: String,
    pub(crate) url: String,
    pub(crate) token: String,
}

impl Sample {
    /// Reads the values of a scenario out of the printed table.
    pub(crate) fn of(printed: &str, scenario: &str) -> Self {
        let (_, block) = printed.split_once(&format!("({scenario})\n")).unwrap();
        let rows = block.lines().map_while(|line| line.trim().rsplit_once("  "));
        let rows: HashMap<_, _> = rows.map(|(name, value)| (name.trim(), value.to_owned())).collect();
        let value = |name: &str| rows[name].clone();
        Self {
            key: value("Key"),
            secret: value("Secret"),
            url: value("8x8 URL"),
            // the longest label leaves two blanks
            token: value("8x8 API Token"),
        }
    }

    pub(crate) fn values(&self) -> [&str; 4] {
        [&self.key, &self.secret, &self.url, &self.token]
    }
}

/// Starts a case and says who does it.
pub(crate) fn begin(visitor: &mut Visitor) {
    assert_eq!(visitor.get("/").status, 200);
    assert_eq!(visitor.post("/onboarding", &[]).status, 303);
    let details = [
        ("company", "Acme & Sons"),
        ("contact_name", "Jane Doe"),
        ("contact_email", "jane@acme.example"),
        ("accept", "on"),
    ];
    assert_eq!(visitor.post("/steps/before-you-start", &details).status, 303);
}

pub(crate) fn test_storage(visitor: &mut Visitor, sample: &Sample) -> String {
    let fields = [("storage_key", sample.key.as_str()), ("storage_secret", &sample.secret)];
    submit(visitor, "/steps/storage-credentials", &fields)
}

pub(crate) fn test_scim(visitor: &mut Visitor, sample: &Sample) -> String {
    let fields = [("scim_url", sample.url.as_str()), ("scim_token", &sample.token)];
    submit(visitor, "/steps/scim-credentials", &fields)
}

/// The page with the findings that this form led to.
fn submit(visitor: &mut Visitor, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = visitor.post(path, fields);
    assert_eq!((answer.status, answer.header("location")), (303, Some(path)));
    visitor.get(path).text()
}

/// The whole way; the answer that carries the package.
pub(crate) fn package(visitor: &mut Visitor, sample: &Sample) -> Answer {
    begin(visitor);
    let page = test_storage(visitor, sample);
    assert!(page.contains("data-finding=\"storage.token.accepted\" data-outcome=\"pass\""), "{page}");
    let page = test_scim(visitor, sample);
    assert!(page.contains("data-finding=\"scim.users.visible\" data-outcome=\"pass\""), "{page}");
    assert_eq!(visitor.get("/steps/review").status, 200);
    let answer = visitor.post("/package", &[]);
    assert_eq!(answer.status, 200);
    answer
}

/// The token of the return link that the overview shows.
pub(crate) fn return_token(visitor: &mut Visitor) -> String {
    let page = visitor.get("/overview").text();
    let (_, rest) = page.split_once("/r/").unwrap();
    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect()
}
