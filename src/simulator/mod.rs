//! A simulated 8x8: OAuth, Cloud Storage Service and SCIM for demos, tests and rehearsals.
