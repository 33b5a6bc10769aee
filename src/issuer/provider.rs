//! What is known of the provider? Its addresses and keys, found by discovery when they are needed, and kept for a while. A
//! provider that is down stops nobody but those who sign in there.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, Client, ClientId, ClientSecret, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IdTokenFields, IssuerUrl, RedirectUrl, StandardErrorResponse, StandardTokenResponse,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::Mutex;

use super::caller::Caller;
use crate::clock::Clock;
use crate::config::Oidc;

/// The provider's addresses and keys are asked for again after so long.
const KNOWN_FOR: SignedDuration = SignedDuration::from_mins(10);
/// One that did not answer is left alone for so long: else all who wait would wait for it one after the other.
const DOWN_FOR: SignedDuration = SignedDuration::from_secs(5);

/// Why the provider vouches for nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IssuerProblem {
    /// Its addresses or keys cannot be had.
    #[error("its addresses and keys cannot be had")]
    Unreachable,
    /// It does not give an ID token for the code.
    #[error("it gives no ID token for the code")]
    NoToken,
    /// The ID token is not what it has to be.
    #[error("the ID token is not valid here")]
    BadToken,
    /// A setting does not make an address.
    #[error("the settings make no address")]
    Settings,
}

/// A provider.
pub struct Issuer {
    pub(super) settings: Oidc,
    redirect: String,
    pub(super) caller: Caller,
    pub(super) clock: Clock,
    /// What was found, or that nothing was, and when.
    known: Mutex<Option<(Timestamp, Option<Arc<CoreProviderMetadata>>)>>,
}

/// Claims that no standard names.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Others(pub(super) BTreeMap<String, Value>);

impl AdditionalClaims for Others {}

type Fields = IdTokenFields<
    Others,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
pub(super) type Answer = StandardTokenResponse<Fields, CoreTokenType>;
pub(super) type Portal = Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Answer,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

impl Issuer {
    /// The provider of the settings; nobody is asked yet. `redirect` is where it leads browsers back to.
    pub fn new(settings: Oidc, redirect: String, clock: Clock) -> Self {
        let caller = Caller::new(settings.issuer.scheme() == "http");
        Self { settings, redirect, caller, clock, known: Mutex::new(None) }
    }

    /// As the settings name it.
    pub fn name(&self) -> &str {
        &self.settings.issuer_text
    }

    /// What people know it by.
    pub fn host(&self) -> &str {
        self.settings.issuer.host_str().unwrap_or_default()
    }

    /// What the portal is to the provider, by what is known of it now.
    pub(super) async fn portal(&self) -> Result<Portal, IssuerProblem> {
        let metadata = self.metadata().await?.as_ref().clone();
        let secret = self.settings.client_secret.as_ref().map(|secret| ClientSecret::new(secret.expose().to_owned()));
        let redirect = RedirectUrl::new(self.redirect.clone()).map_err(|_| IssuerProblem::Settings)?;
        let client_id = ClientId::new(self.settings.client_id.clone());
        Ok(Portal::from_provider_metadata(metadata, client_id, secret).set_redirect_uri(redirect))
    }

    /// One asks, and all others wait for the same answer.
    async fn metadata(&self) -> Result<Arc<CoreProviderMetadata>, IssuerProblem> {
        let mut known = self.known.lock().await;
        let now = self.clock.now();
        let lasts = |found: &Option<_>| if found.is_some() { KNOWN_FOR } else { DOWN_FOR };
        if let Some((at, found)) = known.as_ref()
            && now.duration_since(*at) < lasts(found)
        {
            return found.clone().ok_or(IssuerProblem::Unreachable);
        }
        let issuer = IssuerUrl::new(self.settings.issuer_text.clone()).map_err(|_| IssuerProblem::Settings)?;
        let found = CoreProviderMetadata::discover_async(issuer, &self.caller).await.ok().map(Arc::new);
        *known = Some((self.clock.now(), found.clone()));
        found.ok_or(IssuerProblem::Unreachable)
    }
}
