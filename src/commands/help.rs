//! `completions` and `man`: what shells and manuals say of the command line, made from the command line itself.

use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Arguments, CommandError, say};
use crate::io_error::in_words;

const NAME: &str = "gong-onboarding";

pub(super) fn completions(shell: Shell) -> Result<u8, CommandError> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), NAME, &mut text);
    say(&String::from_utf8_lossy(&text))?;
    Ok(0)
}

pub(super) fn man(folder: Option<&Path>) -> Result<u8, CommandError> {
    let page = || {
        let (mut text, mut command) = (Vec::new(), Arguments::command().disable_help_subcommand(true));
        command.build();
        clap_mangen::Man::new(command).render(&mut text).map(|()| text)
    };
    match folder {
        Some(folder) => std::fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(Arguments::command(), folder))
            .map_err(|error| {
                let problem = format!("no pages can be written into {} ({})", folder.display(), in_words(&error));
                CommandError::machine(problem, "name a directory that this user may write")
            })?,
        None => say(&String::from_utf8_lossy(&page().map_err(|error| {
            CommandError::machine(format!("the page cannot be made ({})", in_words(&error)), "report this as a defect")
        })?))?,
    }
    Ok(0)
}
