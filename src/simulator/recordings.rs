//! Which recordings are there? Made-up objects of the Cloud Storage Service with the fields of `ObjectResponse` in
//! 8x8's `OpenAPI` document. The newest is two hours old, whatever the time.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::people::Person;
use super::scenario::{Scenario, Storage};

/// All objects of the scenario's customer in `region`, each kind oldest first.
pub(super) fn objects(scenario: &Scenario, region: &str, now: Timestamp) -> Vec<Value> {
    let (calls, contacts) = counts(scenario, region);
    let calls = (0..calls).map(|number| Recording { number, region, scenario, now }.call());
    let contacts = (0..contacts).map(|number| Recording { number, region, scenario, now }.contact());
    calls.chain(contacts).rev().collect()
}

/// How many call recordings and Contact Center recordings: in the first region more than one page of 100.
fn counts(scenario: &Scenario, region: &str) -> (usize, usize) {
    let (calls, contacts) = match region {
        _ if !scenario.regions().contains(&region) => (0, 0),
        "us-east" => (230, 12),
        _ => (9, 0),
    };
    match scenario.storage {
        Storage::NoRecordings => (0, 0),
        Storage::ContactCenterOnly => (0, contacts),
        _ => (calls, contacts),
    }
}

struct Recording<'a> {
    number: usize,
    region: &'a str,
    scenario: &'a Scenario,
    now: Timestamp,
}

impl Recording<'_> {
    /// A call of 8x8 Work.
    fn call(&self) -> Value {
        let owner = Person::owner(self.number);
        let mut email = owner.email();
        if self.scenario.storage == Storage::OtherForms {
            email.make_ascii_uppercase();
        }
        let tags = [
            ("userEmail", email),
            ("userName", format!("{} {}", owner.given(), owner.family())),
            ("extensionNumber", owner.extension()),
            ("direction", if self.number.is_multiple_of(2) { "OUTBOUND" } else { "INBOUND" }.to_owned()),
            ("duration", (self.seconds() * 1000).to_string()),
            ("startTime", self.started().as_millisecond().to_string()),
        ];
        self.object("callrecording", &owner.storage_user_id(), &tags)
    }

    /// A contact of 8x8 Contact Center: its duration is in seconds, and nobody's address is on it.
    fn contact(&self) -> Value {
        let agent = Person::owner(self.number);
        let tags = [
            ("agentId", format!("agSample{}", agent.extension())),
            ("agentName", format!("{} {}", agent.given(), agent.family())),
            ("direction", "INBOUND".to_owned()),
            ("duration", self.seconds().to_string()),
            ("startTime", self.started().as_millisecond().to_string()),
        ];
        self.object("callcenterrecording", &agent.storage_user_id(), &tags)
    }

    fn object(&self, kind: &str, user_id: &str, tags: &[(&str, String)]) -> Value {
        let start = self.started().as_millisecond();
        json!({
            "id": self.id(kind),
            "bucketId": format!("sample-bucket-{}", self.region),
            "customerId": self.scenario.account_id(),
            "userId": user_id,
            "type": kind,
            "mimeType": "audio/mpeg",
            "objectName": format!("sample:{kind}:users:{user_id}:{start}_E.mp3"),
            "objectState": "AVAILABLE",
            "createdTime": without_zone(self.created()),
            "updatedTime": without_zone(self.created() + SignedDuration::from_secs(10)),
            "storedBytes": (self.seconds() * 8000).to_string(),
            "checksum": format!("{:032x}", self.number),
            "checksumType": "MD5",
            "tags": tags.iter().map(|(key, value)| json!({"key": key, "value": value})).collect::<Vec<_>>(),
        })
    }

    fn id(&self, kind: &str) -> String {
        let group = u8::from(kind == "callrecording") + 2 * u8::from(self.region == "us-east");
        format!("000000{group:02}-0b1e-4000-8000-{:012}", self.number)
    }

    fn seconds(&self) -> usize {
        30 + self.number * 37 % 1800
    }

    fn created(&self) -> Timestamp {
        let minutes = i64::try_from(self.number).unwrap_or_default() * 41;
        self.now - SignedDuration::from_mins(120 + minutes)
    }

    fn started(&self) -> Timestamp {
        self.created() - SignedDuration::from_mins(40)
    }
}

/// ISO 8601 in UTC without saying so, as 8x8 writes it: `2026-11-24T08:00:00`.
fn without_zone(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S").to_string()
}
