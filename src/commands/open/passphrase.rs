//! Who knows the passphrase of an identity file? Whoever sits at the terminal; asked through a trait, so that tests need
//! none.

use std::io;

use crate::secret::Secret;

/// Asks for passphrases.
pub trait Passphrases {
    /// The passphrase of the identity file of that name, which is visible text. Fails where nobody can be asked.
    fn ask(&self, file: &str) -> io::Result<Secret>;
}

/// Asks at the terminal that the program was started from, whatever its inputs and outputs are.
pub struct Terminal;

impl Passphrases for Terminal {
    fn ask(&self, file: &str) -> io::Result<Secret> {
        rpassword::prompt_password(format!("Passphrase of {file}: ")).map(Secret::new)
    }
}
