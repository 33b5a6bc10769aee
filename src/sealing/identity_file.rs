//! What does an identity file hold? Identities, or an age file that only its passphrase opens, as `age -p` makes it.

use zeroize::Zeroizing;

use super::{Identity, IdentityProblem, OpenError, open, open_with_passphrase};
use crate::secret::Secret;

/// What was read from an identity file.
pub enum IdentityFile {
    /// Identities that can be used.
    Plain(Vec<Identity>),
    /// Identities behind a passphrase.
    Protected(Protected),
}

/// An identity file that is sealed to a passphrase.
pub struct Protected(Zeroizing<Vec<u8>>);

impl IdentityFile {
    /// Reads a file as age-keygen writes it, or as `age -p` protects it, binary or armored.
    pub fn read(bytes: Zeroizing<Vec<u8>>) -> Result<Self, IdentityProblem> {
        match open(&bytes, &[]) {
            Err(OpenError::Passphrase) => Ok(Self::Protected(Protected(bytes))),
            Err(OpenError::NotAge) => identities(&bytes).map(Self::Plain),
            Ok(_) | Err(OpenError::NoIdentityFits) => Err(IdentityProblem::SealedToOthers),
            Err(OpenError::Damaged) => Err(IdentityProblem::Damaged),
        }
    }
}

impl Protected {
    /// The identities in it. Takes about a second: passphrases are made costly to guess.
    pub fn unlock(&self, passphrase: &Secret) -> Result<Vec<Identity>, IdentityProblem> {
        let plaintext = open_with_passphrase(&self.0, passphrase).map_err(|problem| match problem {
            OpenError::NoIdentityFits => IdentityProblem::WrongPassphrase,
            _ => IdentityProblem::Damaged,
        })?;
        identities(&plaintext)
    }
}

fn identities(bytes: &[u8]) -> Result<Vec<Identity>, IdentityProblem> {
    Identity::parse_file(std::str::from_utf8(bytes).map_err(|_| IdentityProblem::NotAnIdentity)?)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{IdentityFile, Protected};
    use crate::sealing::{Identity, IdentityProblem, armor, seal};
    use crate::secret::Secret;

    /// `age -p`, with little work.
    fn protected(text: &str) -> Vec<u8> {
        let mut recipient = age::scrypt::Recipient::new("open sesame".to_owned().into());
        recipient.set_work_factor(4);
        let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
        let mut writer = encryptor.wrap_output(Vec::new()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
        writer.finish().unwrap()
    }

    fn read(bytes: impl AsRef<[u8]>) -> Result<IdentityFile, IdentityProblem> {
        IdentityFile::read(bytes.as_ref().to_vec().into())
    }

    fn locked(bytes: impl AsRef<[u8]>) -> Protected {
        match read(bytes).ok().unwrap() {
            IdentityFile::Protected(file) => file,
            IdentityFile::Plain(_) => panic!("it is not protected"),
        }
    }

    #[test]
    fn a_protected_file_opens_with_its_passphrase_alone() {
        let identity = Identity::generate();
        let file = protected(&format!("# created: …\n{}\n", identity.to_secret().expose()));
        for form in [file.clone(), format!("\n{}\n", armor(&file).unwrap()).into_bytes()] {
            let unlocked = locked(&form).unlock(&Secret::new("open sesame")).unwrap();
            assert_eq!(unlocked[0].recipient(), identity.recipient());
            let wrong = locked(&form).unlock(&Secret::new("Open sesame")).unwrap_err();
            assert_eq!(wrong, IdentityProblem::WrongPassphrase);
        }
        let mut flipped = file.clone();
        *flipped.last_mut().unwrap() ^= 1;
        assert_eq!(locked(flipped).unlock(&Secret::new("open sesame")).unwrap_err(), IdentityProblem::Damaged);
        let empty = locked(protected("hello")).unlock(&Secret::new("open sesame")).unwrap_err();
        assert_eq!(empty, IdentityProblem::NotAnIdentity);
    }

    #[test]
    fn other_files_are_told_apart() {
        let identity = Identity::generate();
        assert!(matches!(read(identity.to_secret().expose()), Ok(IdentityFile::Plain(_))));
        let sealed = seal(b"hello", &[identity.recipient()]).unwrap();
        let problem = |bytes: &[u8]| read(bytes).err().unwrap();
        assert_eq!(problem(&sealed), IdentityProblem::SealedToOthers);
        assert_eq!(problem(&sealed[..60]), IdentityProblem::Damaged);
        assert_eq!(problem(b"\xff\xfe"), IdentityProblem::NotAnIdentity);
        assert_eq!(problem(b""), IdentityProblem::Empty);
    }
}
