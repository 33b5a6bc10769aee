//! The portal through which 8x8's customers connect Gong to their call recordings and user directory.
//!
//! The house in reading order: the ground (`secret`, `clock`, `words`, `egress`, `webhooks`, `config`, `sealing`), the domain
//! (`procedure`, `checks`, `package`, `recheck`, `cases`, `courier`), the remote side (`eight_by_eight`), the pages (`web`), a simulated
//! 8x8 (`simulator`) and the command line (`commands`). Imports run downward only; ARCHITECTURE.md draws it.

pub mod secret;
pub mod clock;
pub mod words;
pub mod tokens;
pub mod io_error;
pub mod egress;
pub mod webhooks;
pub mod config;
pub mod sealing;

pub mod procedure;
pub mod eight_by_eight;
pub mod checks;
pub mod package;
pub mod recheck;
pub mod staff;
pub mod issuer;
pub mod cases;
pub mod courier;

pub mod web;
pub mod simulator;
pub mod commands;
