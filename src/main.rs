//! The command line: arguments in, one command run, errors to standard error.

fn main() {}
