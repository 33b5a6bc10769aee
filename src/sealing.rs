//! age: to recipients, with identities.
