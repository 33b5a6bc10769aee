//! Who works at the simulated customer? The same 260 made-up people in every scenario, and who of them SCIM shows.

use serde_json::{Value, json};

use super::scenario::{Directory, Scenario};

/// How many people there are: more than two pages of 100.
const COUNT: usize = 260;

/// How many of them own recordings: the first ones.
const OWNERS: usize = 7;

/// From here on the provider created them; those before were created by hand in Admin Console.
const FIRST_OF_PROVIDER: usize = 220;

const GIVEN: &[&str] = &[
    "Ada", "Ben", "Chloe", "Dev", "Elif", "Finn", "Grace", "Hugo", "Ines", "Jamal", "Kira", "Liam", "Mei", "Noah",
    "Olga", "Priya", "Quinn", "Rosa", "Sami", "Tara",
];

const FAMILY: &[&str] = &[
    "Adeyemi", "Berg", "Castro", "Dubois", "Eriksen", "Fischer", "Garcia", "Hughes", "Ito", "Jones", "Kowalski",
    "Lopez", "Murphy",
];

/// One of the people.
#[derive(Clone, Copy)]
pub(super) struct Person {
    number: usize,
}

impl Person {
    /// The owner of the recording with this number.
    pub(super) fn owner(recording: usize) -> Self {
        Self { number: recording % OWNERS }
    }

    pub(super) fn given(self) -> &'static str {
        GIVEN.get(self.number % GIVEN.len()).copied().unwrap_or_default()
    }

    pub(super) fn family(self) -> &'static str {
        FAMILY.get(self.number / GIVEN.len() % FAMILY.len()).copied().unwrap_or_default()
    }

    pub(super) fn email(self) -> String {
        format!("{}.{}@customer.example", self.given(), self.family()).to_lowercase()
    }

    pub(super) fn extension(self) -> String {
        (1000 + self.number).to_string()
    }

    /// As the Cloud Storage Service names them: 22 characters. Not the id in SCIM: 8x8 documents no such link.
    pub(super) fn storage_user_id(self) -> String {
        format!("sampleStorageUser{:05}", self.number)
    }

    /// The work address as SCIM shows it; none where it is missing.
    fn shown_email(self, scenario: &Scenario) -> Option<String> {
        match (scenario.directory, self.number % 13) {
            (Directory::WithoutEmail, 8) => None,
            (Directory::WithoutEmail, 9) => Some("noreply@8x8.com".to_owned()),
            _ => Some(self.email()),
        }
    }

    /// As SCIM shows them.
    pub(super) fn resource(self, scenario: &Scenario) -> Value {
        let mut user = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
            "id": format!("00000000-5c1a-4000-8000-{:012}", self.number),
            "userName": self.email(),
            "name": {"givenName": self.given(), "familyName": self.family()},
            "active": self.number % 29 != 28,
            "meta": {"resourceType": "User", "created": "2025-03-10T09:00:00Z", "lastModified": "2026-06-01T12:30:00Z"},
        });
        if let (Some(fields), Some(email)) = (user.as_object_mut(), self.shown_email(scenario)) {
            fields.insert("emails".to_owned(), json!([{"value": email, "type": "work", "primary": true}]));
        }
        user
    }
}

/// The people whom SCIM shows in this scenario, in its order.
pub(super) fn visible(scenario: &Scenario) -> Vec<Person> {
    let first = match scenario.directory {
        Directory::NoUsers => COUNT,
        Directory::ProviderOnly => FIRST_OF_PROVIDER,
        _ => 0,
    };
    (first..COUNT).map(|number| Person { number }).collect()
}
