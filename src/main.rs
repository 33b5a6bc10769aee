//! The command line: arguments in, one command run, errors to standard error.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use gong_onboarding::commands::{Arguments, run};

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "gong-onboarding: {error}");
            ExitCode::FAILURE
        }
    }
}
