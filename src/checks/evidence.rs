//! What does a passed test leave behind for the comparison of both halves? Counts and ids in the open; people's addresses
//! inside, never printed, wiped when dropped.

use std::collections::BTreeSet;
use std::fmt;

use zeroize::Zeroize;

/// Addresses of people, in lower case.
#[derive(Default)]
pub(super) struct Addresses(BTreeSet<String>);

impl Addresses {
    pub(super) fn insert(&mut self, address: String) {
        self.0.insert(address);
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// How many of these are not among the others.
    pub(super) fn missing_from(&self, others: &Self) -> usize {
        self.0.difference(&others.0).count()
    }
}

impl Drop for Addresses {
    fn drop(&mut self) {
        for mut address in std::mem::take(&mut self.0) {
            address.zeroize();
        }
    }
}

/// What the storage test proved.
pub struct StorageEvidence {
    /// The regions that answered or should have, in 8x8's order.
    pub regions: Vec<String>,
    /// The customer id that the newest recording with one names.
    pub customer_id: Option<String>,
    pub(super) owners: Addresses,
}

/// What the SCIM test proved.
pub struct ScimEvidence {
    /// The customer id of the SCIM URL.
    pub customer_id: String,
    pub(super) people: Addresses,
    pub(super) complete: bool,
}

impl fmt::Debug for StorageEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StorageEvidence")
    }
}

impl fmt::Debug for ScimEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ScimEvidence")
    }
}
