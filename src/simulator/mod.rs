//! A simulated 8x8: OAuth, Cloud Storage Service and SCIM for demos, tests and rehearsals. Its own router, its own
//! made-up customers; it imports nothing of the rest, so that it cannot share the rest's mistakes.

mod fault;
mod scenario;
mod scenarios;
mod people;
mod recordings;
mod fiql;
mod page;
mod record;
mod tokens;
mod server;
mod refusal;
mod credentials;
mod oauth;
mod storage;
mod scim;
mod router;
mod altered;
mod misbehaviour;
mod wire;
mod table;

pub use fault::{Fault, Kind, Place};
pub use record::Request;
pub use scenario::{Directory, Scenario, Storage, Trouble};
pub use scenarios::SCENARIOS;
pub use server::Simulator;
pub use table::{faults, table};
