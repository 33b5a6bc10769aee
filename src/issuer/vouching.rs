//! For whom does the provider vouch? Authorization code with PKCE, state and nonce; the ID token's signature, issuer,
//! audience, times, nonce and the hash of the access token are verified by the library, against keys found by discovery.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::DateTime;
use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken,
    EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenClaims, IdTokenFields, IssuerUrl,
    Nonce, OAuth2TokenResponse, PkceCodeChallenge, RedirectUrl, Scope, StandardErrorResponse, StandardTokenResponse,
    TokenResponse, UserInfoClaims,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::Mutex;
use url::Url;

use super::caller::Caller;
use super::flow::Flow;
use super::roles;
use crate::clock::Clock;
use crate::config::Oidc;
use crate::secret::Secret;
use crate::staff::{Role, parse_name};

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

/// Somebody for whom the provider vouches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vouched {
    /// What the provider calls them for ever.
    pub subject: String,
    /// What they are called, if it can be a name here.
    pub name: Option<String>,
    /// What they may do here, if anything.
    pub role: Option<Role>,
}

/// A provider.
pub struct Issuer {
    settings: Oidc,
    redirect: String,
    caller: Caller,
    clock: Clock,
    /// What was found, or that nothing was, and when.
    known: Mutex<Option<(Timestamp, Option<Arc<CoreProviderMetadata>>)>>,
}

/// Claims that no standard names.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Others(BTreeMap<String, Value>);

impl AdditionalClaims for Others {}

type Fields = IdTokenFields<
    Others,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type Answer = StandardTokenResponse<Fields, CoreTokenType>;
type Portal = Client<
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

    /// Where a browser has to go, and what it has to keep meanwhile.
    pub async fn begin(&self, next: &str) -> Result<(Url, Flow), IssuerProblem> {
        let portal = self.portal().await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let request = portal
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .add_scope(Scope::new("profile".to_owned()))
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(challenge);
        let (address, state, nonce) = request.url();
        Ok((address, Flow::new(&state, &nonce, &verifier, next, self.clock.now())))
    }

    /// Who came back with a code.
    pub async fn finish(&self, flow: &Flow, code: &Secret) -> Result<Vouched, IssuerProblem> {
        let portal = self.portal().await?;
        let request = portal
            .exchange_code(AuthorizationCode::new(code.expose().to_owned()))
            .map_err(|_| IssuerProblem::NoToken)?
            .set_pkce_verifier(flow.verifier());
        let answer: Answer = request.request_async(&self.caller).await.map_err(|_| IssuerProblem::NoToken)?;
        let claims = self.verified(&portal, &answer, flow)?;
        let subject = claims.subject().to_string();
        let own = Claims {
            name: claims.preferred_username().map(|name| name.to_string()),
            email: claims.email().map(|email| email.to_string()),
            role: self.role_claim(claims.additional_claims()),
        };
        let own = if own.role.is_some() { own } else { self.asked(&portal, &answer, &claims, own).await };
        let role = own.role.and_then(|claim| roles::role(&claim, &self.settings));
        let name = own.name.as_deref().and_then(parse_name).or_else(|| own.email.as_deref().and_then(parse_name));
        Ok(Vouched { subject, name, role })
    }

    fn verified(
        &self,
        portal: &Portal,
        answer: &Answer,
        flow: &Flow,
    ) -> Result<IdTokenClaims<Others, CoreGenderClaim>, IssuerProblem> {
        let token = answer.id_token().ok_or(IssuerProblem::NoToken)?;
        let clock = self.clock.clone();
        let verifier = portal
            .id_token_verifier()
            .set_time_fn(move || DateTime::from_timestamp(clock.now().as_second(), 0).unwrap_or(DateTime::UNIX_EPOCH));
        let claims = token.claims(&verifier, &flow.nonce()).map_err(|_| IssuerProblem::BadToken)?;
        if let Some(expected) = claims.access_token_hash() {
            let (algorithm, key) = (token.signing_alg(), token.signing_key(&verifier));
            let (Ok(algorithm), Ok(key)) = (algorithm, key) else { return Err(IssuerProblem::BadToken) };
            let actual = AccessTokenHash::from_token(answer.access_token(), algorithm, key);
            if actual.ok().as_ref() != Some(expected) {
                return Err(IssuerProblem::BadToken);
            }
        }
        Ok(claims.clone())
    }

    /// Some providers say roles and names only when they are asked for them.
    async fn asked(
        &self,
        portal: &Portal,
        answer: &Answer,
        claims: &IdTokenClaims<Others, CoreGenderClaim>,
        own: Claims,
    ) -> Claims {
        let request = portal.user_info(answer.access_token().clone(), Some(claims.subject().clone()));
        let Ok(request) = request else { return own };
        let told: Result<UserInfoClaims<Others, CoreGenderClaim>, _> = request.request_async(&self.caller).await;
        let Ok(told) = told else { return own };
        Claims {
            name: own.name.or_else(|| told.preferred_username().map(|name| name.to_string())),
            email: own.email.or_else(|| told.email().map(|email| email.to_string())),
            role: self.role_claim(told.additional_claims()),
        }
    }

    fn role_claim(&self, others: &Others) -> Option<Value> {
        let all = Value::Object(others.0.clone().into_iter().collect());
        roles::claim(&all, &self.settings.role_claim).cloned()
    }

    /// What the portal is to the provider, by what is known of it now.
    async fn portal(&self) -> Result<Portal, IssuerProblem> {
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

/// What counts of somebody's claims.
struct Claims {
    name: Option<String>,
    email: Option<String>,
    role: Option<Value>,
}
