//! Why was nothing printed? Each reason with its exit code, what happened, and what to do.

use crate::package::{FormatProblem, OpenProblem, SignatureProblem};
use crate::sealing::OpenError;

/// A reason to print nothing. Its text is one line: what happened; what to do. Paths and names in it are visible text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(in crate::commands) enum Refusal {
    #[error("the {what} file {path} cannot be read: {why}; check its name and permissions")]
    Unreadable { what: &'static str, path: String, why: String },
    #[error("the {what} file {path} is of no use: {why}")]
    Unfit { what: &'static str, path: String, why: String },
    #[error(
        "the passphrase does not open the identity file {path}; try again, or find the one that it was protected with"
    )]
    WrongPassphrase { path: String },
    #[error(
        "the identity file {path} is protected by a passphrase, and there is no terminal to ask for it ({why}); give \
         --passphrase-file"
    )]
    NoTerminal { path: String, why: String },
    #[error(
        "only one of package, identity, passphrase and trusted keys can come from standard input; put the others into files"
    )]
    StdinTwice,
    #[error("the result cannot be written: {0}; check where standard output goes")]
    Unwritable(String),
    #[error("this is not a package: it is larger than 1 MiB; give the .age file that the customer sent")]
    TooLarge,
    #[error("{}", advice(*.0))]
    NotOpened(OpenProblem),
    #[error("a credential no longer works, see above; ask the customer to go through the portal again")]
    NoLongerWorks,
    #[error(
        "whether the credentials work could not be found out, see above; they may well be right: try again later, or \
         without --recheck"
    )]
    NotAsked,
    #[error("the package was made at {created_at}, longer ago than --max-age allows; ask the customer for a new one")]
    TooOld { created_at: String },
    #[error(
        "the package says that it was made at {created_at}, which is still to come; check the clock of this machine"
    )]
    FromTheFuture { created_at: String },
    #[error("the package is of \"{found}\", not of the company of --expect-company; check which customer sent it")]
    OtherCompany { found: String },
}

impl Refusal {
    /// The exit code: part of the public interface.
    pub(in crate::commands) const fn exit_code(&self) -> u8 {
        match self {
            Self::Unreadable { .. }
            | Self::Unfit { .. }
            | Self::WrongPassphrase { .. }
            | Self::NoTerminal { .. }
            | Self::StdinTwice
            | Self::Unwritable(_) => 2,
            Self::TooLarge | Self::NotOpened(OpenProblem::Sealing(_)) => 3,
            Self::NotOpened(OpenProblem::Signature(_)) => 4,
            Self::NotOpened(OpenProblem::Format(_)) => 5,
            Self::NoLongerWorks | Self::NotAsked => 6,
            Self::TooOld { .. } | Self::FromTheFuture { .. } => 7,
            Self::OtherCompany { .. } => 8,
        }
    }
}

const fn advice(problem: OpenProblem) -> &'static str {
    match problem {
        OpenProblem::Sealing(problem) => sealing_advice(problem),
        OpenProblem::Signature(problem) => signature_advice(problem),
        OpenProblem::Format(problem) => format_advice(problem),
    }
}

const fn sealing_advice(problem: OpenError) -> &'static str {
    match problem {
        OpenError::NotAge => "this is not an age file; give the .age file that the customer sent, unchanged",
        OpenError::NoIdentityFits => {
            "none of the identities opens the package; give the identity of a recipient that the portal sealed it to"
        }
        OpenError::Passphrase => {
            "the file is sealed to a passphrase, so the portal did not make it; ask the customer for the portal's package"
        }
        OpenError::Damaged => "the package is damaged or cut short; ask the customer to send it again, unchanged",
    }
}

const fn signature_advice(problem: SignatureProblem) -> &'static str {
    match problem {
        SignatureProblem::Missing => {
            "the package is not signed, so nobody knows who made it; use nothing of it and tell the customer and the \
             portal's operator"
        }
        SignatureProblem::Untrusted => {
            "the package is signed by a key that is not in the --trust file; fetch the portal's keys anew, and if it is \
             still refused, use nothing of it and tell the portal's operator"
        }
        SignatureProblem::Wrong => {
            "the signature of the package is wrong, it was changed after signing; use nothing of it and tell the \
             customer and the portal's operator"
        }
        SignatureProblem::NoTrust => {
            "nothing is printed unverified; give the portal's public keys with --trust, a copy of its \
             /.well-known/jwks.json"
        }
    }
}

const fn format_advice(problem: FormatProblem) -> &'static str {
    match problem {
        FormatProblem::NotAPackage => {
            "the file opens, but holds no package of credentials; give the .age file that the customer made with the \
             portal"
        }
        FormatProblem::OtherVersion => {
            "the package is of a format that this version does not know; install the portal's version of gong-onboarding"
        }
        FormatProblem::Incomplete => {
            "the package lacks something that its format promises; tell the portal's operator and ask for a new one"
        }
    }
}
