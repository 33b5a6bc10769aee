//! Do both halves fit together? The same customer, and the recordings' owners among the visible users. Pure; only counts leave.
//! Where no recording names a customer, nothing is said of accounts: a code that reads like proof stands for nothing else.

use jiff::Timestamp;

use super::evidence::{ScimEvidence, StorageEvidence};
use super::finding::{Code, Fact, Finding};

/// One finding on the accounts if they can be compared, one on the owners.
pub(super) fn compare(storage: Option<&StorageEvidence>, scim: Option<&ScimEvidence>, at: Timestamp) -> Vec<Finding> {
    let (Some(storage), Some(scim)) = (storage, scim) else {
        return vec![skipped("untested", at)];
    };
    customers(storage, scim, at).into_iter().chain([owners(storage, scim, at)]).collect()
}

fn customers(storage: &StorageEvidence, scim: &ScimEvidence, at: Timestamp) -> Option<Finding> {
    let id = storage.customer_id.as_deref()?;
    let customer = Fact::word(&scim.customer_id);
    Some(if id.eq_ignore_ascii_case(&scim.customer_id) {
        Finding::new(Code::AccountsSame, at).with("customer", customer)
    } else {
        Finding::new(Code::AccountsDiffer, at).with("storage_customer", Fact::word(id)).with("scim_customer", customer)
    })
}

fn owners(storage: &StorageEvidence, scim: &ScimEvidence, at: Timestamp) -> Finding {
    let owners = storage.owners.len();
    let missing = storage.owners.missing_from(&scim.people);
    let finding = match missing {
        _ if owners == 0 => return skipped("no-owners", at),
        0 => Finding::new(Code::ScimRecordingOwnersVisible, at),
        _ if !scim.complete => skipped("users-unread", at),
        _ => Finding::new(Code::ScimRecordingOwnersMissing, at),
    };
    finding.with("owners", owners).with("found", owners - missing).with("missing", missing)
}

fn skipped(why: &str, at: Timestamp) -> Finding {
    Finding::skipped(Code::ScimRecordingOwnersVisible, at).with("why", Fact::word(why))
}

#[cfg(test)]
mod tests {
    use super::super::evidence::Addresses;
    use super::super::finding::Outcome;
    use super::*;

    fn addresses(texts: &[&str]) -> Addresses {
        let mut addresses = Addresses::default();
        for text in texts {
            addresses.insert((*text).to_owned());
        }
        addresses
    }

    fn storage(customer: Option<&str>, owners: &[&str]) -> StorageEvidence {
        let customer_id = customer.map(str::to_owned);
        StorageEvidence { regions: vec!["uk".to_owned()], customer_id, owners: addresses(owners) }
    }

    fn found(storage: &StorageEvidence, people: &[&str], complete: bool) -> Vec<(&'static str, Outcome)> {
        let scim = ScimEvidence { customer_id: "acme".to_owned(), people: addresses(people), complete };
        let findings = compare(Some(storage), Some(&scim), Timestamp::UNIX_EPOCH);
        findings.iter().map(|finding| (finding.code.as_str(), finding.outcome)).collect()
    }

    #[test]
    fn customers_and_owners_are_compared() {
        let (same, visible, missing) =
            (("accounts.same", Outcome::Pass), "scim.recording_owners.visible", "scim.recording_owners.missing");
        let owned = storage(Some("ACME"), &["a@x", "b@x"]);
        assert_eq!(found(&owned, &["a@x", "b@x", "c@x"], false), [same, (visible, Outcome::Pass)]);
        assert_eq!(found(&owned, &["a@x"], true), [same, (missing, Outcome::Warn)]);
        assert_eq!(found(&owned, &["a@x"], false), [same, (visible, Outcome::Skip)]);
        assert_eq!(found(&storage(Some("acme"), &[]), &["a@x"], true), [same, (visible, Outcome::Skip)]);
        assert_eq!(found(&storage(Some("other"), &[]), &[], true)[0], ("accounts.differ", Outcome::Warn));
        assert_eq!(found(&storage(None, &[]), &[], true), [(visible, Outcome::Skip)], "no customer is named");
    }

    #[test]
    fn one_half_alone_is_not_compared() {
        let findings = compare(None, None, Timestamp::UNIX_EPOCH);
        assert!(findings.len() == 1 && findings.iter().all(|finding| finding.outcome == Outcome::Skip));
    }
}
