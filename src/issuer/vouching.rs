//! For whom does the provider vouch? Authorization code with PKCE, state and nonce; the ID token's signature, issuer,
//! audience, times, nonce and the hash of the access token are verified by the library, against keys found by discovery.

use chrono::DateTime;
use openidconnect::core::{CoreAuthenticationFlow, CoreGenderClaim};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, CsrfToken, IdTokenClaims, Nonce, OAuth2TokenResponse, PkceCodeChallenge, Scope,
    TokenResponse, UserInfoClaims,
};
use serde_json::Value;
use url::Url;

use super::flow::Flow;
use super::provider::{Answer, Issuer, IssuerProblem, Others, Portal};
use super::roles;
use crate::secret::Secret;
use crate::staff::{Role, parse_name};

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

impl Issuer {
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
        let subject = Some(claims.subject().to_string()).filter(|subject| !subject.is_empty());
        let subject = subject.ok_or(IssuerProblem::BadToken)?;
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
}

/// What counts of somebody's claims.
struct Claims {
    name: Option<String>,
    email: Option<String>,
    role: Option<Value>,
}
