//! One file per command of the command line. Commands print; the rest of the house does not.

mod demo;
mod demo_receiver;
mod doctor;
mod healthcheck;
mod help;
mod inspect;
mod key_files;
mod keys;
mod logging;
mod metrics;
mod migrate;
pub mod open;
mod portal;
mod progress;
mod recheck;
mod recipients;
mod serve;
mod simulator;
mod staff;
mod stop;
mod visible;

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::config::ConfigError;
use crate::io_error::in_words;

/// The portal through which 8x8's customers connect Gong to their call recordings and user directory.
#[derive(Debug, Parser)]
#[command(name = "gong-onboarding", version, about, long_about = None)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the portal
    Serve {
        /// A TOML file with settings; variables of the environment win over it
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
        /// Where to accept connections, instead of the setting `listen`
        #[arg(long, value_name = "ADDR")]
        listen: Option<SocketAddr>,
    },
    /// Try the portal on this machine, with a simulated 8x8 account and a throwaway Gong identity
    Demo {
        /// Where to accept connections; a loopback address
        #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
    },
    /// Run only the simulated 8x8, for rehearsals, staging and tests
    Simulator {
        /// Where to accept connections
        #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8088")]
        listen: SocketAddr,
    },
    /// Open a package, verify who made it, and print the credentials in it: Gong's side
    Open(open::Open),
    /// Say what can be seen of a package without any key
    Inspect(inspect::Inspect),
    /// Check settings, keys, database and reachability of 8x8, and say what to mend: exit code 0 or 1
    ///
    /// Prints a line for each check: ok, warn or fail. Looks only: it makes and changes nothing, and sends nothing to 8x8;
    /// connections are made, with TLS, and closed. Run it as the user of the portal.
    Doctor {
        /// The portal's settings
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
        /// Do not connect to 8x8
        #[arg(long)]
        offline: bool,
    },
    /// Make, rotate and show the portal's own keys
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Add, list and remove the local accounts of the support desk's staff
    #[command(subcommand)]
    Staff(staff::Staff),
    /// Copy everything from one database to another, such as from a file to PostgreSQL, and compare both
    ///
    /// Stop the portal first. The new database has to be empty, or hold what was copied before and nothing that was written
    /// since: then this may be run again. An error leaves it as it was.
    Migrate(migrate::Migrate),
    /// Whether the portal configured here is ready: exit code 0 or 1
    Healthcheck {
        /// The portal's settings
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, or write one page for each command into a directory
    Man {
        /// Where to write them; it has to be there
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
}

/// Why a command ended without doing its work.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A setting is refused.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Something on this machine is in the way.
    #[error("{problem}; {remedy}")]
    Machine {
        /// What is wrong.
        problem: String,
        /// What to do.
        remedy: String,
    },
}

impl CommandError {
    fn machine(problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::Machine { problem: problem.into(), remedy: remedy.into() }
    }
}

/// Writes on standard output.
fn say(text: &str) -> Result<(), CommandError> {
    let mut out = std::io::stdout();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| {
        CommandError::machine(
            format!("the result cannot be written ({})", in_words(&error)),
            "check where standard output goes",
        )
    })
}

/// Runs the command: its exit code, or why it did not do its work.
pub fn run(arguments: Arguments) -> Result<u8, CommandError> {
    let runtime = tokio::runtime::Runtime::new()
        .map_err(|error| CommandError::machine(format!("no threads can be started ({error})"), "raise the limits"))?;
    match arguments.command {
        Command::Serve { config, listen } => runtime.block_on(serve::run(config.as_deref(), listen)),
        Command::Demo { listen } => runtime.block_on(demo::run(listen)),
        Command::Simulator { listen } => runtime.block_on(simulator::run(listen)),
        Command::Open(arguments) => Ok(runtime.block_on(recheck::open(arguments))),
        Command::Inspect(arguments) => Ok(inspect::run(&arguments, &mut std::io::stdout(), &mut std::io::stderr())),
        Command::Doctor { config, offline } => runtime.block_on(doctor::run(config.as_deref(), offline)),
        Command::Completions { shell } => help::completions(shell),
        Command::Man { folder } => help::man(folder.as_deref()),
        Command::Keys(keys) => keys::run(keys),
        Command::Staff(staff) => runtime.block_on(staff::run(staff)),
        Command::Migrate(arguments) => runtime.block_on(migrate::run(&arguments)),
        Command::Healthcheck { config } => runtime.block_on(healthcheck::run(config.as_deref())),
    }
}
