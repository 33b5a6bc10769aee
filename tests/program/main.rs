//! Does the program keep its word, seen from outside? The built binary, started as an operator starts it, with nothing in
//! its environment but what the test says; loopback only, and no fixed ports.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail")]

mod process;
mod visitor;
mod journey;
#[cfg(test)]
mod house;
#[cfg(test)]
mod browser;
#[cfg(test)]
#[path = "../postgres/mod.rs"]
mod postgres;

#[cfg(test)]
mod api;
#[cfg(test)]
mod attack;
#[cfg(test)]
mod away;
#[cfg(test)]
mod behind_nginx;
#[cfg(test)]
mod certificate;
#[cfg(test)]
mod database_tls;
#[cfg(test)]
mod doctor;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod healthcheck;
#[cfg(test)]
mod help;
#[cfg(test)]
mod http;
#[cfg(test)]
mod inspect;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod leaks;
#[cfg(test)]
mod memory;
#[cfg(test)]
mod open;
#[cfg(test)]
mod proxies;
#[cfg(test)]
mod recipients;
mod refusals;
#[cfg(test)]
mod replicas;
#[cfg(test)]
mod serve;
#[cfg(test)]
mod staff;
#[cfg(test)]
mod terminal;
#[cfg(test)]
mod webhooks;
