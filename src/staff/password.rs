//! Which passwords are good enough, how are they kept, and is this the one? As argon2id hashes, of which few are computed
//! at the same time: many sign-ins at once wait, and take neither the memory nor the processors from customers.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;
use zxcvbn::{Score, zxcvbn};

use crate::secret::Secret;
use crate::tokens;

/// The least that a password has, in characters (ASVS 5.0, 6.2).
const SHORTEST: usize = 12;
/// The most.
const LONGEST: usize = 128;
/// OWASP's Password Storage Cheat Sheet, argon2id: KiB of memory, passes and lanes.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);
/// So many hashes are computed at the same time, 19 MiB each.
const AT_ONCE: usize = 2;
static TURNS: Semaphore = Semaphore::const_new(AT_ONCE);
/// Threads of their own: the C library's allocator keeps what each thread once took, and of others there are hundreds.
static THREADS: LazyLock<Option<Runtime>> =
    LazyLock::new(|| Builder::new_current_thread().max_blocking_threads(AT_ONCE).build().ok());

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Weak {
    /// Under 12 characters.
    #[error("it is shorter than 12 characters")]
    Short,
    /// Over 128 characters.
    #[error("it is longer than 128 characters")]
    Long,
    /// The name of the account, or made of it.
    #[error("the name of the account is not a password")]
    Name,
    /// One character again and again.
    #[error("it is one character again and again")]
    Monotone,
    /// Among the first that are tried: known passwords, words, dates and rows of keys.
    #[error("it is among the first that are tried")]
    Common,
}

/// What is wrong with a password for an account of this name.
pub fn weakness(password: &Secret, name: &str) -> Option<Weak> {
    let text = password.expose();
    let folded = text.to_lowercase();
    let mut letters = folded.chars();
    let first = letters.next();
    match text.chars().count() {
        0..SHORTEST => Some(Weak::Short),
        length if length > LONGEST => Some(Weak::Long),
        _ if folded.replace(name, "").is_empty() => Some(Weak::Name),
        _ if letters.all(|letter| Some(letter) == first) => Some(Weak::Monotone),
        _ if is_common(text, name) => Some(Weak::Common),
        _ => None,
    }
}

/// Whether few guesses find it: fewer than 10⁸ by zxcvbn's lists and patterns.
fn is_common(text: &str, name: &str) -> bool {
    zxcvbn(text, &[name]).score() < Score::Three
}

/// The hash under which a password is kept, as a PHC string; nothing if the machine has no memory or no randomness.
pub async fn hash(password: Secret) -> Option<String> {
    computed(move || hash_now(&password)).await.flatten()
}

/// Whether a password is that of a hash. Takes the same time where there is no hash, and says no.
pub(super) async fn verify(password: Secret, hash: Option<String>) -> bool {
    computed(move || {
        let is_known = hash.is_some();
        let hash = hash.or_else(|| NOBODYS.clone()).unwrap_or_default();
        let fits = PasswordHash::new(&hash)
            .is_ok_and(|hash| argon2().verify_password(password.expose().as_bytes(), &hash).is_ok());
        fits && is_known
    })
    .await
    .unwrap_or(false)
}

/// The hash of a password that nobody knows.
static NOBODYS: LazyLock<Option<String>> = LazyLock::new(|| hash_now(&tokens::random_token()));

/// Where threads may be blocked, when it is its turn.
async fn computed<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let turn = TURNS.acquire().await.ok()?;
    // the turn goes along: who asked may give up meanwhile, and the work goes on all the same
    let work = move || (work(), turn).0;
    THREADS.as_ref()?.spawn_blocking(work).await.ok()
}

fn hash_now(password: &Secret) -> Option<String> {
    Some(argon2().hash_password(password.expose().as_bytes()).ok()?.to_string())
}

fn argon2() -> Argon2<'static> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).unwrap_or_default(); // the default of the crate is the same
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_passwords_are_refused() {
        let of = |text: &str| weakness(&Secret::new(text), "ada.lovelace");
        assert_eq!(of("elevenchars"), Some(Weak::Short));
        assert_eq!(of(&"ä".repeat(11)), Some(Weak::Short));
        assert_eq!(of(&"ab".repeat(65)), Some(Weak::Long));
        assert_eq!(of("Ada.Lovelace"), Some(Weak::Name));
        assert_eq!(of("ada.lovelaceada.lovelace"), Some(Weak::Name));
        assert_eq!(of("zzzzzzzzzzzz"), Some(Weak::Monotone));
        for common in ["password1234", "qwertyuiop12", "ada lovelace"] {
            assert_eq!(of(common), Some(Weak::Common), "{common}");
        }
        assert_eq!(of("twelve chars"), None);
        let longest = tokens::sha256_hex(b"a") + &tokens::sha256_hex(b"b");
        assert_eq!((longest.len(), of(&longest)), (LONGEST, None));
    }

    #[tokio::test]
    async fn a_hash_knows_its_password_alone() {
        let password = Secret::new("correct horse battery");
        let hash = super::hash(password.clone()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify(password.clone(), Some(hash.clone())).await);
        assert!(!verify(Secret::new("correct horse batterY"), Some(hash)).await);
        assert!(!verify(password.clone(), None).await);
        assert!(!verify(password, Some("damaged".to_owned())).await);
    }
}
