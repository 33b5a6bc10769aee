//! What do handlers work with? The parts of the running portal, made once.

use std::convert::Infallible;
use std::ops::Deref;
use std::sync::{Arc, PoisonError, RwLock};

use axum::extract::FromRequestParts;
use axum::http::request;

use super::assets::Assets;
use super::cookies::Cookies;
use super::rehearsal::Rehearsals;
use super::running::Running;
use super::watchers::Watchers;
use crate::cases::Store;
use crate::checks::Checks;
use crate::clock::Clock;
use crate::config::{Config, Recipients};
use crate::issuer::Issuer;
use crate::package::SigningKeys;
use crate::sealing::Recipient;
use crate::secret::Secret;
use crate::staff::{Role, TotpSecret};
use crate::words::{Language, Library, Words};

/// What the portal is made of.
pub struct Parts {
    /// The settings.
    pub config: Config,
    /// The time.
    pub clock: Clock,
    /// Short texts, in every language.
    pub library: Library,
    /// The database.
    pub store: Store,
    /// The tests of credentials against 8x8.
    pub checks: Checks,
    /// The keys for packages: the one that signs, and those that are published beside it.
    pub signing_keys: SigningKeys,
    /// The keys that seal cookies.
    pub key_ring: super::KeyRing,
    /// The demo's simulated account, if this is the demo.
    pub demo: Option<Demo>,
}

/// Where the demo's simulated 8x8 is.
#[derive(Clone, Debug)]
pub struct Demo {
    /// Origin of the simulator, such as `http://127.0.0.1:43210`.
    pub base: String,
    /// Who can sign in at its support desk.
    pub staff: Vec<DemoStaff>,
}

/// Somebody who can sign in at the demo's desk: everybody may know how.
#[derive(Clone, Debug)]
pub struct DemoStaff {
    /// What is typed.
    pub name: &'static str,
    /// What they may do.
    pub role: Role,
    /// Their password.
    pub password: &'static str,
    /// The second factor, as [`TotpSecret::to_secret`] writes it.
    pub totp: Secret,
}

impl DemoStaff {
    /// The agent and the lead of every demo.
    pub fn both() -> Vec<Self> {
        let of = |name, role| Self {
            name,
            role,
            password: "four words for demos",
            totp: TotpSecret::generate().to_secret(),
        };
        vec![of("ada", Role::Agent), of("grace", Role::Lead)]
    }
}

/// The running portal, as a request in some language sees it. Clones share it.
#[derive(Clone)]
pub struct App {
    shared: Arc<Shared>,
    language: Language,
}

/// The parts, and what the web makes of them for itself.
pub(super) struct Shared {
    parts: Parts,
    pub(super) assets: Assets,
    pub(super) cookies: Cookies,
    pub(super) running: Running,
    pub(super) watchers: Watchers,
    pub(super) rehearsals: Rehearsals,
    /// Who else signs staff in.
    pub(super) issuer: Option<Issuer>,
    /// Who can open packages, as the operator lists them now.
    recipients: RwLock<Arc<Recipients>>,
}

impl App {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        let cookies = Cookies::new(parts.key_ring.clone(), &parts.config.public_url);
        let recipients = RwLock::new(Arc::new(parts.config.gong.recipients.clone()));
        let support = &parts.config.support;
        let back = format!("{}/support/sign-in/oidc/callback", support.public_url.origin().ascii_serialization());
        let issuer = support.oidc.clone().map(|oidc| Issuer::new(oidc, back, parts.clock.clone()));
        let shared = Shared {
            issuer,
            cookies,
            assets: Assets::load(),
            running: Running::new(parts.store.clone()),
            watchers: Watchers::default(),
            rehearsals: Rehearsals::default(),
            recipients,
            parts,
        };
        Self { shared: Arc::new(shared), language: Language::default() }
    }

    /// Everybody whom the operator lists as able to open packages, retired or not.
    pub fn listed_recipients(&self) -> Arc<Recipients> {
        self.shared.recipients.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Those to whom packages of cases of a group, or of none, are sealed today; empty if all are retired.
    pub fn recipients_of(&self, group: Option<&str>) -> Vec<Recipient> {
        self.listed_recipients().active(group, self.clock.today())
    }

    /// Every group for whose cases packages can be made today; nothing stands for the entries without one.
    pub fn recipient_groups(&self) -> Vec<Option<String>> {
        let groups = self.listed_recipients().groups();
        groups.into_iter().filter(|group| !self.recipients_of(group.as_deref()).is_empty()).collect()
    }

    /// The operator has changed the list.
    pub fn set_recipients(&self, recipients: Recipients) {
        *self.shared.recipients.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(recipients);
    }

    /// The same in another language.
    pub(super) fn in_language(&self, language: Language) -> Self {
        Self { language, ..self.clone() }
    }

    /// The language of its pages.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// The words of that language.
    pub(super) fn words(&self) -> &Words {
        self.library.of(self.language)
    }

    /// Assets, cookies and running tests.
    pub(super) fn shared(&self) -> &Shared {
        &self.shared
    }
}

/// Handlers ask for it in the language of their request; see [`super::language`].
impl FromRequestParts<App> for App {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut request::Parts, app: &App) -> Result<Self, Infallible> {
        Ok(app.in_language(parts.extensions.get().copied().unwrap_or_default()))
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.shared.parts
    }
}
