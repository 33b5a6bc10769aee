//! With which identities is a package tried? First with those that need no passphrase; then one protected file after the
//! other is unlocked, until one fits.

use std::collections::VecDeque;
use std::path::PathBuf;

use super::args::Open;
use super::files;
use super::passphrase::Passphrases;
use super::refusal::Refusal;
use crate::io_error::in_words;
use crate::sealing::{Identity, IdentityFile, IdentityProblem, Protected};
use crate::secret::Secret;

/// The identities of all files that were given.
pub(super) struct Identities {
    usable: Vec<Identity>,
    locked: VecDeque<(PathBuf, Protected)>,
    /// From `--passphrase-file`.
    passphrase: Option<Secret>,
    /// The first file that its passphrase did not open.
    wrong: Option<PathBuf>,
}

impl Identities {
    /// Reads all files; nobody is asked yet.
    pub(super) fn read(args: &Open) -> Result<Self, Refusal> {
        let (mut usable, mut locked) = (Vec::new(), VecDeque::new());
        for path in &args.identities {
            match files::identity(path)? {
                IdentityFile::Plain(identities) => usable.extend(identities),
                IdentityFile::Protected(file) => locked.push_back((path.clone(), file)),
            }
        }
        let passphrase = args.passphrase_file.as_deref().map(files::passphrase).transpose()?;
        Ok(Self { usable, locked, passphrase, wrong: None })
    }

    /// Those that can be used by now.
    pub(super) fn usable(&self) -> &[Identity] {
        &self.usable
    }

    /// The same, for good.
    pub(super) fn into_usable(self) -> Vec<Identity> {
        self.usable
    }

    /// Unlocks the next protected file; whether there was one. After the last, a wrong passphrase is the reason why the
    /// package stays closed.
    pub(super) fn unlock_one_more(&mut self, passphrases: &dyn Passphrases) -> Result<bool, Refusal> {
        let Some((path, file)) = self.locked.pop_front() else {
            let wrong = self.wrong.take().map(|path| Refusal::WrongPassphrase { path: files::name(&path) });
            return wrong.map_or(Ok(false), Err);
        };
        match file.unlock(&self.passphrase_of(&path, passphrases)?) {
            Ok(identities) => self.usable.extend(identities),
            Err(IdentityProblem::WrongPassphrase) => {
                self.wrong.get_or_insert(path);
            }
            Err(problem) => return Err(files::unfit("identity", &path, &problem)),
        }
        Ok(true)
    }

    fn passphrase_of(&self, path: &std::path::Path, passphrases: &dyn Passphrases) -> Result<Secret, Refusal> {
        if let Some(passphrase) = &self.passphrase {
            return Ok(passphrase.clone());
        }
        let path = files::name(path);
        passphrases.ask(&path).map_err(|error| Refusal::NoTerminal { path, why: in_words(&error) })
    }
}
